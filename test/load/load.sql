\set r random(1, 32)
\set y random(2012, 2021)
\set s random(1, 100000)
SELECT count(*) FROM attain_load(body(:r, :y, :s), region => '第' || :r || '区', kind => 'work report', report_year => :y);
