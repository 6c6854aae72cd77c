# attain_refresh and the loading of a folder as jobs of the real pg_cron: the
# statements of doc/jobs.md, every minute.
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my ($libdir, $sharedir) = map { my $d = `pg_config --$_`; chomp $d; $d } 'pkglibdir', 'sharedir';
plan skip_all => 'pg_cron is not installed' unless -e "$libdir/pg_cron.so" && -e "$sharedir/extension/pg_cron.control";

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '-E', 'UTF8', '--no-locale' ]);
$node->append_conf('postgresql.conf', q{
shared_preload_libraries = 'pg_cron'
cron.database_name = 'postgres'
cron.host = '} . $node->host . q{'
});
my $home = PostgreSQL::Test::Utils::tempdir();
mkdir "$home/reports";
system('sh', '-c', 'cp reports/20* "$0/reports/"', $home) == 0 or die 'cp';
chmod 0755, $home, "$home/reports";
{
	# of the server, and so of the programs that it runs
	local $ENV{HOME} = $home;
	local $ENV{PGDATABASE} = 'postgres';
	$node->start;
}
$node->safe_psql('postgres', q{
	CREATE EXTENSION pg_cron;
	CREATE EXTENSION attain;
	INSERT INTO attain_report (region, body)
		SELECT '甲区', '2020年，地区生产总值增长' || n || '%，新建公园要达到' || n || '个。' FROM generate_series(1, 20) AS n;
	UPDATE attain_report SET reader_version = 'old';
});

# seconds are told since pg_cron 1.5
my ($ret) = $node->psql('postgres', q{SELECT cron.schedule('attain', '1 second', 'CALL attain_refresh(batch => 6)')});
$ret = $node->psql('postgres', q{SELECT cron.schedule('attain', '* * * * *', 'CALL attain_refresh(batch => 6)')}) if $ret;
is($ret, 0, 'scheduled');
ok($node->poll_query_until('postgres', q{SELECT count(*) > 0 FROM attain_progress WHERE state = 'finished'}), 'pg_cron runs it');
is($node->safe_psql('postgres', q{SELECT done, failed, summaries > 0 FROM attain_progress ORDER BY job LIMIT 1}), '20|0|t', 'in batches, to the end');
is($node->safe_psql('postgres', q{SELECT count(*) FROM attain_report WHERE reader_version IS DISTINCT FROM attain_version()}), '0',
	'the reports are read again');
is($node->safe_psql('postgres', q{SELECT count(*) FROM attain_region_mark}), '0', 'the summary is counted');
ok($node->poll_query_until('postgres', q{SELECT count(*) > 0 FROM cron.job_run_details WHERE status = 'succeeded'}), 'pg_cron says so too');
$node->safe_psql('postgres', q{SELECT cron.unschedule('attain')});

my @statements = slurp_file('doc/jobs.md') =~ /^```sql\n-- with pg_cron[^\n]*\n(.*?)^```/msg;
is(scalar @statements, 3, 'doc/jobs.md has statements for pg_cron');
for (@statements)
{
	ok(s{'[^' ]+ [^' ]+ \* \* \*'}{'* * * * *'}, 'at some time');
	is($node->psql('postgres', $_), 0, 'scheduled as it is told there');
}
SKIP:
{
	skip 'attain-load is not installed', 2 unless grep { -x "$_/attain-load" } split /:/, $ENV{PATH};
	ok($node->poll_query_until('postgres', q{SELECT count(*) > 0 FROM cron.job_run_details WHERE status = 'succeeded' AND command LIKE 'COPY load_log%'}),
		'the folder is loaded')
		or diag($node->safe_psql('postgres', 'SELECT command, status, return_message FROM cron.job_run_details ORDER BY runid'));
	is($node->safe_psql('postgres', q{SELECT count(*), (SELECT count(*) > 4 FROM load_log) FROM attain_report WHERE title IS NOT NULL}), '4|t', 'with what it says');
}
$node->safe_psql('postgres', q{SELECT cron.unschedule(jobname) FROM cron.job});

$node->stop;
done_testing();
