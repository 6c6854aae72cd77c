#!/usr/bin/perl
# Turns the word lists of this folder into constant C tables.
#
#	compile.pl units.tsv verbs.tsv ... > tables.h
#
# A list is tab-separated: '#' starts a comment line; the first other line names
# the columns.  The first column is the word, its other spellings behind '|'.
# A column is name:int, name:str, or name:enum:PREFIX_ (written PREFIX_VALUE);
# an empty cell is 0 or "".
#
# A file whose columns are 'list' and 'word' holds many short lists that only say
# whether a word is one of them: att_<file>_<list> each.
use strict;
use warnings;
use utf8;
binmode(STDOUT, ':encoding(ASCII)') or die;
binmode(STDERR, ':encoding(UTF-8)') or die;

# Words are compared with normalised text.
sub check_word
{
	my ($place, $word) = @_;

	die "$place: an empty word\n" if $word eq '';
	die "$place: $word is full-width, the text is compared in NFKC\n"
	  if $word =~ /[\x{FF01}-\x{FF5E}\x{3000}]/;
}

# The last six bits of characters, as one number.
sub bits
{
	my $bits = 0;
	$bits |= 1 << (ord($_) & 63) for @_;
	return sprintf('0x%X', $bits);
}

# Lists of nothing but words.  A comment above each says what it is for.
sub compile_lists
{
	my ($file, $name, $fh) = @_;
	my (%words, @lists, %same, $told);	# $told: a comment stands in front

	while (my $line = <$fh>)
	{
		chomp $line;
		$told = 1 if $line =~ /^#\s*\S/;
		next if $line =~ /^#/ or $line !~ /\S/;
		my ($list, $word, @more) = split(/\t/, $line, -1);
		die "$file:$.: not a list and a word\n" if $list !~ /^[a-z][a-z_]*$/ or !defined $word or @more;
		check_word("$file:$.", $word);
		if (!@lists or $lists[-1] ne $list)
		{
			die "$file:$.: the list $list stands in two places\n" if $words{$list};
			die "$file:$.: no comment above $list says what it is for\n" if !$told;
			push @lists, $list;
		}
		die "$file:$.: $word stands twice in $list\n" if grep { $_ eq $word } @{ $words{$list} };
		push @{ $words{$list} }, $word;
		$told = 0;
	}
	die "$file: no words\n" if !@lists;
	for my $list (@lists)
	{
		my @left = @{ $words{$list} };
		my $other = $same{ join(' ', sort @left) } //= $list;
		die "$file: $list and $other are the same words\n" if $other ne $list;
		# The first that fits is the longest that does: a word that begins or ends
		# another one goes behind it, the others stay in order.
		my @word;
		while (@left)
		{
			my ($i) = grep
			{
				my $w = $left[$_];
				!grep { $_ ne $w && /^\Q$w\E|\Q$w\E$/ } @left
			} 0 .. $#left;
			push @word, splice(@left, $i, 1);
		}
		my @chars = map { length, (map { sprintf('0x%X', ord) } split(//)), 0 } @word;
		print "static const uint32_t att_${name}_${list}_chars[] = {\n";
		print "\t", join(', ', splice(@chars, 0, 12)), ",\n" while @chars;
		print "\t0\n};\n\nstatic const att_words att_${name}_${list} = {\n\t",
		  bits(map { substr($_, 0, 1) } @word), ", ", bits(map { substr($_, -1) } @word),
		  ", att_${name}_${list}_chars\n};\n\n";
	}
}

print "/* Made by compile.pl from the word lists beside it; edit those. */\n\n";
FILE:
for my $file (@ARGV)
{
	my ($list) = $file =~ m{([a-z_]+)\.tsv$} or die "$file: not a .tsv\n";
	open(my $fh, '<:encoding(UTF-8)', $file) or die "$file: $!\n";
	my (@columns, @rows, %row_of, @first, $headed);
	while (my $line = <$fh>)
	{
		chomp $line;
		next if $line =~ /^#/ or $line !~ /\S/;
		my @cell = split(/\t/, $line, -1);
		if (!$headed)
		{
			$headed = 1;
			if ($line eq "list\tword")
			{
				compile_lists($file, $list, $fh);
				next FILE;
			}
			die "$file: the first column must be 'word'\n" if $cell[0] ne 'word';
			@columns = map { [ split(/:/) ] } @cell[ 1 .. $#cell ];
			next;
		}
		die "$file:$.: more cells than columns\n" if @cell > @columns + 1;
		my @value;
		for my $i (0 .. $#columns)
		{
			my ($name, $type, $prefix) = @{ $columns[$i] };
			my $v = $cell[ $i + 1 ] // '';
			if ($type eq 'int')
			{
				$v = 0 if $v eq '';
				die "$file:$.: $name is not a number: $v\n" if $v !~ /^-?\d+$/;
				push @value, $v;
			}
			elsif ($type eq 'str')
			{
				utf8::encode(my $bytes = $v);
				$bytes =~ s/([^ !#-\[\]-~])/sprintf('\\%03o', ord $1)/ge;
				push @value, "\"$bytes\"";
			}
			elsif ($type eq 'enum')
			{
				push @value, $v eq '' ? '0' : join(' | ', map { $prefix . uc } split(/\|/, $v));
			}
			else
			{
				die "$file: column $name has no type\n";
			}
		}
		push @rows, "{" . join(', ', @value) . "}";
		push @first, (split(/\|/, $cell[0]))[0];
		for my $word (split(/\|/, $cell[0]))
		{
			check_word("$file:$.", $word);
			die "$file:$.: $word stands twice\n" if exists $row_of{$word};
			$row_of{$word} = $#rows;
		}
	}
	die "$file: no words\n" if !@rows;

	print "typedef struct att_${list}_row\n{\n";
	for (@columns)
	{
		my ($name, $type) = @$_;
		print "\t", ($type eq 'str' ? "const char *" : "int\t\t\t"), "$name;\n";
	}
	print "\tint\t\t\tunused_;\n" if !@columns;
	print "} att_${list}_row;\n\n";
	print "static const att_${list}_row att_${list}_rows[] = {\n",
	  (map { "\t$_,\n" } @columns ? @rows : map { "{0}" } @rows), "};\n\n";

	# The words forwards for reading ahead, and backwards for reading behind.
	for my $way ('', '_back')
	{
		my %entry = map { (($way ? scalar reverse($_) : $_) => $row_of{$_}) } keys %row_of;
		# By the low ten bits of the first character first: what one character can
		# start is then one run of words.
		my @words = sort { (ord($a) & 1023) <=> (ord($b) & 1023) || $a cmp $b } keys %entry;
		my (@chars, @index);
		for my $word (@words)
		{
			push @index, sprintf('{%d, %d, %d}', scalar(@chars), length($word), $entry{$word});
			push @chars, map { sprintf('0x%X', ord) } split(//, $word);
		}
		print "static const uint32_t att_${list}${way}_chars[] = {\n";
		print "\t", join(', ', splice(@chars, 0, 12)), ",\n" while @chars;
		print "};\n\nstatic const att_lexicon_word att_${list}${way}_words[] = {\n";
		print "\t", join(', ', splice(@index, 0, 6)), ",\n" while @index;
		print "};\n\n";
		if (!$way)
		{
			# of each row, its first spelling
			my %at = map { $words[$_] => $_ } 0 .. $#words;
			print "static const uint16_t att_${list}_spelling[] = {\n\t",
			  join(', ', map { $at{$_} } @first), "\n};\n\n";
		}
		# A tree, level by level, so that what can follow a character is one run.
		my @level = ([ '', \@words ]);
		my (@nodes, @roots);
		while (@level)
		{
			my @next;
			for (@level)
			{
				my ($prefix, $under, $parent) = @$_;
				my (%by, @order);
				for my $word (@$under)
				{
					my $c = substr($word, length($prefix), 1);
					push @order, $c if !$by{$c};
					push @{ $by{$c} }, $word;
				}
				@{ $nodes[$parent] }{qw(down n)} = (scalar(@nodes), scalar(@order)) if defined $parent;
				for my $c (@order)
				{
					my $word = $prefix . $c;
					my @longer = grep { $_ ne $word } @{ $by{$c} };
					push @roots, $c if !defined $parent;
					push @nodes, { c => ord($c), down => 0, n => 0, row => $entry{$word} // -1 };
					push @next, [ $word, \@longer, $#nodes ] if @longer;
				}
			}
			@level = @next;
		}
		die "$file: too many words\n" if @nodes > 0xFFFF;
		my @node = map { sprintf('{0x%X, %d, %d, %d}', @$_{qw(c down n row)}) } @nodes;
		print "static const att_lexicon_node att_${list}${way}_nodes[] = {\n";
		print "\t", join(', ', splice(@node, 0, 6)), ",\n" while @node;
		print "};\n\n";
		my @count = (0) x 1025;
		$count[ (ord($_) & 1023) + 1 ]++ for @roots;
		$count[$_] += $count[ $_ - 1 ] for 1 .. 1024;
		print "static const uint16_t att_${list}${way}_runs[] = {\n";
		print "\t", join(', ', splice(@count, 0, 16)), ",\n" while @count;
		print "};\n\nstatic const att_lexicon att_${list}${way} = {\n",
		  "\tatt_${list}${way}_words, ", scalar(@words), ", att_${list}${way}_chars,\n\tatt_${list}${way}_nodes, att_${list}${way}_runs\n};\n\n";
	}
}
