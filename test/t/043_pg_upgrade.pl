# pg_upgrade from an older server keeps values, reports and what users have built
# on them, byte for byte, with no dump of values and nothing read again.
# ./dev finds an older server beside the one under test; ATTAIN_OLDER is its
# folder, with bin and the extension in it.
use strict;
use warnings;
use FindBin;
use lib $FindBin::RealBin;

use Attain;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

$ENV{PGCLIENTENCODING} = 'UTF8';
plan skip_all => 'no older server is installed beside this one' unless $ENV{ATTAIN_OLDER};

my $old = PostgreSQL::Test::Cluster->new('old', install_path => $ENV{ATTAIN_OLDER});
my @init = (extra => [ '-E', 'UTF8', '--no-locale', '-k' ]);
$old->init(@init);
$old->append_conf('postgresql.conf', "jit = off\n");
$old->start;
$old->safe_psql('postgres', q{CREATE DATABASE gb ENCODING 'EUC_CN' LOCALE 'C' TEMPLATE template0; CREATE DATABASE released});
$old->safe_psql('postgres', 'CREATE EXTENSION attain');
load_samples($old, 'postgres');
make_values($old, 'postgres');
make_objects($old, 'postgres');
$old->safe_psql('postgres', q{CALL attain_refresh(); INSERT INTO attain_report (region, body) VALUES ('丙区', '2020年，新建公园5个。')});
$old->safe_psql('gb', q{CREATE EXTENSION attain; INSERT INTO attain_report (region, body) VALUES ('丙区', '2020年，新建公园5个。'); CREATE TABLE v AS SELECT '约12.50万元'::measure AS m, '力争≥5亿元'::target AS t; CREATE INDEX ON v USING gist (m)});
$old->safe_psql('released', q{CREATE EXTENSION attain VERSION '1.0.0'; INSERT INTO attain_report (region, body) VALUES ('丙区', '2020年，新建公园5个。'); CREATE TABLE v AS SELECT '约12.50万元'::measure AS m, '力争≥5亿元'::target AS t});
my $definitions = qr/^(views|rules|statistics|constraints|policies|indexes)$/;	# servers write these each in their way
my %attain = answers($old, 'postgres', exact => 1);
my %objects = object_answers($old, 'postgres');
delete @objects{ grep { $_ =~ $definitions } keys %objects };
my $stored = q{SELECT md5(string_agg(measure_send(m)::text || coalesce(target_send(t)::text, ''), ' ' ORDER BY id)) FROM promise};
my $bytes = $old->safe_psql('postgres', $stored);
my $from = $old->safe_psql('postgres', 'SHOW server_version');
$old->stop;

my $new = PostgreSQL::Test::Cluster->new('new');
$new->init(@init);
$new->append_conf('postgresql.conf', "jit = off\n");
# pg_config may be a link to that of the system, without the extension
my ($bin) = grep { -x "$_/pg_upgrade" && -x "$_/postgres" } split /:/, $ENV{PATH};
chdir $PostgreSQL::Test::Utils::tmp_check;
$new->command_ok([ 'pg_upgrade', '--no-sync', '-j', '2', '-d', $old->data_dir, '-D', $new->data_dir, '-b', "$ENV{ATTAIN_OLDER}/bin", '-B', $bin,
	'-s', $new->host, '-p', $old->port, '-P', $new->port ], 'pg_upgrade');
$new->start;
note "$from -> ", $new->safe_psql('postgres', 'SHOW server_version');

is($new->safe_psql('postgres', $stored), $bytes, 'values are stored as they were');
is($new->safe_psql('postgres', q{SELECT count(*) > 0 FROM pg_stats WHERE tablename = 'promise' AND attname = 'm'}), $new->safe_psql('postgres', 'SELECT current_setting($$server_version_num$$)::int >= 180000'),
	'statistics come along where the server brings them');
my $check = sub {
	my ($when) = @_;
	my %now = object_answers($new, 'postgres');
	delete @now{ grep { $_ =~ $definitions } keys %now };
	is(same_answers(\%now, \%objects), '', "$when: what users built");
};
$check->('before ANALYZE');
is(same_answers({ answers($new, 'postgres', exact => 1) }, \%attain), '', 'functions, views and reports');
$new->safe_psql('postgres', 'ANALYZE');
$check->('analyzed');
if ($new->safe_psql('postgres', q{SELECT count(*) FROM pg_available_extensions WHERE name = 'amcheck'}))
{
	$new->safe_psql('postgres', 'CREATE EXTENSION amcheck');
	is($new->safe_psql('postgres', q{SELECT count(bt_index_parent_check(c.oid, true, true)) > 20 FROM pg_class c JOIN pg_am a ON a.oid = c.relam AND a.amname = 'btree'
		WHERE c.relkind = 'i' AND c.relnamespace = 'public'::regnamespace}), 't', 'btree indexes are sound');
}
is($new->safe_psql('gb', q{SET enable_seqscan = off; SELECT m, t, (SELECT count(*) FROM attain_indicator) FROM v WHERE m <@ '1万元'}), '约12.50万元|力争≥5亿元|1', 'EUC_CN');
$new->safe_psql('released', 'ALTER EXTENSION attain UPDATE; CALL attain_refresh()');
is($new->safe_psql('released', q{SELECT m, t, (SELECT count(*) FROM attain_indicator), (SELECT count(*) FROM attain_report WHERE reader_version = attain_version()) FROM v}), '约12.50万元|力争≥5亿元|1|1', 'what 1.0.0 wrote, updated there');
# work goes on
is($new->safe_psql('postgres', q{INSERT INTO attain_report (region, body) VALUES ('丙区', '2021年，新建公园6个。') RETURNING id > (SELECT max(id) FROM attain_report)}), 't', 'numbers go on');
$new->safe_psql('postgres', 'REINDEX DATABASE postgres; CALL attain_refresh()');
is($new->safe_psql('postgres', q{UPDATE promise SET m = '5家' WHERE id = 7 RETURNING kept, ratio > 0}), $new->safe_psql('postgres', q{SELECT '5家' <@ t, '5家' / t > 0 FROM promise WHERE id = 7}), 'generated columns are made');

$new->stop;
done_testing();
