# Reading a huge report can be cancelled at any moment, and takes a bounded
# multiple of its memory.
use strict;
use warnings;

use IPC::Run ();
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Time::HiRes qw(sleep time);

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '-E', 'UTF8', '--no-locale' ]);
$node->append_conf('postgresql.conf', "jit = off\nfsync = off\nmax_wal_size = 4GB\nautovacuum = off\n");
$node->start;

sub ask { return $node->safe_psql('postgres', $_[0]) }

# just below what is read, which the server says of a text that is too long
ask('CREATE EXTENSION attain');
my ($status, $out, $err) = $node->psql('postgres', q{SELECT count(*) FROM parse_report(repeat('x', 300000000))});
my ($limit) = $err =~ /at most (\d+) are read/;
ok($limit, 'there is a limit, and it is said') or diag($err);
my $mb = int(($limit // 16e6) / 1e6);
$mb = 100 if $mb > 100;
ask(qq{
	CREATE TABLE long (body text);
	-- compressing is PostgreSQL's and hears no cancel
	ALTER TABLE long ALTER body SET STORAGE EXTERNAL;
	ALTER TABLE attain_report ALTER body SET STORAGE EXTERNAL;
	INSERT INTO long SELECT E'2021年政府工作报告\\n' || repeat(s, $mb * 1000000 / octet_length(s) - 1)
		FROM (VALUES (E'一、2020年工作回顾\\n地区生产总值增长6.1%，新建5G基站1514个。全市新增就业岗位18000个，各部门密切配合，工作稳步推进，群众满意度不断提升。\\n')) AS v (s);
	CREATE FUNCTION height() RETURNS int LANGUAGE sql VOLATILE
		RETURN substring(pg_read_file('/proc/self/status') from 'VmHWM:\\s*(\\d+)')::int / 1024;
});

my @statements = (
	[ 'parse_report', 'SELECT count(*) FROM long, parse_report(body)' ],
	[ 'report_meta', 'SELECT report_meta(body) FROM long' ],
	[ 'report_sections', 'SELECT count(*) FROM long, report_sections(body)' ],
	[ 'split_reports', 'SELECT count(*) FROM long, split_reports(body)' ],
	[ 'INSERT', q{INSERT INTO attain_report (region, body) SELECT '甲区', body FROM long} ],
	[ 'attain_similar_keys', q{SELECT count(*) FROM attain_similar_keys(repeat('增减', 250), ARRAY(SELECT repeat('增减', 240) || n FROM generate_series(1, 60000) AS n), 0.5)} ],
	[ 'attain_most_similar_key', q{SELECT attain_most_similar_key(repeat('增减', 250), ARRAY(SELECT repeat('增减', 240) || n FROM generate_series(1, 60000) AS n))} ]);
for (@statements)
{
	my ($name, $sql) = @$_;
	my @took;
	# at moments that lie in different stages
	for my $after (0.03, 0.1, 0.3, 1, 3)
	{
		my ($in, $out, $err) = ("SELECT pg_backend_pid();\n", '', '');
		my $run = IPC::Run::start([ 'psql', '-X', '-q', '-A', '-t', '-d', $node->connstr('postgres') ], '<', \$in, '>', \$out, '2>', \$err,
			IPC::Run::timeout($PostgreSQL::Test::Utils::timeout_default));
		$run->pump until $out =~ /(\d+)\n/;
		my $pid = $1;
		$in .= "$sql;\n";
		$run->pump_nb;
		sleep $after;
		$in .= "\\echo over\n";
		my $begun = time;
		ask("SELECT pg_cancel_backend($pid)");
		$run->pump until $out =~ /over/;
		# what was over before was not cancelled
		push @took, time - $begun if $err =~ /canceling statement/;
		$run->finish;
	}
	my ($median, $most) = @took ? (sort { $a <=> $b } @took)[ @took / 2, -1 ] : (0, 0);
	# the bar says nothing of the machine; ./dev bench memory measures it
	cmp_ok($median, '<=', 2, sprintf('%s of %d MB is cancelled %d times: %.0f ms, at most %.0f ms', $name, $mb, scalar(@took), 1000 * $median, 1000 * $most));
	cmp_ok($most, '<=', 10, "$name: each time");
}
is(ask('SELECT count(*) FROM attain_report'), '0', 'nothing is left of it');

SKIP:
{
	skip 'no /proc/self/status here to tell memory', 2 unless -r '/proc/self/status';
	my $height = ask('SELECT height() FROM (SELECT count(*) FROM long, parse_report(body)) AS s');
	cmp_ok($height, '<=', 8 * $mb + 20, "memory of reading $mb MB: $height MB");
	# a short report leaves nothing behind that grows
	my @heights = split /\n/, ask(q{
		SELECT height() FROM (SELECT count(*) FROM generate_series(1, 500) AS n, parse_report('地区生产总值增长' || n || '%。')) AS s;
		SELECT height() FROM (SELECT count(*) FROM generate_series(1, 20000) AS n, parse_report('地区生产总值增长' || n || '%。')) AS s});
	cmp_ok($heights[1] - $heights[0], '<=', 5, "many short reports in a row: $heights[0] MB, $heights[1] MB");
}

$node->stop;
done_testing();
