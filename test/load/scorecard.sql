\set r random(1, 32)
SELECT count(*), count(attained) FROM attain_scorecard WHERE region = '第' || :r || '区';
SELECT * FROM attain_scorecard_summary WHERE region = '第' || :r || '区';
