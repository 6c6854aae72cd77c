# What several server tests need: reports and values to ask about, and every
# function and view of the extension, from the catalog.
package Attain;

use strict;
use warnings;
use Exporter 'import';
use PostgreSQL::Test::Utils;

our @EXPORT = qw(load_samples make_values functions calls views answers same_answers make_objects object_answers);

my $members = q{(SELECT classid, objid FROM pg_depend WHERE refclassid = 'pg_extension'::regclass AND deptype = 'e'
	AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'attain')) AS d ON};

# The sample reports, and one with values in every shape.
my $more = <<'TEXT';
甲区2021年政府工作报告

一、2020年工作回顾

预计地区生产总值1038亿元，增长3.8%；合同外资、实到外资分别为19.8亿、9亿美元。新增就业岗位18000余个，完成目标的105.6%，城镇登记失业人数4600人，居民收入增速高于全市平均水平。

<table><tr><th>指标</th><th>单位</th><th>2020年目标</th><th>2020年完成</th></tr><tr><td>新建道路</td><td>公里</td><td>≥12</td><td>13.5</td></tr></table>

二、2021年主要任务

| 指标 | 2021年目标 |
|---|---|
| 绿化覆盖率 | 42%以上 |
| 新建公园 | 5个 |

地区生产总值增长6%左右，力争达到1100亿元，城镇登记失业人数控制在市下达指标内，到2025年城镇化率达到八成。
TEXT

sub quoted { my $s = shift; $s =~ s/'/''/g; return "'$s'" }

sub load_samples
{
	my ($node, $db) = @_;
	my $samples = -d 'reports' ? 'reports' : 'test/reports';
	my $sql = '';
	for (sort glob "$samples/*")
	{
		next if m{/README|\.tsv$};
		$sql .= "INSERT INTO attain_report (region, body) VALUES ('青浦区', " . quoted(slurp_file($_)) . ");\n";
	}
	$node->safe_psql($db, $sql . 'INSERT INTO attain_report (body) VALUES (' . quoted($more) . q{);
		INSERT INTO attain_report (region, body) SELECT '甲区', replace(replace(body, '2020', '2019'), '2021', '2020') FROM attain_report WHERE region = '甲区';
		INSERT INTO attain_alias (alias, indicator) VALUES ('新增助餐场所', '新增社区助餐点');
		INSERT INTO attain_reference (region, indicator, year, reference, value) VALUES ('甲区', '城镇登记失业人数', 2020, '市下达指标', '4750人')});
}

# A table of arguments: columns are named as arguments are, or as what they are.
sub make_values
{
	my ($node, $db) = @_;
	$node->safe_psql($db, q{
		CREATE TABLE value AS
		SELECT i,
			(ARRAY['583.1亿元', '约100家', '近1.1万人次', '增长6.1%', '下降17.1%', '提高4.9个百分点', '第7位', '完成105.6%', '超额完成',
				'高于全市平均水平', '4~6个', '≤4750人', '百余家', '35微克/立方米', '三分之一', '5蓬'])[1 + i % 16]::measure AS measure,
			(ARRAY['增长3.8%', '1134亿元', '不足100家', '8亿美元', '增长270%', '持平', '第1位', '完成90%', '基本完成'])[1 + i % 9]::measure AS measure2,
			(ARRAY['增长6%', '控制在4750人以内', '下降3%', '进入前十', '力争达到2000亿元', '4~6个', '完成市下达目标', '高于全市平均水平', '100家以上',
				'增长8%左右', '约束性≤35微克/立方米', '全覆盖', '下降控制在3%以内'])[1 + i % 13]::target AS target,
			(ARRAY['增长6.5%', '500亿元', '不超过4750人', '30~35之间', '与经济增长同步', '清零'])[1 + i % 6]::target AS target2,
			(ARRAY['583.1亿元', '6000万元', '1134亿元', '0.5元'])[1 + i % 4]::measure AS money,
			(ARRAY['2亿元', '1500万元', '99.5亿元'])[1 + i % 3]::measure AS money2,
			(ARRAY['增长6.1%', '下降3%'])[1 + i % 2]::measure AS growth,
			(ARRAY[1, 2.5, 1000, 0.003, 12345678901234567890])[1 + i % 5] AS number,
			(ARRAY['地区生产总值', '新建5G网络基站', '全区一般公共预算收入（区级）', '城镇登记失业人数', '“五个人人”项目', '规模以上工业总产值增速'])[1 + i % 6] AS name,
			(ARRAY['生产总值', '新建5G基站数', '区级一般公共预算收入', '失业人数', '环保投入'])[1 + i % 5] AS name2,
			(ARRAY['亿元', '家', '%', '微克/立方米', '蓬'])[1 + i % 5] AS unit,
			(ARRAY['level', 'growth', 'change'])[1 + i % 3] AS aspect,
			(ARRAY['甲区', '青浦区', NULL])[1 + i % 3] AS region,
			(ARRAY['work report', 'plan report', 'news'])[1 + i % 3] AS kind,
			(ARRAY['actual', 'target', 'estimate'])[1 + i % 3] AS role,
			2019 + i % 4 AS report_year, i % 2 = 0 AS flag, i::bigint AS key8, 10 AS value_from, 14 AS value_to,
			int4range(10, 14) AS span, daterange(make_date(2019 + i % 4, 1, 1), make_date(2020 + i % 4, 1, 1)) AS period,
			make_date(2019 + i % 4, 1, 15) AS delivered_on,
			(SELECT id FROM attain_report ORDER BY id LIMIT 1 OFFSET i % 3) AS report_id,
			(ARRAY['甲区2020年地区生产总值增长3.8%，全市地区生产总值增长1.7%，累计新建公园5个。', E'一、2021年工作回顾\n\n新增就业岗位1.2万个，全年投入583.1亿元。\n\n二、2022年主要任务\n\n地区生产总值增长6%以上。'])[1 + i % 2] AS body
		FROM generate_series(1, 60) AS i});
}

# Arguments by the function's name, where those by name and type will not do.
my %arguments = (
	'attain_bar(numeric,integer)' => 'number % 3, 10', 'attain_text_width(text)' => 'name', 'attain_text_fit(text,integer)' => 'name, 12',
	'measure(numeric,text,text)' => q{number, unit, 'level'},
	'in_unit(measure,text)' => q{money, '万元'},
	'measure_to_numeric(measure)' => 'money',
	'measure_add(measure,measure)' => 'money, money2', 'measure_sub(measure,measure)' => 'money, money2',
	'measure_mul(measure,numeric)' => 'money, number % 1000 + 1', 'numeric_mul(numeric,measure)' => 'number % 1000 + 1, money',
	'measure_div(measure,numeric)' => 'money, number', 'measure_div(measure,measure)' => 'money, money2',
	'measure_smaller(measure,measure)' => 'money, money2', 'measure_larger(measure,measure)' => 'money, money2',
	'resolve(target,measure)' => 'target, measure2',
	'attain_growth_agrees(measure,measure,measure,text,text)' => 'growth, money, money2, name, body',
	'attain_growth_of(measure,measure)' => 'money, money2',
	'attain_number_in(measure,text)' => q{money, '万元'},
	'attain_unit_likeness(text,text)' => q{unit, '万元'},
	'attain_similar_keys(text,text[],real)' => 'name, ARRAY[name2, name, unit], 0.2',
	'attain_most_similar_key(text,text[])' => 'name, ARRAY[name2, name, unit]',
	'attain_key_similarity(text,text,real)' => 'name, name2, 0.3',
	'indicator_similarity(text,text)' => 'name, name2',
	'indicator_key(text)' => 'name',
	'attain_period_answers(daterange,daterange)' => 'period, period',
	'attain_marked_html(text,integer[],integer[],integer[],text[],text[])' => q{body, ARRAY[3, 8], ARRAY[7, 12], ARRAY[1, 2], ARRAY['attained', 'missed'], ARRAY['a', '乙']},
	'attain_failure(text,text)' => 'name, name2',
	'attain_html(text)' => q{'<' || name || '&'},
	'attain_canonical(text,text)' => 'region, name',
	'attain_is_whole_year(text,numeric,numeric,text)' => 'body, 583.1, NULL, unit',
	'parse_report(text,integer)' => 'body, report_year',
	'report_meta(text)' => 'body', 'report_sections(text)' => 'body', 'split_reports(text)' => 'body',
	'attain_sum_deserialize(bytea,internal)' => undef,
	# transitions
	'attain_attainment_step(bigint[],measure,target)' => q{'{0,0,0}', measure, target},
	'attain_attainment_combine(bigint[],bigint[])' => q{'{2,1,1}', '{2,1,1}'},
	'attain_attainment_final(bigint[])' => q{'{2,1,1}'},
	'attain_product(numeric)' => 'number % 9',
	'sum(measure)' => 'money', 'avg(measure)' => 'money', 'min(measure)' => 'money', 'max(measure)' => 'money',
	# what changes tables
	'attain_loading_wait(bigint)' => 'key8',
	'attain_region_count(text,integer)' => q{'甲区', report_year},
	'attain_mark(text,integer)' => 'region, report_year',
	'attain_mark_each()' => '',
	'attain_load(text,text,text,text,integer)' => q{'2019年，甲区地区生产总值增长' || i || '%。', '乙区', '乙区新闻', 'news', 2019},
);

# and by what an argument is
my %argument = (
	measure => [ 'measure', 'measure2' ], target => [ 'target', 'target2' ], numeric => ['number'], bigint => ['key8'],
	integer => ['report_year'], boolean => ['flag'], daterange => ['period'], cstring => [], text => [ 'name', 'name2', 'unit' ], date => ['delivered_on'], int4range => ['span'],
	'text[]' => [ 'ARRAY[name2, name]' ], real => ['0.3']);
my %named = map { $_ => $_ } qw(region kind role aspect unit report_year report_id key8 body period span delivered_on);
$named{places} = 'attain_text_places(body)';
@named{qw(source text report low high seq year from_table stock key indicator value_from value_to)} = qw(body body body number number i report_year flag flag name name value_from value_to);

# Every function: signature, kind, whether it returns rows, its arguments as SQL
# over the table of values, undef where no statement can call it by itself.
sub functions
{
	my ($node, $db) = @_;
	my @functions;
	my $list = $node->safe_psql($db, qq{
		SELECT p.oid::regprocedure, p.prokind, p.proretset OR p.prorettype = 'record'::regtype, p.provolatile,
			array_to_string(ARRAY(SELECT format_type(t, NULL) FROM unnest(p.proargtypes::oid[]) WITH ORDINALITY AS a (t, n) ORDER BY n), ','),
			array_to_string(p.proargnames[1:p.pronargs], ','), p.prorettype::regtype
		FROM pg_proc p JOIN $members d.classid = 'pg_proc'::regclass AND d.objid = p.oid
		ORDER BY 1});
	for (split /\n/, $list)
	{
		my ($signature, $kind, $rows, $volatile, $types, $names, $returns) = split /\|/, $_, -1;
		my %f = (signature => $signature, name => $signature =~ s/\(.*//r, kind => $kind, rows => $rows eq 't', volatile => $volatile eq 'v');
		push @functions, \%f;
		next if $kind eq 'p' || $returns =~ /^(trigger|internal)$/ || $types =~ /internal|cstring/ || $returns eq 'cstring';
		if (exists $arguments{$signature})
		{
			$f{arguments} = $arguments{$signature};
			next;
		}
		my %used;
		my @names = split /,/, $names, -1;
		my @arguments = map { my $name = shift(@names) // '';
			my $given = $argument{$_} // [];
			$named{$name} // $given->[ $used{$_}++ ] // "no argument for $name $_ of $signature" } split /,/, $types;
		$f{arguments} = join ', ', @arguments;
	}
	return @functions;
}

sub views
{
	my ($node, $db) = @_;
	return split /\n/, $node->safe_psql($db, qq{SELECT c.relname FROM pg_class c
		JOIN $members d.classid = 'pg_class'::regclass AND d.objid = c.oid WHERE c.relkind IN ('r', 'v') ORDER BY 1});
}

# The queries that ask each function for each row of values, those that change
# nothing, and each view and table for all it has.  What a server counts or when
# it was asked is left out unless asked for.
sub calls
{
	my ($node, $db, %o) = @_;
	my %ask;
	for my $f (functions($node, $db))
	{
		next if !defined $f->{arguments} || $f->{volatile};
		$ask{ $f->{signature} } = $f->{kind} eq 'a' ? "SELECT i % 7, $f->{name}($f->{arguments})::text FROM value WHERE i > 0 GROUP BY i % 7"
			: $f->{rows} ? "SELECT i, to_jsonb(f) FROM value, LATERAL $f->{name}($f->{arguments}) AS f"
			: "SELECT i, $f->{name}($f->{arguments})::text FROM value";
	}
	for my $name (views($node, $db))
	{
		next if $name eq 'attain_loading';	# empty, and not logged
		next if $name =~ /^attain_(job|progress|region_mark|region_year)$/ && !$o{exact};
		# the keys of a jsonb come in the order of their bytes, which Chinese ones have others of in EUC_CN
		$ask{$name} = ($name !~ /^\w+$/a ? 'SELECT to_json(v)' : 'SELECT to_jsonb(v)' . ($o{exact} ? '' : q{ - ARRAY['loaded_at', 'read_at']})) . " FROM $name AS v";
	}
	return %ask;
}

sub answers
{
	my ($node, $db, %o) = @_;
	my %ask = calls($node, $db, %o);
	return map { $_ => join "\n", sort split /\n/, $node->safe_psql($db, $ask{$_}) } keys %ask;
}

# What users build on the types and views, each thing that a dump, a copy or an
# upgrade could lose.
sub make_objects
{
	my ($node, $db) = @_;
	$node->safe_psql($db, q{
		CREATE DOMAIN share AS measure CHECK (VALUE >= '0%');
		CREATE TYPE pair AS (m measure, t target);
		CREATE TYPE stretch AS RANGE (subtype = measure);
		CREATE FUNCTION met(m measure, t target) RETURNS boolean LANGUAGE sql IMMUTABLE BEGIN ATOMIC SELECT m <@ t; END;
		CREATE FUNCTION met_by_text(m measure, t target) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT m <@ t';
		CREATE AGGREGATE total(measure) (sfunc = measure_add, stype = measure);

		CREATE TABLE promise (id int PRIMARY KEY, name text NOT NULL, m measure NOT NULL DEFAULT '0家', t target, p share, pairs pair[], ms measure[], within stretch,
			kept boolean GENERATED ALWAYS AS (m <@ t) STORED,
			ratio numeric GENERATED ALWAYS AS (round(m / t, 6)) STORED,
			key text GENERATED ALWAYS AS (indicator_key(name)) STORED,
			CONSTRAINT not_small CHECK (lower(m) IS NULL OR lower(m) >= -1000000),
			CONSTRAINT not_hopeless CHECK (t IS NULL OR NOT t <@ '≥999999999家'));
		INSERT INTO promise (id, name, m, t, p, pairs, ms, within)
			SELECT i, '指标' || i % 50,
				((ARRAY['', '约', '>', '≤', '增长', '下降', '完成', ''])[1 + i % 8] || (i * 7919 % 1000) || (ARRAY['', '.5', '.50'])[1 + i % 3] || (ARRAY['家', '家', '家', '亩', '%', '%', '%', '蓬'])[1 + i % 8])::measure,
				((ARRAY['', '≤', '>', '', '增长', '下降', '', '力争'])[1 + i % 8] || (i * 6271 % 1000) || (ARRAY['家', '家', '家', '亩', '%', '%', '家', '蓬'])[1 + i % 8])::target,
				(i % 100 || '%')::share, ARRAY[('5家', '≥5家')::pair], ARRAY[(i || '家')::measure, NULL], stretch((i || '家')::measure, (i + 10 || '家')::measure)
			FROM generate_series(1, 3000) AS i;
		CREATE INDEX promise_m ON promise (m);
		CREATE INDEX promise_t ON promise (t DESC NULLS FIRST) INCLUDE (m);
		CREATE UNIQUE INDEX promise_u ON promise (m, t, id);
		CREATE INDEX promise_hash ON promise USING hash (m);
		CREATE INDEX promise_hash_t ON promise USING hash (t);
		CREATE INDEX promise_gist ON promise USING gist (m, t);
		CREATE INDEX promise_gist_t ON promise USING gist (t) INCLUDE (id);
		CREATE INDEX promise_within ON promise USING gist (within);
		CREATE INDEX promise_upper ON promise (upper(m)) WHERE m <@ '≥500家'::target;
		CREATE INDEX promise_met ON promise (met(m, t), (m / t), indicator_key(name));
		CREATE STATISTICS promise_both (ndistinct, dependencies, mcv) ON m, t FROM promise;
		CREATE STATISTICS promise_kept ON (m <@ t), (upper(m)) FROM promise;
		CREATE TABLE price (m measure PRIMARY KEY, t target UNIQUE);
		INSERT INTO price VALUES ('5元', '≥5元'), ('1.50元', '≤1元');
		CREATE TABLE sold (m measure REFERENCES price, t target REFERENCES price (t));
		INSERT INTO sold VALUES ('5元', NULL), ('1.5元', '≤1元');
		CREATE TABLE booked (place text, m measure, t target, EXCLUDE USING gist (m WITH =), CONSTRAINT apart EXCLUDE USING gist (t WITH &&));
		INSERT INTO booked VALUES ('甲', '5家', '1~2个之间'), ('乙', '6家', '5~6个之间'), ('丙', '0.06百家', '增长≥5%') ON CONFLICT DO NOTHING;
		CREATE TABLE by_range (id int, m measure) PARTITION BY RANGE (m);
		CREATE TABLE by_range_small PARTITION OF by_range FOR VALUES FROM (MINVALUE) TO ('100家');
		CREATE TABLE by_range_large PARTITION OF by_range FOR VALUES FROM ('100家') TO ('5000家');
		CREATE TABLE by_range_rest PARTITION OF by_range DEFAULT;
		CREATE TABLE by_list (id int, t target) PARTITION BY LIST (t);
		CREATE TABLE by_list_some PARTITION OF by_list FOR VALUES IN ('≥5家', '增长≥6%');
		CREATE TABLE by_list_rest PARTITION OF by_list DEFAULT;
		CREATE TABLE by_hash (id int, m measure) PARTITION BY HASH (m);
		CREATE TABLE by_hash_0 PARTITION OF by_hash FOR VALUES WITH (MODULUS 2, REMAINDER 0);
		CREATE TABLE by_hash_1 PARTITION OF by_hash FOR VALUES WITH (MODULUS 2, REMAINDER 1);
		INSERT INTO by_range SELECT id, m FROM promise WHERE id <= 500;
		INSERT INTO by_hash SELECT id, m FROM promise WHERE id <= 500;
		INSERT INTO by_list SELECT id, t FROM promise WHERE id <= 500;
		INSERT INTO by_list VALUES (0, '5家'), (0, '增长6%');
		CREATE INDEX ON by_range USING gist (m);

		CREATE VIEW open_promise AS SELECT * FROM promise WHERE m <@ t IS NOT TRUE AND t && '≥100家'::target;
		CREATE VIEW card AS SELECT s.*, attain_why(i.measure, p.t) FROM attain_scorecard s LEFT JOIN attain_indicator i ON i.seq = 1 AND i.region = s.region LEFT JOIN promise p ON p.id = 5;
		CREATE MATERIALIZED VIEW sums AS SELECT unit(m), sum(m), avg(m), min(m), max(m), attainment(m, t), total(m) FROM promise WHERE aspect(m) = 'level' GROUP BY 1;
		CREATE MATERIALIZED VIEW values AS SELECT DISTINCT ON (m, t) m, t FROM promise ORDER BY m, t, id;
		CREATE UNIQUE INDEX values_u ON values (m, t);
		CREATE INDEX values_g ON values USING gist (m);
		CREATE RULE quiet AS ON INSERT TO sold WHERE NEW.m < '0元' DO INSTEAD NOTHING;
		CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.name := NEW.name || '！'; RETURN NEW; END $$;
		CREATE TRIGGER lowered BEFORE UPDATE ON promise FOR EACH ROW WHEN (NEW.m < OLD.m) EXECUTE FUNCTION noted();
		ALTER TABLE promise ENABLE ROW LEVEL SECURITY;
		CREATE POLICY seen ON promise USING (t @> '5家'::measure);
		ANALYZE});
}

sub object_answers
{
	my ($node, $db) = @_;
	my %ask = (
		map({ $_ => "SELECT to_jsonb(v) FROM $_ AS v" } qw(promise price sold booked by_range by_list by_hash open_promise card sums values)),
		partitions => 'SELECT tableoid::regclass, count(*) FROM (SELECT tableoid FROM by_range UNION ALL SELECT tableoid FROM by_list UNION ALL SELECT tableoid FROM by_hash) AS p GROUP BY 1',
		indexes => q{SELECT pg_get_indexdef(indexrelid), indisvalid FROM pg_index WHERE indexrelid::regclass::text ~ '^(promise|price|sold|booked|by_|values)'},
		constraints => q{SELECT conrelid::regclass, conname, pg_get_constraintdef(oid), convalidated FROM pg_constraint WHERE conrelid::regclass::text ~ '^(promise|price|sold|booked|by_)' AND contype <> 'n'},
		policies => q{SELECT * FROM pg_policies WHERE tablename = 'promise'}, rules => q{SELECT definition FROM pg_rules WHERE schemaname = 'public'},
		views => q{SELECT pg_get_viewdef(oid) FROM pg_class WHERE relname IN ('open_promise', 'card', 'sums', 'values')},
		statistics => 'SELECT pg_get_statisticsobjdef(oid) FROM pg_statistic_ext',
		functions => 'SELECT met(m, t), met_by_text(m, t), count(*), total(m) FILTER (WHERE unit(m) = $$家$$) FROM promise GROUP BY 1, 2',
		prunes => q{SELECT count(*) FROM by_range WHERE m = '50家' OR m > '4999家'});
	my %answer = map { $_ => join "\n", sort split /\n/, $node->safe_psql($db, $ask{$_}) } keys %ask;
	# by every index what a scan finds
	for my $where ("m <@ '≥500家'", "m <@ '增长≥50%'", "m = '523家'", "t \@> '460家'::measure", "t && '≤100家'", "t <@ '≥900家'", "t = '≥83家'", "m < '50家'",
		"upper(m) > 900 AND m <@ '≥500家'::target", "met(m, t)", "within \@> '77家'::measure")
	{
		my $query = "SELECT count(*), md5(string_agg(id::text, ' ' ORDER BY id)) FROM promise WHERE $where";
		my $scan = $node->safe_psql($db, "SET enable_indexscan = off; SET enable_bitmapscan = off; SET enable_indexonlyscan = off; $query");
		my $index = $node->safe_psql($db, "SET enable_seqscan = off; $query");
		$answer{$where} = $index eq $scan ? $scan : "an index finds $index, a scan $scan";
	}
	return %answer;
}

# Which of the answers differ, and in what first.
sub same_answers
{
	my ($got, $expected) = @_;
	my @different;
	for (sort keys %{ { %$got, %$expected } })
	{
		my @got = split /\n/, $got->{$_} // 'not asked';
		my @expected = split /\n/, $expected->{$_} // 'not asked';
		my %there = map { $_ => 1 } @expected;
		my ($first) = grep { !$there{$_} } @got;
		push @different, "$_: " . ($first // @got . ' of ' . @expected . ' rows') if "@got" ne "@expected";
	}
	return join "\n", @different;
}

1;
