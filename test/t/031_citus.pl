# Tables of measures and targets, distributed by region with Citus: workers do
# the work, and the answers are those of one server.  The tables are those of
# doc/scale.md.
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

$ENV{PGCLIENTENCODING} = 'UTF8';

my %node;
for my $name ('coordinator', 'worker')
{
	my $node = $node{$name} = PostgreSQL::Test::Cluster->new($name);
	$node->init(extra => [ '-E', 'UTF8', '--no-locale' ]);
	$node->start;
	plan skip_all => 'Citus is not installed'
		unless $node->safe_psql('postgres', q{SELECT count(*) FROM pg_available_extensions WHERE name = 'citus'});
	$node->append_conf('postgresql.conf', "shared_preload_libraries = 'citus'\nwal_level = logical\n"
			. "max_prepared_transactions = 20\njit = off\ncitus.shard_count = 8\n"
			. "citus.node_conninfo = 'sslmode=prefer'\ncitus.local_hostname = '" . $node->host . "'\n");
	$node->restart;
	$node->safe_psql('postgres', 'CREATE EXTENSION citus; CREATE EXTENSION attain');
}
my ($main, $worker) = @node{qw(coordinator worker)};
$main->safe_psql('postgres', sprintf(q{
	SELECT citus_set_coordinator_host('%s', %d);
	SELECT citus_add_node('%s', %d);
	SELECT citus_set_node_property('%1$s', %2$d, 'shouldhaveshards', true)},
	$main->host, $main->port, $worker->host, $worker->port));
$main->safe_psql('postgres', 'CREATE DATABASE one');
$main->safe_psql('one', 'CREATE EXTENSION attain');

# in the one database no table is distributed
sub both
{
	my $sql = shift;
	$main->safe_psql('postgres', $sql);
	$main->safe_psql('one', $sql =~ s/^SELECT create_\w+_table\(.*?;$//gmr);
}
my @blocks = slurp_file('doc/scale.md') =~ /^```sql\n-- with Citus\n(.*?)^```/msg;
is(scalar(@blocks), 3, 'what the document says');
both(shift @blocks);
is($main->safe_psql('postgres', 'SELECT count(DISTINCT nodeport) FROM citus_shards'), '2', 'both nodes have shards');
for my $year (2018 .. 2021)
{
	both("INSERT INTO report SELECT '区' || n, n * 10000 + $year, $year, '一、@{[$year - 1]}年工作回顾
地区生产总值增长' || n || '.5%，新增就业岗位' || 5000 * n || '个，新增助餐场所' || n || '个。全年新增就业岗位' || n || '万个。
二、${year}年主要任务
地区生产总值增长6.5%，新增就业岗位40000个，新增社区助餐点9个。' FROM generate_series(1, 12) AS n");
}
both($_) for @blocks;

my $join = q{report_row t JOIN report_row a USING (region, key, aspect, period) WHERE t.role = 'target' AND a.role <> 'target'};
# name, query, and what workers are sent
for (
	[ 'rows', 'SELECT region, report_id, seq, key, role, measure, target FROM report_row ORDER BY 2, 3', qr/FROM public\.report_row_\d+/ ],
	[ '<@', q{SELECT report_id, seq, measure FROM report_row WHERE measure <@ '增长6%'::target ORDER BY 1, 2},
		qr/measure OPERATOR\(public\.<@\) '增长≥6%'::public\.target/ ],
	[ 'comparisons', q{SELECT report_id, seq, measure FROM report_row WHERE measure > '3万个'::measure ORDER BY measure, 1, 2 LIMIT 9},
		qr/measure OPERATOR\(public\.>\) '3万个'::public\.measure.*LIMIT/s ],
	[ '&&', q{SELECT report_id, seq, target FROM report_row WHERE target && '增长7%'::target ORDER BY 1, 2}, qr/target OPERATOR\(public\.&&\)/ ],
	[ 'aggregates of a region', q{SELECT region, sum(measure), avg(measure), min(measure), max(measure) FROM report_row
			WHERE role <> 'target' AND unit = '个' GROUP BY region ORDER BY 1}, qr/public\.avg\(measure\).*GROUP BY region/ ],
	[ 'aggregates of all', q{SELECT sum(measure), avg(measure), min(measure), max(measure), count(*) FROM report_row
			WHERE role <> 'target' AND unit IN ('个', '万个')}, qr/public\.sum\(measure\).*worker_partial_agg\('public\.min/ ],
	[ 'aggregates of equal measures', 'SELECT count(*) FROM report_row WHERE measure IS NOT NULL GROUP BY measure ORDER BY measure',
		qr/GROUP BY measure/ ],
	[ 'attainment of a region', "SELECT region, (attainment(a.measure, t.target)).* FROM $join GROUP BY region ORDER BY 1",
		qr/JOIN public\.report_row_\d+ a.*GROUP BY/ ],
	[ 'attainment of all', "SELECT (attainment(a.measure, t.target)).* FROM $join", qr/worker_partial_agg\('public\.attainment/ ],
	[ 'scorecard', 'SELECT * FROM card ORDER BY report_id, seq, measure', qr/LEFT JOIN public\.report_row_\d+ a.*OPERATOR\(public\.<@\)|OPERATOR\(public\.<@\).*LEFT JOIN public\.report_row_\d+ a/ ],
	[ 'counts of a scorecard', 'SELECT count(*), count(*) FILTER (WHERE attained), avg(ratio) FROM card WHERE ratio < 3', qr/OPERATOR\(public\.\/\)/ ])
{
	my ($name, $sql, $sent) = @$_;
	my $plan = $main->safe_psql('postgres', "EXPLAIN (VERBOSE, COSTS OFF) $sql");
	like($plan, qr/Task Count: 8/, "$name: every shard is asked");
	like($plan, qr/^ *Query: .*$sent/m, "$name: the workers do it");
	my $answer = $main->safe_psql('one', $sql);
	isnt($answer, '', "$name: there is an answer");
	is($main->safe_psql('postgres', $sql), $answer, "$name: as on one server");
}
like($main->safe_psql('postgres', q{EXPLAIN (VERBOSE, COSTS OFF) SELECT * FROM card WHERE region = '区7'}), qr/Task Count: 1$/m, 'one region asks one shard');
like($main->safe_psql('postgres', q{EXPLAIN (VERBOSE, COSTS OFF) INSERT INTO report_row (region, report_id, seq, indicator, key, role, measure)
	SELECT r.region, r.id, p.seq, p.indicator, indicator_key(p.indicator), p.role, p.measure FROM report r, parse_report(r.body, r.report_year) AS p}),
	qr/Task Count: 8.*Query: INSERT INTO public\.report_row_\d+.*public\.parse_report\(/s, 'reports are read where they are');
both(q{DELETE FROM report WHERE report_year = 2019});
is($main->safe_psql('postgres', 'SELECT count(*) FROM report_row'), $main->safe_psql('one', 'SELECT count(*) FROM report_row'), 'rows go with their report');

$_->stop for $main, $worker;
done_testing();
