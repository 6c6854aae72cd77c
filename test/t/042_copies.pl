# Copies answer as their source does: a standby, a subscriber of values and
# reports, and what a dump restores of that which users build on the types.
use strict;
use warnings;
use FindBin;
use lib $FindBin::RealBin;

use Attain;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

$ENV{PGCLIENTENCODING} = 'UTF8';

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(allows_streaming => 'logical', extra => [ '-E', 'UTF8', '--no-locale' ]);
$node->append_conf('postgresql.conf', "jit = off\nwal_retrieve_retry_interval = 100ms\n");
$node->start;
my $version = $node->safe_psql('postgres', 'SHOW server_version_num');
$node->safe_psql('postgres', 'CREATE EXTENSION attain');

#
# a standby, also of what was written after it began
#
$node->backup('first');
my $standby = PostgreSQL::Test::Cluster->new('standby');
$standby->init_from_backup($node, 'first', has_streaming => 1);
$standby->start;
load_samples($node, 'postgres');
make_values($node, 'postgres');
make_objects($node, 'postgres');

sub in_step
{
	my ($when) = @_;
	$node->wait_for_catchup($standby);
	my %there = answers($node, 'postgres', exact => 1);
	is(same_answers({ answers($standby, 'postgres', exact => 1) }, \%there), '', "standby: $when");
	return scalar keys %there;
}
cmp_ok(in_step('every function and view answers the same'), '>', 95, 'they are many');
my %objects = object_answers($node, 'postgres');
is(same_answers({ object_answers($standby, 'postgres') }, \%objects), '', 'standby: indexes answer, too');
unlike("@objects{sort keys %objects}", qr/an index finds/, 'every index answers as a scan');
is(scalar(grep { $_ eq '' } values %objects), 0, 'nothing is empty');
my $pages = 'SELECT md5(attain_evidence_html(id)) FROM attain_report ORDER BY id';
is($standby->safe_psql('postgres', $pages), $node->safe_psql('postgres', $pages), 'standby: pages');
$node->safe_psql('postgres', q{CALL attain_refresh(); UPDATE attain_report SET body = body || '新增就业岗位77个。' WHERE region = '甲区'});
my $summary = 'SELECT * FROM attain_scorecard_summary ORDER BY region, year';
$node->wait_for_catchup($standby);
is($standby->safe_psql('postgres', $summary), $node->safe_psql('postgres', $summary), 'standby: a summary in part counted');
my ($ret, $out, $err) = $standby->psql('postgres', 'CALL attain_refresh()');
like($err, qr/read-only transaction|during recovery/, 'standby: nothing can be refreshed there, and that is told');
($ret, $out, $err) = $standby->psql('postgres', q{SELECT * FROM attain_load('甲区2020年，地区生产总值增长3%。')});
like($err, qr/read-only transaction|during recovery/, 'standby: nor loaded');
$standby->promote;
is($standby->safe_psql('postgres', "CALL attain_refresh(); $summary"), $node->safe_psql('postgres', "CALL attain_refresh(); $summary"), 'promoted it counts itself');
$standby->stop;

#
# a subscriber, by text and in binary
#
my $to = PostgreSQL::Test::Cluster->new('subscriber');
$to->init(allows_streaming => 'logical', extra => [ '-E', 'UTF8', '--no-locale' ]);
$to->append_conf('postgresql.conf', "jit = off\nwal_retrieve_retry_interval = 100ms\n");
$to->start;
my $tables = q{
	CREATE TABLE item (id int PRIMARY KEY, m measure, t target, kept boolean GENERATED ALWAYS AS (m <@ t) STORED);
	CREATE TABLE keyed (m measure, t target, n int, PRIMARY KEY (m, t));
	CREATE TABLE bare (m measure, t target, ms measure[]);
	ALTER TABLE bare REPLICA IDENTITY FULL};
for my $how ('text', 'binary')
{
	my $db = "by_$how";
	for my $n ($node, $to)
	{
		$n->safe_psql('postgres', "CREATE DATABASE $db");
		$n->safe_psql($db, "CREATE EXTENSION attain; $tables");
	}
	make_values($node, $db);
	my $fill = 'INSERT INTO item SELECT i, measure, target FROM value; INSERT INTO keyed SELECT measure, target, i FROM value ON CONFLICT DO NOTHING;
		INSERT INTO bare SELECT measure, target, ARRAY[measure, measure2] FROM value';
	$node->safe_psql($db, $fill);
	load_samples($node, $db);
	$node->safe_psql($db, 'CREATE PUBLICATION pub FOR TABLE item, keyed, bare, attain_report, attain_alias, attain_reference');
	# the first copy is binary from PostgreSQL 16 on
	$to->safe_psql($db, "CREATE SUBSCRIPTION $db CONNECTION 'host=" . $node->host . ' port=' . $node->port . " dbname=$db' PUBLICATION pub WITH (binary = " . ($how eq 'binary' ? 'true' : 'false') . ')');
	$to->poll_query_until($db, q{SELECT count(*) = 6 AND bool_and(srsubstate = 'r') FROM pg_subscription_rel}) or die 'no sync';
	my $same = sub {
		my ($when) = @_;
		$node->wait_for_catchup($db);
		my %got;
		for my $n ($node, $to)
		{
			$got{ $n->name }{$_} = $n->safe_psql($db, "SELECT to_jsonb(v) - ARRAY['loaded_at', 'read_at'] FROM $_ AS v ORDER BY v::text COLLATE \"C\"")
				for qw(item keyed bare attain_report attain_indicator attain_alias attain_reference attain_scorecard attain_scorecard_summary attain_trend attain_conflict);
		}
		delete $got{$_}{attain_report} for keys %got;
		$got{$_}{reports} = ($_ eq 'main' ? $node : $to)->safe_psql($db, q{SELECT to_jsonb(r) - ARRAY['loaded_at', 'read_at'] FROM attain_report r ORDER BY id}) for keys %got;
		is(same_answers($got{subscriber}, $got{main}), '', "$how: $when");
		return length $got{main}{bare};
	};
	cmp_ok($same->('what was there before'), '>', 1000, "$how: there is something");
	$node->safe_psql($db, q{
		INSERT INTO item SELECT i + 100, measure2, target2 FROM value;
		UPDATE item SET m = '约12.50万元', t = '力争≥5亿元' WHERE id % 7 = 0;
		UPDATE item SET m = NULL, t = '高于全市平均水平' WHERE id % 11 = 0;
		DELETE FROM item WHERE id % 5 = 0;
		UPDATE keyed SET m = '17.10公顷' WHERE (m, t) = (SELECT m, t FROM keyed ORDER BY m, t LIMIT 1);
		UPDATE keyed SET n = -n WHERE n % 3 = 0;
		DELETE FROM keyed WHERE n % 4 = 0;
		UPDATE bare SET t = '清零' WHERE m = '约100家';
		DELETE FROM bare WHERE m = '百余家' OR t = '下降3%';
		INSERT INTO bare VALUES (NULL, NULL, NULL), ('超额完成', '与经济增长同步', '{}');
		TRUNCATE attain_alias;
		INSERT INTO attain_reference (year, reference, value) VALUES (2020, '全市平均水平', '增长1.7%');
		UPDATE attain_reference SET value = '约4800人' WHERE reference = '市下达指标';
		UPDATE attain_report SET body = body || '新增就业岗位77个。' WHERE region = '甲区';
		DELETE FROM attain_report WHERE id = 2});
	$same->('changes');
	$to->safe_psql($db, "DROP SUBSCRIPTION $db");
}
$to->stop;

#
# dumps of what users build
#
my %formats = (
	plain => [ [ '-Fp' ] ],
	custom => [ [ '-Fc' ], [] ],
	'directory, by two' => [ [ '-Fd', '-j2' ], [ '-j2' ] ]);
# from PostgreSQL 18 on a dump can have what the planner knows
$formats{'custom, with statistics'} = [ [ '-Fc', '--statistics' ], [] ] if $version >= 180000;
my %attain = answers($node, 'postgres');
%objects = object_answers($node, 'postgres');
for my $format (sort keys %formats)
{
	my ($dump, $restore) = @{ $formats{$format} };
	my $db = 'restored_' . $format =~ s/\W+/_/gr;
	my $file = $node->basedir . "/$db";
	$node->command_ok([ 'pg_dump', @$dump, '-f', $file, '-d', $node->connstr('postgres') ], "$format: dump");
	$node->safe_psql('postgres', "CREATE DATABASE $db TEMPLATE template0");
	$node->command_ok($restore ? [ 'pg_restore', '--exit-on-error', @$restore, '-d', $node->connstr($db), $file ]
		: [ 'psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-f', $file, '-d', $node->connstr($db) ], "$format: restore");
	is($node->safe_psql($db, q{SELECT count(*) > 0 FROM pg_stats WHERE tablename = 'promise'}), 't', "$format: statistics are there before ANALYZE") if $format =~ /statistics/;
	is(same_answers({ object_answers($node, $db) }, \%objects), '', "$format: what users built");
	$node->safe_psql($db, 'ANALYZE');
	is(same_answers({ object_answers($node, $db) }, \%objects), '', "$format: also with statistics");
	is(same_answers({ answers($node, $db) }, \%attain), '', "$format: functions and views") if $format eq 'plain';
	for my $wrong (q{INSERT INTO promise (id, name, m) VALUES (-1, 'x', '-2000000家')}, q{INSERT INTO sold VALUES ('7元')}, q{INSERT INTO booked VALUES ('丁', '5.0家')},
		q{INSERT INTO promise (id, name, p) VALUES (-2, 'x', '-5%')}, q{INSERT INTO price VALUES ('500分')})
	{
		my ($ret, $out, $err) = $node->psql($db, $wrong);
		like($err, qr/violates/, "$format: refused: $wrong");
	}
}

$node->stop;
done_testing();
