import { describe, expect, test } from '@jest/globals';
import { drawHelp } from '../../src/cli/play/drawing.js';
import type { Game } from '../../src/cli/play/game.js';
import { drawKeys } from '../../src/view/command.js';
import { createLook, widthOf } from '../../src/view/look.js';
import { languages } from '../languages.js';

describe.each(['en', 'zh'] as const)('keys in a narrow terminal (%s)', (language) => {
  const look = createLook(languages[language], 40, 0);
  const { play, stage } = languages[language];

  test.each([
    ['of the game', play.keys],
    ['of the stage', stage.keys],
    ['of the stage, while it plays', stage.playing('0.5')],
  ])('%s are all there, each beside what it does', (_, keys) => {
    const lines = drawKeys(look, keys);
    expect(lines.map(widthOf).filter((width) => width > 38)).toEqual([]);
    expect(lines.every((line) => /^ {2}\S/.test(line))).toBe(true);
    expect(lines.flatMap((line) => line.trim().split('   '))).toEqual(keys.split('   '));
  });

  test('and explained one below the other, what is too long below its own beginning', () => {
    const lines = drawHelp(look, { isOver: false } as Game, null);
    expect(lines.filter((line) => widthOf(line) > 38 || !line.startsWith('  '))).toEqual([]);
    const keys = lines.map((line) => /^ {2}(\S+)(?: 1 …)? {2,}\S/.exec(line)?.[1]).filter(Boolean);
    expect(keys.map((key) => key!.at(0))).toEqual(['0', 'u', 'r', 'g', 'q', '?']);
    const text = lines.join('').replaceAll(/\s/g, '');
    for (const [, does] of play.help) expect(text).toContain(does.replaceAll(/\s/g, ''));
  });
});
