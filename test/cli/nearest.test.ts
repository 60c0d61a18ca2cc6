import { expect, test } from '@jest/globals';
import { nearest } from '../../src/cli/shell/nearest.js';

const WORDS = ['ticket', 'daemon', 'queue', 'list', 'play', 'explore'];

test.each([
  ['tickets', 'ticket'],
  ['tiket', 'ticket'],
  ['tciket', 'ticket'],
  ['demon', 'daemon'],
  ['lsit', 'list'],
  ['exlpore', 'explore'],
  ['nosuch', null],
  ['', null],
])('for "%s" somebody may have meant %s', (typed, word) => {
  expect(nearest(typed, WORDS)).toBe(word);
});

test('what is very long is like nothing', () => {
  expect(nearest('x'.repeat(100_000), WORDS)).toBeNull();
});
