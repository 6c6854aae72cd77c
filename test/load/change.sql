\set r random(1, 32)
\set y random(2012, 2021)
\set s random(1, 100000)
UPDATE attain_report SET body = body(:r, :y, :s) WHERE region = '第' || :r || '区' AND report_year = :y;
