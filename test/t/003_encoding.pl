# Reports are read alike in a database of another encoding.
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '-E', 'UTF8', '--no-locale' ]);
$node->start;
$node->safe_psql('postgres', q{
	CREATE DATABASE gb ENCODING 'EUC_CN' LOCALE 'C' TEMPLATE template0;
	CREATE DATABASE none ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0;
});
$node->safe_psql($_, 'CREATE EXTENSION attain') for 'postgres', 'gb', 'none';
$ENV{PGCLIENTENCODING} = 'UTF8';

my $text = '２０２０年，地区生产总值增长3.8%，PM2.5年均浓度35微克/立方米，新建“5G”基站1514个。';
for my $query (
	"SELECT seq, indicator, period, measure, unit, span, source FROM parse_report('$text')",
	"SELECT substr('$text', lower(span), upper(span) - lower(span)) FROM parse_report('$text')",
	"SELECT indicator_key('新建“5G”基站'), '约100家'::measure, '控制在35微克/立方米以内'::target",
	"SELECT report_meta('2021年政府工作报告')")
{
	my $there = $node->safe_psql('postgres', $query);
	isnt($there, '', 'there is something to compare');
	is($node->safe_psql('gb', $query), $there, 'EUC_CN as UTF8');
}

# what is wrong is said in either, hints with our own words included
for my $query ("SELECT '增长'::measure", "SELECT '6~4个'::measure", "SELECT 'x'::target", "SELECT measure(5, '家', 'growth')", "SELECT measure(5, '？', 'level')")
{
	my (undef, undef, $there) = $node->psql('postgres', $query);
	like($there, qr/HINT/, 'there is an error to compare');
	my (undef, undef, $here) = $node->psql('gb', $query);
	is($here, $there, 'EUC_CN as UTF8');
}
my (undef, undef, $long) = $node->psql('gb', "SELECT '" . ('元' x 200) . "'::measure");
like($long, qr/: "(元)+…"/, 'a long text is quoted in part');
# a character that Unicode does not have, written as bytes of the server
my $untold = "convert_from('\\xa2a1', 'EUC_CN')";
(undef, undef, my $refused) = $node->psql('gb', "SELECT ('1' || $untold)::measure");
like($refused, qr/character with byte sequence 0xa2 0xa1 in encoding "EUC_CN" has no equivalent in encoding "UTF8"/, 'a character that cannot be read');
SKIP: {
	skip 'no soft errors before PostgreSQL 16', 1 if $node->safe_psql('postgres', 'SHOW server_version_num') < 160000;
	is($node->safe_psql('gb', "SELECT sql_error_code, pg_input_is_valid($untold || '家', 'target') FROM pg_input_error_info('1' || $untold, 'measure')"),
		'22P05|f', 'is a soft error');
}
is($node->safe_psql('gb', "SELECT attain_why('完成≥90%', '≥5家')"), $node->safe_psql('postgres', "SELECT attain_why('完成≥90%', '≥5家')"), 'and so is why');

# every character of EUC_CN, also those that reading folds into one that EUC_CN lacks
is($node->safe_psql('gb', q{
	CREATE FUNCTION answer(query text, c text) RETURNS text LANGUAGE plpgsql AS $$
	DECLARE
		r text;
	BEGIN
		EXECUTE query INTO r USING c;
		RETURN r;
	EXCEPTION WHEN invalid_text_representation THEN
		RETURN 'refused';
	WHEN untranslatable_character THEN
		RETURN sqlerrm;
	END $$;
	CREATE TABLE chars AS SELECT convert_from(decode(to_hex(a) || to_hex(b), 'hex'), 'EUC_CN') AS c FROM generate_series(161, 254) AS a, generate_series(161, 254) AS b;
	DELETE FROM chars WHERE answer('SELECT length(convert(convert_to($1, ''EUC_CN''), ''EUC_CN'', ''UTF8''))', c) LIKE '%no equivalent%';
	SELECT count(*) > 7000 AS read,
		count(*) FILTER (WHERE answer('SELECT (''1'' || $1)::measure::text::measure = (''1'' || $1)::measure', c) NOT IN ('true', 'refused')) AS measures,
		count(*) FILTER (WHERE answer('SELECT (''1'' || $1)::target::text::target = (''1'' || $1)::target', c) NOT IN ('true', 'refused')) AS targets,
		count(*) FILTER (WHERE answer('SELECT ($1 || ''家'')::measure::text', c) LIKE '%no equivalent%') AS in_front,
		count(*) FILTER (WHERE answer('SELECT indicator FROM parse_report(''甲'' || $1 || ''总量达到5家。'')', c) LIKE '%no equivalent%') AS names,
		count(*) FILTER (WHERE answer('SELECT indicator_key(''甲'' || $1)', c) LIKE '%no equivalent%') AS keys
	FROM chars}), 't|0|0|0|0|0', 'every character is read and printed');
is($node->safe_psql('gb', "SELECT indicator_key('甲￥乙')"), '甲￥乙', 'in its wide form');

my ($ret, $out, $err) = $node->psql('none', "SELECT * FROM parse_report('$text')");
like($err, qr/cannot read text in a database with encoding SQL_ASCII/, 'SQL_ASCII is refused');

$node->stop;
done_testing();
