# The sample reports: rows against a careful reader's, and the scorecard that
# test/reports/README.md promises.
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Encode qw(decode);
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '-E', 'UTF8', '--no-locale' ]);
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION attain');

sub ask { return $node->safe_psql('postgres', $_[0]) }
sub quote { my $s = shift; $s =~ s/'/''/g; return "'$s'" }

my $samples = -d 'reports' ? 'reports' : 'test/reports';
my @files = qw(2020-work-report.md 2021-work-report.txt 2022-plan-report.txt 2022-q1-plan.txt);
my %body;
for (@files)
{
	my $text = slurp_file("$samples/$_");
	ask("INSERT INTO attain_report (region, title, body) VALUES ('青浦区', '$_', " . quote($text) . ')');
	$body{$_} = decode('UTF-8', $text);	# spans count characters
}

# rows: most of the fields of most of the sixty
my ($header, @expected) = split /\r?\n/, slurp_file("$samples/expected.tsv");
my ($fields, $wrong) = (0, 0);
for (@expected)
{
	my ($file, $value, $nth, $indicator, $role, $aspect, $period, $cmp, $low, $high, $unit) = split /\t/, $_, -1;
	my $at = -1;
	$value = decode('UTF-8', $value);
	$at = index($body{$file}, $value, $at + 1) for 1 .. $nth;
	my $got = ask("SELECT concat_ws('|', role = '$role' OR role = 'estimate' AND '$role' = 'actual', aspect = '$aspect',
			lower(period) || '..' || upper(period) - 1 = '$period',
			low IS NOT DISTINCT FROM nullif('$low', '')::numeric, coalesce(unit, '') = '$unit')
		FROM attain_indicator JOIN attain_report r ON r.id = report_id
		WHERE title = '$file' AND span && int4range(@{[$at + 1]}, @{[$at + 1 + length $value]}) ORDER BY seq LIMIT 1");
	$fields += 5;
	if ($got ne 't|t|t|t|t')
	{
		my $bad = $got eq q() ? 5 : $got =~ tr{f}{};
		$wrong += $bad;
		note "$file: $indicator $low$unit: role|aspect|period|low|unit right: ", $got || 'no row';
	}
}
cmp_ok($wrong / $fields, '<=', 0.1, "fields of the sample rows: $wrong of $fields wrong");

# the scorecard
my @card = (
	[ 2020, '地区生产总值', 'growth', 'f' ],
	[ 2020, '区级一般公共预算收入', 'level', 'f' ],
	[ 2020, '区级一般公共预算收入', 'growth', 'f' ],
	[ 2020, '合同外资', 'level', 't' ],
	[ 2020, '实到外资', 'level', 't' ],
	[ 2020, '城乡居民人均可支配收入', 'growth', 't' ],
	[ 2020, '城镇登记失业人数', 'level', 't' ],
	[ 2020, '新建5G网络基站', 'level', 't' ],
	[ 2021, '地区生产总值', 'growth', 'f' ],
	[ 2021, '规模以上工业总产值', 'growth', 't' ],
	[ 2021, '全社会固定资产投资', 'level', 't' ],
	[ 2021, '土地减量化立项', 'level', 'f' ],
	[ 2021, '新增社区综合为老服务中心', 'level', 'f' ],
	[ 2021, '新增老年人日间服务中心', 'level', 'f' ],
	[ 2021, '城镇登记失业人数', 'level', 't' ],
	[ 2021, '城乡居民人均可支配收入增速', 'growth', 't' ]);
for (@card)
{
	my ($year, $indicator, $aspect, $attained) = @$_;
	is(ask("SELECT attained FROM attain_scorecard WHERE year = $year AND indicator = '$indicator' AND aspect = '$aspect'
		AND period = daterange('$year-01-01', '@{[$year + 1]}-01-01')"), $attained, "$year $indicator $aspect");
}
is(ask(q{SELECT string_agg(indicator, ' ') FROM attain_conflict WHERE year = 2021 AND indicator IN ('地区生产总值', '全社会固定资产投资')}),
	'地区生产总值', 'a contradiction, and one that only looks like it');
is(ask(q{SELECT count(*) FROM attain_scorecard WHERE year = 2022 AND attained IS NOT NULL}), '0', 'nothing is told of 2022 yet');

ask(q{INSERT INTO attain_alias (alias, indicator) VALUES ('新增助餐场所', '新增社区助餐点'), ('旧住房综合改造', '老旧小区综合改造')});
is(ask(q{SELECT string_agg(indicator || attained || matched_by, ' ' ORDER BY indicator COLLATE "C") FROM attain_scorecard
	WHERE year = 2020 AND indicator IN ('新增社区助餐点', '老旧小区综合改造')}),
	'新增社区助餐点truealias 老旧小区综合改造falsealias', 'with aliases');

$node->stop;
done_testing();
