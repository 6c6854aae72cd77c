# Every statement in README.md, README.zh.md and doc/*.md runs on the sample
# reports and has the answer that is shown; views have the columns that are
# promised; no link leads nowhere.
#
# What is shown of a ```sql block: a table or a ``` block behind it, where a line
# ... stands for more; a comment behind a statement, or lines of --  below it.
# Marks that no reader sees stand above a block:
#   <!-- not run: WHY -->           and is counted and printed
#   <!-- in an empty database -->   with the extension and no reports
#   <!-- in a new database -->      without the extension
#   <!-- finds nothing here -->     else a query that finds nothing is an error
#   <!-- run -->                    above a ```sh block, which else is not run
#   <!-- file: NAME -->             what is written into a file first
# and anywhere:
#   <!-- from here in an empty database -->
use strict;
use warnings;

use Cwd qw(abs_path);
use Encode qw(decode);
use File::Path qw(make_path);
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

$ENV{PGCLIENTENCODING} = 'UTF8';

my ($doc) = map { abs_path($_) } grep { -d } 'doc', '../doc';
my ($samples) = map { abs_path($_) } grep { -d } 'reports', 'test/reports', '../test/reports';
my ($top) = map { abs_path($_) } grep { -f "$_/README.zh.md" } '.', '..';
my @pages = ((map { "$top/$_" } 'README.md', 'README.zh.md'), sort glob "$doc/*.md");
my %text = map { $_ => slurp_file($_) } @pages;

# Other tests run what wants other servers.
my %elsewhere = (
	'scale.md' => [ qr/^-- on (?:the coordinator|the first shard|every shard)/, '030_shards.pl' ],
	'jobs.md' => [ qr/^-- with pg_cron/, '013_cron.pl' ]);
my $citus = [ qr/^-- with Citus/, '031_citus.pl' ];

# Tables that a page asks without making them.
my %before = (
	'README.md' => q{CREATE TABLE pages AS SELECT body FROM attain_report},
	'performance.md' => q{CREATE TABLE pages AS SELECT body FROM attain_report; CREATE TABLE reports AS TABLE pages},
	'types.md' => q{
		CREATE TABLE promise AS SELECT 'r' || n AS region, (n % 3000 || '亿元')::target AS t FROM generate_series(1, 30000) AS n;
		CREATE TABLE fact AS SELECT 'r' || n % 1000 AS region, (n || (ARRAY['亿元', '个', '公顷', '吨', '公里', '天', '%'])[1 + n % 7])::measure AS m FROM generate_series(1, 30000) AS n;
		ANALYZE promise, fact},
	'scorecard.md' => 'CREATE ROLE reader');
$before{'README.zh.md'} = $before{'README.md'};

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '-E', 'UTF8', '--no-locale' ]);
$node->append_conf('postgresql.conf', "jit = off\n");
$node->start;

sub quote { my $s = shift; $s =~ s/'/''/g; return "'$s'" }
$node->safe_psql('postgres', 'CREATE DATABASE empty');
$node->safe_psql('empty', 'CREATE EXTENSION attain');
$node->safe_psql('postgres', 'CREATE DATABASE samples TEMPLATE empty');
$node->safe_psql('samples', "INSERT INTO attain_report (region, body) VALUES ('青浦区', " . quote(slurp_file($_)) . ')')
	for sort grep { !/README|tsv$/ } glob("$samples/*");

# where pages find the files that they name
my $work = PostgreSQL::Test::Utils::tempdir();
make_path("$work/test");
system('cp', '-R', $samples, "$work/test/reports") == 0 or die 'cp';
system('cp', "$samples/2021-work-report.txt", "$work/page.txt") == 0 or die 'cp';
chdir $work or die "$work: $!";
$ENV{PGHOST} = $node->host;
$ENV{PGPORT} = $node->port;
delete $ENV{PGDATABASE};

# ---- pages to blocks, blocks to statements

sub blocks
{
	my @lines = split /\n/, $_[0];
	my (@blocks, @marks, @all);
	my $around = '';
	for (my $i = 0; $i < @lines; $i++)
	{
		if ($lines[$i] =~ /^( *)```(\w*)$/)
		{
			my ($indent, $kind, @text) = ($1, $2);
			push @text, $lines[$i] =~ s/^$indent//r while ++$i < @lines && $lines[$i] !~ /^$indent```$/;
			push @blocks, { kind => $kind, text => join('', map { "$_\n" } @text), marks => [@marks], around => $around, line => $i - @text };
			$blocks[-1]{above} = $all[-1] if @all && $all[-1]{close};
			push @all, $blocks[-1];
			$_->{close} = 0 for @all;
			$blocks[-1]{close} = 1;
			@marks = ();
		}
		elsif ($lines[$i] =~ /^ *<!-- (.*) -->$/)
		{
			push @marks, $1;
			$around = pop @marks if $marks[-1] =~ /^from here /;
		}
		elsif ($lines[$i] =~ /^\|/)
		{
			my @table;
			push @table, $lines[$i++] while $i < @lines && $lines[$i] =~ /^\|/;
			$i--;
			my @rows = map { [ map { s/\\\|/|/gr =~ s/^\s+|\s+$//gr } split /(?<!\\)\|/, s/^\|//r =~ s/\|\s*$//r, -1 ] } @table;
			# a table whose columns have no names tells of something else
			push @all, { kind => 'table', rows => \@rows, above => $all[-1] } if @all && $all[-1]{close} && !grep { $_ eq '' } @{ $rows[0] };
			$_->{close} = 0 for @all;
			@marks = ();
		}
		elsif ($lines[$i] ne '')
		{
			$_->{close} = 0 for @all;
			@marks = ();
		}
	}
	# what stands right behind a block is what comes of it
	for (@all)
	{
		$_->{above}{shown} = $_ if $_->{above} && $_->{above}{kind} =~ /^(?:sql|sh)$/ && $_->{kind} =~ /^(?:table|)$/;
	}
	return @blocks;
}

# Statements with what a comment says of their answers.
sub statements
{
	my ($text) = @_;
	my (@statements, $sql);
	$sql = '';
	while ($text ne '')
	{
		if ($sql !~ /\S/ && $text =~ s/^\s*--  +([^\n]*)\n//)
		{
			push @{ $statements[-1]{answer} }, $1;
		}
		elsif ($sql !~ /\S/ && $text =~ s/^\s*--[^\n]*\n//)
		{
		}
		elsif (($sql eq '' || $sql =~ /\n$/) && $text =~ s/^(\\[^\n]*\n)//)
		{
			# a command of psql, also one that ends a statement
			push @statements, { sql => $sql . $1 };
			$sql = '';
		}
		elsif ($text =~ s/^;[ \t]*(?:--[ ]?([^\n]*))?\n?//)
		{
			my $answer = $1;
			push @statements, { sql => "$sql;\n", answer => defined $answer && $sql =~ /^\s*(?:SELECT|VALUES|WITH|TABLE)\b/ ? [$answer] : [] };
			$sql = '';
		}
		else
		{
			$text =~ s/^('(?:[^']|'')*'|"[^"]*"|(\$\w*\$).*?\g{-1}|--[^\n]*|\s+|[^\s;'"\$\\-]+|.)//s or die;
			$sql .= $1;
		}
	}
	push @statements, { sql => "$sql;\n", answer => [] } if $sql =~ /\S/;
	return @statements;
}

# ---- running them

my ($run, $compared, %counted) = (0, 0);
my ($field, $record) = ("\037", "\036");

sub rows
{
	my ($out) = @_;
	$out =~ s/\n\z//;
	return map { [ split /$field/, $_, -1 ] } split /$record/, $out;
}

sub told { my ($cell) = @_; return $cell eq "\001" ? 'null' : $cell }

# lines in their order, ... for any number of others
sub is_shown
{
	my ($out, $shown, $name) = @_;
	my @got = grep { $_ ne '' && !/^\(\d+ rows?\)$/ } map { s/\s+$//r } split /\n/, $out;
	my @want = grep { $_ ne '' && !/^\(\d+ rows?\)$/ } map { s/\s+$//r } split /\n/, $shown;
	my ($i, $more) = (0, 0);
	# a heading need not be shown
	$i = 2 if @got > 2 && $got[1] =~ /^-[-+]*$/ && @want && $want[0] ne $got[0];
	for my $line (@want)
	{
		if ($line eq '...') { $more = 1; next }
		$i++ while $more && $i < @got && $got[$i] ne $line;
		if ($i >= @got || $got[$i] ne $line)
		{
			is($i < @got ? $got[$i] : '', $line, $name);
			diag($out);
			return;
		}
		$i++;
		$more = 0;
	}
	is($more ? '' : join("\n", @got[$i .. $#got]), '', $name);
}

sub run_sql
{
	my ($page, $db, @blocks) = @_;
	my $script = '';
	for my $block (@blocks)
	{
		my $wide = $block->{shown} && $block->{shown}{kind} eq '';
		$script .= "\\echo <<reset>>\n\\warn <<reset>>\n\\o\nUNLISTEN *;\nSET client_min_messages = error;\nROLLBACK;\nRESET ROLE;\nRESET ALL;\n"
			. "\\pset tuples_only off\n\\x off\n\\pset null " . ($wide ? "''" : "'\\001'") . "\n\\pset footer " . ($wide ? 'on' : 'off')
			. "\n\\pset format " . ($wide ? 'aligned' : 'unaligned') . "\n\\pset fieldsep '\\037'\n\\pset recordsep '\\036'\n\\encoding UTF8\n";
		my $n = 0;
		$script .= "\\echo <<$block->{line}.@{[$n]}>>\n\\warn <<$block->{line}.@{[$n++]}>>\n$_->{sql}" for @{ $block->{statements} };
	}
	$script .= "\\echo <<reset>>\n\\warn <<reset>>\n\\o\n";
	my ($out, $err);
	IPC::Run::run([ 'psql', '-X', '-q', '-d', $db ], '<', \$script, '>', \$out, '2>', \$err);
	my %out = map { /^(\S+)>>\n(.*)\z/s ? ($1 => $2) : () } split /<</, $out;
	my %err = map { /^(\S+)>>\n(.*)\z/s ? ($1 => $2) : () } split /<</, $err;
	for my $block (@blocks)
	{
		my $name = "$page:$block->{line}";
		my $none = grep { $_ eq 'finds nothing here' } @{ $block->{marks} };
		my @last;
		for my $n (0 .. $#{ $block->{statements} })
		{
			my ($statement, $key) = ($block->{statements}[$n], "$block->{line}.$n");
			my $wide = $block->{shown} && $block->{shown}{kind} eq '';
			my ($first) = $statement->{sql} =~ /^\s*(\S[^\n]*)/;
			my $o = $out{$key} // '';
			my $e = $err{$key} // 'psql ended';
			# an error that is shown
			if ($e ne '' && $block->{shown} && $block->{shown}{kind} eq '' && $block->{shown}{text} =~ /^ERROR/m)
			{
				$block->{out} .= $o . $e;
				next;
			}
			is($e =~ s/^NOTICE: [^\n]*\n//mgr, '', "$name: $first");
			$run++;
			$block->{out} .= $o;
			@last = rows($o) if $o ne '';
			if ($statement->{sql} =~ /^\s*(?:SELECT|VALUES|WITH|TABLE)\b/ && $statement->{sql} !~ /^\\g(?:exec|set)/m && !$none && $e eq '' && $block->{text} !~ /^\\o \S/m)
			{
				ok(($wide || $statement->{sql} =~ /^\\crosstabview/m ? $o !~ /^\(0 rows\)/m : rows($o) > 1) || $block->{text} =~ /^\\pset/m,
					"$name: finds something: $first");
			}
			if (my @want = @{ $statement->{answer} || [] })
			{
				my @rows = rows($o);
				shift @rows;
				my @got = map { join ' | ', map { told($_) } @$_ } @rows;
				s/空值/null/ for @want;
				if (@want == 1 && @got == 1)
				{
					my $got = $got[0];
					ok($want[0] eq $got || $want[0] =~ /^\Q$got\E(?=[,:;]| \(|，|：|；)/, "$name: $want[0]") or diag("got: $got");
				}
				else { is(join("\n", @got), join("\n", @want), "$name: what is said of $first") }
				$compared++;
			}
		}
		my $shown = $block->{shown} or next;
		next if $block->{statements}[-1]{answer} && @{ $block->{statements}[-1]{answer} };
		$compared++;
		if ($shown->{kind} eq '') { is_shown($block->{out}, $shown->{text}, "$name: what is shown"); next }
		my ($header, undef, @want) = map { join ' | ', @$_ } @{ $shown->{rows} };
		my ($columns, @got) = map { join ' | ', map { s/\n/ /gr } map { $_ eq "\001" ? '' : $_ } @$_ } @last;
		is($columns, $header, "$name: the table's columns");
		my $some = @want && $want[-1] =~ /^\.\.\./ && pop @want;
		splice @got, @want if $some && @got > @want;
		is(join("\n", @got), join("\n", @want), "$name: the table");
	}
}

sub run_sh
{
	my ($page, $db, $block) = @_;
	local $ENV{PGDATABASE} = $db;
	my ($out, $err);
	my $ok = IPC::Run::run([ 'sh', '-e' ], '<', \$block->{text}, '>', \$out, '2>', \$err);
	ok($ok, "$page:$block->{line}: for the shell") or diag($err);
	$run++;
	return if !$block->{shown};
	$compared++;
	is_shown($out . $err, $block->{shown}{text}, "$page:$block->{line}: what it says");
}

my $databases = 0;
sub database
{
	my ($template) = @_;
	my $db = 'page_' . ++$databases;
	$node->safe_psql('postgres', "CREATE DATABASE $db TEMPLATE $template");
	return $db;
}

my (@not_run, %db);
for my $path (@pages)
{
	my ($page) = $path =~ m{([^/]+)$};
	$page = "doc/$page" if $path =~ m{/doc/};
	my $name = $page =~ s{.*/}{}r;
	my $shell = 0;
	my @sql;
	my $db = database('samples');
	my $around = '';
	$node->safe_psql($db, $before{$name}) if $before{$name};
	my $flush = sub { run_sql($page, $db, @sql) if @sql; @sql = () };
	for my $block (blocks($text{$path}))
	{
		my ($why) = map { /^not run: (.*)/ } @{ $block->{marks} };
		push @not_run, "$page:$block->{line}: $why" if $why;
		next if $why;
		if ($block->{around} ne $around)
		{
			$flush->();
			$around = $block->{around};
			$db = database('empty');
		}
		if ($block->{kind} eq 'sql')
		{
			my ($other) = grep { $_ && $block->{text} =~ $_->[0] } $elsewhere{$name}, $citus;
			if ($other)
			{
				$counted{ $other->[1] }++;
				next;
			}
			$block->{statements} = [ statements($block->{text}) ];
			my ($new) = map { /^in (?:a |an )(empty|new) database$/ } @{ $block->{marks} };
			if ($new)
			{
				$flush->();
				run_sql($page, database($new eq 'new' ? 'template0' : $new), $block);
			}
			else { push @sql, $block }
		}
		elsif (my ($file) = map { /^file: (.*)/ } @{ $block->{marks} })
		{
			my ($folder) = $file =~ m{(.*)/};
			make_path($folder) if $folder;
			append_to_file($file, $block->{text});
		}
		elsif ($block->{kind} eq 'sh' && grep { $_ eq 'run' } @{ $block->{marks} })
		{
			$flush->();
			SKIP:
			{
				skip "$page: attain-load is not installed", 1 if $block->{text} =~ /attain-load/ && !grep { -x "$_/attain-load" } split /:/, $ENV{PATH};
				run_sh($page, $db, $block);
			}
		}
	}
	$flush->();
	$db{$name} = $db;
}
note "$run statements and commands were run, $compared answers compared";
note "by $_: $counted{$_} blocks" for sort keys %counted;
note "not run: $_" for @not_run;
cmp_ok($run, '>=', 190, 'pages have examples');
cmp_ok($compared, '>=', 95, 'with answers');
cmp_ok(scalar @not_run, '<=', 8, 'few are not run');

# ---- README.zh.md says what README.md says

my ($english, $chinese) = map { decode('UTF-8', $text{"$top/$_"}) } 'README.md', 'README.zh.md';
my @same = (
	[ 'headings', sub { map { /^(#+) / ? $1 : () } split /\n/, $_[0] } ],
	[ 'statements', sub { map { join '', map { $_->{sql} =~ s/\s+--[^\n]*//gr } statements($_->{text}) } grep { $_->{kind} eq 'sql' } blocks($_[0]) } ],
	[ 'rows of tables', sub { my $n = 0; map { /^\|/ ? do { $n++; () } : $n ? do { my $m = $n; $n = 0; $m } : () } split /\n/, $_[0] } ],
	[ 'links', sub { map { /README/ ? () : $_ } sort $_[0] =~ /\]\(([^)]+)\)/g } ],
	[ 'figures', sub { sort map { /\| (\d\.\d{3} \| \d\.\d{3} \| \d\.\d{3}) \|/ } split /\n/, $_[0] } ]);
is(join("\n", $_->[1]->($chinese)), join("\n", $_->[1]->($english)), "README.zh.md has the $_->[0] of README.md") for @same;

# ---- links and the index

my %anchors;
for my $path (@pages, "$top/CHANGELOG.md", "$top/SECURITY.md")
{
	next if !-f $path;
	my $plain = decode('UTF-8', $text{$path} // slurp_file($path)) =~ s/^( *)```.*?^\g1```$//msgr;
	for ($plain =~ /^#+ (.*)$/mg)
	{
		my $slug = lc s/[^\w\- ]//gr;
		$slug =~ tr/ /-/;
		$anchors{$path}{$slug} = 1;
	}
}
for my $path (@pages)
{
	my ($folder) = $path =~ m{(.*)/};
	my @broken;
	for (decode('UTF-8', $text{$path}) =~ /\]\(([^)\s]+)\)/g)
	{
		next if /^\w+:/;
		my ($file, $anchor) = /^([^#]*)#?(.*)$/;
		# other folders are not beside this test
		next if $file =~ m{^(?:\.\./)?(?:test|src|examples|LICENSE|CHANGELOG|SECURITY)};
		my $there = $file eq '' ? $path : abs_path("$folder/$file") // '';
		$there = "$doc/" . ($file =~ s{^doc/}{}r) if $there eq '' && $file =~ m{^doc/};
		push @broken, $_ if !-e $there || ($anchor ne '' && !$anchors{$there}{$anchor});
	}
	is("@broken", '', "links of $path");
}
my $index = $text{"$doc/README.md"} // '';
is(join(' ', grep { $_ ne 'README.md' && $index !~ /\]\(\Q$_\E\)/ } map { m{([^/]+)$} } glob("$doc/*.md")), '', 'doc/README.md lists every page');

# ---- views

my $db = $db{'bi.md'};
my $plain = qr/^(text|integer|bigint|numeric|real|boolean|date|timestamp with time zone)$/;
my $views = $text{"$doc/views.md"};
my %told = $views =~ /^## (\S+)\n.*?^```\n(.*?)\n```$/msg;
cmp_ok(scalar keys %told, '>=', 9, 'views are told');
for my $view (sort keys %told)
{
	my $has = $node->safe_psql($db, qq{SELECT string_agg(attname || ' ' || format_type(atttypid, atttypmod), ', ' ORDER BY attnum)
		FROM pg_attribute WHERE attrelid = '"$view"'::regclass AND attnum > 0});
	# new columns come at the end, and are told then
	is($has, $told{$view} =~ s/\n/ /gr, "columns of $view");
	my @odd = grep { my (undef, $type) = split / /, $_, 2; $type !~ $plain && !/^(period daterange|years integer\[\])$/ } split /, /, $has;
	is("@odd", '', 'of plain types');
}

# the role of doc/bi.md reads all and writes nothing
for my $view (sort keys %told)
{
	my ($ret, $out, $err) = $node->psql($db, qq{SET ROLE bi; SELECT count(*) FROM "$view"});
	is($err, '', "a reading role reads $view");
}
my ($ret, $out, $err) = $node->psql($db, q{INSERT INTO attain_report (body) VALUES ('')}, extra_params => [ '-U', 'bi' ]);
like($err, qr/permission denied|read-only/, 'and does not write');

chdir '/';
$node->stop;
done_testing();
