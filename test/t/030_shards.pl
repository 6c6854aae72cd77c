# Reports spread over two servers by region, asked for through a third: the
# work is done where the rows are, and the answers are those of one server.
# What doc/scale.md says is run from there.
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

$ENV{PGCLIENTENCODING} = 'UTF8';
my $doc = slurp_file('doc/scale.md');

my %node;
for my $name ('coordinator', 'shard_1', 'shard_2')
{
	$node{$name} = PostgreSQL::Test::Cluster->new($name);
	$node{$name}->init(allows_streaming => 'logical', extra => [ '-E', 'UTF8', '--no-locale' ]);
	$node{$name}->append_conf('postgresql.conf', "wal_retrieve_retry_interval = 100ms\njit = off\n");
	$node{$name}->start;
}
plan skip_all => 'postgres_fdw is not here' unless $node{coordinator}->safe_psql('postgres',
	q{SELECT count(*) FROM pg_available_extensions WHERE name = 'postgres_fdw'});
$node{coordinator}->safe_psql('postgres', 'CREATE EXTENSION attain');
my $user = $node{coordinator}->safe_psql('postgres', 'SELECT current_user');

# what a region looks back on and promises in a year; the numbers are its own
sub report
{
	my ($region, $n, $year) = @_;
	my $last = $year - 1;
	my ($gdp, $jobs) = (5 + $n / 2 + $year % 3, 4000 + 300 * $n + 10 * ($year % 7));
	my $average = $n > 1 ? '居民人均可支配收入增速高于全市平均水平' : '居民人均可支配收入增长6%';
	return qq{一、${last}年工作回顾
地区生产总值增长$gdp%，地区生产总值达到@{[800 + 100 * $n + $year - 2000]}亿元，新建5G基站1${n}14个，城镇登记失业${jobs}人，新增助餐场所${n}2个。
居民人均可支配收入增长${n}.9%，新增就业岗位18${n}00个。全年地区生产总值增长@{[$gdp + 0.2]}%。
二、${year}年主要任务
地区生产总值增长6.5%，新建5G网络基站1000个，城镇登记失业人数控制在4750人以内，新增社区助餐点${n}0个。
$average，单位能耗下降3%，新增就业岗位18000个，累计新增就业岗位6万个。
到@{[$year + 4]}年，全社会固定资产投资力争达到600亿元，年均增长5%。};
}
my @regions = ('甲区', '乙区', '丙区', '丁区');

# the statements of the document that shall run on the coordinator or on shards
sub blocks
{
	my ($how, $db) = @_;
	my @blocks;
	while ($doc =~ /^```sql\n-- on (the coordinator|the first shard|every shard)[^\n]*\n(.*?)^```/msg)
	{
		my ($where, $text) = ($1, $2);
		# which region a hash puts where is not known beforehand
		next if $where eq 'the first shard' && $how eq 'hash';
		for my $name ($where eq 'every shard' ? ('shard_1', 'shard_2') : $where eq 'the first shard' ? 'shard_1' : 'coordinator')
		{
			my $sql = $text;
			my $number = $name eq 'shard_2' ? 2 : 1;
			$sql =~ s/\bnation\b(?=')|(?<=DATABASE )nation\b|(?<=dbname=)nation\b/$db/g;
			$sql =~ s/(?<=START WITH )1\b/$number/;
			$sql =~ s/\bnames_1\b/names_${how}_$number/;
			$sql =~ s/user '\w+'/user '$user'/g;
			$sql =~ s/user=\w+/user=$user/g;
			$sql =~ s/host 'shard-(\d)\.example'/"host '" . $node{"shard_$1"}->host . "', port '" . $node{"shard_$1"}->port . "'"/ge;
			$sql =~ s/host=coordinator\.example/'host=' . $node{coordinator}->host . ' port=' . $node{coordinator}->port/ge;
			if ($how eq 'hash')
			{
				my $rest = 0;
				$sql =~ s/PARTITION BY LIST/PARTITION BY HASH/g;
				$sql =~ s/FOR VALUES IN \([^)]*\)/'FOR VALUES WITH (MODULUS 2, REMAINDER ' . $rest++ % 2 . ')'/ge;
			}
			push @blocks, [ $name, $sql ];
		}
	}
	return @blocks;
}

# name, query, and what both shards are sent of it; undef where nothing needs to be
my @queries = (
	[ '<@', q{SELECT region, report_id, seq, measure FROM attain_indicator WHERE measure <@ '增长6%'::target ORDER BY 2, 3},
		qr/WHERE .*measure OPERATOR\(public\.<@\) '增长≥6%'::public\.target/ ],
	[ '@>', q{SELECT report_id, seq, target FROM attain_indicator WHERE target @> '增长7%'::measure ORDER BY 1, 2},
		qr/WHERE .*target OPERATOR\(public\.@>\) '增长7%'::public\.measure/ ],
	[ 'comparisons', q{SELECT report_id, seq, measure FROM attain_indicator
			WHERE measure >= '增长6%'::measure AND measure < '增长7%'::measure AND measure <> '增长6.2%'::measure ORDER BY 1, 2},
		qr/WHERE .*OPERATOR\(public\.>=\) '增长6%'.*OPERATOR\(public\.<\) '增长7%'.*OPERATOR\(public\.<>\) '增长6\.2%'/ ],
	[ 'equality, in another unit', q{SELECT report_id, seq, measure FROM attain_indicator WHERE measure = '9000000万元'::measure ORDER BY 1, 2},
		qr/WHERE .*measure OPERATOR\(public\.=\) '9000000万元'/ ],
	[ '&&', q{SELECT report_id, seq, target FROM attain_indicator WHERE target && '增长控制在7%以内'::target ORDER BY 1, 2},
		qr/WHERE .*target OPERATOR\(public\.&&\) '增长≤7%'/ ],
	[ '<@ of targets', q{SELECT report_id, seq, target FROM attain_indicator WHERE target <@ '增长6%'::target ORDER BY 1, 2},
		qr/WHERE .*target OPERATOR\(public\.<@\) '增长≥6%'/ ],
	[ 'ratio and margin', q{SELECT report_id, seq, measure / '增长6%'::target, measure - '增长6%'::target, attain_why(measure, '增长6%')
			FROM attain_indicator WHERE measure / '增长6%'::target > 1.1 AND measure - '增长6%'::target < 3 ORDER BY 1, 2},
		qr/WHERE .*measure OPERATOR\(public\.\/\) '增长≥6%'::public\.target.* > 1\.1.*OPERATOR\(public\.-\)/ ],
	[ 'a quotient in the place of in_unit', q{SELECT report_id, seq FROM attain_indicator
			WHERE aspect = 'level' AND unit = '个' AND measure / '1个'::measure > 1200 ORDER BY 1, 2},
		qr/WHERE .*measure OPERATOR\(public\.\/\) '1个'.* > 1200/ ],
	[ 'not attained, or not to be told', q{SELECT report_id, seq FROM attain_indicator WHERE measure IS NOT NULL
			AND (measure <@ '增长6%'::target IS NULL OR NOT measure <@ '增长6%'::target) ORDER BY 1, 2},
		qr/OPERATOR\(public\.<@\) .* IS NULL.*NOT \(/ ],
	[ 'in_unit', q{SELECT report_id, seq FROM attain_indicator WHERE unit = '个' AND in_unit(measure, '个') > 1200 ORDER BY 1, 2}, undef ],
	[ 'names', q{SELECT report_id, seq FROM attain_indicator WHERE indicator_key(indicator) = indicator_key('新建5G基站')
			OR indicator_similarity(indicator, '社区助餐点') > 0.8 ORDER BY 1, 2},
		qr/WHERE .*public\.indicator_key\(indicator\) = .*public\.indicator_similarity\(indicator/ ],
	[ 'ORDER BY a measure', q{SELECT measure, report_id, seq FROM attain_indicator
			WHERE measure IS NOT NULL AND aspect = 'growth' ORDER BY measure, report_id, seq LIMIT 20},
		qr/ORDER BY measure ASC/ ],
	[ 'aggregates of measures', q{SELECT region, count(*), sum(measure), avg(measure), min(measure), max(measure)
			FROM attain_indicator WHERE key = indicator_key('新增就业岗位') AND role <> 'target' GROUP BY region ORDER BY 1},
		qr/count\(\*\), public\.sum\(measure\), public\.avg\(measure\), public\.min\(measure\), public\.max\(measure\) .*GROUP BY/ ],
	[ 'aggregates with more keys', q{SELECT region, aspect, unit, sum(measure), count(*) FILTER (WHERE measure <@ '增长6%'::target)
			FROM attain_indicator WHERE measure IS NOT NULL AND unit IS NOT NULL
				AND aspect IN ('level', 'growth') GROUP BY region, aspect, unit ORDER BY 1, 2, 3},
		qr/public\.sum\(measure\).*FILTER \(WHERE .*OPERATOR\(public\.<@\).*GROUP BY/ ],
	[ 'attainment over a join', q{SELECT region, (attainment(a.measure, t.target)).*
			FROM attain_indicator t JOIN attain_indicator a USING (region, year, canonical)
			WHERE t.role = 'target' AND a.role <> 'target' GROUP BY region ORDER BY 1},
		qr/public\.attainment\(.*JOIN public\.attain_indicator .*GROUP BY/ ],
	[ 'a join with an operator of ours', q{SELECT a.report_id, a.seq, t.report_id, t.seq FROM attain_indicator t JOIN attain_indicator a
			ON a.region = t.region AND a.year = t.year AND a.canonical = t.canonical AND a.aspect = t.aspect AND a.measure <@ t.target
			ORDER BY 1, 2, 3, 4},
		qr/JOIN public\.attain_indicator .*measure OPERATOR\(public\.<@\) r\d+\.target/ ],
	[ 'reports and their rows', q{SELECT r.id, r.report_year, r.edition, count(i.measure), max(i.seq)
			FROM attain_report r JOIN attain_indicator i ON i.region = r.region AND i.report_id = r.id
			GROUP BY r.region, r.id, r.report_year, r.edition ORDER BY 1},
		qr/JOIN public\.attain_indicator .*GROUP BY/ ],
	[ 'a sum of sums', q{SELECT sum(s) FROM (SELECT region, sum(measure) AS s FROM attain_indicator
			WHERE key = indicator_key('新增就业岗位') AND role <> 'target' GROUP BY region) AS r},
		qr/public\.sum\(measure\).*GROUP BY/ ],
	[ 'the sum', q{SELECT sum(measure) FROM attain_indicator WHERE key = indicator_key('新增就业岗位') AND role <> 'target'}, undef ],
	[ 'promises that are a stretch', q{SELECT region, year, indicator, target FROM attain_indicator
			WHERE role = 'target' AND commitment(target) = 'stretch' ORDER BY 1, 2, 3}, undef ],
	[ 'scorecard', q{SELECT * FROM attain_scorecard ORDER BY target_report, target_seq}, qr/FROM public\.attain_scorecard/ ],
	[ 'scorecard of a year, missed', q{SELECT * FROM attain_scorecard WHERE year = 2015 AND NOT attained ORDER BY target_report, target_seq},
		qr/FROM public\.attain_scorecard WHERE .*NOT attained.*year = 2015|FROM public\.attain_scorecard WHERE .*year = 2015.*NOT attained/ ],
	[ 'counts of the scorecard', q{SELECT region, count(*), count(*) FILTER (WHERE attained), avg(ratio) FROM attain_scorecard GROUP BY region ORDER BY 1},
		qr/avg\(ratio\) FROM public\.attain_scorecard GROUP BY/ ],
	[ 'summary', q{SELECT * FROM attain_scorecard_summary ORDER BY region, year}, qr/FROM public\.attain_scorecard_summary/ ],
	[ 'conflicts', q{SELECT * FROM attain_conflict ORDER BY region, key, year, kind, value_2}, qr/FROM public\.attain_conflict/ ],
	[ 'unmatched', q{SELECT * FROM attain_unmatched ORDER BY report_id, role, indicator, year, aspect, value}, qr/FROM public\.attain_unmatched/ ],
	[ 'trend', q{SELECT * FROM attain_trend ORDER BY region, key, year}, qr/FROM public\.attain_trend/ ],
	[ 'plan progress', q{SELECT * FROM attain_plan_progress ORDER BY region, key, kind, last_year, target_report}, qr/FROM public\.attain_plan_progress/ ],
	[ 'aliases to make', q{SELECT * FROM attain_suggest_alias ORDER BY region, alias, indicator, similarity}, qr/FROM public\.attain_suggest_alias/ ]);

for my $how ('list', 'hash')
{
	my ($db, $one) = ("nation_$how", "one_$how");
	$_->safe_psql('postgres', "CREATE DATABASE $db") for @node{qw(coordinator shard_1 shard_2)};
	my $n = 0;
	for (blocks($how, $db))
	{
		my ($name, $sql) = @$_;
		my ($status, $out, $err) = $node{$name}->psql($db, $sql, on_error_stop => 1);
		is($status, 0, "$how: statements " . ++$n . " of doc/scale.md run on $name") or diag($err);
		# as the document says: nothing is loaded before the names have come
		$node{$name}->poll_query_until($db, q{SELECT count(*) = 2 AND bool_and(srsubstate IN ('r', 's')) FROM pg_subscription_rel})
			if $sql =~ /CREATE SUBSCRIPTION/;
	}
	my $at = sub { $node{coordinator}->safe_psql($_[0], $_[1]) };
	is($at->($db, q{SELECT string_agg(region, ',' ORDER BY region COLLATE "C") FROM attain_report}),
		$how eq 'list' ? '丙区,乙区,甲区' : '丙区,甲区', "$how: what it says is loaded");
	my ($status, $out, $err) = $node{coordinator}->psql($db, q{INSERT INTO attain_report (body) VALUES ('2020年，地区生产总值增长3.8%。')});
	isnt($status, 0, "$how: no report without a region") if $how eq 'list';

	# the same statements to a single server that holds everything
	$node{coordinator}->safe_psql('postgres', "CREATE DATABASE $one");
	$at->($one, 'CREATE EXTENSION attain; ALTER TABLE attain_report ALTER id SET START WITH 1000 SET INCREMENT BY 1000 RESTART');
	$at->($db, 'DELETE FROM attain_report; DELETE FROM attain_alias; ALTER SEQUENCE nation.report_id RESTART');
	my $catch_up = sub { $node{coordinator}->wait_for_catchup("names_${how}_$_") for 1, 2 };
	my $run = sub {
		for my $to ($one, $db)
		{
			my ($status, $out, $err) = $node{coordinator}->psql($to, join(";\n", @_), on_error_stop => 1);
			is($status, 0, "$to: loaded") or diag($err);
		}
		$catch_up->();
	};
	$catch_up->();
	$run->(q{INSERT INTO attain_alias (alias, indicator) VALUES ('新增助餐场所', '别的'), ('没有的', '别的')});
	my @load;
	# so many that a shard with one region has more targets than the 200 regions
	# that its planner takes a scorecard to have
	for my $year (1970 .. 2021)
	{
		my $number = 0;
		push @load, map { "INSERT INTO attain_report (region, body) VALUES ('$_', '" . report($_, ++$number, $year) . "')" } @regions;
	}
	$run->(@load);
	$run->(q{UPDATE attain_alias SET indicator = '新增社区助餐点' WHERE alias = '新增助餐场所'},
		q{DELETE FROM attain_alias WHERE alias = '没有的'},
		q{INSERT INTO attain_reference (indicator, year, reference, value)
			SELECT '居民人均可支配收入', y, '全市平均水平', measure(3, '%', 'growth') FROM generate_series(1997, 2020) AS y},
		q{UPDATE attain_reference SET value = '增长2%' WHERE year = 2010},
		q{DELETE FROM attain_reference WHERE year = 2011});
	$run->(q{UPDATE attain_report SET body = replace(body, '4750', '4760') WHERE region = '丙区' AND report_year = 2015},
		q{DELETE FROM attain_report WHERE region = '丁区' AND report_year = 2016});
	for my $name ('shard_1', 'shard_2')
	{
		is($node{$name}->safe_psql($db, 'SELECT alias, indicator FROM attain_alias'), '新增助餐场所|新增社区助餐点', "$how: $name has the alias");
		is($node{$name}->safe_psql($db, 'SELECT count(*), sum(value) FROM attain_reference'), '23|增长68%', "$how: $name has the values");
		cmp_ok($node{$name}->safe_psql($db, 'SELECT count(DISTINCT region) FROM attain_report'), '<', 4, "$how: $name has not all regions");
		$node{$name}->safe_psql($db, 'ANALYZE attain_report, attain_indicator');
	}
	is($node{coordinator}->safe_psql($db, 'SELECT count(*) FROM public.attain_report'), '0', "$how: the coordinator has no report of its own");

	for (@queries)
	{
		my ($name, $sql, $sent) = @$_;
		my $plan = $at->($db, "EXPLAIN (VERBOSE, COSTS OFF) $sql");
		if (defined $sent)
		{
			my @sent = grep { /$sent/ } grep { /Remote SQL:/ } split /\n/, $plan;
			cmp_ok(scalar(@sent), '>=', 2, "$how: $name: the shards do it") or diag($plan);
			unlike($plan, qr/^\s*Filter:/m, "$how: $name: nothing is left to filter");
		}
		my $answer = $at->($one, $sql);
		is($at->($db, $sql), $answer, "$how: $name: as on one server");
		isnt($answer, '', "$how: $name: there is an answer") unless $name eq 'aliases to make';
	}
	like($at->($db, q{EXPLAIN (VERBOSE, COSTS OFF) SELECT indicator FROM attain_indicator WHERE measure <@ '增长6%'::target}),
		qr/Async Foreign Scan.*Async Foreign Scan/s, "$how: both shards at the same time");
	my $plan = $at->($db, q{EXPLAIN (VERBOSE, COSTS OFF) SELECT * FROM attain_scorecard WHERE region = '甲区' AND year = 2015});
	is(scalar(() = $plan =~ /Remote SQL:/g), 1, "$how: one region asks one shard");
	$plan = $at->($db, q{EXPLAIN (VERBOSE, COSTS OFF) SELECT indicator FROM promise WHERE commitment = 'stretch'});
	is(scalar(() = $plan =~ /Remote SQL: .*WHERE .*commitment = 'stretch'/g), 2, "$how: a column of a view is what can be compared");
	is($at->($db, q{SELECT count(*) FROM promise WHERE commitment = 'stretch'}),
		$at->($one, q{SELECT count(*) FROM attain_indicator WHERE role = 'target' AND commitment(target) = 'stretch'}), "$how: as on one server");
	is($at->($db, q{SELECT sum(length(html)), count(*) FROM page WHERE region = '丙区'}),
		$at->($one, q{SELECT sum(length(attain_evidence_html(id))), count(*) FROM attain_report WHERE region = '丙区'}), "$how: pages");
	# counts that the shards keep are right after a change through the coordinator
	$node{$_}->safe_psql($db, 'CALL attain_refresh()') for 'shard_1', 'shard_2';
	$at->($_, q{DELETE FROM attain_report WHERE report_year = 2014}) for $one, $db;
	my $summary = 'SELECT * FROM attain_scorecard_summary ORDER BY region, year';
	is($at->($db, $summary), $at->($one, $summary), "$how: the summary after a change");
	$node{$_}->safe_psql($db, 'DROP SUBSCRIPTION names_' . $how . '_' . substr($_, -1)) for 'shard_1', 'shard_2';
}

$_->stop for values %node;
done_testing();
