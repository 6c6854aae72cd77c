# Sessions that load, change, read and refresh at once: no error, no deadlock, no
# memory that grows.  A short time here; ./dev load is the long one.
use strict;
use warnings;

use IPC::Run ();
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

$ENV{PGCLIENTENCODING} = 'UTF8';
my $seconds = $ENV{ATTAIN_LOAD_SECONDS} // 8;
my $clients = $ENV{ATTAIN_LOAD_CLIENTS} // 8;
my $scripts = -d 'load' ? 'load' : 'test/load';
plan skip_all => 'this system has no /proc' unless -r '/proc/self/status';

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '-E', 'UTF8', '--no-locale' ]);
$node->append_conf('postgresql.conf', "jit = off\nmax_connections = 100\ndeadlock_timeout = 100ms\nshared_buffers = 128MB\nlog_min_messages = warning\nlog_statement = none\n");
$node->start;
$node->command_ok([ 'psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-d', $node->connstr('postgres'), '-f', "$scripts/prepare.sql" ], 'prepared');
my $log = -s $node->logfile;
my ($out, $err);
my $ok = IPC::Run::run([ 'pgbench', '-n', '-T', $seconds, '-c', $clients, '-j', '2', map({ ('-f', "$scripts/$_") } 'load.sql@10', 'change.sql@6', 'scorecard.sql@10', 'evidence.sql@3', 'refresh.sql@2', 'memory.sql@2'),
	$node->connstr('postgres') ], '<', \undef, '>', \$out, '2>', \$err);
ok($ok, 'pgbench ends well') or diag $err;
unlike($err, qr/error|aborted|deadlock/i, 'without an error');
note $out;
my $said = substr slurp_file($node->logfile), $log;
unlike($said, qr/(ERROR|FATAL|PANIC|deadlock|WARNING):.*/, 'and the server says nothing');
is($node->safe_psql('postgres', 'SELECT deadlocks FROM pg_stat_database WHERE datname = $$postgres$$'), '0', 'no deadlock');
is($node->safe_psql('postgres', 'TABLE wrong'), '0', 'the summary is right');
$node->safe_psql('postgres', 'CALL attain_refresh()');
is($node->safe_psql('postgres', 'TABLE wrong; SELECT count(*) FROM attain_region_mark'), "0\n0", 'and counted');
is($node->safe_psql('postgres', 'SELECT count(*), count(DISTINCT (region, report_year)) FROM attain_report'), '320|320', 'reports are in their places');
# from when each session has met every kind of statement, to its end
my $grown = q{SELECT max(last.contexts - first.contexts) AS contexts, max(last.process - first.process) AS process, count(*)
	FROM (SELECT DISTINCT pid FROM memory) AS p,
		LATERAL (SELECT * FROM memory m WHERE m.pid = p.pid AND at > (SELECT min(at) + (max(at) - min(at)) / 2 FROM memory) ORDER BY at LIMIT 1) AS first,
		LATERAL (SELECT * FROM memory m WHERE m.pid = p.pid ORDER BY at DESC LIMIT 1) AS last};
my ($contexts, $process, $sessions) = split /\|/, $node->safe_psql('postgres', $grown);
note "growth in the second half: contexts $contexts, process $process bytes in $sessions sessions";
cmp_ok($contexts || 0, '<', 1024 * 1024, 'contexts of no session grow') if $seconds >= 60;
diag "$out\ngrowth in the second half: contexts $contexts, process $process bytes at most, $sessions sessions" if $seconds >= 60;

$node->stop;
done_testing();
