import { expect, test } from '@jest/globals';
import { junitOf } from '../../src/cli/output/junit.js';

test('what passed, what failed and what has not run stand in the report, and are counted', () => {
  expect(
    junitOf([
      { demo: 'ticket', act: 'lock', check: { ok: true, sentence: '1 sold.', seconds: 0.5 } },
      { demo: 'ticket', act: 'join', check: { ok: false, sentence: '2 sold.', seconds: 1.25 } },
      { demo: 'queue', act: 'fifo', check: 'not run' },
    ]),
  ).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites tests="3" failures="1" errors="1" time="1.750">
  <testsuite name="ipc-demo ticket" tests="2" failures="1" errors="0" time="1.750">
    <testcase classname="ipc-demo.ticket" name="lock" time="0.500"><system-out>1 sold.</system-out></testcase>
    <testcase classname="ipc-demo.ticket" name="join" time="1.250"><failure message="2 sold."/></testcase>
  </testsuite>
  <testsuite name="ipc-demo queue" tests="1" failures="0" errors="1" time="0.000">
    <testcase classname="ipc-demo.queue" name="fifo"><error message="not run"/></testcase>
  </testsuite>
</testsuites>
`);
});

test.each([
  ['what XML means is written as text', '"<a> & b"', '&quot;&lt;a&gt; &amp; b&quot;'],
  ['lines stay lines', 'one\ntwo\r\n\tthree', 'one&#10;two&#13;&#10;&#9;three'],
  [
    'what XML forbids is left out, of characters and of their halves',
    '\0a\x1b[31m\x7f\ud83d\ufffe',
    'a[31m\x7f',
  ],
  ['all other writing stays', '符合预期 🎫', '符合预期 🎫'],
])('%s', (_, said, written) => {
  const report = (ok: boolean): string =>
    junitOf([{ demo: 'd', act: 'a', check: { ok, sentence: said, seconds: 0 } }]);
  expect(report(true)).toContain(`<system-out>${written}</system-out>`);
  expect(report(false)).toContain(`<failure message="${written}"/>`);
});
