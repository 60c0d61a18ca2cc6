import { describe, expect, test } from '@jest/globals';
import { languages } from '../languages.js';
import { drawCheck, drawChecked } from '../../src/view/tables/check.js';
import { createLook, widthOf } from '../../src/view/look.js';

const sentence =
  'buyer-2 was ended by SIGKILL before its work was done. 1 ticket, 1 sold. From read to write is the critical section: one buyer at a time was in it.';
const check = (ok: boolean) => ({ ok, sentence, seconds: 1.26 });

describe.each(Object.entries(languages))('%s', (_, messages) => {
  test('an act has one line of 80 columns; when it failed, all that is to be said of it stands below', () => {
    const look = createLook(messages, 80, 0);
    const passed = drawCheck(look, 'deadlock', 'forgotten-release', check(true));
    expect(passed).toHaveLength(1);
    const failed = drawCheck(look, 'deadlock', 'forgotten-release', check(false));
    expect(failed[0]).toContain(messages.verify.failed);
    expect(
      failed
        .slice(1)
        .map((line) => line.trim())
        .join(' '),
    ).toBe(sentence);
    expect(Math.max(...[...passed, ...failed].map(widthOf))).toBeLessThanOrEqual(80);
  });

  test.each([80, 40])(
    'a demonstration has one line of %i columns, and those of its acts that failed',
    (width) => {
      const look = createLook(messages, width, 0);
      const acts = ['wrong-lock', 'right-lock', 'forgotten-release', 'released'];
      const passed = drawChecked(
        look,
        'deadlock',
        acts.map((act) => ({ act, check: check(true) })),
      );
      expect(passed).toHaveLength(1);
      expect(passed[0]).toContain(messages.verify.passedOf(4, 4));
      expect(widthOf(passed[0]!)).toBeLessThanOrEqual(width);
      const [head, first] = drawChecked(
        look,
        'deadlock',
        acts.map((act) => ({ act, check: check(act !== 'released') })),
      );
      expect(head).toContain(messages.verify.passedOf(3, 4));
      expect(first).toContain('released');
    },
  );
});
