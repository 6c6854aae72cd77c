# btree indexes over random values stand amcheck, and survive a crash.
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

$node->stop;
done_testing();
