# attain-load on files of every format, and what listeners hear of them.
use strict;
use warnings;
use utf8;

use Encode qw(encode decode);
use File::Path qw(make_path);
use IO::Compress::Zip qw(:constants);
use IPC::Run ();
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $bin = `pg_config --bindir`;
chomp $bin;
my ($program) = grep { -x } "$bin/attain-load", map { "$_/attain-load" } split /:/, $ENV{PATH};
plan skip_all => 'attain-load is not installed' unless $program;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '-E', 'UTF8', '--no-locale' ]);
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION attain');
$ENV{PGHOST} = $node->host;
$ENV{PGPORT} = $node->port;
$ENV{PGDATABASE} = 'postgres';
$ENV{LC_ALL} = 'C.UTF-8';

sub ask { return decode('UTF-8', $node->safe_psql('postgres', encode('UTF-8', $_[0]))) }
sub fresh { ask('DELETE FROM attain_report') }

# what the program prints, complains of and returns
sub run_load
{
	my ($out, $err) = ('', '');
	my $run = IPC::Run::start([ $program, map { utf8::is_utf8($_) ? encode('UTF-8', $_) : $_ } @_ ], '<', \undef, '>', \$out, '2>', \$err,
		IPC::Run::timeout($PostgreSQL::Test::Utils::timeout_default));
	$run->finish;
	return ($run->result(0) // 0, decode('UTF-8', $out), decode('UTF-8', $err));
}

my $dir = PostgreSQL::Test::Utils::tempdir();
sub file
{
	my ($name, $bytes) = @_;
	my $path = "$dir/" . encode('UTF-8', $name);
	make_path($path =~ s{/[^/]*\z}{}r);
	open my $out, '>:raw', $path or die "$path: $!";
	print $out $bytes;
	close $out or die $!;
	return decode('UTF-8', $path);
}
sub xml { return $_[0] =~ s/&/&amp;/gr =~ s/</&lt;/gr }

# the text of a sample in other formats, by hand
my %sample = map { my $bytes = slurp_file($_); m{([^/]+)\z}; ($1 => decode('UTF-8', $bytes)) } glob('reports/20*');
is(scalar keys %sample, 4, 'four samples');

sub html
{
	my ($text) = @_;
	my ($body, $in_table) = ('', 0);
	for (split /\n/, $text)
	{
		my $row = /\t/;
		$body .= $row ? "<table>\n" : "</table>\n" if $row != $in_table;
		$in_table = $row;
		$body .= $row ? '<tr>' . join('', map { '<td>' . xml($_) . '</td>' } split /\t/) . "</tr>\n" : /\S/ ? '<p>' . xml($_) . "</p>\n" : '';
	}
	return qq{<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>政府信息公开</title><style>td { width: 95% }</style>}
		. qq{<script>var rate = "增长95%";</script></head>\n<body>\n$body</body></html>\n};
}

sub docx
{
	my ($text) = @_;
	my $paragraph = sub { '<w:p><w:r><w:t xml:space="preserve">' . xml($_[0]) . '</w:t></w:r></w:p>' };
	my ($body, $in_table) = ('', 0);
	for (split /\n/, $text)
	{
		my $row = /\t/;
		my $columns = () = /\t/g;
		$body .= $row ? '<w:tbl><w:tblGrid>' . '<w:gridCol w:w="2000"/>' x ($columns + 1) . '</w:tblGrid>' : '</w:tbl>' if $row != $in_table;
		$in_table = $row;
		$body .= $row ? '<w:tr>' . join('', map { '<w:tc>' . $paragraph->($_) . '</w:tc>' } split /\t/) . '</w:tr>' : $paragraph->($_);
	}
	my $head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
	my @parts = (
		'[Content_Types].xml' => $head . '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
			. '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
			. '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
		'_rels/.rels' => $head . '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
			. 'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
		'word/document.xml' => $head . '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
			. "$body</w:body></w:document>");
	my $zip = '';
	my $z = IO::Compress::Zip->new(\$zip, Name => $parts[0], Method => ZIP_CM_STORE) or die;
	while (my ($name, $part) = splice @parts, 0, 2)
	{
		$z->newStream(Name => $name, Method => ZIP_CM_STORE) if $name ne '[Content_Types].xml';
		$z->print(encode('UTF-8', $part));
	}
	$z->close;
	return $zip;
}

# lines of a page, as a text processor breaks them
sub broken
{
	my @lines = ('');
	my $columns = 0;
	for ($_[0] =~ /[!-~]+|./g)
	{
		my $wide = ord() < 128 ? length : 2;
		if ($columns + $wide > 80) { push @lines, ''; $columns = 0 }
		$lines[-1] .= $_;
		$columns += $wide;
	}
	return @lines;
}

# pages of such lines, without a font
sub pdf
{
	my ($text) = @_;
	my @lines = map { my $l = $_; $l =~ s/\*\*|<[^>]*>//g; $l =~ s/^#+ //; $l eq '' ? ('') : broken($l) } split /\n/, $text;
	my @objects = ('<< /Type /Catalog /Pages 2 0 R >>', '', '<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>',
		'<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 5 0 R /DW 1000 /W [32 126 500] >>',
		'<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 900 /StemV 80 >>');
	my $stream = sub { "<< /Length " . length($_[0]) . " >>\nstream\n$_[0]\nendstream" };
	# identity, a row of 256 characters at a time as the format wants it
	my @rows = map { my $h = sprintf '%02x', $_; "<${h}00> <${h}ff> <${h}00>\n" } 0 .. 255;
	push @objects, $stream->("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n"
		. "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
		. join('', map { my @r = splice @rows, 0, 64; scalar(@r) . " beginbfrange\n" . join('', @r) . "endbfrange\n" } 1 .. 4)
		. 'endcmap CMapName currentdict /CMap defineresource pop end end');
	my @kids;
	while (my @page = splice @lines, 0, 45)
	{
		my $y = 800;
		my $c = join '', map { $y -= 16; $_ eq '' ? '' : "BT /F 12 Tf 50 $y Td <" . unpack('H*', encode('UTF-16BE', $_)) . "> Tj ET\n" } @page;
		push @objects, $stream->($c);
		push @objects, '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents ' . scalar(@objects) . ' 0 R >>';
		push @kids, scalar(@objects) . ' 0 R';
	}
	$objects[1] = "<< /Type /Pages /Kids [@kids] /Count " . @kids . ' >>';
	my ($file, @at) = ("%PDF-1.4\n");
	for my $i (0 .. $#objects) { push @at, length $file; $file .= $i + 1 . " 0 obj\n$objects[$i]\nendobj\n" }
	my $xref = length $file;
	return $file . 'xref' . "\n0 " . (@objects + 1) . "\n0000000000 65535 f \n" . join('', map { sprintf "%010d 00000 n \n", $_ } @at)
		. 'trailer << /Size ' . (@objects + 1) . " /Root 1 0 R >>\nstartxref\n$xref\n%%EOF\n";
}

# rows of the loaded reports that differ from those of a sample's own text
my $differs = sub {
	my ($name) = @_;
	$node->safe_psql('postgres', 'CREATE TABLE IF NOT EXISTS sample (name text PRIMARY KEY, body text)');
	$node->psql('postgres', encode('UTF-8', "INSERT INTO sample VALUES ('$name', \$body\$$sample{$name}\$body\$) ON CONFLICT DO NOTHING"));
	return ask(qq{
		WITH a AS (SELECT p.indicator, p.role, p.period, p.measure, p.target FROM sample s, parse_report(s.body) AS p WHERE s.name = '$name'),
			b AS (SELECT indicator, role, period, measure, target FROM attain_indicator)
		SELECT (SELECT count(*) FROM (TABLE a EXCEPT ALL TABLE b) AS d) + (SELECT count(*) FROM (TABLE b EXCEPT ALL TABLE a) AS d)});
};

# ---- usage

my ($rc, $out, $err) = run_load('--help');
is($rc, 0, '--help');
like($out, qr/usage: attain-load .*Exit status/s, '--help tells how');
for my $wrong ([], ['--nope', 'x'], ['-y', '21', 'x'], ['-y'], ['--quiet=1', 'x'])
{
	($rc, $out, $err) = run_load(@$wrong);
	is($rc, 2, "wrong usage: @$wrong");
	like($err, qr/--help/, 'and where to look');
}
($rc, $out, $err) = run_load('-d', 'nowhere', 'reports');
is($rc, 1, 'no such database');
like($err, qr/"nowhere" does not exist/, 'is said');
($rc, $out, $err) = run_load('-d', 'template1', 'reports');
is($rc, 1, 'no extension');
like($err, qr/CREATE EXTENSION attain/, 'is said');

$node->safe_psql('postgres', 'ALTER FUNCTION attain_load RENAME TO attain_load_later');
($rc, $out, $err) = run_load('reports');
is($rc, 1, 'an older extension');
like($err, qr/^attain-load: the database has attain [\d.]+, which is too old: ALTER EXTENSION attain UPDATE$/, 'is said, once');
$node->safe_psql('postgres', 'ALTER FUNCTION attain_load_later RENAME TO attain_load');

# ---- formats and encodings

my $plan = '2022-plan-report.txt';
my $work = '2020-work-report.md';
my %format = (
	'UTF-8 .txt' => [ $plan, 'a.txt', encode('UTF-8', $sample{$plan}) ],
	'UTF-8 with a mark' => [ $plan, 'a.TXT', "\xEF\xBB\xBF" . encode('UTF-8', $sample{$plan}) ],
	'UTF-16LE' => [ $plan, 'b.txt', "\xFF\xFE" . encode('UTF-16LE', $sample{$plan}) ],
	'UTF-16BE' => [ $plan, 'c.txt', "\xFE\xFF" . encode('UTF-16BE', $sample{$plan}) ],
	'.md' => [ $work, 'd.md', encode('UTF-8', $sample{$work}) ],
	'.html' => [ $plan, 'e.html', encode('UTF-8', html($sample{$plan})) ],
	'.docx' => [ $plan, 'f.docx', docx($sample{$plan}) ],
	'.docx of Markdown as typed' => [ '2021-work-report.txt', 'g.docx', docx($sample{'2021-work-report.txt'}) ],
	'.pdf' => [ $work, 'h.pdf', pdf($sample{$work}) ]);
my $gb = "$dir/gb.txt";
file('utf8.txt', encode('UTF-8', $sample{$plan}));
system("iconv -f UTF-8 -t GB18030 <$dir/utf8.txt >$gb") == 0 or die 'iconv';
$format{GB18030} = [ $plan, 'gb.txt', slurp_file($gb) ];
my %wants = ('.docx' => 'pandoc', '.pdf' => 'pdftotext');
for my $format (sort keys %format)
{
	my ($name, $file, $bytes) = @{ $format{$format} };
	SKIP:
	{
		my ($want) = map { $wants{$_} } grep { $format =~ /^\Q$_/ } keys %wants;
		skip "no $want here", 3 if $want && !grep { -x "$_/$want" } split /:/, $ENV{PATH};
		fresh();
		($rc, $out, $err) = run_load('-r', '青浦区', file("formats/$file", $bytes));
		is($rc, 0, "$format: loaded") or diag($err);
		like($out, qr/loaded as report \d+ \(青浦区, 202[012], (work|plan) report\): \d+ values/, "$format: what is said of it");
		is($differs->($name), '0', "$format: the same values");
	}
}

# ---- again

fresh();
file("folder/$_", encode('UTF-8', $sample{$_})) for keys %sample;
file('folder/below/名字 有 空格.txt', encode('UTF-8', "青浦区2019年政府工作报告\n一、2018年工作回顾\n新建公园6个。\n二、2019年主要任务\n新建公园8个。\n"));
file('folder/picture.png', 'x');
file('folder/.hidden.txt', 'x');
my $state = q{SELECT md5(string_agg(r::text, ' ' ORDER BY id)) FROM attain_report r};
($rc, $out, $err) = run_load('--dry-run', '-r', '青浦区', "$dir/folder");
is($rc, 0, 'dry run');
like($out, qr/: would be loaded as report/, 'says what it would do');
is(ask('SELECT count(*) FROM attain_report'), '0', 'and does nothing');
($rc, $out, $err) = run_load('-r', '青浦区', "$dir/folder");
is("$rc$err", '0', 'a folder');
like($out, qr/^5 files: 5 loaded, 0 there already, 0 failed; 5 reports, \d+ values, \d+ targets\n1 files of other formats left out$/m, 'its summary');
unlike($out, qr/\e|\r/, 'no bar where nobody sees it');
my $before = ask($state);
($rc, $out, $err) = run_load('-r', '青浦区', "$dir/folder", "$dir/folder/", "$dir/folder/below");
is("$rc$err", '0', 'again');
like($out, qr/^11 files: 0 loaded, 11 there already, 0 failed/m, 'nothing new');
is(ask($state), $before, 'and nothing is changed');
($rc, $out, $err) = run_load("$dir/folder");
is("$rc", '0', 'without the region');
is(ask($state), $before, 'not loaded under another');
($rc, $out, $err) = run_load('--region=丙区', '--year=2030', "$dir/folder/2022-q1-plan.txt");
is($rc, 0, 'with another region and year');
like($out, qr/given another region, which stays/, 'is said');
is(ask(q{SELECT count(*), count(*) FILTER (WHERE region = '丙区') FROM attain_report}), '5|0', 'one report still');
($rc, $out, $err) = run_load('-q', "$dir/folder");
is("$rc$out$err", '0', 'quiet');

# another text of the same report takes its place; another name changes nothing
my $id = ask(q{SELECT id FROM attain_report WHERE title LIKE '2020%'});
file('new name.txt', encode('UTF-8', $sample{$work}));
($rc, $out, $err) = run_load("$dir/new name.txt");
like($out, qr/there already as report $id /, 'the same text under another name');
file('new name.txt', encode('UTF-8', $sample{$work} =~ s/增长5\.7%/增长5.6%/r));
($rc, $out, $err) = run_load('-r', '青浦区', "$dir/new name.txt");
like($out, qr/in place of the earlier report $id /, 'a corrected text');
is(ask('SELECT count(*) FROM attain_report'), '5', 'no further report');

# ---- what looks odd

fresh();
my $odd = file('odd.txt', encode('UTF-8', "2021年政府工作报告\n一、2020年工作回顾\n新建公园6个。\n"));
($rc, $out, $err) = run_load($odd);
is($rc, 0, 'without a region and targets it is loaded');
like($out, qr/odd: .*no region found; give --region\n.*no targets found/, 'and both are said');
($rc, $out, $err) = run_load('-r', '甲区', '-y', '2023', $odd);
like($out, qr/there already, corrected: report \d+ \(甲区, 2023.*odd: .*report_year is given as 2023, the text reads 2021/s, 'given later, to the same report');
is(ask('SELECT count(*), min(region), min(report_year) FROM attain_report'), '1|甲区|2023', 'one report');
is(ask('SELECT DISTINCT region FROM attain_indicator'), '甲区', 'with its rows');

# two titles of one region's government are taken for one report: what is lost is said
fresh();
file('twice/1.txt', encode('UTF-8', "2021年甲区政府工作报告\n二、2021年主要任务\n新建学校6所。\n"));
file('twice/2.txt', encode('UTF-8', "甲区第二届人民代表大会第一次会议上的政府工作报告\n——2021年1月8日\n二、2021年主要任务\n新建泵站2座。\n"));
($rc, $out, $err) = run_load('-r', '甲区', "$dir/twice");
is(ask('SELECT count(*) FROM attain_report'), '1', 'two files, one report');
like($out, qr/2\.txt: in place of .*\n  odd: .*another of these files.*\n  odd: .*place of one with another title: 2021年甲区政府工作报告/, 'is said');
like($out, qr/2 files: 2 loaded, .* 1 reports/, 'and counted');
file('twice/2.txt', encode('UTF-8', "甲区第二届人民代表大会第一次会议上的政府工作报告\n——2021年1月8日\n二、2021年主要任务\n新建泵站3座。\n"));
($rc, $out, $err) = run_load('-r', '甲区', "$dir/twice/2.txt");
unlike($out, qr/odd/, 'a new text of the same title is not odd');

# two offices of the region are two
fresh();
file('offices/1.txt', encode('UTF-8', "甲区教育局2021年工作报告\n二、2021年主要任务\n新建学校6所。\n"));
file('offices/2.txt', encode('UTF-8', "甲区水务局2021年工作报告\n二、2021年主要任务\n新建泵站2座。\n"));
($rc, $out, $err) = run_load('-r', '甲区', "$dir/offices");
is(ask('SELECT count(*) FROM attain_report'), '2', 'reports of two offices');
unlike($out, qr/odd/, 'neither of them odd');

# a page of several reports
my $page = join '', map { "${_}年甲区政府工作报告\n\n——${_}年1月8日在区人民代表大会上\n\n各位代表：现在，我代表甲区人民政府，向大会报告过去一年的工作和新一年的打算，请予审议，并请各位委员和列席的同志提出意见。\n\n一、${\ ($_ - 1)}年工作回顾\n\n地区生产总值增长${\ ($_ - 2015)}%。\n\n二、${_}年主要任务\n\n地区生产总值增长6%，新建公园5个。\n\n" } 2020 .. 2022;
fresh();
($rc, $out, $err) = run_load(file('page.txt', encode('UTF-8', $page)));
my $parts = ask('SELECT count(*) FROM attain_report');
is("$rc $parts", '0 3', 'a page of three reports') or diag("$out$err");
$before = ask($state);
($rc, $out, $err) = run_load("$dir/page.txt");
is(ask($state), $before, 'again');
($rc, $out, $err) = run_load('-y', '2020', "$dir/page.txt");
is($rc, 1, 'no year for several reports');
like($err, qr/several reports/, 'is said');

# ---- what cannot be loaded does not keep the others back

fresh();
my @names = ('空 格.txt', "两\n行.txt", "引'号\".txt", '$(touch x).txt', '`id`;.txt', "-d.txt", '*.txt', '\\.txt', "a'; DROP TABLE attain_report; --.txt", ':x %s.txt');
file("names/$names[$_]", encode('UTF-8', chr(ord('甲') + $_) . "区2021年政府工作报告\n二、2021年主要任务\n新建公园" . ($_ + 1) . "个。")) for 0 .. $#names;
file('names/坏.txt', "\xFF\xFF\x00\x81");
file('names/零.txt', encode('UTF-8', "a\0b 2021年，新建公园5个。"));
file('names/空.txt', " \n\t\n");
file('names/无.txt', encode('UTF-8', '这里没有数字，也没有标题。'));
file('names/坏.docx', 'PK no archive');
file('names/坏.pdf', '%PDF-1.4 nothing');
($rc, $out, $err) = run_load("$dir/names", "$dir/nowhere.txt", "$dir/folder/picture.png");
is($rc, 1, 'some failed');
like($out, qr/^18 files: 10 loaded, 0 there already, 8 failed/m, 'the others did not') or diag("$out$err");
is(ask('SELECT count(*) FROM attain_report'), '10', 'ten names of every kind');
like($err, qr/坏\.txt: failed: neither UTF-8/, 'bytes of no encoding');
like($err, qr/零\.txt: failed: a zero byte/, 'a zero byte');
like($err, qr/空\.txt: failed: no text/, 'nothing in it');
like($err, qr/无\.txt: failed: no report in it/, 'no report');
like($err, qr/坏\.docx: failed: pandoc/, 'no document');
like($err, qr/坏\.pdf: failed: pdftotext( is missing|: \S)/, 'no pages');
like($err, qr/nowhere\.txt: failed: there is no such file/, 'no file');
like($err, qr/picture\.png: failed: of no format/, 'no format');
unlike($out . $err, qr/两\n行/, 'a name stays on its line');
($rc, $out, $err) = run_load('-q', "$dir/names");
is("$rc$out", '1', 'quiet about what is loaded');
like($err, qr/坏\.txt: failed/, 'not about what is not');
# a log is UTF-8 whatever names are in
file('gbnames/x.txt', encode('UTF-8', $sample{$work}));
for my $name ("\xB9\xAB\xBF\xAA", "\xFF\xFE")
{
	rename "$dir/gbnames/x.txt", "$dir/gbnames/$name.txt" or die;
	($rc, $out, $err) = run_load('-n', '-r', '青浦区', "$dir/gbnames");
	like($out, $name =~ /^\xB9/ ? qr/公开\.txt: would be loaded/ : qr/\?\?\.txt: would be loaded/, 'a name of another encoding');
	rename "$dir/gbnames/$name.txt", "$dir/gbnames/x.txt" or die;
}
{
	# names that begin with a dash, from inside of their folder
	my $run = IPC::Run::run([ 'sh', '-c', "cd '$dir/names' && exec '$program' -q -- -d.txt" ], '2>', \$err);
	is("$run$err", '1', 'a name that looks like an option');
}

# what is no text of SQL or the shell, line by line as it was
my $nasty = "2021年丁区政府工作报告\n二、2021年主要任务\n\\.\n\\\\ \\N \\t '\"\$\$ :'region' :year `id` \$(id)\n\t新建公园5个。\r\n新建车站6个。\\";
fresh();
($rc, $out, $err) = run_load(file('nasty.md', encode('UTF-8', $nasty)));
is("$rc$err", '0', 'a text of traps') or diag($err);
is($node->safe_psql('postgres', q{SELECT encode(convert_to(body, 'UTF8'), 'hex') FROM attain_report}), unpack('H*', encode('UTF-8', $nasty)), 'byte for byte');
# options too
($rc, $out, $err) = run_load('-r', q{戊'区"; DROP TABLE attain_report; --}, file('region.txt', encode('UTF-8', "2021年政府工作报告\n二、2021年主要任务\n新建公园5个。")));
is(ask(q{SELECT region FROM attain_report ORDER BY id DESC LIMIT 1}), q{戊'区"; DROP TABLE attain_report; --}, 'a region of traps');

# what is in the database is others' words too, and no shell is as obliging as bash
my ($bash) = grep { -x } map { "$_/bash" } split /:/, $ENV{PATH};
ask(q{UPDATE attain_report SET region = E'x\nreport\t1\tt\tPATH[$(touch T)0]\tPATH[$(touch T)0]\x1b'});
my @shells = map { [ $_ ] } grep { defined } 'sh', $bash;
for my $shell (@shells)
{
	IPC::Run::run([ @$shell, $program, "$dir/region.txt" ], '<', \undef, '>', \$out, '2>', \$err);
	like($out, qr/there already as report \d+ \(x\?report.*\n.*1 files: 0 loaded, 1 there already/s, "@$shell: a region of lines stays on its line");
	unlike($out, qr/\e/, 'and off the terminal');
	is($err, '', 'and is no number');
}
ok(!-e 'T', 'and no command');
# a role that may create things in the search_path gets nothing run by who loads
$node->safe_psql('postgres', q{
	CREATE FUNCTION public.seen(text, bigint) RETURNS text LANGUAGE plpgsql AS $$BEGIN RAISE 'seen'; END$$;
	CREATE OPERATOR public.|| (LEFTARG = text, RIGHTARG = bigint, FUNCTION = public.seen);
	CREATE FUNCTION public.seen(text[], text[]) RETURNS text[] LANGUAGE plpgsql AS $$BEGIN RAISE 'seen'; END$$;
	CREATE OPERATOR public.|| (LEFTARG = text[], RIGHTARG = text[], FUNCTION = public.seen);
	CREATE FUNCTION public.seen(int, float8) RETURNS bool LANGUAGE plpgsql AS $$BEGIN RAISE 'seen'; END$$;
	CREATE OPERATOR public.> (LEFTARG = int, RIGHTARG = float8, FUNCTION = public.seen);
	CREATE FUNCTION public.concat_ws(text, text, int, text) RETURNS text LANGUAGE plpgsql AS $$BEGIN RAISE 'seen'; END$$});
fresh();
for my $options ([], [ '-r', '甲区', '-y', '2022' ])
{
	($rc, $out, $err) = run_load(@$options, $odd);
	is("$rc$err", '0', 'hostile search_path, ' . (@$options ? 'region and year given' : 'nothing given'));
}
$node->safe_psql('postgres', q{DROP FUNCTION public.seen(text, bigint), public.seen(text[], text[]), public.seen(int, float8) CASCADE; DROP FUNCTION public.concat_ws(text, text, int, text)});

# what a trigger warns of is heard
$node->safe_psql('postgres', q{
	CREATE FUNCTION public.warn() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE NOTICE 'a notice'; RAISE WARNING E'look\x1b at %', NEW.region; RETURN NULL; END$$;
	CREATE TRIGGER warn AFTER INSERT ON attain_report FOR EACH ROW EXECUTE FUNCTION public.warn()});
fresh();
($rc, $out, $err) = run_load('-q', '-r', '甲区', $odd);
is("$rc$out", '0', 'a warning is no failure');
like($err, qr/^\S*odd\.txt: WARNING:  look\? at 甲区$/m, 'but said');
unlike($err, qr/a notice/, 'a notice is not');
$node->safe_psql('postgres', 'DROP FUNCTION public.warn() CASCADE');

# options behind files: not without them
fresh();
($rc, $out, $err) = run_load($odd, '-r', '甲区');
is("$rc$out", '2', 'options behind files are wrong usage');
like($err, qr/options come before files: -r/, 'which is said');
is(ask('SELECT count(*) FROM attain_report'), '0', 'and nothing is loaded');

# a folder of which nothing is seen
file('doc/a.doc', 'x');
($rc, $out, $err) = run_load("$dir/doc");
is($rc, 1, 'a folder of other formats');
like($err, qr/no files there but 1 of other formats/, 'is said');
file('hole/a.txt', encode('UTF-8', $sample{$work}));
symlink "$dir/nowhere.txt", "$dir/hole/link.txt";
make_path("$dir/hole/below");
chmod 0, "$dir/hole/below";
($rc, $out, $err) = run_load("$dir/hole");
is($rc, 1, 'a folder with holes');
like($err, qr/link\.txt: failed: there is no such file/, 'a link to nowhere');
like($err, qr/below: failed: the folder may not be read/, 'a folder that may not be read') unless -r "$dir/hole/below";
chmod 0755, "$dir/hole/below";

# who reads no further
{
	make_path("$dir/temporary");
	local $ENV{TMPDIR} = "$dir/temporary";
	IPC::Run::run([ 'sh', '-c', qq{'$program' "$dir/folder" "$dir/folder" 2>&1 | head -n 1} ], '>', \$out);
	sleep 1;
	is(join(' ', glob "$dir/temporary/*"), '', 'no texts stay where nobody reads the answer');
}

# longer than an argument may be
my $long = "2021年己区政府工作报告\n二、2021年主要任务\n新建公园5个。\n" . "这一行没有数字，只是为了占地方。\n" x 100_000;
fresh();
($rc, $out, $err) = run_load(file('long.txt', encode('UTF-8', $long)));
is("$rc$err", '0', 'megabytes');
is(ask('SELECT length(body) FROM attain_report'), length($long) - 1, 'all of it');

# a converter that is missing is asked for, and needed for its files only
my $few = "$dir/bin";
make_path($few);
for my $tool (qw(sh iconv od tr sed awk grep cat tail head mktemp rm mv wc locale stty dirname psql))
{
	my ($path) = grep { -x } map { "$_/$tool" } split /:/, $ENV{PATH};
	symlink $path, "$few/$tool";
}
fresh();
{
	local $ENV{PATH} = $few;
	my @made = grep { -e } "$dir/formats/f.docx", "$dir/formats/h.pdf";
	($rc, $out, $err) = run_load(@made == 2 ? @made : (file('x.docx', 'x'), file('x.pdf', 'x')), "$dir/formats/a.txt");
}
is($rc, 1, 'without converters');
like($err, qr/pandoc is missing.*apt install pandoc/, 'pandoc is asked for');
like($err, qr/pdftotext is missing.*apt install poppler-utils/, 'pdftotext is asked for');
like($out, qr/3 files: 1 loaded, 0 there already, 2 failed/, 'text needs none');

# a text that ends before it should is not loaded in part
{
	my ($sed) = map { readlink } "$few/sed";
	unlink "$few/sed";
	open my $fake, '>', "$few/sed" or die $!;
	print $fake qq{#!/bin/sh\ncase \$1 in s/\\[*) exec head -c 3000 ;; *) exec $sed "\$@" ;; esac\n};
	close $fake;
	chmod 0755, "$few/sed";
	fresh();
	local $ENV{PATH} = $few;
	($rc, $out, $err) = run_load(file('whole.txt', encode('UTF-8', $sample{$work})));
	is($rc, 1, 'half a text');
	like($err, qr/whole\.txt: failed: missing data/, 'is none');
	is(ask('SELECT count(*) FROM attain_report'), '0', 'and not loaded');
}

# ---- a role that may load, an extension in its own schema, two at a time

$node->safe_psql('postgres', q{CREATE ROLE loader LOGIN; GRANT SELECT, INSERT, UPDATE ON attain_report TO loader});
fresh();
($rc, $out, $err) = run_load('-U', 'loader', '-r', '青浦区', "$dir/folder");
is("$rc$err", '0', 'a role that may load') or diag($out);
($rc, $out, $err) = run_load('-U', 'loader', '-r', '青浦区', "$dir/folder");
like($out, qr/0 loaded, 5 there already/, 'again');
$node->safe_psql('postgres', q{CREATE DATABASE other});
$node->safe_psql('other', q{CREATE SCHEMA "Plan Office"; CREATE EXTENSION attain SCHEMA "Plan Office"});
($rc, $out, $err) = run_load('--dbname=other', '-h', $node->host, '-p' . $node->port, '-r', '青浦区', "$dir/folder");
is("$rc$err", '0', 'a schema of its own');
is($node->safe_psql('other', 'SELECT count(*) FROM "Plan Office".attain_report'), '5', 'loaded there');
fresh();
my @two = map { IPC::Run::start([ $program, '-q', '-r', encode('UTF-8', $_), "$dir/folder" ], '2>', \my $e) } '青浦区', '甲区', '青浦区';
is(join('', map { $_->finish ? 1 : 0 } @two), '111', 'three at a time');
is(ask('SELECT count(*) FROM attain_report'), '5', 'load each once');

# ---- who listens hears of it when it is there

fresh();
sub file_of { return file($_[0], encode('UTF-8', $_[1])) }
sub notifications
{
	my ($load) = @_;
	my ($in, $heard, $lost) = ('', '', '');
	my $run = IPC::Run::start([ 'psql', '-X', '-q', '-A', '-t', '-d', $node->connstr('postgres') ], '<', \$in, '>', \$heard, '2>', \$lost,
		IPC::Run::timeout($PostgreSQL::Test::Utils::timeout_default));
	$in .= "LISTEN attain_alert;\n\\echo ready\n";
	$run->pump until $heard =~ /ready/;
	$load->();
	$in .= "SELECT 1;\n\\echo done\n\\q\n";
	$run->finish;
	return $heard =~ /"attain_alert" with payload "(.*)" received/g;
}
my @heard = notifications(sub {
	run_load('-r', '甲区', file_of('n/1.txt', "2020年政府工作报告\n二、2020年主要任务\n地区生产总值增长6%，新建公园5个，新增车位300个。\n"));
});
is("@heard", '', 'a report of promises shows nothing');
@heard = notifications(sub {
	run_load('-r', '甲区', file_of('n/2.txt', "2021年政府工作报告\n一、2020年工作回顾\n地区生产总值增长3.8%，新建公园6个，新增车位260个。\n"));
});
$id = ask('SELECT max(id) FROM attain_report');
is("@heard", qq({"report" : $id, "missed" : 2, "contradicted" : 0}), 'one that tells of missed targets says so, once');
is(ask("SELECT count(*) FROM attain_alert WHERE report = $id AND shown_at > now() - interval '1 hour'"), '2', 'the view has them');
@heard = notifications(sub { run_load("$dir/n"); run_load('-n', '-r', '甲区', "$dir/n") });
is("@heard", '', 'nothing of what was there');
@heard = notifications(sub {
	ask(q{BEGIN; INSERT INTO attain_report (region, kind, report_year, body) VALUES ('甲区', 'plan report', 2021, E'一、2020年工作回顾\n新增车位310个。'); ROLLBACK;
		UPDATE attain_report SET reader_version = NULL; CALL attain_refresh(); UPDATE attain_report SET remark = 'seen';
		INSERT INTO attain_report (region, body, loaded_at) VALUES ('甲区', E'2022年政府工作报告\n一、2020年工作回顾\n新建公园1个。', '2020-01-01')});
});
is("@heard", '', 'nothing of what is rolled back, read again or restored from a dump');
ask(q{DELETE FROM attain_report WHERE loaded_at < '2021-01-01'});
@heard = notifications(sub {
	run_load('-r', '甲区', file_of('n/3.txt', "关于甲区2020年国民经济和社会发展计划执行情况与2021年计划草案的报告\n一、2020年工作回顾\n新增车位310个。\n"));
});
$id = ask('SELECT max(id) FROM attain_report');
is("@heard", qq({"report" : $id, "missed" : 0, "contradicted" : 1}), 'a contradiction');
@heard = notifications(sub {
	ask(q{UPDATE attain_report SET body = replace(body, '310', '210') WHERE body LIKE '%310%'});
});
like("@heard", qr/"report" : $id, "missed" : 1, "contradicted" : 1/, 'a report that changes');
ok(!(grep { length($_) >= 8000 } @heard), 'payloads are short');
ask('ALTER TABLE attain_report DISABLE TRIGGER attain_report_rows_alert_update');
@heard = notifications(sub { ask(q{UPDATE attain_report SET body = replace(body, '210', '220')}) });
is("@heard", '', 'nothing where the trigger is off');
ask('ALTER TABLE attain_report ENABLE TRIGGER attain_report_rows_alert_update');
ask(q{CREATE ROLE district; GRANT INSERT, SELECT, UPDATE ON attain_report TO district});
my $report = sub { sprintf q{SET ROLE district; INSERT INTO attain_report (region, issuer, body) VALUES ('甲区', 'district', E'%s年政府工作报告\n一、2020年工作回顾\n新增车位%s个。')}, @_ };
@heard = notifications(sub { ask($report->(2021, 299)) });
like("@heard", qr/"missed" : 1/, 'who sees all reports may learn what his own misses');
ask(q{ALTER TABLE attain_report ENABLE ROW LEVEL SECURITY; CREATE POLICY own ON attain_report TO district USING (issuer = 'district')});
@heard = notifications(sub { ask($report->(2022, 299)); ask(q{SET ROLE district; UPDATE attain_report SET body = replace(body, '299', '298')}) });
is("@heard", '', 'who does not learns nothing of the targets of others');
ask('DROP POLICY own ON attain_report; ALTER TABLE attain_report DISABLE ROW LEVEL SECURITY; REVOKE ALL ON attain_report FROM district; DROP ROLE district');

# ---- the crontab lines of doc/jobs.md, as they are

fresh();
my $home = "$dir/home";
make_path("$home/reports");
system('cp', '-R', "$dir/folder/.", "$home/reports/") == 0 or die;
my @lines = map { split /\n/ } decode('UTF-8', slurp_file('doc/jobs.md')) =~ /^```crontab\n(.*?)^```/msg;
cmp_ok(scalar @lines, '>=', 3, 'doc/jobs.md has lines for cron');
ask('UPDATE attain_report SET reader_version = NULL');
my %printed;
for (grep { /^[0-9*]/ } @lines)
{
	my ($command) = /^(?:\S+\s+){5}(.*)$/;
	unlike($command, qr/(?<!\\)%/, 'cron takes a % for a new line');
	my ($o, $e) = ('', '');
	local $ENV{HOME} = $home;
	my $ok = IPC::Run::run([ '/bin/sh', '-c', encode('UTF-8', $command) ], '<', \undef, '>', \$o, '2>', \$e);
	ok($ok, encode('UTF-8', $command)) or diag($e);
	$printed{$command} = decode('UTF-8', $o);
}
is(ask('SELECT count(*) FROM attain_report'), '5', 'the folder is loaded');
is(ask('SELECT count(*) FROM attain_report WHERE reader_version IS DISTINCT FROM attain_version()'), '0', 'and read by this version');
ok((grep { /地区生产总值.*missed/ } values %printed), 'alerts are printed, for cron to mail') or diag(explain(\%printed));

$node->stop;
done_testing();
