#!/usr/bin/env python3
"""Weights of a row's confidence, from hand-made rows.

    confidence.py GOLD_FOLDER PREDICTIONS_FOLDER [--write src/lexicon/confidence.tsv]

GOLD_FOLDER holds corpus/, gold/ and score.py; PREDICTIONS_FOLDER one TSV a
document, as test/tools/read --tsv --out makes them.  A row is right when
indicator, value, role and period are (score.py's 'row'); rows at optional
places do not count.  Prints how often rows of each tenth of confidence are
right when the document they are from was left out of the fit, and what
precision and recall a threshold gives.  Needs nothing but Python.
"""
import argparse, csv, glob, importlib.util, math, os, re

HERE = os.path.dirname(os.path.abspath(__file__))


def load_score(folder):
    spec = importlib.util.spec_from_file_location('score', os.path.join(folder, 'score.py'))
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    return score


def label(score, folder, doc, path):
    """(features, right) for each prediction that counts, and the gold rows."""
    text, golds = score.read_gold(doc, os.path.join(folder, 'corpus'), os.path.join(folder, 'gold'))
    preds = score.read_predictions(path)
    main = [g for g in golds if g['class'] in 'IQ']
    optional = [g for g in golds if g['class'] == 'O']
    meets = lambda p, g: p['start'] < g['end'] and g['start'] < p['end']
    used, right = set(), set()
    for g in main:
        best = None
        for i, p in enumerate(preds):
            if i in used or not meets(p, g):
                continue
            key = (score.value_right(g, p), p['aspect'] == g['aspect'], score.similarity(g['name'], p['indicator']))
            if best is None or key > best[0]:
                best = (key, i)
        if best is None:
            continue
        i = best[1]
        used.add(i)
        p = preds[i]
        names = [g['name']] + [a for a in g['alts'].split('|') if a]
        role = lambda r: 'actual' if r == 'estimate' else r
        if (score.value_right(g, p) and p['aspect'] == g['aspect'] and role(p['role']) == role(g['role'])
                and score.years(g['period']) == (p['period_from'][:4], p['period_to'][:4])
                and max(score.similarity(x, p['indicator']) for x in names) >= 0.75):
            right.add(i)
    rows = []
    for i, p in enumerate(preds):
        if i not in used and any(meets(p, g) for g in optional):
            continue
        rows.append((int(p['features'], 16), i in right))
    return rows, len(main)


def fit(rows, n, rounds=300, decay=2.0):
    """Logistic regression by Newton steps on one weight at a time."""
    w = [0.0] * n
    bits = [[k for k in range(n) if f >> k & 1] for f, _ in rows]
    y = [1.0 if r else 0.0 for _, r in rows]
    sums = [0.0] * len(rows)
    holds = [[i for i, b in enumerate(bits) if k in b] for k in range(n)]
    for _ in range(rounds):
        moved = 0.0
        for k in range(n):
            g = -decay * w[k] if k else 0.0
            h = decay if k else 1e-6
            for i in holds[k]:
                p = 1 / (1 + math.exp(-sums[i]))
                g += y[i] - p
                h += p * (1 - p)
            step = max(-1.0, min(1.0, g / h)) if holds[k] else 0.0
            w[k] += step
            moved = max(moved, abs(step))
            for i in holds[k]:
                sums[i] += step
        if moved < 1e-3:
            break
    return w


def chance(w, f):
    return 1 / (1 + math.exp(-max(-30, min(30, sum(x for k, x in enumerate(w) if f >> k & 1)))))


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('gold')
    ap.add_argument('predictions')
    ap.add_argument('--write')
    a = ap.parse_args()
    score = load_score(a.gold)
    header = open(os.path.join(HERE, '../../src/reader/confidence.h'), encoding='utf-8').read()
    names = re.findall(r'^\tATT_(F_[A-Z0-9_]+)', header, re.M)
    names.remove('F_COUNT')
    docs, gold_rows = {}, 0
    for g in sorted(glob.glob(os.path.join(a.gold, 'gold', '*.tsv'))):
        doc = os.path.basename(g)[:-4]
        path = os.path.join(a.predictions, doc + '.tsv')
        if os.path.exists(path):
            docs[doc], n = label(score, a.gold, doc, path)
            gold_rows += n
    out = []
    for left in docs:
        w = fit([r for d in docs if d != left for r in docs[d]], len(names))
        out += [(chance(w, f), right) for f, right in docs[left]]
    print('confidence  rows  right')
    for k in range(10):
        rows = [r for p, r in out if k / 10 <= p < (k + 1) / 10 or (k == 9 and p >= 1)]
        if rows:
            print(f'{k / 10:.1f}-{(k + 1) / 10:.1f}    {len(rows):5}  {sum(rows) / len(rows):.3f}')
    print('\nat least  rows  precision  recall')
    for t in (0, 0.5, 0.7, 0.8, 0.9, 0.95):
        rows = [r for p, r in out if p >= t]
        if rows:
            print(f'{t:8}  {len(rows):4}  {sum(rows) / len(rows):9.3f}  {sum(rows) / gold_rows:6.3f}')
    brier = sum((p - r) ** 2 for p, r in out) / len(out)
    base = sum(r for _, r in out) / len(out)
    print(f'\nBrier score {brier:.4f}; of one number for all {base * (1 - base):.4f}')
    if a.write:
        w = fit([r for d in docs for r in docs[d]], len(names))
        with open(a.write, 'w', encoding='utf-8') as f:
            f.write("# Weights of the features that a row's confidence is made of, in thousandths of a\n"
                    "# logit; made by test/accuracy/confidence.py from hand-made rows, then read by a person.\n"
                    'word\tfeature:enum:ATT_\tweight:int\n')
            for name, x in zip(names, w):
                f.write(f'{name[2:].lower()}\t{name}\t{round(x * 1000)}\n')


if __name__ == '__main__':
    main()
