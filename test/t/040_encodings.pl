# A server of EUC_CN answers as one of UTF8 does, whatever its client writes; in
# other encodings nothing wrong gets in.
use strict;
use warnings;
use FindBin;
use lib $FindBin::RealBin;

use Attain;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

$ENV{PGCLIENTENCODING} = 'UTF8';

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '-E', 'UTF8', '--no-locale' ]);
$node->start;
sub ask { my ($db, $sql) = @_; return $node->safe_psql($db, $sql) }
sub error { my ($db, $sql) = @_; my ($ret, $out, $err) = $node->psql($db, $sql, extra_params => [ '-v', 'VERBOSITY=verbose' ]); return $err }

for ([ wide => 'UTF8' ], [ gb => 'EUC_CN' ], [ ascii => 'SQL_ASCII' ], [ latin => 'LATIN1' ])
{
	my ($db, $encoding) = @$_;
	ask('postgres', "CREATE DATABASE $db ENCODING '$encoding' LOCALE 'C' TEMPLATE template0");
}
ask($_, 'CREATE EXTENSION attain') for 'wide', 'gb', 'ascii';

#
# EUC_CN beside UTF8
#
load_samples($node, 'wide');
# characters that EUC_CN lacks, in both
ask('wide', q{
	CREATE FUNCTION known(c text) RETURNS boolean LANGUAGE plpgsql AS $$
	BEGIN
		PERFORM convert_to(c, 'EUC_CN');
		RETURN true;
	EXCEPTION WHEN untranslatable_character THEN
		RETURN false;
	END $$;
	CREATE TABLE unknown AS SELECT string_agg(DISTINCT c, '') AS c FROM attain_report, unnest(string_to_array(body, NULL)) AS c WHERE NOT known(c);
	UPDATE attain_report SET body = translate(body, unknown.c, '') FROM unknown WHERE unknown.c <> ''});
my $columns = 'id, region, title, kind, report_year, review_year, issuer, delivered_on, body, given, edition, remark, loaded_at, reader_version, read_at';
my $copy = $node->basedir . '/reports';
ask('wide', "COPY attain_report ($columns) TO '$copy'");
ask('gb', qq{COPY attain_report ($columns) FROM '$copy';
	SELECT setval(pg_get_serial_sequence('attain_report', 'id'), max(id)) FROM attain_report;
	INSERT INTO attain_alias (alias, indicator) VALUES ('新增助餐场所', '新增社区助餐点');
	INSERT INTO attain_reference (region, indicator, year, reference, value) VALUES ('甲区', '城镇登记失业人数', 2020, '市下达指标', '4750人')});
is(ask('gb', 'SELECT count(*) > 150 FROM attain_indicator'), 't', 'there are rows');
is(ask('gb', q{SELECT count(*) > 20 FROM attain_scorecard WHERE actual IS NOT NULL}), 't', 'and a scorecard');
my %answers;
for my $db ('wide', 'gb')
{
	make_values($node, $db);
	$answers{$db} = { answers($node, $db) };
	# a number by which sessions know a lock
	delete $answers{$db}{'attain_loading_key(text,text,integer)'};
}
cmp_ok(scalar keys %{ $answers{wide} }, '>', 90, 'functions and views are asked');
is(same_answers($answers{gb}, $answers{wide}), '', 'EUC_CN answers as UTF8 does');
for my $db ('wide', 'gb')
{
	ask($db, 'CALL attain_refresh()');
	is(join("\n", sort split /\n/, ask($db, 'SELECT to_jsonb(s) FROM attain_scorecard_summary AS s')), $answers{wide}{attain_scorecard_summary}, "$db: also when it is counted");
}
my $page = 'SELECT md5(attain_evidence_html(id)) FROM attain_report ORDER BY id';
is(ask('gb', 'SELECT count(*) FROM attain_report WHERE attain_evidence_html(id) IS NOT NULL'), ask('wide', 'SELECT count(*) FROM attain_report'), 'pages are made');
is(ask('gb', $page =~ s/md5\((.*?\))\)/md5(convert(convert_to($1, 'EUC_CN'), 'EUC_CN', 'UTF8'))/r), ask('wide', $page =~ s/md5\((.*?\))\)/md5(convert_to($1, 'UTF8'))/r),
	'and are the same');
# what binary copies hold does not depend on the encoding of a server
ask('wide', "COPY (SELECT i, measure, measure2, target, target2 FROM value) TO '$copy' WITH (FORMAT binary)");
is(ask('gb', qq{CREATE TABLE copied (i int, measure measure, measure2 measure, target target, target2 target);
	SET client_encoding = 'UTF8'; COPY copied FROM '$copy' WITH (FORMAT binary);
	SELECT count(*), count(*) FILTER (WHERE (c.measure::text, c.measure2, c.target::text, c.target2) = (v.measure::text, v.measure2, v.target::text, v.target2)) FROM copied c JOIN value v USING (i)}),
	'60|60', 'a binary copy of UTF8 is read by EUC_CN');

#
# clients that write GB18030, GBK or EUC_CN: second bytes of the first two can be | and \
#
my $plain = '2021年，财政收入增长6%，新建医院5个，完成投资3亿元，接待旅客12万人次。PM2.5浓度控制在35微克/立方米以内。';
my $tricky = $plain . '億達路新增商户8家，乗客服务点新增9个，塡海面积减少7.5公顷。';
for ([ 'wide', 'GB18030', $tricky . '𠮷林路新增商户7家。' ], [ 'wide', 'GBK', $tricky ], [ 'wide', 'EUC_CN', $plain ], [ 'gb', 'EUC_CN', $plain ])
{
	my ($db, $encoding, $text) = @$_;
	my $file = $node->basedir . "/$db.$encoding";
	# the text as such a client has it, and what it gets back
	ask('wide', "SET client_encoding = 'UTF8'; CREATE TABLE IF NOT EXISTS text (t text); TRUNCATE text; INSERT INTO text VALUES ('$text')");
	ask('wide', "COPY text TO '$file' WITH (ENCODING '$encoding')");
	open my $script, '>', "$file.sql" or die;
	print $script "\\set ON_ERROR_STOP 1\nSET client_encoding = '$encoding';\n\\set body `cat '$file'`\n",
		"INSERT INTO attain_report (region, title, kind, report_year, body) VALUES ('A', '$encoding', 'news', 2021, :'body');\n",
		"CREATE TABLE from_$encoding (t text);\n\\copy from_$encoding FROM '$file'\n",
		"\\o '$file.rows'\n\\pset format unaligned\n\\pset fieldsep '\\t'\n\\pset tuples_only\n",
		"SELECT i.indicator, i.measure, i.target, i.unit, lower(i.span), upper(i.span), substr(r.body, lower(i.span), upper(i.span) - lower(i.span)), i.source",
		" FROM attain_indicator i JOIN attain_report r ON r.id = i.report_id WHERE title = '$encoding' ORDER BY seq;\n";
	close $script;
	{
		local $ENV{PGCLIENTENCODING} = $encoding;
		$node->command_ok([ 'psql', '-X', '-q', '-d', $node->connstr($db), '-f', "$file.sql" ], "$db: a client of $encoding loads and asks");
	}
	is(ask($db, "SELECT body, (SELECT t FROM from_$encoding) = body FROM attain_report WHERE title = '$encoding'"), "$text|t", "$db: $encoding: the text is as sent");
	my $rows = ask('wide', "SELECT convert_from(pg_read_binary_file('$file.rows'), '$encoding')");
	my $direct = ask('wide', "SELECT string_agg(concat_ws(E'\\t', indicator, coalesce(measure::text, ''), coalesce(target::text, ''), unit, lower(span), upper(span),
		substr('$text', lower(span), upper(span) - lower(span)), source), E'\\n' ORDER BY seq) FROM parse_report('$text', 2021)");
	cmp_ok(scalar(split /\n/, $direct), '>=', 5, "$db: $encoding: there are rows");
	is($rows =~ s/\s+\z//r, $direct, "$db: $encoding: rows and spans come back");
	# values by the other doors of such a client
	is(ask($db, "SET client_encoding = '$encoding'; CREATE TABLE m_$encoding AS SELECT measure, target FROM value; COPY m_$encoding TO '$file.values'; COPY m_$encoding FROM '$file.values';
		COPY m_$encoding TO '$file.values' WITH (FORMAT binary); COPY m_$encoding FROM '$file.values' WITH (FORMAT binary);
		SELECT count(*) FROM (SELECT measure::text, target::text FROM m_$encoding GROUP BY 1, 2 HAVING count(*) % 4 > 0)" . ' AS odd'), '0', "$db: $encoding: values by copies");
}
# PostgreSQL itself has no conversion between these two
{
	local $ENV{PGCLIENTENCODING} = 'GB18030';
	my ($ret, $out, $err) = $node->psql('gb', 'SELECT 1');
	like($err, qr/conversion between GB18030 and EUC_CN is not supported/, 'gb: a client of GB18030 is refused');
}
# what the client cannot show is an error, not a wrong answer
like(error('wide', "SET client_encoding = 'GBK'; SELECT indicator FROM parse_report(U&'\\+020BB7\\6797\\8DEF\\65B0\\589E\\5546\\6237') UNION SELECT U&'\\+020BB7'"),
	qr/22P05.*has no equivalent in encoding "GBK"/s, 'a character that GBK lacks');

#
# SQL_ASCII: nobody knows what the bytes are
#
my $refused = qr/ERROR:  0A000: attain cannot read text in a database with encoding SQL_ASCII.*HINT:  Create the database with encoding UTF8/s;
for my $query (
	"SELECT '5家'::measure", "SELECT '5家'::target", "SELECT measure(5, '家')", "SELECT in_unit('5%', '家')", "SELECT indicator_key('失业人数')",
	"SELECT indicator_similarity('失业人数', '失业率')", "SELECT * FROM parse_report('增长5%。')", "SELECT report_meta('甲区')", "SELECT * FROM report_sections('一、甲')",
	"SELECT * FROM split_reports('一、甲')", "INSERT INTO attain_report (body) VALUES ('甲区增长5%。')", "SELECT * FROM attain_load('甲区增长5%。')",
	"INSERT INTO attain_alias (alias, indicator) VALUES ('甲', '乙')", "INSERT INTO attain_reference (year, reference, value) VALUES (2020, 'x', '5家')",
	"INSERT INTO attain_reference (year, indicator, reference, value) VALUES (2020, '甲', 'x', '5%')", "SELECT attain_why('5%', '6%')",
	"SELECT resolve('5%', '5家')")
{
	like(error('ascii', $query), $refused, "SQL_ASCII: $query");
}
is(ask('ascii', 'SELECT (SELECT count(*) FROM attain_report) + (SELECT count(*) FROM attain_alias) + (SELECT count(*) FROM attain_reference)'), '0', 'SQL_ASCII: nothing got in');
is(ask('ascii', q{SELECT '5%'::measure <@ '4%'::target, count(*) FROM attain_scorecard}), 't|0', 'SQL_ASCII: what is ASCII is read');

#
# encodings without Chinese: the extension is not created, and nothing is left
#
like(error('latin', 'CREATE EXTENSION attain'), qr/ERROR:  22P05: character .* has no equivalent in encoding "LATIN1"/, 'LATIN1 is refused');
is(ask('latin', "SELECT count(*) FROM pg_type WHERE typname IN ('measure', 'target')"), '0', 'LATIN1: nothing is left');

$node->stop;
done_testing();
