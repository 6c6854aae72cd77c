# Messages in Chinese where the server speaks it, none of them forgotten, and in
# English where it does not.
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

$ENV{PGCLIENTENCODING} = 'UTF8';

# what the sources say and what is translated
my $sources = -d 'src' ? '.' : '..';
my ($xgettext) = grep { -x } map { "$_/xgettext" } split /:/, $ENV{PATH};
SKIP: {
	skip 'no xgettext is installed', 2 if !$xgettext;
	skip 'no sources are here', 2 if !-f "$sources/src/po/zh_CN.po";
	my @words = map { "-k$_" } qw(errmsg errdetail errhint att_translated gettext_noop);
	my ($said) = run_command([ $xgettext, '--from-code=UTF-8', '--no-wrap', '-k', @words, '-o', '-', glob("$sources/src/types/*.c $sources/src/functions/*.c") ]);
	my %said = map { $_ => 1 } $said =~ /^msgid "(.+)"$/mg;
	my $po = slurp_file("$sources/src/po/zh_CN.po");
	my %known = $po =~ /^msgid "(.+)"\nmsgstr "(.*)"$/mg;
	is(join("\n", sort grep { ($known{$_} // '') eq '' } keys %said), '', 'every message is translated');
	is(join("\n", sort grep { !$said{$_} } keys %known), '', 'every translation is of a message');
}

is(join(' ', grep { my $c = slurp_file($_); $c =~ /errmsg/ && $c !~ m{types/compat.h} } glob("$sources/src/types/*.c $sources/src/functions/*.c")), '', 'every file says whose messages they are');

# A locale of our own, since few systems have this one.
my $locales = PostgreSQL::Test::Utils::tempdir();
my $made = -f '/usr/share/i18n/locales/zh_CN'
	&& system("localedef -i zh_CN -f UTF-8 '$locales/zh_CN.UTF-8' >/dev/null 2>&1") == 0 && -d "$locales/zh_CN.UTF-8";
$ENV{LOCPATH} = $locales if $made;
delete @ENV{qw(LANGUAGE LC_ALL LC_MESSAGES LANG)};

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '-E', 'UTF8', '--no-locale' ]);
$node->start;
$node->safe_psql('postgres', q{CREATE DATABASE gb ENCODING 'EUC_CN' LOCALE 'C' TEMPLATE template0});
$node->safe_psql($_, 'CREATE EXTENSION attain') for 'postgres', 'gb';

sub error
{
	my ($db, $locale, $sql) = @_;
	my ($ret, $out, $err) = $node->psql($db, "SET lc_messages = '$locale'; $sql");
	return $err;
}

my $bad = q{SELECT '五个个'::measure};
like(error('postgres', 'C', $bad), qr/invalid input syntax for type measure: "五个个"/, 'English');
my ($ret) = $node->psql('postgres', q{SET lc_messages = 'zh_CN.UTF-8'});

SKIP: {
	skip 'no locale zh_CN.UTF-8 and none can be made', 1 if $ret != 0;
	my $locale = $node->safe_psql('postgres', q{SELECT setting FROM pg_config WHERE name = 'LOCALEDIR'});
	skip 'messages were built without translations', 1 if !glob("$locale/zh_CN/LC_MESSAGES/attain*.mo");

	like(error($_, 'zh_CN.UTF-8', $bad), qr/类型 measure 的输入语法无效："五个个"/, "Chinese in $_") for 'postgres', 'gb';
	my $err = error('postgres', 'zh_CN.UTF-8', $bad);
	like($err, qr/DETAIL:|详细信息/, 'with a detail');
	like($err, qr/请按报告的写法：583\.1亿元、增长6\.1%、约100家、第7位。/, 'and a hint');
	like(error('gb', 'zh_CN.UTF-8', q{SELECT '9个'::measure + '1亩'}), qr/单位不同的指标值不能相加："个" 与 "亩"/, 'words within a message too');
	like(error('postgres', 'zh_CN.UTF-8', q{SELECT '6~4个'::target}), qr/区间应由小到大，而第 \d+ 个字符处的终点不大于起点。.*请先写较小的数：4~6个。/s, 'and what is wrong where');
	like(error('postgres', 'zh_CN.UTF-8', q{SELECT attain_bar(1, 0)}), qr/比例条的宽度超出范围：0/, 'functions');
	like(error('postgres', 'zh_CN.UTF-8', q{SELECT attain_load('')}), qr/\S/, 'others do not fail');
	# what functions answer never depends on the language
	is($node->safe_psql('postgres', q{SET lc_messages = 'zh_CN.UTF-8'; SELECT attain_why('增长3.8%', '增长6%'), attain_bar(0.5, 4), '>5个'::measure}),
		$node->safe_psql('postgres', q{SELECT attain_why('增长3.8%', '增长6%'), attain_bar(0.5, 4), '>5个'::measure}), 'answers are the same');
}

$node->stop;
done_testing();
