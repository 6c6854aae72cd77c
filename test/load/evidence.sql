\set r random(1, 32)
SELECT length(attain_evidence_html(id)) FROM attain_report WHERE region = '第' || :r || '区' AND report_year = 2020;
