import { expect, test } from '@jest/globals';
import { languages } from '../../src/messages/index.js';
import { drawCheck } from '../../src/view/check.js';
import { createLook, widthOf } from '../../src/view/look.js';

const sentence = 'buyer-2 was ended by SIGKILL before its work was done. 1 ticket, 1 sold. Only one buyer at a time was between reading and writing.';

test.each(Object.entries(languages))('%s: an act has one line of 80 columns; when it failed, all that is to be said of it stands below', (_, messages) => {
  const look = createLook(messages, 80, 0);
  const passed = drawCheck(look, 'ticket', 'lock', { ok: true, sentence, seconds: 1.26 });
  expect(passed).toHaveLength(1);
  const failed = drawCheck(look, 'ticket', 'lock', { ok: false, sentence, seconds: 1.26 });
  expect(failed[0]).toContain(messages.verify.failed);
  expect(failed.slice(1).map((line) => line.trim()).join(' ')).toBe(sentence);
  expect(Math.max(...[...passed, ...failed].map(widthOf))).toBeLessThanOrEqual(80);
});
