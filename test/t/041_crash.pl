# A server that is killed while it loads or refreshes loses no report that was
# told to be loaded, no row of one, and no index.
use strict;
use warnings;

use IPC::Run ();
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Time::HiRes qw(usleep);

$ENV{PGCLIENTENCODING} = 'UTF8';

my $reports = 500;
my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '-E', 'UTF8', '--no-locale' ]);
$node->append_conf('postgresql.conf', "restart_after_crash = on\njit = off\n");
$node->start;
sub ask { return $node->safe_psql('postgres', $_[0]) }
my $amcheck = ask(q{SELECT count(*) FROM pg_available_extensions WHERE name = 'amcheck'});

ask(q{
	CREATE EXTENSION attain;
	-- one report a line, with many values
	CREATE FUNCTION body(n int) RETURNS text LANGUAGE sql RETURN
		concat('第', n % 25, '区', 2001 + n / 25, E'年政府工作报告\n\n一、', 2000 + n / 25, E'年工作回顾\n\n地区生产总值', 1000 + n, '.', n % 10, '亿元，增长', n % 9, '.', n % 7, '%。')
		|| (SELECT string_agg(concat('第', s, '街道新增就业岗位', 1000 + n * s % 977, '个，新建道路', s + n % 13, '.5公里，城镇登记失业人数', 400 + n % 101, '人，空气优良率', 80 + s % 20, '%。'), '' ORDER BY s) FROM generate_series(1, 20) AS s)
		|| concat(E'\n\n二、', 2001 + n / 25, E'年主要任务\n\n地区生产总值增长', n % 8, '%，第3街道新增就业岗位', 900 + n % 200, '个以上，第4街道新建道路15公里，第5街道城镇登记失业人数控制在450人以内。');
	CREATE INDEX kept_btree ON attain_indicator (measure);
	CREATE INDEX kept_target ON attain_indicator (target);
	CREATE INDEX kept_hash ON attain_indicator USING hash (measure);
	CREATE INDEX kept_gist ON attain_indicator USING gist (measure);
	CREATE INDEX kept_gist_target ON attain_indicator USING gist (target);
	CREATE VIEW direct AS
		SELECT region, year, count(*) AS targets, count(*) FILTER (WHERE attained) AS attained,
			count(*) FILTER (WHERE NOT attained) AS missed, count(*) FILTER (WHERE attained IS NULL) AS undetermined
		FROM attain_scorecard WHERE year IS NOT NULL GROUP BY region, year;
	CREATE VIEW wrong AS
		SELECT count(*) FROM direct d FULL JOIN attain_scorecard_summary s USING (region, year)
		WHERE (d.targets, d.attained, d.missed, d.undetermined) IS DISTINCT FROM (s.targets, s.attained, s.missed, s.undetermined);
	CREATE VIEW parsed AS
		SELECT r.id AS report_id, p.seq, p.indicator, p.role, p.period, p.aspect, p.measure::text, p.target::text, p.low, p.high, p.unit, p.span, p.source
		FROM attain_report r, parse_report(r.body, r.report_year) AS p;
	CREATE VIEW kept AS
		SELECT report_id, seq, indicator, role, period, aspect, measure::text, target::text, low, high, unit, span, source FROM attain_indicator;
});
ask('CREATE EXTENSION amcheck') if $amcheck;

my $scripts = 0;
sub begin
{
	my ($sql) = @_;
	my %s = (out => '', err => '');
	my $script = $node->basedir . '/script' . $scripts++;
	open my $f, '>', $script or die;
	print $f $sql;
	close $f;
	$s{run} = IPC::Run::start([ 'psql', '-X', '-q', '-A', '-t', '-d', $node->connstr('postgres'), '-v', 'ON_ERROR_STOP=1', '-f', $script ],
		'<', \undef, '>', \$s{out}, '2>', \$s{err}, IPC::Run::timeout($PostgreSQL::Test::Utils::timeout_default));
	return \%s;
}
sub finish { my $s = shift; eval { $s->{run}->finish }; return $s->{err} }

# three sessions: report by report, five in a transaction, and as pages
sub loaders
{
	my $insert = sub { "INSERT INTO attain_report (region, kind, report_year, edition, body) SELECT '第' || $_[0] % 25 || '区', 'work report', 2001 + $_[0] / 25, 1, body($_[0])
		ON CONFLICT (region, kind, report_year, edition) DO NOTHING RETURNING $_[0];\n" };
	my @of = map { my $s = $_; [ grep { $_ % 3 == $s } 0 .. $reports - 1 ] } 0 .. 2;
	my $five = '';
	my @five = @{ $of[1] };
	while (my @some = splice @five, 0, 5)
	{
		# what is told before a commit is told by its last line alone
		$five .= "BEGIN;\n" . join('', map { $insert->($_) =~ s/ RETURNING.*//r . ";\n" } @some) . "COMMIT;\nSELECT * FROM unnest(ARRAY[" . join(',', @some) . "]);\n";
	}
	return (join('', map { $insert->($_) } @{ $of[0] }), $five,
		join('', map { "SELECT $_ FROM attain_load(body($_), region => '第${\ ($_ % 25)}区', kind => 'work report', report_year => ${\ (2001 + int($_ / 25))});\n" } @{ $of[2] }));
}

# Kills without a word: one backend, so that the server starts anew by itself, or
# the postmaster with all of its children.
sub kill_backend
{
	my ($pid) = @_;
	my $other = q{SELECT pid <> } . $node->safe_psql('postgres', q{SELECT pid FROM pg_stat_activity WHERE backend_type = 'checkpointer'})
		. q{ FROM pg_stat_activity WHERE backend_type = 'checkpointer'};
	kill 'KILL', $pid;
	# it may answer for a moment before it learns what has happened
	$node->poll_query_until('postgres', $other) or die 'the server does not come back';
}
sub kill_all
{
	my ($postmaster) = split /\n/, slurp_file($node->data_dir . '/postmaster.pid');
	my @children = grep { my $stat = eval { slurp_file("/proc/$_/stat") } // ''; $stat =~ /^\d+ \(.*\) \S (\d+)/s && $1 == $postmaster }
		map { m{/proc/(\d+)$} ? $1 : () } glob '/proc/[0-9]*';
	$node->kill9;
	kill 'KILL', @children;
	usleep(100_000) while grep { -e "/proc/$_" } @children;
	for (1 .. 100)
	{
		return if $node->start(fail_ok => 1);
		usleep(100_000);
	}
	die 'the server does not start again';
}

sub sound
{
	my ($when, @told) = @_;
	my $there = ask('SELECT count(*) FROM attain_report');
	note "$there reports";
	is(ask('SELECT count(*) FROM unnest(ARRAY[' . join(',', @told) . "]::int[]) AS n WHERE NOT EXISTS (SELECT FROM attain_report r
		WHERE (r.region, r.report_year, r.edition) = ('第' || n % 25 || '区', 2001 + n / 25, 1))"), '0', "$when: every report that was told to be loaded (" . @told . ')') if @told;
	is(ask('SELECT count(*) FROM (TABLE parsed EXCEPT TABLE kept) AS missing'), '0', "$when: no report without its rows");
	is(ask('SELECT count(*) FROM (TABLE kept EXCEPT TABLE parsed) AS surplus'), '0', "$when: no row without its report");
	is(ask('TABLE wrong'), '0', "$when: the summary is right");
	is(ask('SELECT count(*) FROM attain_loading'), '0', "$when: nobody waits");
	if ($amcheck)
	{
		is(ask(q{SELECT count(bt_index_parent_check(i.indexrelid, true, true)) > 10 FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
			JOIN pg_am a ON a.oid = c.relam AND a.amname = 'btree' WHERE t.relname ~ '^attain_' AND t.relpersistence = 'p'}), 't', "$when: btree indexes are sound");
		is(ask(q{SELECT count(*) FROM pg_class t, verify_heapam(t.oid, check_toast => true) WHERE t.relname ~ '^attain_' AND t.relkind = 'r'}), '0', "$when: tables are sound");
		ask(q{SELECT gist_index_check(i, true) FROM unnest(ARRAY['kept_gist', 'kept_gist_target']::regclass[]) AS i})
			if ask(q{SELECT count(*) FROM pg_proc WHERE proname = 'gist_index_check'});
	}
	for my $where ("measure <@ '增长4%以上'", "measure <@ '≥1500个'", "measure = '20.5公里'", "measure = '410人'", "target \@> '460人'::measure", "target && '≥1000个'", "measure < '50%'")
	{
		my $query = "SELECT count(*), md5(string_agg(report_id || ' ' || seq, ' ' ORDER BY report_id, seq)) FROM attain_indicator WHERE $where";
		my $scan = ask("SET enable_indexscan = off; SET enable_bitmapscan = off; SET enable_indexonlyscan = off; $query");
		is(ask("SET enable_seqscan = off; $query"), $scan, "$when: indexes answer $where");
	}
}

# loading, killed twice and begun again
my %told;
for my $how ('a killed backend', 'a killed server')
{
	my $before = ask('SELECT count(*) FROM attain_report');
	my @loaders = map { begin($_) } loaders();
	$node->poll_query_until('postgres', "SELECT count(*) > $before + $reports / 5 FROM attain_report") or die 'nothing is loaded';
	if ($how eq 'a killed backend')
	{
		kill_backend(ask(q{SELECT pid FROM pg_stat_activity WHERE query ~ 'attain_load' AND pid <> pg_backend_pid() LIMIT 1}));
	}
	else
	{
		kill_all();
	}
	my @errors = map { finish($_) } @loaders;
	like("@errors", qr/server closed the connection|terminating connection|the connection to the server was lost/i, "$how: sessions were at work");
	for (map { split /\n/, $_->{out} } @loaders) { $told{$_} = 1 if /^\d+$/ }
	cmp_ok(ask('SELECT count(*) FROM attain_report'), '<', $reports, "$how: in the middle");
	sound($how, sort { $a <=> $b } keys %told);
}
is(finish($_), '', 'loading goes on') for map { begin($_) } loaders();
is(ask('SELECT count(*), count(DISTINCT (region, report_year)) FROM attain_report'), "$reports|$reports", 'all reports, each once');
sound('loaded', 0 .. $reports - 1);

# refreshing
for my $how ('a killed backend', 'a killed server')
{
	ask(q{UPDATE attain_report SET reader_version = 'old'});
	my @refreshing = map { begin('CALL attain_refresh(batch => 10);') } 1, 2;
	$node->poll_query_until('postgres', q{SELECT coalesce(sum(done), 0) >= 60 FROM attain_progress WHERE state = 'running'}) or die 'nothing is refreshed';
	$how eq 'a killed backend' ? kill_backend(ask(q{SELECT min(pid) FROM attain_progress WHERE state = 'running'})) : kill_all();
	finish($_) for @refreshing;
	my $left = ask(q{SELECT count(*) FROM attain_report WHERE reader_version = 'old'});
	cmp_ok($left, '>', 0, "refreshing, $how: in the middle ($left left)");
	cmp_ok($left, '<', $reports, "refreshing, $how: what was done stays");
	is(ask(q{SELECT count(*) FROM attain_progress WHERE state = 'running'}), '0', "refreshing, $how: no run is said to go on");
	sound("refreshing, $how");
	ask('CALL attain_refresh()');
	is(ask(q{SELECT count(*) FROM attain_report WHERE reader_version = 'old'}), '0', "refreshing, $how: the next run does the rest");
	is(ask('SELECT count(*) FROM attain_region_mark'), '0', "refreshing, $how: and all is counted");
}
sound('refreshed');
ask(q{INSERT INTO attain_report (body) VALUES ('甲区2020年，地区生产总值增长3.8%。')});
pass('numbers go on');

$node->stop;
done_testing();
