import { expect, test } from '@jest/globals';
import { languages } from '../languages.js';
import { createLook, widthOf } from '../../src/view/look.js';
import type { ComparedMechanism } from '../../src/act/side-by-side.js';
import { drawMechanisms } from '../../src/view/tables/mechanisms.js';

const mechanism = (title: string, ops: number, megabytes: number): ComparedMechanism => ({
  title,
  ops: { least: ops - 1, median: ops, most: ops + 1 },
  bytes: { least: megabytes * 0.9e6, median: megabytes * 1e6, most: megabytes * 1.1e6 },
  lock: 'own',
  direction: 'both ways',
  users: 'relatives',
});

const mechanisms = [
  mechanism('file', 1000, 90),
  mechanism('pipe', 10_000, 800),
  mechanism('memory', 1_000_000, 400),
];

test.each(Object.entries(languages))(
  '%s: each table has the fastest first, whatever the other says; its bars are logarithmic, and said to be',
  (_, messages) => {
    const drawn = drawMechanisms(createLook(messages, 80, 0), mechanisms);
    const rows = drawn.flatMap((line) => [
      ...(/^ {2}(file|pipe|memory) .*\d +(█+)$/.exec(line)?.slice(1) ?? []),
    ]);
    const names = rows.filter((_cell, at) => at % 2 === 0);
    expect(names).toEqual(['memory', 'pipe', 'file', 'pipe', 'memory', 'file']);
    const [thousandfold, tenfold, least] = rows
      .slice(0, 6)
      .filter((_cell, at) => at % 2 === 1)
      .map((bar) => bar.length - 1);
    expect(least).toBe(0);
    expect(Math.abs(thousandfold! - 3 * tenfold!)).toBeLessThanOrEqual(2);
    expect(drawn.join(' ')).toMatch(/The bars are *logarithmic|横条为对数刻度/);
    expect(Math.max(...drawn.map(widthOf))).toBeLessThanOrEqual(80);
  },
);

test.each(Object.entries(languages))(
  '%s: where there is little room, there are bars beside one figure, and no line is too long',
  (_, messages) => {
    const drawn = drawMechanisms(createLook(messages, 40, 0), mechanisms);
    expect(drawn.find((line) => line.includes('1,000,000'))).toMatch(/1,000,000 +█{8,}$/);
    expect(drawn.filter((line) => widthOf(line) > 40)).toEqual([]);
  },
);
