# Plans with parallel workers: chosen by cost, with the same answers.
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '-E', 'UTF8', '--no-locale' ]);
# nothing that would make parallel plans cheaper than they are
$node->append_conf('postgresql.conf', "jit = off\nmax_worker_processes = 8\n");
$node->start;

sub ask { return $node->safe_psql('postgres', $_[0]) }

ask(q{
	CREATE EXTENSION attain;
	-- 600 reports of usual length, 20 000 short ones, and a table of values; the
	-- words between are drawn, since what repeats itself would be compressed to nothing
	CREATE TABLE words AS SELECT string_agg(chr(19968 + (hashint4(n) & 4095)), '') AS w FROM generate_series(1, 20000) AS n;
	CREATE FUNCTION report(n int, lines int) RETURNS text LANGUAGE sql RETURN
		n || E'区2021年政府工作报告\n一、2020年工作回顾\n' || (SELECT string_agg('第' || l || '类项目完成投资' || n * l || '亿元，增长' || (n + l) % 13
			|| '.' || l % 10 || '%。' || substr(w, 1 + (n * 7 + l * 101) % 19000, 100) || '。', E'\n' ORDER BY l) FROM words, generate_series(1, lines) AS l)
		|| E'\n二、2021年主要任务\n地区生产总值增长' || n % 9 || '%，城镇登记失业人数控制在' || n * 10 || '人以内。';
	CREATE TABLE long AS SELECT n AS id, report(n, 115) AS body FROM generate_series(1, 600) AS n;
	ALTER TABLE long SET (parallel_workers = 2);
	CREATE TABLE short AS SELECT n AS id, report(n, 3) AS body FROM generate_series(1, 20000) AS n;
	CREATE TABLE val AS
		SELECT n % 20 AS region, measure(n % 1000, CASE n % 2 WHEN 0 THEN '亿元' ELSE '万元' END) AS measure,
			(n % 700 || '亿元')::target AS target, measure(n % 90 - 20, '%', 'growth') AS growth,
			(ARRAY['新增就业岗位', '新建5G基站', '城镇登记失业人数'])[1 + n % 3] || n % 50 AS name
		FROM generate_series(1, 300000) AS n;
	VACUUM ANALYZE;
});

# each line is a plan with workers under the default settings, and the answers
# with and without them are the same
my @queries = (
	[ 'parse_report of stored bodies', q{SELECT count(*), count(section), sum(low) FROM long, parse_report(body)} ],
	[ 'parse_report of a large heap', q{SELECT count(*), sum(low), min(measure), max(measure) FROM short, parse_report(body) WHERE aspect = 'growth'} ],
	[ 'parse_report in a list', q{SELECT count(r), sum((r).low) FROM (SELECT parse_report(body) AS r FROM long OFFSET 0) AS s} ],
	[ 'report_meta', q{SELECT count((report_meta(body)).region) FROM long} ],
	[ 'measure <@ target', q{SELECT count(*) FROM val WHERE measure <@ '500亿元'::target} ],
	[ 'measure <@ target, both columns', q{SELECT count(*) FROM val WHERE measure <@ target} ],
	[ 'target @> measure', q{SELECT count(*) FROM val WHERE target @> '300亿元'::measure} ],
	[ 'target && target', q{SELECT count(*) FROM val WHERE target && '控制在30亿元以内'::target} ],
	[ 'target <@ target', q{SELECT count(*) FROM val WHERE target <@ '650亿元'::target} ],
	[ 'comparisons', q{SELECT count(*) FROM val WHERE measure >= '990亿元' AND growth < '增长5%' AND measure <> '995亿元'} ],
	[ 'ratio and margin', q{SELECT count(*), sum(measure / '500亿元'::target), sum(measure - '500亿元'::target) FROM val
		WHERE measure / '500亿元'::target > 1} ],
	[ 'arithmetic and units', q{SELECT sum(in_unit(measure + measure * 2, '元')) FROM val WHERE unit(measure) = '亿元'} ],
	[ 'why', q{SELECT count(*) FROM val WHERE attain_why(measure, target) LIKE '%short%'} ],
	[ 'names', q{SELECT count(*) FROM val WHERE indicator_key(name) = indicator_key('新增就业岗位7')
		OR indicator_similarity(name, '新建5G网络基站') > 0.8} ],
	[ 'sum and avg', q{SELECT region, sum(measure), avg(growth) FROM val GROUP BY region ORDER BY 1} ],
	[ 'min and max', q{SELECT region, min(measure), max(growth) FROM val GROUP BY region ORDER BY 1} ],
	[ 'attainment', q{SELECT region, (attainment(measure, target)).* FROM val GROUP BY region ORDER BY 1} ],
	[ 'GROUP BY a measure', q{SELECT growth, count(*) FROM val GROUP BY growth ORDER BY growth} ],
	[ 'ORDER BY a measure', q{SELECT count(*), sum(n) FROM (SELECT measure, row_number() OVER (ORDER BY measure) % 7 AS n FROM val) AS s}, 'no' ],
	[ 'a join on a measure', q{SELECT count(*) FROM val a JOIN (SELECT DISTINCT measure FROM val WHERE measure < '9亿元') AS b USING (measure)} ]);
for (@queries)
{
	my ($name, $sql, $any) = @$_;
	my $plan = ask("EXPLAIN (COSTS OFF) $sql");
	like($plan, qr/Gather.*Workers Planned: [1-9].*Parallel Seq Scan/s, "$name: with workers") unless $any;
	like($plan, qr/Gather.*(Function Scan on parse_report|ProjectSet)/s, "$name: they read") if $name =~ /parse_report/;
	my $answer = ask("SET max_parallel_workers_per_gather = 0; $sql");
	isnt($answer, '', "$name: there is an answer");
	is(ask("SET max_parallel_workers_per_gather = 2; $sql"), $answer, "$name: the same with workers");
}

# rows of the reports of attain_report, which has few pages beside its bodies
ask(q{INSERT INTO attain_report (region, body) SELECT id || '区', body FROM long; ANALYZE attain_report, attain_indicator});
for my $sql (q{SELECT count(*), sum(low) FROM attain_report, parse_report(body)},
	q{SELECT aspect, count(*) FILTER (WHERE measure <@ '增长6%'::target), sum(measure), max(measure) FROM attain_indicator
		WHERE measure IS NOT NULL GROUP BY aspect ORDER BY 1})
{
	like(ask("EXPLAIN (COSTS OFF) $sql"), qr/Workers Planned: 2.*Parallel Seq Scan/s, "with workers: $sql");
	is(ask("SET max_parallel_workers_per_gather = 2; $sql"), ask("SET max_parallel_workers_per_gather = 0; $sql"), "the same: $sql");
}
# what the workers did is theirs
like(ask('EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF) SELECT count(*) FROM attain_report, parse_report(body)'),
	qr/Workers Launched: [12].*Function Scan on parse_report \(actual rows=\d+(\.\d+)? loops=600\)/s, 'all reports are read, by several');

# estimates follow the length of the text
sub rows { my ($n) = ask("EXPLAIN $_[0]") =~ /Function Scan on \w+ .*rows=(\d+)/; return $n }
my $real = ask('SELECT count(*) / 600 FROM long, parse_report(body)');
my $of_table = rows('SELECT * FROM long, parse_report(body)');
cmp_ok($of_table, '<', $real * 3, "rows of a stored body: $of_table for $real");
cmp_ok($of_table, '>', $real / 3, 'and not too few');
is(rows(q{SELECT * FROM parse_report('增长5%。')}), '1', 'a short text has one row');
is(rows(q{SELECT * FROM parse_report(repeat('增长5%。', 100000))}), '5060', 'a long one many');
is(rows(q{SELECT * FROM parse_report(NULL)}), '1', 'none of null');
is(rows(q{SELECT p.* FROM (SELECT body || '' AS body FROM long OFFSET 0) AS s, parse_report(body) AS p}), '230', 'as usual where nothing is known');
ask(q{CREATE TABLE parts (id int, body text) PARTITION BY RANGE (id); CREATE TABLE part PARTITION OF parts FOR VALUES FROM (1) TO (9);
	CREATE TABLE old (id int, body text); CREATE TABLE young () INHERITS (old); CREATE TEMP VIEW v AS SELECT * FROM long});
is(ask(qq{CREATE TEMP VIEW v AS SELECT * FROM long; SELECT count(*) FROM (SELECT p.* FROM $_, parse_report(body) AS p WHERE id < 2) AS s}),
	/v|long/ ? ask('SELECT count(*) FROM long, parse_report(body) WHERE id < 2') : '0', "planned and run: $_") for 'parts', 'old', 'v', 'long';
ask(q{INSERT INTO old VALUES (1, '增长5%。'), (2, '增长6%。'); INSERT INTO young SELECT * FROM long; ANALYZE old, young});
is(rows('SELECT * FROM old, parse_report(body)'), '230', 'as usual of a table with children');
is(rows('SELECT * FROM ONLY old, parse_report(body)'), '1', 'and of itself alone by its own statistics');
cmp_ok(rows('SELECT * FROM young, parse_report(body)'), '>', $real / 3, 'those of a child by its own');

# only what writes, or waits for others, is kept from workers
is(ask(q{
	SELECT string_agg(p.proname, ' ' ORDER BY p.proname)
	FROM pg_proc p JOIN pg_depend d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'
	JOIN pg_extension e ON e.oid = d.refobjid AND e.extname = 'attain'
	WHERE p.proparallel <> 's' AND p.prorettype <> 'trigger'::regtype AND p.provolatile <> 'v'}),
	'attain_may_refresh', 'functions that do not run in workers');

$node->stop;
done_testing();
