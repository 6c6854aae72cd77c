# An installation of 1.0.0 that is upgraded is what CREATE EXTENSION makes, to
# the last comment; data and what users have built on it stay.
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '-E', 'UTF8', '--no-locale' ]);
$node->start;

if ($node->safe_psql('postgres', q{SELECT count(*) FROM pg_available_extension_versions WHERE name = 'attain' AND version = '1.0.0'}) eq '0')
{
	$node->stop;
	plan skip_all => 'this server has no attain--1.0.0.sql (test/upgrade)';
}

# Everything that the catalogs say of the extension, as lines in order.
my $describe = q{
CREATE TEMP VIEW member AS
	SELECT classid, objid, pg_describe_object(classid, objid, 0) AS object
	FROM pg_depend
	WHERE refclassid = 'pg_extension'::regclass AND deptype = 'e'
		AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'attain');
CREATE TEMP VIEW relation AS
	SELECT c.* FROM pg_class c JOIN member m ON m.classid = 'pg_class'::regclass AND m.objid = c.oid;
CREATE TEMP VIEW routine AS
	SELECT p.* FROM pg_proc p JOIN member m ON m.classid = 'pg_proc'::regclass AND m.objid = p.oid;
CREATE TEMP VIEW description (line) AS
	SELECT concat_ws('|', 'member', object, obj_description(objid, classid::regclass::text::name)) FROM member
	UNION ALL
	SELECT concat_ws('|', 'extension', extversion, extnamespace::regnamespace, extrelocatable, extowner::regrole,
		extconfig::regclass[], extcondition)
	FROM pg_extension WHERE extname = 'attain'
	UNION ALL
	SELECT concat_ws('|', 'function', oid::regprocedure, pg_get_functiondef(oid), proowner::regrole, coalesce(proacl::text, 'default'), probin)
	FROM routine WHERE prokind <> 'a'
	UNION ALL
	SELECT concat_ws('|', 'aggregate', p.oid::regprocedure, p.proowner::regrole, p.proacl, p.provolatile, p.proparallel, p.procost, p.proisstrict,
		a.aggkind, a.aggnumdirectargs, a.aggtransfn, a.aggfinalfn, a.aggcombinefn, a.aggserialfn, a.aggdeserialfn,
		a.aggmtransfn, a.aggminvtransfn, a.aggmfinalfn, a.aggfinalextra, a.aggmfinalextra, a.aggfinalmodify, a.aggmfinalmodify,
		a.aggsortop::regoper, a.aggtranstype::regtype, a.aggtransspace, a.aggmtranstype::regtype, a.aggmtransspace, a.agginitval, a.aggminitval)
	FROM routine p JOIN pg_aggregate a ON a.aggfnoid = p.oid
	UNION ALL
	SELECT concat_ws('|', 'relation', oid::regclass, relkind, relowner::regrole, coalesce(relacl::text, 'default'), reloptions, relpersistence,
		relrowsecurity, relforcerowsecurity, relreplident, relam, reltablespace, relhastriggers, relhasrules,
		CASE WHEN relkind IN ('v', 'm') THEN pg_get_viewdef(oid) END)
	FROM relation
	UNION ALL
	SELECT concat_ws('|', 'column', a.attrelid::regclass, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod), a.attcollation,
		a.attnotnull, a.attidentity, a.attgenerated, a.attstorage, a.attcompression,
		-- some servers stamp each column with a number of their own
		ARRAY(SELECT o FROM unnest(a.attoptions) AS o WHERE o NOT LIKE 'pg\_attver=%' ORDER BY 1), a.attacl, a.attisdropped,
		coalesce(pg_get_expr(d.adbin, d.adrelid), 'no default'), col_description(a.attrelid, a.attnum))
	FROM pg_attribute a JOIN relation r ON r.oid = a.attrelid
	LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
	WHERE a.attnum > 0
	UNION ALL
	SELECT concat_ws('|', 'constraint', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid), c.convalidated, c.condeferrable, c.condeferred,
		obj_description(c.oid, 'pg_constraint'))
	FROM pg_constraint c JOIN relation r ON r.oid = c.conrelid
	UNION ALL
	SELECT concat_ws('|', 'index', pg_get_indexdef(i.indexrelid), i.indisvalid, i.indisready, i.indisclustered, i.indisreplident, x.relowner::regrole,
		obj_description(i.indexrelid, 'pg_class'))
	FROM pg_index i JOIN relation r ON r.oid = i.indrelid JOIN pg_class x ON x.oid = i.indexrelid
	UNION ALL
	SELECT concat_ws('|', 'trigger', t.tgrelid::regclass, t.tgname, t.tgenabled, t.tgisinternal,
		CASE WHEN NOT t.tgisinternal THEN pg_get_triggerdef(t.oid) END, obj_description(t.oid, 'pg_trigger'))
	FROM pg_trigger t JOIN relation r ON r.oid = t.tgrelid WHERE NOT t.tgisinternal
	UNION ALL
	SELECT concat_ws('|', 'policy', p.polrelid::regclass, p.polname, p.polcmd, p.polpermissive, p.polroles::regrole[],
		pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
	FROM pg_policy p JOIN relation r ON r.oid = p.polrelid
	UNION ALL
	SELECT concat_ws('|', 'rule', pg_get_ruledef(w.oid), w.ev_enabled) FROM pg_rewrite w JOIN relation r ON r.oid = w.ev_class
	UNION ALL
	SELECT concat_ws('|', 'sequence', s.seqrelid::regclass, s.seqtypid::regtype, s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle)
	FROM pg_sequence s JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = s.seqrelid AND d.refclassid = 'pg_class'::regclass
	JOIN relation r ON r.oid = d.refobjid
	UNION ALL
	SELECT concat_ws('|', 'operator', o.oid::regoperator, o.oprowner::regrole, o.oprcode, o.oprresult::regtype, o.oprcom::regoperator, o.oprnegate::regoperator,
		o.oprrest, o.oprjoin, o.oprcanhash, o.oprcanmerge)
	FROM pg_operator o JOIN member m ON m.classid = 'pg_operator'::regclass AND m.objid = o.oid
	UNION ALL
	SELECT concat_ws('|', 'operator class', m.object, o.opcowner::regrole, pg_describe_object('pg_opfamily'::regclass, o.opcfamily, 0),
		o.opcintype::regtype, o.opcdefault, o.opckeytype::regtype)
	FROM pg_opclass o JOIN member m ON m.classid = 'pg_opclass'::regclass AND m.objid = o.oid
	UNION ALL
	SELECT concat_ws('|', 'of a family', pg_describe_object('pg_amop'::regclass, a.oid, 0), a.amoppurpose, a.amopsortfamily)
	FROM pg_amop a JOIN member m ON m.classid = 'pg_opfamily'::regclass AND m.objid = a.amopfamily
	UNION ALL
	SELECT concat_ws('|', 'of a family', pg_describe_object('pg_amproc'::regclass, a.oid, 0))
	FROM pg_amproc a JOIN member m ON m.classid = 'pg_opfamily'::regclass AND m.objid = a.amprocfamily
	UNION ALL
	SELECT concat_ws('|', 'cast', m.object, c.castfunc::regprocedure, c.castcontext, c.castmethod)
	FROM pg_cast c JOIN member m ON m.classid = 'pg_cast'::regclass AND m.objid = c.oid
	UNION ALL
	SELECT concat_ws('|', 'type', t.oid::regtype, t.typowner::regrole, t.typacl, t.typlen, t.typbyval, t.typtype, t.typcategory, t.typispreferred,
		t.typisdefined, t.typdelim, t.typrelid::regclass, t.typsubscript, t.typelem::regtype, t.typarray::regtype, t.typinput, t.typoutput,
		t.typreceive, t.typsend, t.typmodin, t.typmodout, t.typanalyze, t.typalign, t.typstorage, t.typnotnull, t.typbasetype::regtype,
		t.typtypmod, t.typcollation, t.typdefault)
	FROM pg_type t JOIN member m ON m.classid = 'pg_type'::regclass AND m.objid = t.oid
	UNION ALL
	SELECT concat_ws('|', 'depends', pg_describe_object(d.classid, d.objid, d.objsubid), d.deptype, pg_describe_object(d.refclassid, d.refobjid, d.refobjsubid))
	FROM (SELECT d.* FROM pg_depend d JOIN member m USING (classid, objid)
		UNION SELECT d.* FROM pg_depend d JOIN member m ON m.classid = d.refclassid AND m.objid = d.refobjid) AS d
	WHERE NOT EXISTS (SELECT FROM pg_class c WHERE c.relkind = 't' AND c.oid = d.objid AND d.classid = 'pg_class'::regclass);
};
my $described = "$describe SELECT line FROM description ORDER BY line COLLATE \"C\"";
# tables that belong to others keep their first rights as they were made
my $rights = q{SELECT concat_ws('|', pg_describe_object(classoid, objoid, objsubid), privtype, initprivs) FROM pg_init_privs
	WHERE privtype = 'e' ORDER BY 1};

sub ask { my ($db, $sql) = @_; return $node->safe_psql($db, $sql) }

# says in which lines two descriptions differ, not how long they are
sub same
{
	my ($got, $expected, $name) = @_;
	my %side;
	$side{$_}-- for split /\n/, $expected;
	$side{$_}++ for split /\n/, $got;
	my @diff = map { ($side{$_} > 0 ? 'only here:  ' : 'missing:    ') . $_ } grep { $side{$_} } sort keys %side;
	is(scalar @diff, 0, $name) or diag(join("\n", @diff[ 0 .. ($#diff < 40 ? $#diff : 40) ]));
}

sub upgrade
{
	my ($db, $role) = @_;
	my ($ret, $out, $err) = $node->psql($db, "SET ROLE $role; ALTER EXTENSION attain UPDATE");
	is($ret, 0, "$db: upgraded by $role");
	return $err;
}

# ---- nothing in it

ask('postgres', q{CREATE ROLE planner LOGIN});
for my $role ('postgres', 'planner')
{
	my %db = (fresh => "fresh_$role", old => "old_$role");
	for (sort values %db)
	{
		ask('postgres', "CREATE DATABASE $_ OWNER $role");
		ask($_, q{SET ROLE } . $role . q{; CREATE SCHEMA "Plan Office"});
	}
	ask($db{fresh}, qq{SET ROLE $role; CREATE EXTENSION attain SCHEMA "Plan Office"});
	ask($db{old}, qq{SET ROLE $role; CREATE EXTENSION attain SCHEMA "Plan Office" VERSION '1.0.0'});
	is(upgrade($db{old}, $role), '', 'without a word');
	my $fresh = ask($db{fresh}, $described);
	cmp_ok(scalar(() = $fresh =~ /^member\|/mg), '>', 180, 'there is much to compare');
	same(ask($db{old}, $described), $fresh, "what $role has upgraded is what is new");
	is(ask($db{old}, $rights), ask($db{fresh}, $rights), 'and so are its first rights') if $role eq 'postgres';
}

# ---- row-level security that users have put on the rows is not widened

ask('postgres', 'CREATE DATABASE guarded OWNER planner');
ask('guarded', q{SET ROLE planner; CREATE SCHEMA "Plan Office"; CREATE EXTENSION attain SCHEMA "Plan Office" VERSION '1.0.0';
	ALTER TABLE "Plan Office".attain_indicator ENABLE ROW LEVEL SECURITY;
	ALTER TABLE "Plan Office".attain_report SET (parallel_workers = 0, fillfactor = 90);
	CREATE POLICY my_policy ON "Plan Office".attain_indicator USING (region = '丙区')});
like(upgrade('guarded', 'planner'), qr/WARNING:  attain_indicator keeps its own row-level security/, 'said');
is(ask('guarded', 'SELECT policyname FROM pg_policies WHERE tablename = $$attain_indicator$$'), 'my_policy', 'and left');
ask('guarded', q{CREATE ROLE my_reader; GRANT USAGE ON SCHEMA "Plan Office" TO my_reader; GRANT SELECT ON ALL TABLES IN SCHEMA "Plan Office" TO my_reader});
is(ask('guarded', q{SELECT reloptions FROM pg_class WHERE oid = '"Plan Office".attain_report'::regclass}), '{parallel_workers=0,fillfactor=90}',
	'how many workers may read it stays as it was said');
is(ask('guarded', q{SET ROLE my_reader; SELECT "Plan Office".attain_unrestricted()}), 'f', 'who is held back there has no kept counts');

# ---- publications of some columns stand in the way, and that is said first

ask('postgres', 'CREATE DATABASE listed');
ask('listed', q{CREATE SCHEMA "Plan Office"; CREATE EXTENSION attain SCHEMA "Plan Office" VERSION '1.0.0';
	INSERT INTO "Plan Office".attain_alias (alias, indicator) VALUES ('助餐点', '助餐场所');
	CREATE PUBLICATION "Some" FOR TABLE "Plan Office".attain_alias (region, alias, indicator), TABLE "Plan Office".attain_report});
my ($listed, undef, $refused) = $node->psql('listed', 'ALTER EXTENSION attain UPDATE');
isnt($listed, 0, 'a publication of some columns of aliases: refused');
like($refused, qr/publication "Some" has some columns of attain_alias only.*HINT: .*ALTER PUBLICATION "Some" DROP TABLE "Plan Office"\.attain_alias/s, 'and why');
ask('listed', q{ALTER PUBLICATION "Some" DROP TABLE "Plan Office".attain_alias; ALTER PUBLICATION "Some" ADD TABLE "Plan Office".attain_alias});
is(upgrade('listed', 'postgres'), '', 'the whole of them: upgraded');
is(ask('listed', q{UPDATE "Plan Office".attain_alias SET alias = '助餐点位' RETURNING alias_key}), '助餐点位', 'and can be changed');

# ---- data, and what users have built

ask('postgres', 'CREATE DATABASE used OWNER planner');
ask('postgres', 'CREATE DATABASE anew OWNER planner');
ask('used', q{SET ROLE planner; CREATE SCHEMA "Plan Office"; CREATE EXTENSION attain SCHEMA "Plan Office" VERSION '1.0.0'});
ask('anew', q{SET ROLE planner; CREATE SCHEMA "Plan Office"; CREATE EXTENSION attain SCHEMA "Plan Office"});
my $path = 'SET search_path = "Plan Office"; SET ROLE planner;';

# Both have the same library, so what 1.0.0 said otherwise is said by stand-ins:
# its keys left names apart that are one now, and had one in the place of another.
ask('used', qq{$path RESET ROLE;} . q{
	CREATE TABLE public.my_definition AS SELECT pg_get_functiondef(f) AS sql FROM unnest(ARRAY['indicator_key(text)', 'attain_version()']::regprocedure[]) AS f;
	CREATE OR REPLACE FUNCTION indicator_key(indicator text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 100
		RETURN CASE WHEN indicator = '办公房间数' THEN '地区生产总值' ELSE indicator END;
	CREATE OR REPLACE FUNCTION attain_version() RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN '1.0.0+lexicon.00000000';
});

my $data = q{
	INSERT INTO attain_report (region, title, kind, report_year, body) VALUES
		('甲区', '甲区2020年政府工作报告', 'work report', 2020, E'一、2019年工作回顾\n\n地区生产总值1000亿元，社零总额300亿元。\n\n二、2020年主要任务\n\n'
			'生产总值达到1050亿元，增长5%，新建5G基站100个，居民收入增长领先经济增长，城镇登记失业人数控制在市下达指标内。到2025年，地区生产总值达到1300亿元。'),
		('甲区', '甲区2021年政府工作报告', 'work report', 2021, E'一、2020年工作回顾\n\n地区生产总值1038亿元，增长3.8%，社会消费品零售总额310亿元，增长9.9%，建成5G基站90个，'
			'居民收入增长4.2%，城镇登记失业人数4600人。\n\n二、2021年主要任务\n\n地区生产总值增长6%，新增助餐点12个，“十四五”期间新增公园绿地50公顷。'),
		('甲区', '甲区2022年政府工作报告', 'work report', 2022, E'一、2021年工作回顾\n\n地区生产总值1100亿元，增长6%，新增社区助餐场所13个，新增公园绿地8公顷。\n\n二、2022年主要任务\n\n地区生产总值增长5.5%。'),
		('乙区', '乙区上半年工作安排', 'work plan', 2021, '新增就业岗位5000个。'),
		('乙区', '乙区下半年工作安排', 'work plan', 2021, '新增就业岗位要达到6000个。');
	INSERT INTO attain_report (body) VALUES ('x'), ('y');
};
my $known = q{
	INSERT INTO attain_alias (region, alias, indicator, remark) VALUES ('甲区', '新增助餐点', '新增社区助餐场所', 'ours');
	INSERT INTO attain_reference (region, indicator, year, reference, value, source) VALUES
		('甲区', '城镇登记失业人数', 2020, '市下达指标', '4750人', 'letter'), (NULL, NULL, 2020, '全市平均水平', '增长1.7%', NULL);
};
ask('used', "$path $data $known" . q{
	-- one leaves a key that another takes, and two that are one now
	INSERT INTO attain_alias (region, alias, indicator, remark) VALUES ('乙区', '生产总值', '经济总量', 'a'), ('乙区', '办公房间数', '房屋', 'b');
	INSERT INTO attain_alias (alias, indicator, remark) VALUES ('社会消费品零售额', '消费', 'first'), ('社零总额', '零售', 'second');
	INSERT INTO attain_reference (indicator, year, reference, value, source) VALUES
		('社零总额', 2020, '全市平均水平', '增长2%', 'book'), ('社会消费品零售总额', 2020, '全市平均水平', '增长3%', NULL);
	-- 1.0.0 takes what would answer every target
	INSERT INTO attain_reference (region, year, reference, value) VALUES ('丙区', 2020, '', '增长9%');
});

ask('used', qq{$path} . q{
	CREATE TABLE public.my_log (id bigint);
	GRANT SELECT ON attain_scorecard TO pg_monitor;

	CREATE VIEW public.my_card AS SELECT * FROM attain_scorecard;
	CREATE VIEW public.my_conflict AS SELECT * FROM attain_conflict;
	CREATE VIEW public.my_report AS SELECT r AS whole, r.* FROM attain_report r;
	CREATE VIEW public.my_match AS SELECT m.indicator, m.resolved <@ m.target AS fits, attain_row_key(m.indicator, m.aspect, m.region) FROM attain_match m;
	CREATE MATERIALIZED VIEW public.my_kept AS SELECT region, year, indicator, attained FROM attain_scorecard;
	CREATE FUNCTION public.my_first() RETURNS attain_report LANGUAGE sql STABLE
		BEGIN ATOMIC SELECT r FROM attain_report r ORDER BY id LIMIT 1; END;

	-- the name that PostgreSQL gives it
	CREATE INDEX ON attain_report (region);
	CREATE INDEX my_measure ON attain_indicator (measure) WHERE measure IS NOT NULL;
	CREATE INDEX my_target ON attain_indicator USING gist (target);
	CREATE TABLE public.my_value (name text, m measure, t target,
		kept boolean GENERATED ALWAYS AS (m <@ t) STORED, key text GENERATED ALWAYS AS (indicator_key(name)) STORED);
	CREATE INDEX my_key ON public.my_value (indicator_key(name));
	CREATE UNIQUE INDEX my_double ON public.my_value (indicator_key(name), m);
	INSERT INTO public.my_value VALUES ('生产总值', '增长5%', '增长4%以上'), ('社零总额', '3亿元', '4亿元以上'), ('社会消费品零售额', '3亿元', '2亿元以上');

	-- triggers of users, in every state
	CREATE FUNCTION public.my_trigger() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO public.my_log VALUES (1); RETURN NEW; END $$;
	CREATE TRIGGER my_on BEFORE UPDATE ON attain_report FOR EACH ROW EXECUTE FUNCTION public.my_trigger();
	CREATE TRIGGER my_off BEFORE UPDATE ON attain_alias FOR EACH ROW EXECUTE FUNCTION public.my_trigger();
	CREATE TRIGGER my_always BEFORE UPDATE OR DELETE ON attain_reference FOR EACH ROW EXECUTE FUNCTION public.my_trigger();
	CREATE TRIGGER my_replica AFTER UPDATE ON attain_indicator FOR EACH STATEMENT EXECUTE FUNCTION public.my_trigger();
	CREATE CONSTRAINT TRIGGER my_late AFTER UPDATE ON attain_report DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.my_trigger();
	ALTER TABLE attain_alias DISABLE TRIGGER my_off;
	ALTER TABLE attain_reference ENABLE ALWAYS TRIGGER my_always;
	ALTER TABLE attain_indicator ENABLE REPLICA TRIGGER my_replica;

	-- what the owner puts on his tables must not run as whoever upgrades
	CREATE FUNCTION public.my_check(text) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN
		IF current_setting('is_superuser') = 'on' AND current_user <> 'planner' THEN RAISE EXCEPTION 'run as %', current_user; END IF;
		RETURN true; END $$;
	ALTER TABLE attain_report ADD CONSTRAINT my_check CHECK (public.my_check(region));
	ALTER TABLE attain_alias ADD CONSTRAINT my_check CHECK (public.my_check(alias));
	ALTER TABLE attain_reference ADD CONSTRAINT my_check CHECK (public.my_check(source));
	ALTER TABLE attain_indicator ADD CONSTRAINT my_check CHECK (public.my_check(source));

	-- even the owner sees one region only
	CREATE POLICY my_policy ON attain_report USING (region = '丙区');
	ALTER TABLE attain_report ENABLE ROW LEVEL SECURITY;
	ALTER TABLE attain_report FORCE ROW LEVEL SECURITY;
});
ask('used', q{
	SET client_min_messages = error;
	CREATE PUBLICATION my_all FOR ALL TABLES;	-- and two tables have no primary key
	ALTER TABLE "Plan Office".attain_reference REPLICA IDENTITY NOTHING;
	DO $$ DECLARE sql text; BEGIN FOR sql IN SELECT d.sql FROM my_definition d LOOP EXECUTE sql; END LOOP; END $$;
});

# what must come through as it is
my %kept = (
	reports => 'SELECT id, region, title, kind, report_year, given, body, loaded_at, remark, reader_version, read_at FROM attain_report ORDER BY id',
	rows => 'SELECT report_id, seq, region, indicator, role, period, year, aspect, measure, target, low, high, unit, span, source, from_table FROM attain_indicator ORDER BY 1, 2',
	'the view of users' => 'SELECT region, indicator, year, target, actual FROM public.my_card WHERE region = $$甲区$$ ORDER BY 3, 2, 4',
	'the materialized view' => 'SELECT * FROM public.my_kept ORDER BY 1, 2, 3',
	'values of users' => 'SELECT name, m, t, kept FROM public.my_value ORDER BY name',
	triggers => q{SELECT tgrelid::regclass, tgname, tgenabled FROM pg_trigger WHERE tgname LIKE 'my\_%' ORDER BY 1, 2},
	'row-level security' => q{SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE oid = 'attain_report'::regclass},
	'a chosen replica identity' => q{SELECT relname, relreplident FROM pg_class WHERE relname = 'attain_reference'},
);
my $super = 'SET search_path = "Plan Office";';
my %before = map { $_ => ask('used', "$super $kept{$_}") } keys %kept;
isnt($before{$_}, '', "$_: there are some") for sort keys %kept;
is(ask('used', qq{$super SELECT count(*) > 0 FROM attain_indicator WHERE key <> attain_row_key(indicator, aspect, region)}), 't', 'keys of 1.0.0');

is(ask('used', "$super SELECT attainment(m, '5家') FROM unnest('{5家,6家,4家,NULL}'::measure[]) AS m"), '(3,2,1,0,0.66666666666666666667)',
	'the functions of 1.0.0 still do it');
ask('used', "$super CREATE TABLE pairs AS SELECT (4 + i % 3 || '家')::measure AS m FROM generate_series(1, 30000) AS i; ALTER TABLE pairs SET (parallel_workers = 2)");
is(ask('used', "$super SET parallel_setup_cost = 0; SET parallel_tuple_cost = 0; SELECT attainment(m, '5家') FROM pairs"), '(30000,20000,10000,0,0.66666666666666666667)',
	'and so do its workers');
ask('used', "$super DROP TABLE pairs");

my $said = upgrade('used', 'postgres');
like($said, qr/^$_/m, "said: $_") for
	'.*WARNING:  attain_alias: 1 left out, the same as others now; see their remark',
	'.*WARNING:  attain_reference: 1 left out, the same as others now; see their source',
	'.*WARNING:  ("Plan Office"\.)?attain_reference has rows without a reference, which it takes no more',
	'.*WARNING:  index (public\.)?my_double must be built again: could not create unique index',
	'.*WARNING:  column key of (public\.)?my_value keeps what attain 1\.0\.0 answered';
is(() = $said =~ /WARNING|NOTICE|ERROR/g, 5, 'and no more') or diag($said);

is(ask('used', "$super $kept{$_}"), $before{$_}, "$_: as before") for sort keys %kept;
is(ask('used', 'SELECT count(*) FROM my_log'), '0', 'no trigger of users was called');
my ($ret, $out, $err) = $node->psql('used', qq{$path INSERT INTO attain_reference (year, reference, value) VALUES (2020, ' ', '增长9%')});
like($err, qr/attain_reference_names_something/, 'and takes no more of them');
ask('used', qq{$path ALTER TABLE attain_reference REPLICA IDENTITY FULL; UPDATE attain_reference SET reference = '全省平均水平' WHERE reference = ''; ALTER TABLE attain_reference VALIDATE CONSTRAINT attain_reference_names_something;
	RESET ROLE; TRUNCATE public.my_log});
is(ask('used', "SELECT relreplident FROM pg_class WHERE relname = 'attain_alias'"), 'f', 'aliases can be published');
is(ask('used', "$super SELECT attainment(m, '5家') FROM unnest('{5家,6家,4家,NULL}'::measure[]) AS m"), '(3,2,1,0,0.66666666666666666667)',
	'and those of 1.1.0');
is(ask('used', "$super SELECT string_agg(concat(region, report_year, ' ', edition), ', ' ORDER BY id) FROM attain_report"),
	'甲区2020 1, 甲区2021 1, 甲区2022 1, 乙区2021 1, 乙区2021 2,  1,  1', 'editions in the order of numbers');
is(ask('used', "$super SELECT region, alias, indicator, remark FROM attain_alias ORDER BY 1, 2"), <<'TEXT' =~ s/\n\z//r,
乙区|办公房间数|房屋|b
乙区|生产总值|经济总量|a
甲区|新增助餐点|新增社区助餐场所|ours
|社会消费品零售额|消费|first
attain 1.1.0: "社零总额" for "零售" (second) was left out, being the same alias now
TEXT
	'of two aliases that are one now one is left, which says so');
is(ask('used', "$super SELECT region, indicator, value, source FROM attain_reference WHERE source IS NOT NULL ORDER BY 1, 2"), <<'TEXT' =~ s/\n\z//r,
甲区|城镇登记失业人数|4750人|letter
|社会消费品零售总额|增长3%|attain 1.1.0: "社零总额" 增长2% (book) was left out, being the same reference now
TEXT
	'and of references');
is(ask('used', $super . q{
	SELECT count(*) FROM attain_alias WHERE (alias_key, indicator_key) <> (indicator_key(alias), indicator_key(indicator));
	SELECT count(*) FROM attain_reference WHERE indicator_key <> indicator_key(indicator);
	SELECT count(*) FROM attain_indicator WHERE (key, canonical) <> (attain_row_key(indicator, aspect, region), attain_canonical(region, key));
}), "0\n0\n0", 'keys are those of 1.1.0');

# the summary is right at once
my $wrong = q{
	SELECT count(*) FROM (SELECT region, year, count(*) AS targets, count(*) FILTER (WHERE attained) AS attained,
			count(*) FILTER (WHERE NOT attained) AS missed, count(*) FILTER (WHERE attained IS NULL) AS undetermined
		FROM attain_scorecard WHERE year IS NOT NULL GROUP BY region, year) d
	FULL JOIN attain_scorecard_summary s USING (region, year)
	WHERE (d.targets, d.attained, d.missed, d.undetermined) IS DISTINCT FROM (s.targets, s.attained, s.missed, s.undetermined)};
is(ask('used', "$super SELECT count(*) > 3 FROM attain_scorecard_summary; $wrong"), "t\n0", 'the summary holds before anything is read again');

is(ask('used', qq{$super SELECT relacl::text LIKE '%pg_monitor=r/%' FROM pg_class WHERE oid = 'attain_scorecard'::regclass}), 't', 'rights that were given stay');

# ---- all the rest is as new

ask('used', $path . q{
	ALTER TABLE attain_reference REPLICA IDENTITY FULL;
	ALTER TABLE attain_report NO FORCE ROW LEVEL SECURITY;
	ALTER TABLE attain_report DISABLE ROW LEVEL SECURITY;
	DROP POLICY my_policy ON attain_report;
	REVOKE SELECT ON attain_scorecard FROM pg_monitor;
});
sub without_users { join "\n", grep { !/\bmy_|attain_report_region_idx/ } split /\n/, $_[0] }
my $relacl = sub { $_[0] =~ s/\|\{planner=arwdDxtm?\/planner\}\|/|default|/gr };
same($relacl->(without_users(ask('used', $described))), without_users(ask('fresh_planner', $described)), 'what was used is what is new');
is(ask('used', qq{$super SELECT count(*) FROM pg_proc WHERE proname LIKE 'attain\\_upgrade%'}), '0', 'nothing of the upgrade is left');

# what users have built works
ask('used', q{DROP PUBLICATION my_all; DELETE FROM my_value WHERE name = '社零总额'; REINDEX INDEX my_double});
is(ask('used', $super . q{SET enable_seqscan = off; SELECT name FROM public.my_value WHERE indicator_key(name) = '地区生产总值'}), '生产总值',
	'an index of users over our keys finds what has another key now');
is(ask('used', $super . q{SET enable_seqscan = off; SELECT count(*) > 0 FROM attain_indicator WHERE measure = '1038亿元'}), 't', 'an index over our types');
is(ask('used', q{SELECT (whole).edition FROM my_report ORDER BY id LIMIT 1; SELECT edition FROM my_first(); SELECT count(*) > 0 FROM my_match; SELECT count(*) > 0 FROM my_conflict}),
	"1\n1\nt\nt", 'views and functions over our rows');
is(ask('used', 'REFRESH MATERIALIZED VIEW my_kept; SELECT count(*) > 5 FROM my_kept'), 't', 'the materialized view can be made anew');
# ---- reading again gives what loading gives

ask('anew', "$path $data");
ask('anew', "$path $known" . q{
	INSERT INTO attain_alias (region, alias, indicator) VALUES ('乙区', '生产总值', '经济总量'), ('乙区', '办公房间数', '房屋'), (NULL, '社会消费品零售额', '消费');
	INSERT INTO attain_reference (indicator, year, reference, value) VALUES ('社会消费品零售总额', 2020, '全市平均水平', '增长3%');
});
my %answer = (
	reports => 'SELECT id, region, title, kind, report_year, review_year, edition, given, body, reader_version FROM attain_report ORDER BY id',
	rows => 'SELECT * FROM attain_indicator ORDER BY report_id, seq',
	scorecard => 'SELECT * FROM attain_scorecard ORDER BY region, year, indicator, aspect, period',
	conflicts => 'SELECT * FROM attain_conflict ORDER BY region, year, indicator, aspect, period, value_2',
	unmatched => 'SELECT * FROM attain_unmatched ORDER BY region, year, role, indicator, aspect, period',
	trend => 'SELECT * FROM attain_trend ORDER BY region, year, indicator',
	'plan progress' => 'SELECT * FROM attain_plan_progress ORDER BY region, indicator, last_year',
	summary => 'SELECT * FROM attain_scorecard_summary ORDER BY region, year',
	evidence => 'SELECT md5(attain_evidence_html(id)) FROM attain_report ORDER BY id',
);
like(ask('used', "$super SELECT DISTINCT reader_version FROM attain_report"), qr/^1\.0\.0/, 'read by 1.0.0 so far');
ask('used', q{DROP TRIGGER my_late ON "Plan Office".attain_report});
ask($_, 'SET ROLE planner; CALL "Plan Office".attain_refresh()') for 'used', 'anew';
is(ask('used', "$super SELECT done, failed, state FROM attain_progress"), '7|0|finished', 'attain_refresh reads them again');
like(ask('used', "$super $answer{scorecard}"), $_, "the scorecard uses $_") for qr/\|alias\|/, qr/\(市下达指标: /;
for (sort keys %answer)
{
	my $expected = ask('anew', "$super $answer{$_}");
	isnt($expected, '', "$_: there is an answer");
	is(ask('used', "$super $answer{$_}"), $expected, "$_: as if loaded by 1.1.0");
}
is(ask('used', "$super SELECT count(*) FROM attain_region_mark; $wrong"), "0\n0", 'and counted');

# new work goes on
is(ask('used', $path . q{INSERT INTO attain_report (region, title, kind, report_year, body) VALUES ('乙区', '乙区四季度工作安排', 'work plan', 2021, 'x') RETURNING edition}), '3',
	'the next edition');
is(ask('used', $path . q{SELECT replaced FROM attain_load('甲区2022年政府工作报告。2022年，地区生产总值增长5.5%。', region => '甲区', kind => 'work report', report_year => 2022)}), 't',
	'attain_load finds the report that 1.0.0 loaded');

$node->stop;
done_testing();
