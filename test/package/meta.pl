# META.json is one that PGXN takes, and the version, which attain.control says,
# is the same wherever else it stands.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Package;
use Storable qw(dclone);
use Test::More;

my $top = "$FindBin::Bin/../..";
chdir $top or die;

my $meta = read_json('META.json');
is(join(' ', wrong_in($meta)), '', 'META.json is as PGXN wants it');

# and the test would say so if it were not
my @broken = (
	[ 'version', sub { $_[0]{version} = '1.1' } ],
	[ 'version', sub { $_[0]{version} = 1.1 } ],
	[ 'version', sub { $_[0]{version} = '01.1.0' } ],
	[ 'name', sub { $_[0]{name} = 'at tain' } ],
	[ 'license', sub { $_[0]{license} = 'PostgreSQL' } ],
	[ 'license', sub { $_[0]{license} = { PostgreSQL => 'see LICENSE' } } ],
	[ 'maintainer', sub { $_[0]{maintainer} = [] } ],
	[ 'meta-spec', sub { $_[0]{'meta-spec'} = { version => '2.0.0' } } ],
	[ 'provides', sub { $_[0]{provides} = {} } ],
	[ 'provides', sub { delete $_[0]{provides}{attain}{version} } ],
	[ 'provides', sub { $_[0]{provides}{attain}{file} = '/attain.control' } ],
	[ 'provides', sub { $_[0]{provides}{attain}{colour} = 'red' } ],
	[ 'prereqs', sub { $_[0]{prereqs}{runtime}{requires}{PostgreSQL} = '15' } ],
	[ 'prereqs', sub { $_[0]{prereqs} = { run => { requires => { PostgreSQL => '15.0.0' } } } } ],
	[ 'release_status', sub { $_[0]{release_status} = 'ready' } ],
	[ 'tags', sub { $_[0]{tags} = [ 'a/b' ] } ],
	[ 'tags', sub { $_[0]{tags} = [ 'units', 'units' ] } ],
	[ 'colour', sub { $_[0]{colour} = 'red' } ],
	map { my $key = $_; [ $key, sub { delete $_[0]{$key} } ] } qw(name version abstract maintainer license provides meta-spec),
);
my @missed;
for my $i (0 .. $#broken)
{
	my ($key, $break) = @{$broken[$i]};
	my $copy = dclone($meta);
	$break->($copy);
	my $wrong = join ' ', wrong_in($copy);
	push @missed, "$i: $key: $wrong" if $wrong ne $key;
}
is(join("\n", @missed), '', 'what PGXN would refuse is refused');
is(join(' ', wrong_in({ %{dclone($meta)}, x_colour => 'red' })), '', 'keys of other tools are let be');

for my $name (sort keys %{$meta->{provides}})
{
	my $it = $meta->{provides}{$name};
	ok(-f $it->{$_}, "$name: its $_ is there: $it->{$_}") for grep { $it->{$_} } qw(file docfile);
}

# ---- one version

my ($version) = slurp('attain.control') =~ /^default_version\s*=\s*'([^']+)'/m or die 'attain.control has no version';
is($meta->{version}, $version, 'META.json: the version');
is($meta->{provides}{attain}{version}, $version, 'META.json: the version of the extension');
my ($newest, $when) = slurp('CHANGELOG.md') =~ /\A## (\S+) \((\S+)\)$/m;
is($newest, $version, 'CHANGELOG.md: the newest entry');
like($when, qr/\A(?:unreleased|\d{4}-\d\d-\d\d)\z/, 'and its day');
my %named;
for my $file ('README.md', 'README.zh.md', glob 'doc/*.md')
{
	$named{"$file: $_"} = 1 for grep { $_ ne $version } slurp($file) =~ /\battain[-_ ](\d+\.\d+\.\d+)\.(?:zip|tar|orig)/g;
}
is(join("\n", sort keys %named), '', 'no archive of another version is spoken of');
my @upgrades = (glob("attain--*--$version.sql"), glob("src/upgrade/attain--*--$version.sql"));
ok(@upgrades, 'there is an upgrade to it');

SKIP:
{
	my $ignored = qx(git check-ignore attain--$version.sql 2>&1);
	skip 'no git tree here', 1 if $? >> 8 > 1;
	is($ignored, "attain--$version.sql\n", 'what is built for it is not kept');
}

# ---- the Debian package

my $changelog = qx(SOURCE_DATE_EPOCH=86400 perl src/packaging/changelog.pl CHANGELOG.md 'attain contributors <attain\@example.org>');
is($?, 0, 'debian/changelog is made from CHANGELOG.md');
like($changelog, qr/\Aattain \(\Q$version\E-1\) (?:unstable|UNRELEASED); urgency=medium\n\n  \* /, 'its version');
my $entries = () = slurp('CHANGELOG.md') =~ /^## /mg;
is(() = $changelog =~ /^ -- attain contributors <\S+>  \w{3}, \d\d \w{3} \d{4} [\d:]{8} \+0000$/mg, $entries, 'an entry for each');
is(join("\n", grep { length > 80 } split /\n/, $changelog), '', 'no line is too long');
is(() = $changelog =~ /^  \* /mg, () = slurp('CHANGELOG.md') =~ /^- /mg, 'all changes');

my $control = slurp('src/packaging/debian/control.in');
my ($oldest) = $meta->{prereqs}{runtime}{requires}{PostgreSQL} =~ /\A(\d+)\./;
is(slurp('src/packaging/debian/pgversions'), "$oldest+\n", 'packages for every PostgreSQL that META.json names');
like($control, qr/^Package: postgresql-PGVERSION-attain$/m, 'the name of the package');
unlike($control . slurp('src/packaging/debian/rules'), qr/\Q$version\E/, 'no version there');
my $rights = slurp('src/packaging/debian/copyright');
$rights =~ s/^ \.?//mg;
my ($terms) = slurp('LICENSE') =~ /\n\n(.*)\z/s;
ok(index($rights, $terms) >= 0, 'debian/copyright has the words of LICENSE');
ok(-x "src/packaging/debian/$_", "debian/$_ can be run") for 'rules', 'tests/smoke';

my $docker = slurp('src/packaging/Dockerfile');
my ($major) = $docker =~ /^ARG PG_MAJOR=(\d+)$/m;
cmp_ok($major, '>=', $oldest, 'Dockerfile: the major version is given');
is(join(' ', grep { !/^postgres:\$\{PG_MAJOR\}-\w+$/ } $docker =~ /^FROM (\S+)/mg), '', 'and is that of every base');
my ($final) = $docker =~ /.*^(FROM .*)/ms;
like($final, qr/^USER postgres$/m, 'it does not run as root');
is(() = $docker =~ /apt-get update/g, () = $docker =~ m{rm -rf /var/lib/apt/lists/\*}g, 'and keeps no lists of packages');
is(join(' ', grep { !-e } map { split ' ' } $docker =~ /^COPY (?!--)(.*) \S+$/mg), '', 'what it copies is there');

done_testing();
