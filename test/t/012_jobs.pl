# Refreshing and loading by several sessions at once.
use strict;
use warnings;

use IPC::Run ();
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '-E', 'UTF8', '--no-locale' ]);
$node->start;

sub ask { return $node->safe_psql('postgres', $_[0]) }

# a session of its own; its errors are for finish() to return
sub begin
{
	my %s = (out => '', err => '');
	$s{run} = IPC::Run::start([ 'psql', '-X', '-q', '-A', '-t', '-d', $node->connstr('postgres'), map { ('-c', $_) } @_ ],
		'<', \undef, '>', \$s{out}, '2>', \$s{err}, IPC::Run::timeout($PostgreSQL::Test::Utils::timeout_default));
	return \%s;
}
sub finish { my $s = shift; $s->{run}->finish; return $s->{err} }
sub until_true { $node->poll_query_until('postgres', $_[0]) or die "never true: $_[0]" }

ask(q{
	CREATE EXTENSION attain;
	INSERT INTO attain_report (region, body)
		SELECT r, r || y || E'年政府工作报告\n\n一、' || y - 1 || E'年工作回顾\n\n地区生产总值增长' || n % 7
			|| '%，新增就业岗位' || y * 3 || E'个。\n\n二、' || y
			|| E'年主要任务\n\n地区生产总值增长4%，新增就业岗位6040个，城镇登记失业人数控制在市下达指标内。'
		FROM (SELECT chr(ascii('甲') + n % 6) || '区', 2011 + n / 6, n FROM generate_series(0, 59) AS n) AS v (r, y, n);
	CREATE TABLE reading (id bigint);
	CREATE FUNCTION log_reading() RETURNS trigger LANGUAGE plpgsql AS
		$$ BEGIN INSERT INTO reading VALUES (NEW.id); PERFORM pg_sleep(0.02); RETURN NULL; END $$;
	CREATE TRIGGER log_reading AFTER UPDATE ON attain_report FOR EACH ROW
		WHEN (OLD.read_at IS DISTINCT FROM NEW.read_at) EXECUTE FUNCTION log_reading();
	CREATE VIEW direct AS
		SELECT region, year, count(*) AS targets, count(*) FILTER (WHERE attained) AS attained,
			count(*) FILTER (WHERE NOT attained) AS missed, count(*) FILTER (WHERE attained IS NULL) AS undetermined
		FROM attain_scorecard WHERE year IS NOT NULL GROUP BY region, year;
	-- one query has one snapshot, so nothing may ever be wrong
	CREATE VIEW wrong AS
		SELECT count(*) FROM direct d
			FULL JOIN attain_scorecard_summary s USING (region, year)
		WHERE (d.targets, d.attained, d.missed, d.undetermined)
			IS DISTINCT FROM (s.targets, s.attained, s.missed, s.undetermined);
});
my $old = q{TRUNCATE reading, attain_job; UPDATE attain_report SET reader_version = 'old'};
my $left = q{SELECT count(*) FROM attain_report WHERE reader_version IS DISTINCT FROM attain_version()};
my $once = q{SELECT count(*), count(DISTINCT id) FROM reading};
my $marks = q{SELECT count(*) FROM attain_region_mark};

is(ask('SELECT count(*) > 50 FROM direct'), 't', 'there is something to count');
is(ask('TABLE wrong'), '0', 'nothing counted yet');

# advisory locks are anybody's: no run waits for one
ask('CREATE ROLE idler LOGIN');
my $idler = begin('SET ROLE idler', 'SELECT pg_advisory_lock(1635021921, n) FROM generate_series(1, 5) AS n', 'SELECT pg_sleep(60)');
until_true(q{SELECT count(*) = 5 FROM pg_locks WHERE locktype = 'advisory' AND classid = 1635021921 AND granted});
ask("SET lock_timeout = '20s'; CALL attain_refresh()");
is(ask('SELECT count(*), min(id), max(state) FROM attain_job'), '1|6|finished', 'a run passes over numbers whose locks somebody holds');
ask(q{SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(60)' AND pid <> pg_backend_pid()});
finish($idler);

# two at once
ask($old);
my @job = map { begin('CALL attain_refresh(batch => 4)') } 1, 2;
until_true(q{SELECT count(*) = 2 FROM attain_progress WHERE state = 'running' AND done > 0});
pass('both seen running from a third session');
unlike(finish($_), qr/ERROR|WARNING/, 'no error') for @job;
is(ask($left), '0', 'all are read');
is(ask($once), '60|60', 'each once');
is(ask(q{SELECT sum(done), min(done) > 0, min(state), max(state) FROM attain_progress}), '60|t|finished|finished', 'by both');
is(ask("$marks; TABLE wrong"), "0\n0", 'and everything is counted');

# cancelled and gone on with
ask($old);
my $job = begin('CALL attain_refresh(batch => 7)', 'SELECT pg_sleep(3)');
until_true(q{SELECT state = 'running' AND done >= 14 FROM attain_progress});
ask(q{SELECT pg_cancel_backend(pid) FROM attain_progress});
until_true(q{SELECT state <> 'running' FROM attain_progress});
is(ask(q{SELECT state, total, done + (SELECT count(*) FROM attain_report WHERE reader_version = 'old') FROM attain_progress}),
	'cancelled|60|60', 'what was read before the cancel stays');
like(finish($job), qr/ERROR:  canceling statement due to user request/, 'the caller is told');
isnt(ask($left), '0', 'some are left');
ask(q{CALL attain_refresh()});
is(ask("$left; $once"), "0\n60|60", 'the next run reads the rest, each once');

# cancelled while it waits for a lock; the session lives on
ask($old);
my $locker = begin('BEGIN; LOCK TABLE attain_alias; SELECT pg_sleep(2); COMMIT');
until_true(q{SELECT count(*) > 0 FROM pg_stat_activity WHERE wait_event = 'PgSleep'});
$job = begin('SET statement_timeout = 500', 'CALL attain_refresh(batch => 7)');
like(finish($job), qr/ERROR:.* statement timeout/, 'a time limit ends a run that waits');
is(ask(q{SELECT done, state FROM attain_progress}), '0|cancelled', 'and is told');
finish($locker);

# a server process that ends says nothing more
$job = begin('CALL attain_refresh(batch => 1)');
until_true(q{SELECT count(*) = 1 FROM attain_progress WHERE state = 'running' AND done > 3});
ask(q{SELECT pg_terminate_backend(pid) FROM attain_progress WHERE state = 'running'});
finish($job);
until_true(q{SELECT count(*) = 1 FROM attain_progress WHERE state = 'interrupted'});
pass('a run whose session ended is interrupted');
ask(q{CALL attain_refresh()});
is(ask("$left; $once"), "0\n60|60", 'and nothing is lost or read twice');

# a report that another session has locked is left, and said to be
ask($old);
$locker = begin(q{BEGIN; SELECT FROM attain_report WHERE id = 5 FOR UPDATE; SELECT pg_sleep(4); COMMIT});
until_true(q{SELECT count(*) > 0 FROM pg_stat_activity WHERE wait_event = 'PgSleep'});
like(finish(begin('CALL attain_refresh()')), qr/NOTICE:  attain_refresh: 1 reports are left/, 'not waited for');
is(ask($left), '1', 'the others are read');
finish($locker);
ask(q{CALL attain_refresh()});
is(ask($left), '0', 'it is read when it is free');

# so are those that wait for a lock too long: nothing is wrong with them
ask($old);
$locker = begin(q{BEGIN; LOCK TABLE attain_alias IN ROW EXCLUSIVE MODE; SELECT pg_sleep(6); COMMIT});
until_true(q{SELECT count(*) > 0 FROM pg_stat_activity WHERE wait_event = 'PgSleep'});
my $timed_out = finish(begin(q{SET lock_timeout = '1ms'}, 'CALL attain_refresh()'));
like($timed_out, qr/NOTICE:  attain_refresh: 60 reports are left/, 'a lock that is not to be had in time');
unlike($timed_out, qr/WARNING/, 'is no failure');
is(ask(q{SELECT count(*) FROM attain_report WHERE remark IS NOT NULL}), '0', 'nor said of the reports');
finish($locker);
ask(q{CALL attain_refresh()});
is(ask($left), '0', 'they are read later');

# changes that commit after a run counted without them
for my $change (
	[ q{INSERT INTO attain_report (region, body) VALUES ('新区', '2020年，新建公园要达到5个。')}, 'a report' ],
	[ q{DELETE FROM attain_report WHERE id = 7}, 'a deleted report' ],
	[ q{INSERT INTO attain_reference (region, year, reference, value) VALUES ('新区', 2020, '市下达指标', '300人')}, 'a reference',
		q{INSERT INTO attain_report (region, report_year, body) VALUES ('新区', 2020, E'二、2020年主要任务\n\n城镇登记失业人数控制在市下达指标内。'),
			('新区', 2021, '2020年，城镇登记失业人数280人。')} ],
	[ q{INSERT INTO attain_reference (year, reference, value) VALUES (2018, '市下达指标', '300人')}, 'a reference for all',
		q{INSERT INTO attain_report (region, report_year, body) VALUES ('新区', 2018, E'二、2018年主要任务\n\n城镇登记失业人数控制在市下达指标内。'),
			('新区', 2019, '2018年，城镇登记失业人数280人。')} ])
{
	my ($do, $name, $meanwhile) = @$change;
	my $s = begin("BEGIN; $do; SELECT pg_sleep(2); COMMIT");
	until_true(q{SELECT count(*) > 0 FROM pg_stat_activity WHERE wait_event = 'PgSleep'});
	ask($meanwhile) if $meanwhile;
	ask('CALL attain_refresh()');
	is(ask('TABLE wrong'), '0', "$name that is not committed does not count");
	is(finish($s), '', "$name commits");
	is(ask('TABLE wrong'), '0', "$name that commits later counts");
	ask('CALL attain_refresh()');
	is(ask("$marks; TABLE wrong"), "0\n0", "$name is counted by the next run");
}

# everything at once
ask(q{DROP TRIGGER log_reading ON attain_report});
my @busy = (
	begin(map {; "UPDATE attain_report SET body = replace(body, '4%', '$_%') WHERE id % 9 = $_ % 9", 'SELECT pg_sleep(0.01)' } 1 .. 30),
	begin(map {; ("DELETE FROM attain_report WHERE id = 30 + $_",
			"INSERT INTO attain_report (region, report_year, body) VALUES ('区$_', 2020, '2020年，新建公园要达到$_个。'), ('区@{[$_ % 3]}', 2021, '2020年，新建公园5个。')") } 1 .. 20),
	begin(map {; ("INSERT INTO attain_alias (alias, indicator) VALUES ('新建公园', '绿地$_')", 'DELETE FROM attain_alias',
			"INSERT INTO attain_reference (year, reference, value) VALUES (20$_, '市下达指标', '4750人') ON CONFLICT DO NOTHING") } 11 .. 20),
	map { begin(map {; 'CALL attain_refresh(batch => 3)' } 1 .. 8) } 1, 2);
my $wrong = 0;
$wrong += ask('TABLE wrong') for 1 .. 20;
is($wrong, 0, 'right at every moment');
unlike(finish($_), qr/ERROR|WARNING/, 'no session is in another\'s way') for @busy;
is(ask('TABLE wrong'), '0', 'right in the end');
ask('CALL attain_refresh()');
is(ask("$marks; TABLE wrong"), "0\n0", 'and all counted');

# one report loaded by two sessions at a time is one report
my $load = q{SELECT replaced FROM attain_load('某区2030年政府工作报告。地区生产总值增长5%。', region => '某区', kind => 'work report', report_year => 2030)};
my $first = begin("BEGIN; $load; SELECT pg_sleep(2); COMMIT");
until_true(q{SELECT count(*) > 0 FROM pg_stat_activity WHERE wait_event = 'PgSleep'});
my $second = begin($load);
is(finish($first) . finish($second), '', 'both load');
is($second->{out}, "t\n", 'the second replaces what the first has loaded');
is(ask(q{SELECT count(*) FROM attain_report WHERE region = '某区'}), '1', 'one report');
@job = map { begin(map {; my $y = 2030 + $_; $load =~ s/2030/$y/gr } 1 .. 20) } 1 .. 3;
is(join('', map { finish($_) } @job), '', 'three sessions, twenty reports');
is(ask(q{SELECT count(*), count(DISTINCT report_year) FROM attain_report WHERE region = '某区' AND report_year > 2030}), '20|20', 'twenty reports');

# so is one that another session inserts without attain_load
ask(q{DELETE FROM attain_report WHERE region = '某区'});
my $insert = q{INSERT INTO attain_report (region, kind, report_year, body) VALUES ('某区', 'work report', 2030, '地区生产总值增长5%。')};
$first = begin("BEGIN; $insert; SELECT pg_sleep(2); COMMIT");
until_true(q{SELECT count(*) > 0 FROM pg_stat_activity WHERE wait_event = 'PgSleep'});
@job = map { begin($load) } 1, 2;
is(join('', map { finish($_) } $first, @job), '', 'an insert and two loads');
is($job[0]{out} . $job[1]{out}, "t\nt\n", 'both replace what the insert made');
is(ask(q{SELECT count(*), max(edition) FROM attain_report WHERE region = '某区'}), '1|1', 'one report');

# of plain inserts each has its number, also where the first is given up
ask(q{DELETE FROM attain_report WHERE region = '某区'});
for my $end ('COMMIT', 'ROLLBACK')
{
	$first = begin("BEGIN; $insert; SELECT pg_sleep(2); $end");
	until_true(q{SELECT count(*) > 0 FROM pg_stat_activity WHERE wait_event = 'PgSleep'});
	my @others = map { begin($insert) } 1 .. 3;
	is(join('', map { finish($_) } $first, @others), '', "three inserts beside one that ends with $end");
}
is(ask(q{SELECT string_agg(edition::text, ' ' ORDER BY edition) FROM attain_report WHERE region = '某区'}), '1 2 3 4 5 6 7', 'numbers without a gap');
# one that is given, and one that takes the place of another
$first = begin("BEGIN; ${\ ($insert =~ s/body\) VALUES \(/body, edition) VALUES (/r =~ s/\)\z/, 8)/r)}; SELECT pg_sleep(1);"
	. q{UPDATE attain_report SET kind = 'news' WHERE region = '某区' AND edition = 1; SELECT pg_sleep(1); COMMIT});
until_true(q{SELECT count(*) > 0 FROM pg_stat_activity WHERE wait_event = 'PgSleep'});
my @others = (begin($insert), begin($insert =~ s/work report/news/r));
is(join('', map { finish($_) } $first, @others), '', 'beside a number that is given and a report that changes its kind');
is(ask(q{SELECT string_agg(kind || edition, ' ' ORDER BY kind, edition) FROM attain_report WHERE region = '某区'}),
	'news1 news2 work report2 work report3 work report4 work report5 work report6 work report7 work report8 work report9', 'each has its own');

# many in one statement need no more locks than one
is(ask(q{SET max_parallel_workers_per_gather = 0; BEGIN; INSERT INTO attain_report (region, kind, report_year, body)
	SELECT '第' || n || '区', 'news', 2030, 'x' FROM generate_series(1, 3000) AS n;
	SELECT count(*) < 100 FROM pg_locks WHERE pid = pg_backend_pid(); ROLLBACK}), 't', 'three thousand regions, few locks');

# reports and aliases in one transaction: both sessions say so first
my $both = q{INSERT INTO attain_report (region, body) VALUES ('REGION', '2020年，新建公园5个。'); SELECT pg_sleep(0.5);
	INSERT INTO attain_alias (region, alias, indicator) VALUES ('REGION', '新建公园', '绿地')};
my $lock = 'LOCK TABLE attain_alias IN SHARE ROW EXCLUSIVE MODE';
@job = map { my $r = $_; begin("BEGIN; $lock; ${\ ($both =~ s/REGION/$r/gr)}; COMMIT") } '寅区', '卯区';
is(join('', map { finish($_) } @job), '', 'with the lock first they do not deadlock');
is(ask(q{SELECT count(*) FROM attain_indicator WHERE region IN ('寅区', '卯区') AND canonical = '绿地'}), '2', 'and the aliases hold');
is(ask('TABLE wrong'), '0', 'right in the end');

# marks of sessions that load one region at once stay few, and none is lost
ask('CALL attain_refresh()');
@busy = map { my $r = $_; begin(map {; "UPDATE attain_report SET body = '2020年，新建公园$_个。' WHERE region = '$r'",
	"INSERT INTO attain_report (region, body) VALUES ('辰区', '2020年，新建公园$_个。')" } 1 .. 40) } '寅区', '卯区', '寅区';
$wrong = 0;
$wrong += ask('TABLE wrong') for 1 .. 5;
my @errors = grep { /ERROR/ } map { finish($_) } @busy;
is($wrong, 0, 'right while others mark');
is("@errors", '', 'and nobody waits in a circle');
cmp_ok(ask($marks), '<=', 12, 'few marks');
is(ask('TABLE wrong'), '0', 'right in the end');
# a region that is counted while it is loaded
@busy = (begin(map {; "BEGIN; UPDATE attain_report SET body = '2020年，新建公园$_个。' WHERE region = '寅区'; SELECT pg_sleep(0.02); COMMIT" } 1 .. 60),
	map { begin(map {; 'CALL attain_refresh()' } 1 .. 15) } 1, 2);
$wrong += ask('TABLE wrong') for 1 .. 10;
unlike(finish($_), qr/ERROR|WARNING/, 'no error') for @busy;
is($wrong + ask('TABLE wrong'), 0, 'right while it is counted');
ask('CALL attain_refresh()');
is(ask("$marks; TABLE wrong"), "0\n0", 'and counted');
# at other levels marks are added only, without an error
$first = begin(q{BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM attain_report; SELECT pg_sleep(2);
	INSERT INTO attain_report (region, body) VALUES ('寅区', '2020年，新建公园77个。'); COMMIT});
until_true(q{SELECT count(*) > 0 FROM pg_stat_activity WHERE wait_event = 'PgSleep'});
ask(q{INSERT INTO attain_report (region, body) VALUES ('寅区', '2020年，新建公园78个。')});
ask('CALL attain_refresh()');
is(finish($first), '', 'repeatable read');
is(ask('TABLE wrong'), '0', 'is marked too');

$node->stop;
done_testing();
