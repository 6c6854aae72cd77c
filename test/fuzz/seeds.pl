# First inputs of every fuzz target, from the sentences and reports that the
# tests have:
#
#	seeds.pl TARGET FOLDER
use strict;
use warnings;
use utf8;
use Cwd qw(abs_path);
use File::Basename;

my ($target, $folder) = @ARGV;
my $test = dirname(dirname(abs_path(__FILE__)));
my $n = 0;
my %seen;

sub put
{
	my ($text) = @_;
	utf8::encode($text) if utf8::is_utf8($text);
	return if $seen{$text}++;
	open my $out, '>:raw', sprintf('%s/seed-%04d', $folder, ++$n) or die "$folder: $!\n";
	print $out $text;
}

sub lines
{
	my ($file) = @_;
	open my $in, '<:encoding(UTF-8)', $file or die "$file: $!\n";
	my @lines = <$in>;
	chomp @lines;
	return @lines;
}

# the report that a sentence stands in, as test_reader.c makes it
sub report
{
	my ($context, $sentence) = @_;
	my ($kind, $y) = $context =~ /^(\w+):?(\d*)/;
	my %head = (
		review => sub { "@{[$y + 1]}年政府工作报告\n\n一、${y}年工作回顾\n\n" },
		task => sub { "${y}年政府工作报告\n\n一、@{[$y - 1]}年工作回顾\n\n二、${y}年主要任务\n\n" },
		five => sub { "@{[$y + 1]}年政府工作报告\n\n一、过去五年工作回顾\n\n" },
		outlook => sub { "${y}年政府工作报告\n\n一、@{[$y - 1]}年工作回顾\n\n二、今后五年奋斗目标\n\n" },
		quarter => sub { "${y}年第一季度工作计划\n\n" });
	$sentence =~ s/\\([nt])/$1 eq 'n' ? "\n" : "\t"/ge;
	return ($head{$kind} ? $head{$kind}->() : '') . $sentence;
}

my @sentences = map { [ split /\t/ ] } grep { !/^#/ && /\S/ } lines("$test/reader/sentences.tsv");
my (@values, @names, @units);
for (@sentences)
{
	for my $row (split / ;; /, $_->[3] // '')
	{
		my ($indicator, $role, $aspect, $period, $cmp, $low, $high, $unit) = split /\|/, $row;
		push @names, $indicator if defined $indicator && length $indicator;
	}
	# the numbers with what stands around them
	while ($_->[2] =~ /(\p{Han}{0,4}(?:[0-9][0-9.,]*|[一二三四五六七八九十百千万亿两半]+)[^，。；、]{0,8})/g) { push @values, $1 }
}
if ($target eq 'phrase' || $target eq 'values' || $target eq 'unpack')
{
	# literals of the unit tests and of the types' own
	for my $line (lines("$test/unit/test_phrase.c"), lines("$test/unit/test_value.c"))
	{
		push @values, $1 while $line =~ /"([^"\\%]*[\p{Han}0-9%][^"\\]*)"/g;
	}
}
if ($target eq 'phrase') { put($_) for @values }
elsif ($target eq 'values')
{
	for (my $i = 0; $i + 4 < @values; $i += 5) { put(join("\n", @values[ $i .. $i + 4 ])) }
}
elsif ($target eq 'names')
{
	put($_) for @names;
	for (my $i = 0; $i + 3 < @names; $i += 4) { put(join("\n", @names[ $i .. $i + 3 ])) }
	for my $list (map { "$test/../src/lexicon/$_.tsv" } qw(synonyms synonyms_whole distinct))
	{
		my @words = map { (split /\t/)[0] } grep { !/^(#|word)/ && /\S/ } lines($list);
		for (my $i = 0; $i + 3 < @words; $i += 4) { put(join("\n", map { (split /\|/)[0] } @words[ $i .. $i + 3 ])) }
	}
	put("地区生产总值\n甲区\n全市地区生产总值增长6%，\n，其中");
}
elsif ($target eq 'report')
{
	put(report($_->[1], $_->[2])) for @sentences;
}
elsif ($target eq 'table')
{
	put(report($_->[1], $_->[2])) for grep { $_->[2] =~ /\\t|\|.*\||<t[dhr]/ } @sentences;
}
elsif ($target eq 'html')
{
	put(report($_->[1], $_->[2])) for grep { $_->[2] =~ /[<&#*|\[]/ } @sentences;
	put("<html><title>甲区</title><body><p>2020年，<b>新增</b>就业&#49;&#48;0人<sup>[1]</sup>。</p><!-- 5家 --><script>6家</script>"
		. "<table><tr><th>指标</th><th>单位</th><th>2021年目标</th></tr><tr><td>公园</td><td>个</td><td>5</td></tr></table></body>");
}
elsif ($target eq 'repeat')
{
	put("\n$_\n") for map { substr($_->[2], 0, 40) } @sentences;
	put("\n$_\n") for '<', '&', '(', '[1]', '、', '一、', '|', "\t", '<td>', '<!--', '<script>', '增长', '1', '一', '分别为', '其中', '2020年', '**', '&#1', '“', '5家，';
}
elsif ($target eq 'unpack')
{
	# doc/format.md: bytes of some values
	put(pack('H*', $_)) for qw(10000100010000000000000000056e 1000070000000000000000000501004e00 10010100010000000000000000003d);
}
if ($target =~ /^(report|table|html)$/)
{
	for my $file (glob "$test/reports/20*")
	{
		my $text = join("\n", lines($file));
		# in pieces, which mutate better
		my $step = $target eq 'report' ? 900 : 1300;
		for (my $at = 0; $at < length $text; $at += $step) { put(substr($text, 0, 60) . "\n" . substr($text, $at, $step)) }
	}
}
print "$target: $n seeds\n";
