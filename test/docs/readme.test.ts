import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { languages } from '../languages.js';
import type { TraceEvent } from '../../src/trace/event.js';
import { drawLanes } from '../../src/view/lanes/picture.js';
import { createLook } from '../../src/view/look.js';
import { run } from '../command.js';

// Seen from dist/test/docs.
const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
const blocks = [...readme.matchAll(/^```(\w*)\n([^]+?)^```$/gm)]
  .filter(([, language]) => language === '')
  .map(([, , text]) => text!);

describe('the README’s pictures are what the command prints', () => {
  test('of the race: drawn from the very lines above it', () => {
    const block = blocks.find((text) => text.includes('ticket, no lock'))!;
    const events = [...block.matchAll(/^ +(\d+) ms {2}(buyer-(\d)) {2}(reads|writes) (\d)/gm)].map(
      ([, at, process, number, does, count]): TraceEvent => ({
        at: Number(at) * 1e6,
        process: process!,
        pid: Number(number),
        op: does === 'reads' ? 'read' : 'write',
        on: 'tickets.json',
        value: { count: Number(count) },
      }),
    );
    const drawn = drawLanes(createLook(languages.en, 80, 0), {
      events,
      processes: ['buyer-1', 'buyer-2', 'buyer-3'],
    });
    expect(block).toContain(drawn.slice(0, 1 + events.length).join('\n'));
  });

  test('of the deadlock', async () => {
    const block = blocks.find((text) => text.includes('The circle:'))!;
    const { stdout } = await run(['explore', 'deadlock', '--act', 'lock-order']);
    expect(stdout).toContain(block.trimEnd());
  });
});
