# The dashboard of examples/dashboard: built without a network from the sample
# reports, from reports that mean harm and from nothing, and used in a browser
# by mouse and by keyboard.  Pictures of it go to the folder ATTAIN_IMAGES.
use strict;
use warnings;
use FindBin;

use Encode qw(decode encode);
use JSON::PP;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

$ENV{PGCLIENTENCODING} = 'UTF8';
# as in a job: who asks is who the system says
delete @ENV{qw(USER LOGNAME PGUSER)};

sub program { my ($found) = grep { -x } map { my $dir = $_; map { "$dir/$_" } @_ } split /:/, $ENV{PATH}; return $found }
my $node_js = program('node');
my $chromium = program(qw(chromium chromium-browser google-chrome));
my ($dashboard) = grep { -f "$_/build.js" } map { "$FindBin::RealBin/../$_" } 'dashboard', '../examples/dashboard';
my $missing = !$dashboard ? 'examples/dashboard is not here'
	: !$node_js ? 'no node is installed'
	: system($node_js, '-e', 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)') != 0 ? 'node is older than 18'
	: !-d "$dashboard/node_modules/\@observablehq/framework" || !-d "$dashboard/node_modules/playwright-core" ? 'its packages of npm are not installed'
	: !$chromium ? 'no chromium is installed' : '';
if ($missing)
{
  SKIP: { skip $missing, 1; }
	done_testing();
	exit;
}

# the lock file knows what is installed, and not from where
my $lock = slurp_file("$dashboard/package-lock.json");
unlike($lock, qr/"resolved"|registry\./, 'package-lock.json names no registry');
like($lock, qr/"integrity"/, 'but what the packages are');

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '-E', 'UTF8', '--no-locale' ]);
$node->start;
my @databases = qw(samples hostile empty);
for (@databases)
{
	$node->safe_psql('postgres', "CREATE DATABASE $_");
	$node->safe_psql($_, $_ eq 'hostile' ? 'CREATE SCHEMA "Mine"; CREATE EXTENSION attain SCHEMA "Mine"' : 'CREATE EXTENSION attain');
}

sub quote { my $s = shift; $s =~ s/'/''/g; return "'$s'" }
sub report
{
	my ($db, $region, $body, %more) = @_;
	my @columns = sort keys %more;
	$node->safe_psql($db, 'SET search_path = "Mine", public; INSERT INTO attain_report (' . join(', ', 'region', 'body', @columns) . ') VALUES ('
		. join(', ', map { defined ? quote($_) : 'NULL' } $region, $body, @more{@columns}) . ')');
}

my $samples = -d 'reports' ? 'reports' : 'test/reports';
report('samples', '青浦区', slurp_file($_)) for grep { !m{/README|\.tsv$} } sort glob "$samples/*";

my $harm = '<script>window.ran=1</script><img src=x onerror="window.ran=1"><svg onload="window.ran=1">';
my @regions = (qq{<img src=x onerror="window.ran=1">"'&</script>区}, '../../etc/passwd', '一个名字很长' x 10 . '区');
for my $region (@regions)
{
	report('hostile', $region, "二、2020年主要任务\n新建公园5个$harm，绿化覆盖率达到42%以上。“${harm}指数”达到85%，到2025年森林覆盖率达到19%。"
		. '全区' . '加快推进各项重点工作，' x 300 . '新建停车场' . 'A' x 300 . '1200个，' . '持续改善民生，' x 300 . "确保完成。\n"
		. '新增' . '名称很长的' x 30 . "岗位300个。\n", title => "2020年$harm政府工作报告");
	report('hostile', $region, "一、2020年工作回顾\n新建公园7个，绿化覆盖率达到41%。$harm\n绿化覆盖率达到40%。\n", title => "2021年\"'>$harm政府工作报告");
}
report('hostile', undef, "2020年，新建学校3所，constructor达到85%，计划新建医院2所，constructor达到90%以上。\n");
report('hostile', 'A区', "一、工作回顾\n新建公园7个。\n二、主要任务\n新建公园5个，建成道路3条。\n", title => '没有年份的报告');
push @regions, 'A区', $node->safe_psql('hostile', 'SELECT DISTINCT region FROM "Mine".attain_indicator WHERE region LIKE \'#%\'');

# ---- built where there is no network

my $dir = PostgreSQL::Test::Utils::tempdir;
my %site;
for my $db (@databases)
{
	my ($out, $err) = ('', '');
	$site{$db} = "$dir/$db";
	local %ENV = (%ENV, PGHOST => $node->host, PGPORT => $node->port, PGDATABASE => $db, ATTAIN_TRIED => "$dir/tried",
		NODE_OPTIONS => "--import=file://$FindBin::RealBin/dashboard/offline.mjs",
		map { $_ => 'http://127.0.0.1:9/' } qw(http_proxy https_proxy HTTP_PROXY HTTPS_PROXY));
	ok(IPC::Run::run([ $node_js, "$dashboard/build.js", $site{$db} ], '<', \undef, '>', \$out, '2>', \$err, IPC::Run::timeout(5 * $PostgreSQL::Test::Utils::timeout_default)), "a site of $db")
		or diag($out, $err);
}
ok(!-e "$dir/tried", 'nothing was asked of a network') or diag(slurp_file("$dir/tried"));
{
	my $to = "$dir/other";
	mkdir $to;
	append_to_file("$to/letter", "mine\n");
	local %ENV = (%ENV, PGHOST => $node->host, PGPORT => $node->port, PGDATABASE => 'empty');
	command_fails_like([ $node_js, "$dashboard/build.js", $to ], qr/holds something else/, 'a folder with other things in it is left alone');
	is(slurp_file("$to/letter"), "mine\n", 'as it was');
	command_fails_like([ $node_js, "$dashboard/build.js", "$to/letter" ], qr/letter is no folder\n\z/, 'a file is no folder');
	mkdir "$dir/real" or die;
	symlink("$dir/real", "$dir/link") or die;
	append_to_file("$dir/real/attain-dashboard.json", '{}');
	append_to_file("$dir/real/old.html", 'old');
	command_ok([ $node_js, "$dashboard/build.js", "$dir/link" ], 'a link to a folder of an earlier build');
	ok(-l "$dir/link" && -e "$dir/real/index.html" && !-e "$dir/real/old.html", 'is followed, and what was there is gone');
	my %told = (postgres => qr/\Adashboard: database postgres has no extension attain: CREATE EXTENSION attain\n\z/,
		nosuch => qr/\Adashboard: database "nosuch" does not exist\n\z/);
	for (sort keys %told)
	{
		$ENV{PGDATABASE} = $_;
		command_fails_like([ $node_js, "$dashboard/build.js", "$dir/none" ], $told{$_}, "the database $_ is of no use");
	}
	ok(!-e "$dir/none", 'and nothing written');
}
my @named = grep { slurp_file($_) =~ m{https?://(?!www\.w3\.org|127\.)}i } glob("$site{samples}/*.html $site{samples}/region/*.html $site{samples}/_import/*.css");
is("@named", '', 'pages name no other host');

is(`"$node_js" -e 'import("$dashboard/lib/share.js").then(({shareOf}) => console.log([[], [0, 3], [3000], [1, 1, 5000], Array(200).fill(54), Array(3000).fill(2)].map(shareOf).join(" ")))'`,
	"Infinity Infinity 2000 1998 10 1\n", 'every region has rows on a page that cannot list all');

# ---- what they should show

sub ask
{
	my ($sql) = @_;
	my $json = $node->safe_psql('samples', "SELECT coalesce(json_agg(t), '[]') FROM ($sql) AS t");
	return @{ JSON::PP->new->utf8->decode($json) };
}
# of several verdicts
my $verdict = 'count(*) FILTER (WHERE attained) AS attained, count(*) FILTER (WHERE NOT attained) AS missed, count(*) FILTER (WHERE attained IS NULL) AS rest';
my @years = ask("SELECT year, $verdict FROM attain_scorecard GROUP BY year ORDER BY year");
my ($newest) = grep { $_->{attained} + $_->{missed} > 0 } reverse @years;
my $year = $newest->{year};
my ($first) = ask("SELECT c.indicator, c.target, c.target_source, c.actual_source, t.title AS target_title, a.title AS actual_title,
		substr(t.body, lower(ti.span), upper(ti.span) - lower(ti.span)) AS target_value, substr(a.body, lower(ai.span), upper(ai.span) - lower(ai.span)) AS actual_value
	FROM attain_scorecard c JOIN attain_report t ON t.id = c.target_report JOIN attain_report a ON a.id = c.actual_report
	JOIN attain_indicator ti ON ti.report_id = t.id AND ti.seq = c.target_seq JOIN attain_indicator ai ON ai.report_id = a.id AND ai.seq = c.actual_seq
	WHERE c.year = $year ORDER BY c.target_report, c.target_seq, c.indicator, c.aspect LIMIT 1");
my ($trend) = ask(q{SELECT t.indicator, string_agg(t.year || '年 ' || t.growth, '，' ORDER BY t.year) AS label FROM attain_trend t
	WHERE t.key = indicator_key('地区生产总值') AND t.growth_value IS NOT NULL GROUP BY t.indicator});
my ($all) = ask("SELECT count(*) AS n FROM attain_scorecard");
my ($tracks) = ask('SELECT count(*) FILTER (WHERE on_track) AS a, count(*) FILTER (WHERE NOT on_track) AS b, count(*) FILTER (WHERE on_track IS NULL) AS c FROM attain_plan_progress');
my ($path) = glob("$site{samples}/region/*.html");
$path =~ s{.*/(region/)}{$1};

my %asked = (
	dashboard => $dashboard,
	chromium => $chromium,
	images => $ENV{ATTAIN_IMAGES} // $dir,
	samples => { site => $site{samples}, expect => {
		region => decode('UTF-8', '青浦区'), year => $year, path => $path,
		rates => [ map { $_->{attained} + $_->{missed} ? sprintf('%.0f%%', 100 * $_->{attained} / ($_->{attained} + $_->{missed})) : "\x{2014}" } @years ],
		counts => [ map { decode('UTF-8', "✓$_->{attained}✗$_->{missed}？$_->{rest}") } @years ],
		chart => decode('UTF-8', "${year}年完成$newest->{attained}项，未完成$newest->{missed}项，未定$newest->{rest}项"),
		rows => $newest->{attained} + $newest->{missed} + $newest->{rest}, missed => $newest->{missed}, all => $all->{n},
		trend => $trend,
		first => { indicator => $first->{indicator}, target => $first->{target}, title => $first->{indicator} . decode('UTF-8', "，${year}年"),
			quotes => [ map { { sentence => $first->{"${_}_source"}, value => $first->{"${_}_value"}, from => $first->{"${_}_title"} } } 'target', 'actual' ] },
		conflicts => [ ask('SELECT indicator, value_1, value_2, source_1, source_2 FROM attain_conflict') ],
		plans => [ ask('SELECT indicator, target_source AS source FROM attain_plan_progress') ],
		tracks => [ map { $_ + 0 } @$tracks{qw(a b c)} ] } },
	hostile => { site => $site{hostile}, expect => { regions => [ map { decode('UTF-8', $_) } @regions ] } },
	empty => { site => $site{empty} });
append_to_file("$dir/asked.json", JSON::PP->new->utf8->encode(\%asked));

my ($out, $err) = ('', '');
IPC::Run::run([ $node_js, "$FindBin::RealBin/dashboard/browse.mjs", "$dir/asked.json" ], '<', \undef, '>', \$out, '2>', \$err, IPC::Run::timeout(5 * $PostgreSQL::Test::Utils::timeout_default));
for (split /\n/, $out)
{
	ok($1 eq 'ok', $2) or diag($3) if /^(ok|not ok) - (.*?)(?: \| (.*))?$/;
}
like($out, qr/^done$/m, 'all of it was looked at') or diag($err);

$node->stop;
done_testing();
