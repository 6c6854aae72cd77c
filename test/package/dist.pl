# make dist: the same bytes always, the whole of the commit, and what it holds
# builds and installs in a folder that knows nothing of this one.
use strict;
use warnings;
use Cwd qw(abs_path);
use Digest::SHA;
use File::Find;
use File::Temp qw(tempdir);
use FindBin;
use lib $FindBin::Bin;
use Package;
use Test::More;

my $top = abs_path("$FindBin::Bin/../..");
chdir $top or die;
my $cdup = qx(git rev-parse --show-cdup 2>/dev/null);
plan skip_all => 'no git tree here' if $? || $cdup ne "\n";

my $pg_config = $ENV{PG_CONFIG} // 'pg_config';
my $dir = tempdir(CLEANUP => 1);
# -j of a make above is none of ours
delete @ENV{qw(MAKEFLAGS MAKELEVEL MFLAGS)};

sub sums
{
	my ($to, %env) = @_;
	local %ENV = (%ENV, %env);
	my $mask = umask($env{mask} // 022);
	my @made = split /\n/, qx(make -s dist DIST_DIR='$to' PG_CONFIG='$pg_config' 2>/dev/null);
	umask $mask;
	is($?, 0, 'make dist');
	my %sum = map { (s{.*/}{}r, Digest::SHA->new(256)->addfile($_)->hexdigest) } @made;
	return \%sum;
}

my ($version) = qx(git show HEAD:attain.control) =~ /^default_version\s*=\s*'([^']+)'/m;
my $name = "attain-$version";
my $sums = sums("$dir/a");
is(join(' ', sort keys %$sums), "$name.tar.gz $name.zip", 'both are named by the version');
is_deeply(sums("$dir/b", TZ => 'Asia/Shanghai', LC_ALL => 'C', mask => 077), $sums, 'they are the same bytes elsewhere');

system("tar xzf '$dir/a/$name.tar.gz' -C '$dir'") == 0 or die;
my $src = "$dir/$name";
my @have;
find({ no_chdir => 1, wanted => sub { push @have, s{^\Q$src/}{}r if -f } }, $src);
my @want = split /\0/, qx(git ls-tree -r -z --name-only HEAD);
is(join("\n", sort @have), join("\n", sort @want), 'every file of the commit is there');

SKIP:
{
	skip 'no python3 here, to read it', 1 if qx(python3 --version 2>/dev/null) eq '';
	my $listed = qx(python3 -c 'import sys, zipfile; print("\\n".join(sorted(n for n in zipfile.ZipFile(sys.argv[1]).namelist() if n[-1] != "/")))' '$dir/a/$name.zip');
	is($listed, join('', map { "$name/$_\n" } sort @want), 'and in the .zip');
}

my $meta = read_json("$src/META.json");
is(join(' ', wrong_in($meta)), '', 'its META.json is one that PGXN takes');
is($meta->{version}, $version, 'and says the version');
is(join(' ', grep { !-f "$src/$_" } map { grep { defined } @$_{qw(file docfile)} } values %{$meta->{provides}}), '', 'what it names is there');

# quickly, since that it runs is tested elsewhere
my $log = qx(cd '$src' && nice make -s -j2 with_llvm=no COPT=-O0 PG_CONFIG='$pg_config' 2>&1 && make -s install with_llvm=no DESTDIR='$dir/to' PG_CONFIG='$pg_config' 2>&1);
is($?, 0, 'it builds and installs') or diag($log);
unlike($log, qr/warning:/, 'without a warning');
my ($lib, $share) = map { my $x = qx('$pg_config' --$_); chomp $x; "$dir/to$x" } qw(pkglibdir sharedir);
ok(-f $_, 'installed: ' . s{.*/}{}r) for "$lib/attain.so", "$share/extension/attain.control", "$share/extension/attain--$version.sql";
my @upgrades = glob("$share/extension/attain--*--$version.sql");
ok(@upgrades, 'and an upgrade to it');
my @leaks;
find({ no_chdir => 1, wanted => sub { push @leaks, $_ if -f && !/\.so$/ && slurp($_) =~ /\Q$top\E|\Q$dir\E/ } }, "$dir/to");
is(join(' ', @leaks), '', 'no path of this machine is in what was installed');

# and all of it can be taken away
system("cd '$src' && make -s uninstall with_llvm=no DESTDIR='$dir/to' PG_CONFIG='$pg_config' >/dev/null 2>&1");
my @left;
find({ no_chdir => 1, wanted => sub { push @left, $_ if !-d } }, "$dir/to");
is(join(' ', @left), '', 'make uninstall leaves nothing');

# where there is no git tree, it says so
my $said = qx(cd '$src' && make -s dist PG_CONFIG='$pg_config' 2>&1);
ok($? != 0, 'make dist fails without one');
like($said, qr/not at the top of a git tree/, 'and says why');

done_testing();
