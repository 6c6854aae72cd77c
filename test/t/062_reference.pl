# doc/reference.md says what the catalog says (./dev reference writes it anew).
use strict;
use warnings;
use FindBin;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

$ENV{PGCLIENTENCODING} = 'UTF8';

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '-E', 'UTF8', '--no-locale' ]);
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION attain');
my ($doc) = grep { -d } 'doc', '../doc';
my ($out, $err) = run_command([ 'psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-d', $node->connstr('postgres'), '-f', "$FindBin::RealBin/reference.sql" ]);
is($err, '', 'the catalog can be told');
my @got = split /\n/, $out;
my @told = split /\n/, slurp_file("$doc/reference.md");
cmp_ok(scalar @got, '>', 500, 'it has something to say');
my %got = map { $_ => 1 } @got;
my %told = map { $_ => 1 } @told;
is(join("\n", grep { !$told{$_} } @got), '', 'doc/reference.md has all of it (else run ./dev reference)');
is(join("\n", grep { !$got{$_} } @told), '', 'and nothing else');
is(join("\n", @told), join("\n", @got), 'in its order') if @told == @got;
is(scalar @told, scalar @got, 'once');
# an empty cell is a comment that is missing
is(join("\n", grep { /\|\s*\|\s*$/ } @told), '', 'all has a comment');
$node->stop;
done_testing();
