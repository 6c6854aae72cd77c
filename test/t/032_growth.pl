# What reading, loading and showing a report costs grows with its length and not
# faster: the processor time of a server process for a text and for four times
# the text.  Told by the system (/proc), so that other processes do not count.
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

plan skip_all => 'no /proc/self/schedstat here to tell the processor time' unless -r '/proc/self/schedstat';

# The bar is generous: 4 is linear, 16 quadratic.
my $times = 4;
my $most = 6.5;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '-E', 'UTF8', '--no-locale' ]);
$node->append_conf('postgresql.conf', "jit = off\nfsync = off\nautovacuum = off\nmax_parallel_workers_per_gather = 0\n");
$node->start;

sub ask { return $node->safe_psql('postgres', $_[0]) }

# how often the text before, the pieces and the text behind are repeated for a
# text of n bytes; '#' is a number of its own
ask(q{
	CREATE EXTENSION attain;
	-- nanoseconds on a processor so far, of this process
	CREATE FUNCTION spent() RETURNS bigint LANGUAGE sql VOLATILE
		RETURN split_part(pg_read_file('/proc/self/schedstat'), ' ', 1)::bigint;
	CREATE FUNCTION shape(front text, piece text, behind text, bytes int) RETURNS text LANGUAGE sql
		RETURN CASE WHEN piece ~ '#' THEN front || (SELECT string_agg(replace(piece, '#', n::text), '')
				FROM generate_series(1, bytes / (octet_length(piece) + 3)) AS n)
			WHEN behind <> '' THEN front || repeat(piece, bytes / octet_length(piece || behind)) || repeat(behind, bytes / octet_length(piece || behind))
			ELSE front || repeat(piece, bytes / octet_length(piece)) END;
	-- the median of three, of a query with the text in $1; each as often as it
	-- takes for the system's clock, which counts in ticks
	CREATE FUNCTION cost(query text, body text) RETURNS numeric LANGUAGE plpgsql AS $$
	DECLARE
		took numeric[];
		begun bigint;
		times int;
	BEGIN
		FOR i IN 1 .. 3 LOOP
			begun := spent();
			times := 0;
			WHILE spent() - begun < 20000000 LOOP
				EXECUTE query USING body;
				times := times + 1;
			END LOOP;
			took := took || (spent() - begun)::numeric / times;
			EXIT WHEN took[i] > 2e8;
		END LOOP;
		RETURN percentile_cont(0.5) WITHIN GROUP (ORDER BY t) FROM unnest(took) AS t;
	END $$;
});

my $sentence = '地区生产总值增长6.1%，新建5G基站1514个。全市新增就业岗位18000个，累计建成公园#个。';
# name, before, piece, behind, and the shorter length where it is not
# 250 kB: without an end of a sentence each value has 6000 characters as its source,
# and more would be the disk's time
my @shapes = (
	[ 'sentences', "一、2020年工作回顾\n", "$sentence\n", '' ],
	[ 'one line', '2020年工作回顾。', $sentence, '' ],
	[ 'no punctuation', '', '地区生产总值增长6.1%新建5G基站1514个全市新增就业岗位18000个', '' ],
	[ 'words alone', '', '坚持稳中求进工作总基调统筹推进各项工作', '' ],
	[ 'a value in a line', '', "新建公园#个。\n", '' ],
	[ 'a table', "指标\t单位\t2020年实际\t2021年目标\n", "地区生产总值\t亿元\t#\t增长6%\n", '' ],
	[ 'a Markdown table', "| 指标 | 2020年实际 |\n|---|---|\n", "| 地区生产总值 | #亿元 |\n", '' ],
	[ 'an HTML table', '<table>', '<tr><td>地区生产总值</td><td>#亿元</td></tr>', '</table>' ],
	[ 'one row of a table', "指标\t", "583.1亿元\t", '', 25_000 ],
	[ 'headings', '', "#、工作\n", '' ],
	[ 'headings with values', '', "## 工作#\n新建公园5个。\n", '' ],
	[ 'one heading', '# ', '工作回顾新建公园5个', '' ],
	[ 'a list', '', '甲项、乙项、丙项分别增长1%、2%、3%，', '', 10_000 ],
	[ 'digits', '', '1234567890', '' ],
	[ 'digits and letters', '', '1a', '' ],
	[ 'digits and Han', '', '1个', '' ],
	[ 'numerals', '', '一百二十三万四千五百六十七亿', '' ],
	[ 'years', '', '2021年', '' ],
	[ 'brackets', '', '（', '）' ],
	[ 'brackets with values', '', '5个（', '）6个' ],
	[ 'brackets that stay open', '', '(', '' ],
	[ 'quotes', '', '“', '”' ],
	[ 'spaces', '', ' ', '' ],
	[ 'one character', '', '增', '' ],
	[ 'full stops', '', '。', '' ],
	[ 'line breaks', '', "\n", '' ],
	[ 'HTML, nested', '', '<div><table><tr><td>', '</td></tr></table></div>' ],
	[ 'tags that do not end', '', '<a ', '' ],
	[ 'comments that do not end', '', '<!-- ', '' ],
	[ 'entities', '', '&#37;', '' ],
	[ 'combining marks', 'e', chr(0x301) . chr(0x316), '' ],
	[ 'titles', '', "2021年政府工作报告\n甲区人民政府\n2021年1月5日\n", '' ],
	[ 'annexes', '', "附件#：\n新建公园5个。\n", '' ],
	[ 'a cell of sentences', "指标\t", '收入比缩小至1.6，有床位43张。', '' ]);
my %query = (
	parse_report => 'SELECT count(*) FROM parse_report($1)',
	report_meta => 'SELECT report_meta($1)',
	report_sections => 'SELECT count(*) FROM report_sections($1)',
	split_reports => 'SELECT count(*) FROM split_reports($1)');
# what writes, and what shows, with a shorter text
my %slow = (
	load => [ 100_000, 'INSERT INTO attain_report (region, body) VALUES (\'甲区\', $1)', '' ],
	'another region' => [ 100_000, 'UPDATE attain_report SET region = region || \'甲\'', 'INSERT INTO attain_report (region, body) VALUES (\'甲区\', $1)' ],
	evidence => [ 100_000, 'SELECT length(attain_evidence_html(max(id))) FROM attain_report', 'INSERT INTO attain_report (region, body) VALUES (\'甲区\', $1)' ]);

sub quoted { my $s = shift; utf8::encode($s) if utf8::is_utf8($s); $s =~ s/'/''/g; $s =~ s/\\/\\\\/g; $s =~ s/\n/\\n/g; $s =~ s/\t/\\t/g; return "E'$s'" }

sub grows
{
	my ($name, $what, $bytes, $before, $shape) = @_;
	my ($front, $piece, $behind) = map { quoted($_) } @$shape[1 .. 3];
	my @cost;
	my $tries = 0;
	my $ratio;
	# again with longer texts, in case something came between or memory is had in
	# another way from some size on: what is quadratic stays so
	do
	{
		@cost = map {
			my $n = $_;
			my $q = $what =~ s/'/''/gr;
			my $prepare = $before ? "TRUNCATE attain_report CASCADE; DO \$do\$ BEGIN EXECUTE '${\ ($before =~ s/'/''/gr)}' USING shape($front, $piece, $behind, $n); END \$do\$;" : '';
			(split /\n/, ask("$prepare SELECT cost('$q', shape($front, $piece, $behind, $n))"))[-1];
		} $bytes, $bytes * $times;
		$ratio = $cost[1] / $cost[0];
		$bytes *= 3;
	} while ($ratio > $most && $tries++ < 2);
	cmp_ok($ratio, '<=', $most, sprintf('%s, %s: %.1f times the time (%.2f ms, %.2f ms)', $name, $shape->[0], $ratio, map { $_ / 1e6 } @cost));
}

for my $name (sort keys %query)
{
	grows($name, $query{$name}, $_->[4] // 250_000, undef, $_) for $name eq 'parse_report' ? @shapes : @shapes[0, 1, 5, 9, 11, 13, 18, 22, 23, 26, 27, 30, 31];
}
for my $name (sort keys %slow)
{
	my ($bytes, $what, $before) = @{ $slow{$name} };
	grows($name, $what, $bytes, $before, $_) for @shapes[0, 5];
}

# a region's archive, a year after the other, of which statistics of others know nothing
my @archive = map {
	(split /\n/, ask(qq{
		TRUNCATE attain_report CASCADE;
		INSERT INTO attain_report (region, body) SELECT n || '区', repeat('新建公园5个。', 100) FROM generate_series(1, 20) AS n;
		ANALYZE attain_report, attain_indicator;
		CREATE TEMP TABLE begun AS SELECT spent() AS t;
		INSERT INTO attain_report (region, kind, report_year, body)
			SELECT '甲区', 'work report', 1980 + y, (1980 + y) || E'年政府工作报告\n一、' || (1979 + y) || E'年工作回顾\n'
				|| (SELECT string_agg('新建公园' || n || '类' || n * y || E'个。', E'\n') FROM generate_series(1, 100) AS n) || E'\n二、' || (1980 + y) || E'年主要任务\n'
				|| (SELECT string_agg('新建公园' || n || '类' || n * y + 1 || E'个。', E'\n') FROM generate_series(1, 200) AS n)
			FROM generate_series(1, $_) AS y;
		SELECT spent() - t FROM begun;}))[-1]
} 10, 10 * $times;
cmp_ok($archive[1] / $archive[0], '<=', $most, sprintf('loading 10 and 40 reports of one region: %.1f times the time (%.0f ms, %.0f ms)',
	$archive[1] / $archive[0], map { $_ / 1e6 } @archive));

$node->stop;
done_testing();
