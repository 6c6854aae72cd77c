# The words of src/lexicon/*.tsv and the marks of pages as a libFuzzer
# dictionary:
#
#	dictionary.pl src/lexicon/*.tsv > FILE
use strict;
use warnings;

my %words;
for my $file (@ARGV)
{
	open my $in, '<', $file or die "$file: $!\n";
	my $headed;
	while (<$in>)
	{
		chomp;
		next if /^#/ || !/\S/;
		next if !$headed++;
		s/^[a-z_]+\t//;	# the list of a word
		# other columns hold words as well
		$words{$_} = 1 for map { split /\|/ } grep { /[^\x00-\x7F]/ || /^[^_]{1,8}$/ } split /\t/;
	}
}
$words{$_} = 1 for "\n", "\t", ' ', '　', '，', '。', '；', '：', '、', '（', '）', '“', '”', '~', '～', '—', '-', '/', '·', '%', '‰', '.', ',',
	'0', '1', '10', '100', '1.5', '3/4', '2020年', '2021年', '一季度', '1-11月', '“十三五”', '年均', '分别', '其中', '一、', '(一)', '1.', '第一章',
	'|', '| --- |', '# ', '## ', '**', '* ', '[1]', '①', '¹', 'PM_{2.5}', '<p>', '</p>', '<br>', '<table>', '<tr>', '<td>', '</td>', '</tr>', '<th>',
	'<sup>', '</sup>', '<sub>', '<!--', '-->', '<script>', '</script>', '<style>', '<title>', '<h1>', '</h1>', '<li>', '&nbsp;', '&lt;', '&amp;',
	'&#37;', '&#x4E00;', '&#65293;', '0123456789', '999999999999999999999999999999999999', '0.000000000000000000000000000001', '１', '㎡', '²', '½', '℃', '一二三四五六七八九十百千万亿';
for (sort keys %words)
{
	next if $_ eq '' || length > 64;
	s/([^ !#-\[\]-~])/sprintf('\\x%02X', ord $1)/ge;
	print "\"$_\"\n";
}
