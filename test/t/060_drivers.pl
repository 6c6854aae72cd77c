# The views and types through the drivers that people and BI tools use.  What
# each makes of them stands in doc/bi.md, and is that still.  A driver that is
# not installed is skipped (./dev drivers installs them).
use strict;
use warnings;
use FindBin;

use Encode qw(decode);
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

$ENV{PGCLIENTENCODING} = 'UTF8';

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '-E', 'UTF8', '--no-locale' ]);
# not every driver speaks through Unix sockets
$node->append_conf('postgresql.conf', "listen_addresses = '127.0.0.1'");
$node->start;
$node->safe_psql('postgres', q{
	CREATE EXTENSION attain;
	INSERT INTO attain_report (region, title, body) VALUES
	('甲区', '2020年政府工作报告', E'二、2020年主要任务\n地区生产总值增长6%，新建充电桩1000个，新增公园5个。'),
	('甲区', '2021年政府工作报告', E'一、2020年工作回顾\n地区生产总值增长3.8%，新建充电桩1514个。')});
my $user = $node->safe_psql('postgres', 'SELECT current_user');

my $here = "$FindBin::RealBin/drivers";
my ($doc) = grep { -d } 'doc', '../doc';

# a program in the path, the system's own too: another python may hide it
sub program { my ($name) = @_; my ($found) = grep { -x } map { "$_/$name" } split(/:/, $ENV{PATH}), '/usr/bin'; return $found }
sub works { return system("@_ >/dev/null 2>&1") == 0 }

sub python_with
{
	my ($module) = @_;
	my ($found) = grep { -x $_ && works("'$_' -c 'import $module'") } map { "$_/python3" } split(/:/, $ENV{PATH}), '/usr/bin';
	return $found;
}
my ($jar) = grep { -f } '/usr/share/java/postgresql.jar';
my $java = program('java');
my $javac = $java && works("$java --list-modules | grep -q '^jdk.compiler'");
my $node_js = program('node');
my $odbc = works('odbcinst -q -d -n "PostgreSQL Unicode"');

my %missing = (
	JDBC => !$jar ? 'no libpostgresql-jdbc-java' : !$javac ? 'no java that compiles' : '',
	ODBC => !$odbc ? 'no odbc-postgresql' : !python_with('pyodbc') ? 'no python3-pyodbc' : '',
	psycopg2 => python_with('psycopg2') ? '' : 'no python3-psycopg2',
	'psycopg 3' => python_with('psycopg') ? '' : 'no python3-psycopg',
	'node pg' => !$node_js ? 'no node' : works("cd '$here' && '$node_js' -e 'require(\"pg\")'") ? '' : 'no npm package pg');
my %command = (
	JDBC => sub { ($java, '-Xmx256m', '-Dfile.encoding=UTF-8', '-cp', $jar, "$here/Jdbc.java") },
	ODBC => sub { (python_with('pyodbc'), "$here/python.py", 'pyodbc') },
	psycopg2 => sub { (python_with('psycopg2'), "$here/python.py", 'psycopg2') },
	'psycopg 3' => sub { (python_with('psycopg'), "$here/python.py", 'psycopg') },
	'node pg' => sub { ($node_js, "$here/node.js") });

# what doc/bi.md says: | what | driver | driver ... |
my ($table) = slurp_file("$doc/bi.md") =~ /^(\| asked of the driver \|.*?)\n\n/ms;
my ($header, undef, @rows) = split /\n/, $table // '';
my (undef, undef, @drivers) = map { s/^ +| +$//gr } split /\|/, $header // '';
my %told;
my @asked;
for (@rows)
{
	my (undef, $what, @cells) = map { s/^ +| +$|`//gr } split /\|/, $_;
	push @asked, $what;
	$told{ $drivers[$_] }{$what} = $cells[$_] for 0 .. $#drivers;
}
is(join(' ', sort @drivers), join(' ', sort keys %command), 'doc/bi.md tells of every driver');

my $views = $node->safe_psql('postgres', q{SELECT count(*) FROM information_schema.views WHERE table_schema = 'public'});
my %plain = (int4 => 'integer', int8 => 'bigint', bool => 'boolean', text => 'text', numeric => 'numeric', date => 'date');
my $columns = $node->safe_psql('postgres', q{SELECT string_agg(a.attname, ', ' ORDER BY a.attnum) FROM pg_attribute a WHERE a.attrelid = '成绩单'::regclass AND a.attnum > 0});

for my $driver (sort keys %command)
{
	SKIP: {
		skip "$driver: $missing{$driver}", 1 if $missing{$driver};
		my ($out, $err) = run_command([ $command{$driver}->(), $node->port, $user ]);
		my %is = map { split /\t/, $_, 2 } split /\n/, $out;
		diag("$driver: $err") if !exists $is{error};
		note("$driver: $_ = $is{$_}") for sort keys %is;
		is($is{views}, $views, "$driver lists the views");
		is(join(', ', map { s/ \S+$//r } split /, /, $is{columns} // ''), $columns, "$driver has the names of columns in Chinese");
		is(join(' ', sort grep { !$plain{$_} } map { s/.* //r } split /, /, $is{columns} // ''), '', "$driver knows their types")
			if $driver ne 'ODBC';
		is($is{$_}, $told{$driver}{$_}, "$driver: $_") for @asked;
		is($is{'no cast, unspecified'}, 'true', 'JDBC: without a cast where strings have no type') if $driver eq 'JDBC';
	}
}

# isql, which is what ODBC is tried with
SKIP: {
	my $isql = program('isql');
	skip 'isql: not installed', 1 if !$isql || !$odbc;
	my ($out) = run_command([ 'sh', '-c', q{echo "SELECT indicator, attained, round(ratio, 3) FROM attain_scorecard WHERE indicator = '新建充电桩'" | "$1" -k "$2" -b -d'|'}, 'sh',
		$isql, 'DRIVER={PostgreSQL Unicode};SERVER=127.0.0.1;PORT=' . $node->port . ";DATABASE=postgres;UID=$user;BoolsAsChar=0" ]);
	like($out, qr/新建充电桩\|1\|1\.514/, 'isql');
}

$node->stop;
done_testing();
