# A district's reports over three years: what was promised, what came of it.
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $corpus = ($ENV{ATTAIN_ACCURACY} // '../shared/accuracy') . '/corpus';
plan skip_all => 'the real reports (../shared/accuracy) are not here' unless -r "$corpus/qingpu-gwr-2020.txt";

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '-E', 'UTF8', '--no-locale' ]);
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION attain');
for my $file (sort glob "$corpus/qingpu-*.txt")
{
	my $text = slurp_file($file);
	$text =~ s/'/''/g;
	$node->safe_psql('postgres', "INSERT INTO attain_report (region, body) VALUES ('青浦区', '$text')");
}

sub card
{
	my ($year, $indicator, $aspect, $columns) = @_;
	return $node->safe_psql('postgres', "SELECT $columns FROM attain_scorecard WHERE region = '青浦区'
		AND year = $year AND indicator = '$indicator' AND aspect = '$aspect'
		AND period = daterange('$year-01-01', '@{[$year + 1]}-01-01')");
}

is(card(2020, '地区生产总值', 'growth', 'target, actual, attained'), '增长≥6%|增长3.8%|f', 'growth of 2020 missed');
is(card(2020, '新建5G网络基站', 'level', 'target_value, actual_value, attained, round(ratio, 3)'),
	'1000|1514|t|1.514', 'two names of one indicator');
is(card(2021, '土地减量化立项', 'level', 'target_value, actual_value, attained, round(ratio, 4), margin, unit'),
	'150|106.26|f|0.7084|-43.74|公顷', 'a row of a table');
is(card(2021, '合同外资', 'level', 'target_value, actual_value, attained, unit'), '8|27.9|t|亿美元', 'in dollars');
is($node->safe_psql('postgres', q{SELECT value_1, value_2 FROM attain_conflict
	WHERE region = '青浦区' AND year = 2021 AND indicator = '地区生产总值' AND aspect = 'growth'}),
	'增长6.1%|增长6.5%', 'the table and the prose contradict each other');
is(card(2021, '地区生产总值', 'growth', 'actual, conflict, attained'), '增长6.1%|t|f', 'the table stands first');
is($node->safe_psql('postgres', q{SELECT count(*) - count(DISTINCT (region, key, period, aspect))
	FROM attain_scorecard s, indicator_key(s.indicator) AS key WHERE period IS NOT NULL}), '0',
	'one row for each region, indicator, period and aspect');
is($node->safe_psql('postgres', q{SELECT count(*) FROM attain_scorecard
	WHERE (ratio >= 1) <> attained OR (margin >= 0) <> attained}), '0', 'ratio and margin say what attained says');
is($node->safe_psql('postgres', q{SELECT count(*) FROM attain_report r JOIN attain_indicator i ON i.report_id = r.id
	WHERE position(substr(body, lower(span), upper(span) - lower(span)) IN source) = 0}), '0',
	'the source of each row holds its value');

$node->stop;
done_testing();
