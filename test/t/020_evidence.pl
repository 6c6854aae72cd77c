# The page of a report, in a browser: values are marked, the list leads to them,
# the page's script runs and nothing of the report does.  And pages in a
# database of another encoding.
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Encode qw(decode encode);
use Test::More;

$ENV{PGCLIENTENCODING} = 'UTF8';

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '-E', 'UTF8', '--no-locale' ]);
$node->start;
$node->safe_psql('postgres', q{CREATE DATABASE gb ENCODING 'EUC_CN' LOCALE 'C' TEMPLATE template0});
$node->safe_psql($_, 'CREATE EXTENSION attain') for 'postgres', 'gb';

sub quote { my $s = shift; $s =~ s/'/''/g; return "'$s'" }

my $samples = -d 'reports' ? 'reports' : 'test/reports';
my @files = qw(2020-work-report.md 2021-work-report.txt 2022-plan-report.txt);
my $hostile = q{<script>document.title='x'</script><img src=x onerror="document.title='x'"><svg onload="document.title='x'">}
	. q{</main></body>"'><a href="javascript:document.title='x'">&lt;</a>};
my %body;
for my $db ('postgres', 'gb')
{
	my $id = 0;
	for (@files)
	{
		my $text = slurp_file("$samples/$_");
		$text =~ s/\r//g;
		# the last one has markup of its own in the text and in a name
		$text .= "\n" . $hostile . "\n<script>document.title='x'</script>指数达到85%。\n" if $_ eq $files[-1];
		$id++;
		$body{$id} = decode('UTF-8', $text);
		# not every character of the samples is in GB 2312
		$text = encode('UTF-8', decode('gb2312', encode('gb2312', $body{$id}, sub { '' }))) if $db eq 'gb';
		$node->safe_psql($db, "INSERT INTO attain_report (id, region, body) VALUES ($id, '青浦区', " . quote($text) . ')');
	}
}
my ($same, $whole) = split /\|/, $node->safe_psql('gb', q{
	SELECT count(*) FILTER (WHERE (SELECT count(*) FROM regexp_matches(page, '<a id="c', 'g')) > 50),
		count(*) FILTER (WHERE replace(replace(replace(replace(replace(regexp_replace(
			split_part(split_part(page, '<main id="text" lang="zh-CN">', 2), '</main>', 1), '<[^>]*>', '', 'g'),
			'&lt;', '<'), '&gt;', '>'), '&#34;', '"'), '&#39;', ''''), '&amp;', '&') = body)
	FROM attain_report, attain_evidence_html(id) AS page});
is($same, 3, 'pages are made in EUC_CN');
is($whole, 3, 'which hold the whole text');

my ($chromium) = grep { -x } map { my $dir = $_; map { "$dir/$_" } qw(chromium chromium-browser google-chrome) } split /:/, $ENV{PATH};
if (!$chromium)
{
  SKIP: { skip 'no chromium is installed', 1; }
	$node->stop;
	done_testing();
	exit;
}

my $dir = PostgreSQL::Test::Utils::tempdir;

sub page_file
{
	my ($id, $edit) = @_;
	my $page = decode('UTF-8', $node->safe_psql('postgres', "SELECT attain_evidence_html($id)"));
	$edit->($page) if $edit;
	my $n = $id . ($edit ? 'e' : '');
	open my $f, '>:utf8', "$dir/$n.html" or die $!;
	$f->print($page);
	close $f;
	return "file://$dir/$n.html";
}

# the title that a script of the test's own gives to the page, for which the
# policy has to go
sub title_by
{
	my ($script, $keep) = @_;
	my $out = browse(page_file(3, sub {
			$_[0] =~ s/<meta http-equiv[^>]*>// if !$keep;
			$_[0] =~ s/(?=<\/body>\n<\/html>\n?$)/'<script>' . decode('UTF-8', $script) . '<\/script>'/e;
		}), '--dump-dom');
	return $out =~ /<title>([^<]*)<\/title>/ ? $1 : 'no title';
}

sub browse
{
	my ($url, @more) = @_;
	my ($out, $err) = ('', '');
	IPC::Run::run([ $chromium, '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--hide-scrollbars',
			'--virtual-time-budget=3000', '--window-size=1280,900', "--user-data-dir=$dir/profile", @more, $url ],
		'<', \undef, '>', \$out, '2>', \$err, IPC::Run::timeout(120))
		or note $err;
	return wantarray ? (decode('UTF-8', $out), $err) : decode('UTF-8', $out);
}

my ($dom, $log) = browse(page_file(3), '--dump-dom', '--enable-logging=stderr', '--v=0');
like($dom, qr/<html lang="en" class="js">/, 'the script of the page runs under its policy');
my $title = decode('UTF-8', $node->safe_psql('postgres', 'SELECT title FROM attain_report WHERE id = 3'));
like($dom, qr/<title>\Q$title\E<\/title>/, 'nothing in the report has set the title');
is(title_by(q{document.title = 'x'}, 'keep'), $title, 'the policy would not let it');
unlike($log, qr/Refused to|violates the following Content Security Policy/, 'the policy has nothing to refuse');
unlike($dom, qr/<(img|svg)\b/, 'tags of the report are no elements');
is(scalar(() = $dom =~ /<script\b/g), 1, 'one script');
my @marks = $dom =~ /<a id="(c\d+)" class="v/g;
my @entries = $dom =~ /<li id="(r\d+)"/g;
my @jumps = $dom =~ /<li [^>]*><a href="#(c\d+)"/g;
cmp_ok(scalar @marks, '>', 100, 'values are marked');
is(scalar @entries, $node->safe_psql('postgres', 'SELECT count(*) FROM attain_indicator WHERE report_id = 3'), 'each row is in the list');
my %mark = map { $_ => 1 } @marks;
is(scalar(grep { !$mark{$_} } @jumps), 0, 'list links lead to marks');
like($dom, qr/class="v $_"/, "a value that is $_") for qw(attained missed undetermined open actual estimate);
like($dom, qr/<table>/, 'a table is one');

# what the browser makes of the text is the text
my $text = title_by(q{document.title = encodeURIComponent(document.getElementById('text').textContent)});
$text =~ s/%([0-9A-F]{2})/chr hex $1/gie;
$text = decode('UTF-8', $text);
is($text, $body{3}, 'the text is as loaded');

# what is told of a value that is pointed at or gets the focus, and Escape
like(title_by(q{
	const v = document.querySelector('tr:nth-child(2) .v'), tip = document.getElementById('tip'), seen = [];
	const look = () => seen.push(tip.hidden ? 'hidden' : tip.textContent);
	look();
	v.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
	look();
	document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
	look();
	const next = document.querySelector('tr:nth-child(3) .v');
	next.focus({ focusVisible: true });
	/* a window that has no focus itself yet tells of none inside */
	if (!document.hasFocus())
		next.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
	look();
	document.title = seen.join('|');
}), qr/^hidden\|[^|]*Target missed[^|]*\|hidden\|[^|]*Target attained/, 'a tooltip comes by pointer and by keyboard, and goes by Escape');

# the list is filtered by name, the marks by state
like(title_by(q{
	const find = document.querySelector('.find'), shown = () => document.querySelectorAll('.row:not([hidden])').length;
	const all = shown(), seen = [];
	find.value = '合同外资';
	find.dispatchEvent(new Event('input'));
	seen.push(shown() > 0 && shown() < all);
	find.value = 'zzz';
	find.dispatchEvent(new Event('input'));
	seen.push(shown() === 0 && !document.querySelector('.none').hidden);
	find.value = '';
	find.dispatchEvent(new Event('input'));
	seen.push(shown() === all);
	const group = document.querySelector('.group.missed'), mark = document.querySelector('.v.missed');
	const before = getComputedStyle(mark).backgroundColor;
	document.getElementById('s-missed').click();
	seen.push(getComputedStyle(group).display === 'none' && getComputedStyle(mark).backgroundColor !== before);
	document.title = seen.join(' ');
}), qr/^true true true true$/, 'the list is filtered by name, the marks by state');

# nothing is wider than a narrow screen
like(title_by(q{
	const f = document.createElement('iframe');
	f.style.width = '400px';
	f.style.height = '800px';
	f.srcdoc = '<!DOCTYPE html>' + document.documentElement.outerHTML.replace(/<script>[^]*?<\/script>/g, '');
	f.onload = () => document.title = f.contentDocument.documentElement.scrollWidth;
	document.body.append(f);
}), qr/^(3\d\d|400)$/, 'a narrow screen is wide enough');

# a screenshot is no blank sheet
for my $size ('1280,900', '400,900')
{
	my $png = "$dir/$size.png";
	browse(page_file(3), "--window-size=$size", "--screenshot=$png");
	cmp_ok(-s $png || 0, '>', 20000, "screenshot at $size");
}

$node->stop;
done_testing();
