# A replica reads the reports that it gets, whether its publisher sends the
# rows along or not.
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $from = PostgreSQL::Test::Cluster->new('publisher');
$from->init(allows_streaming => 'logical', extra => [ '-E', 'UTF8', '--no-locale' ]);
$from->start;
my $to = PostgreSQL::Test::Cluster->new('subscriber');
$to->init(allows_streaming => 'logical', extra => [ '-E', 'UTF8', '--no-locale' ]);
$to->append_conf('postgresql.conf', 'wal_retrieve_retry_interval = 100ms');
$to->start;

my $rows = 'SELECT report_id, seq, region, indicator, canonical, role, low, unit FROM attain_indicator ORDER BY 1, 2';

sub in_step
{
	my ($db, $name) = @_;
	$from->wait_for_catchup("sub_$db");
	is($to->safe_psql($db, $rows), $from->safe_psql($db, $rows), "$db: $name");
}

# what each server has counted itself is the same, and right
sub summary_in_step
{
	my ($db, $name) = @_;
	my $ask = 'SELECT region, year, targets, attained, missed, undetermined FROM attain_scorecard_summary ORDER BY 1, 2';
	$from->wait_for_catchup("sub_$db");
	is($to->safe_psql($db, $ask), $from->safe_psql($db, $ask), "$db: summary: $name");
}

my %publication = (
	reports => 'FOR TABLE attain_report, attain_alias',
	everything => 'FOR ALL TABLES');
for my $db (sort keys %publication)
{
	$_->safe_psql('postgres', "CREATE DATABASE $db") for $from, $to;
	$_->safe_psql($db, 'CREATE EXTENSION attain') for $from, $to;
	$from->safe_psql($db, q{INSERT INTO attain_report (region, body)
		VALUES ('A', '2020年，地区生产总值增长3.8%，新建5G基站1514个。')});
	$from->safe_psql($db, "CREATE PUBLICATION pub $publication{$db}");
	$to->safe_psql($db, "CREATE SUBSCRIPTION sub_$db CONNECTION 'host=" . $from->host . ' port='
			. $from->port . " dbname=$db' PUBLICATION pub");
	$to->wait_for_subscription_sync($from, "sub_$db", $db) if $to->can('wait_for_subscription_sync');
	$to->poll_query_until($db, q{SELECT bool_and(srsubstate = 'r') FROM pg_subscription_rel}) or die 'no sync';
	in_step($db, 'what was there before');
	isnt($to->safe_psql($db, $rows), '', "$db: there are rows");

	$from->safe_psql($db, q{INSERT INTO attain_report (region, body) SELECT 'B', '2021年，地区生产总值增长6.5%。'});
	in_step($db, 'a new report');
	$from->safe_psql($db, q{UPDATE attain_report SET body = body || '新增就业岗位18000个。' WHERE region = 'A'});
	in_step($db, 'a changed body');
	$from->safe_psql($db, q{UPDATE attain_report SET region = 'C' WHERE region = 'B'});
	in_step($db, 'a changed region');
	$from->safe_psql($db, q{UPDATE attain_report SET id = 20 WHERE region = 'C'});
	in_step($db, 'a changed number');
	$from->safe_psql($db, q{INSERT INTO attain_alias (alias, indicator) VALUES ('新增就业岗位', '城镇新增就业人数')});
	in_step($db, 'an alias');
	$from->safe_psql($db, q{INSERT INTO attain_reference (reference, year, value) VALUES ('全市平均水平', 2020, '增长3%'), ('全省平均水平', 2020, '增长4%')});
	$from->safe_psql($db, q{UPDATE attain_alias SET indicator = '城镇新增就业岗位'; UPDATE attain_reference SET value = '增长3.1%' WHERE value = '增长3.0%'});
	in_step($db, 'an alias for another name');
	my $values = 'SELECT reference, value, during FROM attain_reference ORDER BY 1';
	is($to->safe_psql($db, $values), $db eq 'everything' ? $from->safe_psql($db, $values) : '', "$db: a changed value");
	$from->safe_psql($db, q{INSERT INTO attain_alias (region, alias, indicator) VALUES ('A', '新建5G基站', '新建5G网络基站数')});
	$from->safe_psql($db, q{DELETE FROM attain_alias WHERE region IS NULL; DELETE FROM attain_reference WHERE year = 2020});
	in_step($db, 'an alias less');
	is($to->safe_psql($db, 'SELECT alias FROM attain_alias'), '新建5G基站', "$db: and the other is left");
	$from->safe_psql($db, q{INSERT INTO attain_report (region, report_year, body) VALUES
		('A', 2020, E'二、2020年主要任务\n\n新建5G基站1000个，地区生产总值增长6%。')});
	summary_in_step($db, 'not counted yet');
	isnt($to->safe_psql($db, 'SELECT count(*) FROM attain_scorecard_summary'), '0', "$db: there is a summary");
	$_->safe_psql($db, 'CALL attain_refresh()') for $to, $from;
	summary_in_step($db, 'counted by both');
	$from->safe_psql($db, q{DELETE FROM attain_report WHERE report_year = 2020});
	summary_in_step($db, 'a change after that');
	$from->safe_psql($db, 'CALL attain_refresh()');
	summary_in_step($db, 'counted by the publisher alone');
	is($to->safe_psql($db, 'SELECT count(*) FROM attain_job'), '1', "$db: jobs are each server's own");
	$from->safe_psql($db, q{DELETE FROM attain_report WHERE region = 'C'});
	in_step($db, 'a deleted report');
	is($to->safe_psql($db, q{SELECT count(*) FROM attain_indicator WHERE report_id = 20}), '0', "$db: no row without a report");
	$to->safe_psql($db, "DROP SUBSCRIPTION sub_$db");
}

$from->stop;
$to->stop;
done_testing();
