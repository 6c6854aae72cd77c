\set r random(1, 32)
UPDATE attain_report SET reader_version = NULL WHERE region = '第' || :r || '区' AND report_year = 2015;
CALL attain_refresh(batch => 5);
