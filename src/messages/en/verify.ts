import { grouped } from '../grammar/alike.js';
import { plural } from '../grammar/english.js';
import type { VerifyWords } from '../words/verify.js';

export const verify: VerifyWords = {
  about: 'runs every act and checks what it promises: the smoke test for CI',
  junit: 'write the results to this file too, as JUnit XML',
  passed: 'ok',
  failed: 'FAILED',
  progress: (done, acts) => `${plural(done, 'act')} checked; now ${acts}`,
  passedOf: (passed, acts) =>
    passed === acts ? plural(acts, 'act') : `${grouped(passed)} of ${plural(acts, 'act')}`,
  notRun: 'not run',
  notRunFor: (why) => (why === '' ? 'not run: nobody read on' : `not run: ${why}`),
  unwritable: (path, why) =>
    `the report cannot be written to ${path} (${why}): name a file that you may write`,
  noFile: 'not a regular file',
  summary: (acts, failed) =>
    failed === 0
      ? `All ${plural(acts, 'act')} showed what they promise.`
      : `${grouped(failed)} of ${plural(acts, 'act')} did not show what ${failed === 1 ? 'it promises' : 'they promise'}.`,
};
