# btree indexes over random values stand amcheck, and survive a crash; damaged
# keys of GiST are an error.
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '-E', 'UTF8', '--no-locale' ]);
$node->start;
plan skip_all => 'amcheck is not installed' unless
	$node->safe_psql('postgres', q{SELECT count(*) FROM pg_available_extensions WHERE name = 'amcheck'});
$node->safe_psql('postgres', 'CREATE EXTENSION attain; CREATE EXTENSION amcheck');
$node->safe_psql('postgres', q{
	CREATE TABLE v AS SELECT i AS id,
		((ARRAY['', '约', '>', '≤', '增长', '下降', '完成', '提高'])[1 + i % 8] || (i * 7919 % 1000) || (ARRAY['', '.5', '.50'])[1 + i % 3] ||
			(ARRAY['%', '%', '%', '%', '%', '%', '%', '个百分点'])[1 + i % 8])::measure AS m,
		((ARRAY['', '≤', '>', '增长', '下降', '力争'])[1 + i % 6] || (i * 6271 % 1000) || (ARRAY['亿元', '万元', '家', '%', '%', '亩'])[1 + i % 6])::target AS t
	FROM generate_series(1, 20000) AS i;
	CREATE INDEX v_m ON v (m);
	CREATE INDEX v_t ON v (t);
	CREATE INDEX v_gm ON v USING gist (m);
	INSERT INTO v SELECT id + 20000, m, t FROM v ORDER BY hashint4(id);
	DELETE FROM v WHERE id % 3 = 0;
	CREATE UNIQUE INDEX v_u ON v (m, t, id)});
for my $index (qw(v_m v_t v_u))
{
	is($node->safe_psql('postgres', "SELECT bt_index_parent_check('$index', true, true)"), '', "$index is sound");
}
my $before = $node->safe_psql('postgres', q{SET enable_seqscan = off; SELECT count(*) FROM v WHERE m <@ '增长≥500%'});
$node->stop('immediate');
$node->start;
is($node->safe_psql('postgres', "SELECT bt_index_parent_check('v_m', true, true)"), '', 'sound after a crash');
is($node->safe_psql('postgres', q{SET enable_seqscan = off; SELECT count(*) FROM v WHERE m <@ '增长≥500%'}), $before, 'GiST answers the same after a crash');
is($node->safe_psql('postgres', q{SELECT count(*) FROM v WHERE m <@ '增长≥500%'}), $before, 'and what a scan answers');

# keys whose bytes something below the server has changed: an error, and the server lives
my $file = $node->data_dir . '/' . $node->safe_psql('postgres', q{CHECKPOINT; SELECT pg_relation_filepath('v_gm')});
$node->stop;
open(my $index, '+<:raw', $file) or die "$file: $!";
for (my $page; read($index, $page, 8192) == 8192;)
{
	# behind the header of each tuple: the length of the key, then that of its first value
	for my $item (unpack('V*', substr($page, 24, unpack('v', substr($page, 12, 2)) - 24)))
	{
		my $key = ($item & 0x7fff) + 8;
		substr($page, $key + 1, 2) = "\xee\xee" if ord(substr($page, $key, 1)) & 1;
	}
	seek($index, -8192, 1);
	print $index $page;
	seek($index, 0, 1);
}
close($index);
$node->start;
for my $query (q{SELECT count(*) FROM v WHERE m <@ '增长≥500%'}, q{SELECT m FROM v WHERE m <@ '增长≥500%'}, q{INSERT INTO v VALUES (0, '增长5%')})
{
	my ($rc, $out, $err) = $node->psql('postgres', "\\set VERBOSITY verbose\nSET ignore_checksum_failure = on; SET enable_seqscan = off; SET enable_bitmapscan = off; DROP INDEX IF EXISTS v_m, v_u; $query");
	like($err, qr/XX002: GiST key of a measure or target is damaged/, "damaged keys: $query");
}
$node->safe_psql('postgres', 'REINDEX INDEX v_gm');
is($node->safe_psql('postgres', q{SET enable_seqscan = off; SELECT count(*) FROM v WHERE m <@ '增长≥500%'}), $before, 'made anew, it answers as before');

$node->stop;
done_testing();
