// The quantities that Recognizers-Text finds in reports, as score.py wants them.
//
//     npm install --prefix FOLDER @microsoft/recognizers-text-suite
//     NODE_PATH=FOLDER/node_modules node test/accuracy/recognizers.js OUT REPORT.txt...
//     python3 score.py DOC=OUT/DOC.tsv...
//
// It is helped where that is fair: sentences are given one by one (a whole report
// takes it 40 times as long), what its recogniser of dates takes is no quantity,
// and of what overlaps the longest counts.  Prints milliseconds for each report.
'use strict';
const fs = require('fs');
const path = require('path');
const { performance } = require('perf_hooks');
const suite = require('@microsoft/recognizers-text-suite');

const zh = suite.Culture.Chinese;
const unit = {
	'Chinese yuan': '元', 'United States dollar': '美元', Dollar: '美元', 'Hong Kong dollar': '港元', Euro: '欧元',
	Mu: '亩', Hectare: '公顷', 'Square meter': '平方米', 'Square kilometer': '平方公里', Meter: '米', Kilometer: '公里', Li: '里',
	Millimeter: '毫米', Centimeter: '厘米', Ton: '吨', Kilogram: '千克', Gram: '克', Microgram: '微克', Milligram: '毫克', 'Cubic meter': '立方米',
	Liter: '升', Year: '岁',
};
const recognizers = ['recognizeNumber', 'recognizeOrdinal', 'recognizePercentage', 'recognizeCurrency', 'recognizeDimension',
	'recognizeTemperature', 'recognizeAge'];
const unknown = {};

function row(found)
{
	const resolution = found.resolution || {};
	let value = resolution.value, u = '';
	if (value === null || value === undefined)
		return null;
	value = String(value);
	if (found.typeName === 'percentage')
		u = '%', value = value.replace('%', '');
	else if (found.typeName === 'ordinal')
		u = '位';
	else if (resolution.unit)
	{
		u = unit[resolution.unit] || resolution.unit;
		if (!unit[resolution.unit])
			unknown[resolution.unit] = (unknown[resolution.unit] || 0) + 1;
	}
	return { low: value, unit: u, aspect: found.typeName === 'ordinal' ? 'rank' : 'level' };
}

function read(text, withDates)
{
	const rows = [];
	// offsets are code units here and characters there; the same in these texts
	for (const sentence of text.matchAll(/[^。；！？;!?\n]+/g))
	{
		let all = [];
		for (const name of recognizers)
			for (const found of suite[name](sentence[0], zh))
			{
				const r = row(found);
				if (r)
					all.push({ ...r, start: sentence.index + found.start, end: sentence.index + found.end + 1 });
			}
		if (withDates && all.length)
			for (const found of suite.recognizeDateTime(sentence[0], zh))
				all.push({ date: true, start: sentence.index + found.start, end: sentence.index + found.end + 1 });
		all.sort((a, b) => (b.end - b.start) - (a.end - a.start) || (b.unit ? 1 : 0) - (a.unit ? 1 : 0));
		const kept = [];
		for (const r of all)
			if (!kept.some(k => r.start < k.end && k.start < r.end))
				kept.push(r);
		rows.push(...kept.filter(r => !r.date).sort((a, b) => a.start - b.start));
	}
	return rows;
}

const [out, ...files] = process.argv.slice(2);
fs.mkdirSync(out, { recursive: true });
read('增长6.1%，2020年新建5个。', true);	// its tables are made once
let total = 0;
for (const file of files)
{
	const text = fs.readFileSync(file, 'utf8');
	if ([...text].length !== text.length)
		throw new Error(`${file}: characters beyond U+FFFF`);
	const begin = performance.now();
	const rows = read(text, !process.env.NO_DATES);
	const ms = performance.now() - begin;
	total += ms;
	const columns = ['start', 'end', 'indicator', 'role', 'aspect', 'period_from', 'period_to', 'cmp', 'low', 'high', 'unit'];
	fs.writeFileSync(path.join(out, path.basename(file, '.txt') + '.tsv'),
		[columns, ...rows.map(r => columns.map(c => r[c] === undefined ? '' : r[c]))].map(r => r.join('\t') + '\n').join(''));
	console.log(`${path.basename(file)} ${rows.length} quantities ${ms.toFixed(0)} ms`);
}
console.log(`${files.length} reports ${(total / files.length).toFixed(0)} ms each`);
if (Object.keys(unknown).length)
	console.log('other units: ' + Object.entries(unknown).map(([u, n]) => `${u} ${n}`).join(', '));
