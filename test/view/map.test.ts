import { describe, expect, test } from '@jest/globals';
import { placed } from '../../src/view/map/layout.js';
import { mapIn, type States } from '../../src/view/map/compose.js';
import { isTurn } from '../../src/view/map/map.js';
import { mapSvg } from '../../src/view/map/svg.js';
import { createLook } from '../../src/view/look.js';
import { NASTY } from '../hostile/texts.js';
import { languages } from '../languages.js';
import { flawIn } from '../well-formed.js';

/** A state that is open, and two ends, one of them wrong. */
const states = (text: string): States<string> => {
  const end = (wrong: bigint): States<string>['states'][number] => ({
    layer: 1,
    orders: 1n,
    wrong,
    ways: 1n,
    things: [{ value: text }],
    next: [null],
    edges: [],
    end: text,
  });
  const step = { op: 'write', on: text, value: text } as const;
  const edge = {
    how: 0,
    who: 0,
    to: 0,
    many: 1,
    step,
  };
  const first = {
    layer: 0,
    orders: 2n,
    wrong: 1n,
    ways: 1n,
    things: [{ holder: 0 }],
    next: [step],
  };
  return {
    processes: [text],
    things: [text],
    states: [
      {
        ...first,
        edges: [
          { ...edge, target: 1 },
          { ...edge, target: 2 },
        ],
        end: null,
      },
      end(0n),
      end(1n),
    ],
  };
};
const look = createLook(languages.en, 80, 0);
const head = (text: string) =>
  ({ title: text, label: text, isWrong: true, sentence: text, command: text }) as const;

describe('the map', () => {
  test('has dots that are safe, open and lost, and marks where it is decided', () => {
    const map = mapIn(look, states('x'), head('x'), (end) => end);
    const { dots, lines } = map;
    expect(dots.map(({ fate, told }) => `${fate} ${told}`)).toEqual([
      'open 50 %',
      'safe 1',
      'lost 1',
    ]);
    expect(lines.map((line) => isTurn(map, line))).toEqual([false, true]);
  });

  test('puts each state into the row of its steps, and no two into one place', () => {
    const layers = [0, 1, 1, 2, 2, 2, 3];
    const lines = [
      [0, 1],
      [0, 2],
      [1, 3],
      [1, 4],
      [2, 4],
      [2, 5],
      [3, 6],
      [4, 6],
      [5, 6],
    ].map(([from, to]) => ({ from: from!, to: to! }));
    const { places, width, height } = placed({ layers, lines });
    expect(new Set(places.map(String)).size).toBe(places.length);
    const rows = layers.map((layer) => places[layers.indexOf(layer)]![1]);
    expect(places.map(([, y]) => y)).toEqual(rows);
    expect(places.every(([x, y]) => x > 0 && x < width && y > 0 && y < height)).toBe(true);
  });

  test('draws no line across another where that can be helped', () => {
    const lines = [
      [0, 1],
      [0, 2],
      [1, 4],
      [2, 3],
    ].map(([from, to]) => ({ from: from!, to: to! }));
    const { places } = placed({ layers: [0, 1, 1, 2, 2], lines });
    expect(Math.sign(places[1]![0] - places[2]![0])).toBe(Math.sign(places[4]![0] - places[3]![0]));
  });

  test('as SVG is well-formed, with foreign names, values and endings as text', () => {
    for (const text of NASTY) {
      const map = mapIn(look, states(text), head(text), (end) => end);
      const svg = mapSvg([map, map], [text], languages.en);
      expect([text, flawIn(svg)]).toEqual([text, null]);
      expect(svg).not.toMatch(/<(?:script|img|b)\b|(?!\n)\p{Cc}|\p{Bidi_Control}/iu);
    }
  });
});
