import { writeFileSync } from 'node:fs';
import type { Act, Demo } from '../../act/act.js';
import type { Messages } from '../../messages/index.js';
import type { Check } from '../../view/tables/check.js';
import { xmlText } from '../../view/xml.js';
import { badInput, whyRefused } from '../shell/failure.js';
import { refuseSpecial } from '../shell/files.js';

/** What CI reads: a test suite for each demonstration, a test case for each act. */

export interface TestCase {
  readonly demo: string;
  readonly act: string;
  /** What became of it; of an act that has not run, why it has not. */
  readonly check: Check | string;
}

/**
 * Written anew after each act: whatever ends the command early, the file says what was checked by
 * then, and of all the others that they were not.
 */
export class JUnitReport {
  readonly #path: string;
  #cases: readonly TestCase[];

  /** Writes the file at once, so that nothing is run whose result could not be kept. */
  constructor(
    path: string,
    acts: readonly { readonly demo: Demo; readonly act: Act }[],
    { verify, errors }: Messages,
  ) {
    this.#path = path;
    this.#cases = acts.map(({ demo, act }) => ({
      demo: demo.name,
      act: act.name,
      check: verify.notRun,
    }));
    try {
      refuseSpecial(path, verify.noFile);
      this.#write();
    } catch (error) {
      throw badInput(verify.unwritable(path, whyRefused(error, errors)));
    }
  }

  add(demo: string, act: string, check: Check): void {
    this.#replace((one) => one.demo === demo && one.act === act, check);
  }

  /** Why those that have not run have not. */
  cutShort(why: string): void {
    this.#replace(({ check }) => typeof check === 'string', why);
  }

  #replace(which: (one: TestCase) => boolean, check: TestCase['check']): void {
    this.#cases = this.#cases.map((one) => (which(one) ? { ...one, check } : one));
    this.#write();
  }

  #write(): void {
    writeFileSync(this.#path, junitOf(this.#cases));
  }
}

/** A test case that failed is a failure; one that has not run is an error. */
export function junitOf(cases: readonly TestCase[]): string {
  const suites = [...new Set(cases.map(({ demo }) => demo))].map((demo) => {
    const own = cases.filter((one) => one.demo === demo);
    return [
      `  <testsuite name="ipc-demo ${xmlText(demo)}"${figuresOf(own)}>`,
      ...own.map((one) => `    ${testCase(one)}`),
      '  </testsuite>',
    ].join('\n');
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${figuresOf(cases)}>`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n');
}

function figuresOf(cases: readonly TestCase[]): string {
  const checks = cases.map(({ check }) => check);
  const failures = checks.filter((check) => typeof check !== 'string' && !check.ok).length;
  const errors = checks.filter((check) => typeof check === 'string').length;
  const seconds = checks.reduce(
    (sum, check) => sum + (typeof check === 'string' ? 0 : check.seconds),
    0,
  );
  return ` tests="${checks.length}" failures="${failures}" errors="${errors}" time="${seconds.toFixed(3)}"`;
}

function testCase({ demo, act, check }: TestCase): string {
  const head = `<testcase classname="ipc-demo.${xmlText(demo)}" name="${xmlText(act)}"`;
  if (typeof check === 'string') return `${head}><error message="${xmlText(check)}"/></testcase>`;
  const { ok, sentence, seconds } = check;
  return `${head} time="${seconds.toFixed(3)}">${ok ? `<system-out>${xmlText(sentence)}</system-out>` : `<failure message="${xmlText(sentence)}"/>`}</testcase>`;
}
