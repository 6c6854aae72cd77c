# A session's memory does not grow with the calls of any function: neither within
# one statement nor over many.  What is slow is called less often here; with
# ATTAIN_CALLS (./dev load) everything is called that often.
use strict;
use warnings;
use FindBin;
use lib $FindBin::RealBin;

use Attain;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

$ENV{PGCLIENTENCODING} = 'UTF8';
my $calls = $ENV{ATTAIN_CALLS} // 10_000;
my $limit = 1024 * 1024;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '-E', 'UTF8', '--no-locale' ]);
$node->append_conf('postgresql.conf', "jit = off\nautovacuum = off\nmax_parallel_workers_per_gather = 0\n");
$node->start;
sub ask { return $node->safe_psql('postgres', $_[0]) }

ask('CREATE EXTENSION attain');
load_samples($node, 'postgres');
make_values($node, 'postgres');
# memory in contexts, and what the process has of its own with what was taken beside them
my $process = -r '/proc/self/status' ? q{substring(pg_read_file('/proc/self/status', 0, 65536) FROM 'RssAnon:\s*(\d+)')::bigint * 1024} : '0';
ask(qq{
	CREATE FUNCTION memory() RETURNS bigint[] LANGUAGE plpgsql VOLATILE PARALLEL RESTRICTED AS \$\$
	BEGIN
		RETURN ARRAY[(SELECT sum(total_bytes) FROM pg_backend_memory_contexts), $process];
	END \$\$;
	CREATE TABLE many AS SELECT i, ((ARRAY['', '约', '>', '≤', '增长', '下降'])[1 + i % 6] || (i * 7919 % 1000) || (ARRAY['家', '亩', '%', '%', '%', '%'])[1 + i % 6])::measure AS m,
		((ARRAY['', '≤', '>', '增长', '下降', '力争'])[1 + i % 6] || (i * 6271 % 1000) || (ARRAY['亿元', '万元', '家', '%', '%', '亩'])[1 + i % 6])::target AS t FROM generate_series(1, 2000) AS i;
	CREATE INDEX many_m ON many (m); CREATE INDEX many_h ON many USING hash (t); CREATE INDEX many_g ON many USING gist (m, t);
	CREATE TABLE copied (m measure, t target)});

my ($largest, $of) = (0, '');
sub flat
{
	my ($name, $sql, $n) = @_;
	my ($after, $before) = reverse split /\n/, ask("SET enable_memoize = off; SELECT memory(); $sql");
	my ($contexts, $process) = map { my $k = $_; my ($x, $y) = map { (/(\d+),(\d+)/)[$k] } $after, $before; $x - $y } 0, 1;
	($largest, $of) = ($contexts, $name) if $contexts > $largest;
	ok($contexts < $limit, "$name: contexts after $n calls") or diag "$name: contexts grew by $contexts bytes in $n calls";
	ok($process < 2 * $limit, "$name: the process after $n calls") or diag "$name: the process grew by $process bytes in $n calls";
	note "$name: $contexts, $process" if $contexts > 65536 || $process > 262144;
}
# rows of one statement, of which some warm up
sub rows
{
	my ($name, $expression, $from, $n) = @_;
	my $warm = int($n / 10);
	flat($name, "SELECT unnest(ARRAY[max(a)::text, max(b)::text]) FROM (SELECT count($expression) FILTER (WHERE nth < $n - 1) AS c,
			max(CASE WHEN nth = $warm THEN memory() END) AS a, max(CASE WHEN nth = $n THEN memory() END) AS b
		FROM (SELECT *, (g - 1) * 60 + i AS nth FROM generate_series(1, ($n + 59) / 60) AS g, value OFFSET 0) AS value$from) AS s", $n);
}
# statements one after another
sub statements
{
	my ($name, $statement, $n) = @_;
	my $warm = int($n / 10);
	flat($name, "CREATE TEMP TABLE seen (n int, memory bigint[]);
		DO \$do\$ BEGIN
			FOR n IN 1 .. $n LOOP
				$statement
				IF n = $warm OR n = $n THEN INSERT INTO seen VALUES (n, memory()); END IF;
				COMMIT;
			END LOOP;
		END \$do\$;
		SELECT memory FROM seen ORDER BY n", $n);
}
my $few = $ENV{ATTAIN_CALLS} // 300;
my $some = $ENV{ATTAIN_CALLS} // 2_000;

# What is not called by name is called by these.
my %of;
sub exercise { my ($name, $statement, $n, @functions) = @_; statements($name, $statement, $n); @of{@functions} = ($name) x @functions }

exercise('literals', 'PERFORM (measure::text)::measure, (target::text)::target FROM value WHERE i = 1 + n % 60;', $calls, qw(measure_in measure_out target_in target_out));
exercise('literals that are refused', q{BEGIN PERFORM (n || '增长x')::measure; EXCEPTION WHEN invalid_text_representation THEN END; BEGIN PERFORM (n || '≥x')::target; EXCEPTION WHEN invalid_text_representation THEN END;}, $some);
exercise('binary', 'PERFORM measure_send(measure), target_send(target) FROM value WHERE i = 1 + n % 60;', $calls);
my $file = $node->basedir . '/values';
ask("COPY (SELECT measure, target FROM value) TO '$file' WITH (FORMAT binary)");
exercise('binary copies', "COPY copied FROM '$file' WITH (FORMAT binary); TRUNCATE copied;", $few, qw(measure_recv target_recv));
exercise('plans', q{EXECUTE format('EXPLAIN SELECT FROM many a JOIN many b ON a.m <@ b.t WHERE a.m <@ %L AND a.t && %L AND a.m < %L AND b.t @> %L::measure AND EXISTS (SELECT FROM attain_report r, parse_report(r.body) WHERE r.id = a.i)', n || '%', '≥' || n || '家', n || '家', n || '家');}, $some,
	qw(measure_contsel measure_contjoinsel attain_fulfils_support attain_report_support));
exercise('ANALYZE', 'ANALYZE many;', $ENV{ATTAIN_CALLS} // 100, qw(measure_typanalyze));
exercise('sorts and index builds', 'PERFORM count(*) FROM (SELECT DISTINCT m, t FROM many ORDER BY m, t) AS d; REINDEX TABLE many;', $ENV{ATTAIN_CALLS} // 30, qw(measure_sortsupport target_sortsupport attain_gist_sortsupport));
exercise('index changes', q{UPDATE many SET m = (n || '家')::measure, t = ('≤' || n || '家')::target WHERE i = 1 + n % 2000;}, $some,
	qw(attain_gist_measure_union attain_gist_target_union attain_gist_compress attain_gist_penalty attain_gist_measure_picksplit attain_gist_target_picksplit attain_gist_same));
exercise('index scans', q{SET LOCAL enable_seqscan = off; PERFORM count(*) FROM many WHERE m <@ (n || '家')::target; PERFORM count(*) FROM many WHERE t @> (n || '家')::measure; PERFORM m, t FROM many WHERE m > (n || '家')::measure ORDER BY m LIMIT 5;}, $some,
	qw(attain_gist_measure_consistent attain_gist_target_consistent attain_gist_fetch));
exercise('sums in parallel', 'PERFORM sum(money), avg(money), attainment(measure, target) FROM value;', $some, qw(attain_sum_step attain_sum_final attain_avg_final));
exercise('parts of sums', q{SET LOCAL enable_partitionwise_aggregate = on; PERFORM sum(money), avg(money) FROM parts GROUP BY k % 2;}, $few, qw(attain_sum_combine attain_sum_serialize attain_sum_deserialize))
	if ask(q{CREATE TABLE parts (k int, money measure) PARTITION BY LIST (k); CREATE TABLE parts_0 PARTITION OF parts FOR VALUES IN (0, 1); CREATE TABLE parts_1 PARTITION OF parts DEFAULT;
		INSERT INTO parts SELECT i % 4, money FROM value; SELECT 1});
exercise('reports', q{INSERT INTO attain_report (region, kind, report_year, body) VALUES ('己区', 'news', 1990 + n % 9, n || '年，新建公园' || n || '个，地区生产总值增长' || n % 9 || '%。');
	UPDATE attain_report SET body = body || '全年新增就业岗位7个。' WHERE region = '己区'; UPDATE attain_report SET region = '庚区' WHERE region = '己区'; DELETE FROM attain_report WHERE region = '庚区';}, $few,
	qw(attain_report_read attain_report_rows attain_indicator_mark attain_report_mark attain_report_alert attain_not_replicated attain_indicator_replicated attain_loading_wait attain_mark));
exercise('aliases and references', q{INSERT INTO attain_alias (alias, indicator) VALUES ('新建公园', '绿地' || n); UPDATE attain_alias SET indicator = '绿化' WHERE alias = '新建公园';
	IF n % 50 = 0 THEN TRUNCATE attain_alias; ELSE DELETE FROM attain_alias WHERE alias = '新建公园'; END IF;
	INSERT INTO attain_reference (year, reference, value) VALUES (2000 + n % 30, '全市平均水平' || n, (n || '家')::measure); DELETE FROM attain_reference WHERE reference = '全市平均水平' || n;}, $few,
	qw(attain_alias_rows attain_alias_keys attain_alias_truncated attain_alias_mark attain_reference_keys attain_reference_mark attain_reference_checked));
exercise('attain_load', q{PERFORM attain_load('2019年，甲区地区生产总值增长' || n % 9 || '%。', '乙区', '乙区新闻', 'news', 2019);}, $few, qw(attain_load));
exercise('attain_refresh', q{IF n % 5 = 0 THEN UPDATE attain_report SET reader_version = NULL WHERE region = '甲区'; END IF; CALL attain_refresh();}, $few,
	qw(attain_refresh attain_job_begin attain_job_note attain_job_count attain_job_state attain_mark_each attain_region_count attain_may_refresh attain_failure));
exercise('pages', 'PERFORM attain_evidence_html((SELECT id FROM attain_report ORDER BY id LIMIT 1 OFFSET n % 3));', $ENV{ATTAIN_CALLS} // 60, qw(attain_evidence_html));
for my $view (grep { !/^attain_(loading)$/ } views($node, 'postgres'))
{
	statements($view, "PERFORM count(v) FROM $view AS v;", int($few / 15));
}

for my $f (functions($node, 'postgres'))
{
	next if $of{ $f->{name} } && defined $f->{arguments};
	if (!defined $f->{arguments})
	{
		ok($of{ $f->{name} }, "$f->{signature} is called by " . ($of{ $f->{name} } // 'nothing'));
	}
	elsif ($f->{kind} eq 'a')
	{
		statements($f->{signature}, "PERFORM $f->{name}($f->{arguments}) FROM value WHERE i > n % 9 GROUP BY i % 7;", int($calls / 10));
	}
	elsif ($f->{rows})
	{
		rows($f->{signature}, 'f', " LEFT JOIN LATERAL $f->{name}($f->{arguments}) AS f ON true", $calls);
	}
	else
	{
		rows($f->{signature}, "$f->{name}($f->{arguments})", '', $calls);
	}
}
diag "largest growth: $largest bytes ($of)" if $ENV{ATTAIN_CALLS};

$node->stop;
done_testing();
