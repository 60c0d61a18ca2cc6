import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { inLanguage } from '../../src/cli/learn/classroom.js';
import { codeLines } from '../../src/cli/learn/code.js';
import { accountOf, exploreAll, findAct, perform } from '../../src/cli/learn/perform.js';
import { askGuess } from '../../src/cli/learn/questions.js';
import { formatToken } from '../../src/trace/order.js';
import { demos } from '../../src/demos/registry.js';
import { course } from '../../src/lessons/chapters/course.js';
import type { Chapter, Question, Round, Text } from '../../src/lessons/lesson.js';
import { LANGUAGE_CODES } from '../../src/messages/index.js';
import { languages } from '../languages.js';
import { INSTEAD } from '../messages/instead.js';
import { temporaryFolder } from '../temporary.js';
import { Taught } from './classroom.js';

/** Every chapter of the course, whoever has written it. */

// A chapter begins the learner's own file in the current folder.
process.chdir(temporaryFolder());

const rounds = course.flatMap(({ name, rounds: all }) =>
  all.map((round, at) => ({ called: `${name} ${at + 1}`, round })),
);
const questions = [
  ...rounds.map(({ called, round }) => ({ called, question: round.ask as Question })),
  ...course.map(({ name, transfer }) => ({
    called: `${name} at its end`,
    question: transfer as Question,
  })),
];
const choices = questions.flatMap(({ called, question }) =>
  question.kind === 'choice' ? [{ called, ...question }] : [],
);

/** All texts of a chapter that do not depend on figures, each with where it stands. */
function textsOf(value: unknown, path: string): { path: string; text: Text }[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('en' in value && 'zh' in value) return [{ path, text: value as Text }];
  return Object.entries(value).flatMap(([key, one]) => textsOf(one, `${path}.${key}`));
}
const texts = course.flatMap((chapter) => textsOf(chapter, chapter.name));
const prose = texts.filter(({ path }) => !path.endsWith('.begun'));

/** A command that is not typed as it is in the README. */
const TYPED = new RegExp(
  String.raw`(?<!npx )\bipc-demo (?:${[...demos.map(({ name }) => name), 'learn', 'explore', 'play', 'run', 'replay', 'show', 'list', 'verify'].join('|')})\b`,
);

describe('the texts', () => {
  test('stand in both languages, and differ', () => {
    const same = prose.filter(
      ({ text }) => text.en.trim() === '' || text.zh.trim() === '' || text.en === text.zh,
    );
    expect(same.map(({ path }) => path)).toEqual([]);
  });

  test.each(INSTEAD)('in Chinese %s is not said, but %s', (wrong) => {
    expect(prose.filter(({ text }) => wrong.test(text.zh)).map(({ path }) => path)).toEqual([]);
  });

  test('in Chinese have its own marks, and a space beside what is not Chinese', () => {
    const marks =
      /[\u4e00-\u9fff] ?[,;:!?](?![\w/])|[,;:?!][\u4e00-\u9fff]|[\u4e00-\u9fff]\(|\)[\u4e00-\u9fff]|[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u4e00-\u9fff]|"/;
    const wrong = prose.filter(({ text }) => marks.test(text.zh));
    expect(wrong.map(({ path, text }) => `${path}: ${marks.exec(text.zh)![0]}`)).toEqual([]);
  });

  test('name a command as it can be typed', () => {
    const wrong = prose.filter(({ text }) => LANGUAGE_CODES.some((code) => TYPED.test(text[code])));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});

describe('the questions', () => {
  test.each(choices)('of the answers to $called one is right', ({ answers }) => {
    expect(answers.filter(({ right }) => right)).toHaveLength(1);
    expect(answers.length).toBeGreaterThan(1);
  });

  test('the right answer is not always at the same place', () => {
    const places = choices.map(({ answers }) => answers.findIndex(({ right }) => right));
    const atMost = Math.ceil(choices.length * 0.6);
    for (const place of new Set(places))
      expect(places.filter((one) => one === place).length).toBeLessThanOrEqual(atMost);
  });

  test('every kind of question is asked somewhere', () => {
    expect(new Set(questions.map(({ question }) => question.kind))).toEqual(
      new Set(['choice', 'count', 'order', 'impossible', 'line']),
    );
  });
});

/** What shows the answer, so that it may stand nowhere before. */
function givingAway({ ask, why, turn }: Round): readonly (Text | string)[] {
  return [why, ...(turn ? ['▶'] : []), ...givenAwayBy(ask)];
}

function givenAwayBy(question: Question): readonly (Text | string)[] {
  switch (question.kind) {
    case 'choice':
      return question.answers.map(({ because }) => because);
    case 'order':
      return [question.example, question.because];
    case 'line':
      return [...question.because.map(([, because]) => because), '▶'];
    default:
      return [];
  }
}

const spaced = (text: string): string => text.replaceAll(/\s+/g, '');

function foundIn(shown: string, chapter: Chapter, secrets: readonly (Text | string)[]): string[] {
  return secrets
    .flatMap((secret) => (typeof secret === 'string' ? [secret] : [secret.en, secret.zh]))
    .filter((secret) => spaced(shown).includes(spaced(secret)))
    .map((secret) => `${chapter.name}: ${secret}`);
}

const VERDICTS = Object.values(languages.en.labels);

test.each(course)(
  'nothing is shown of an answer of $name before it is guessed',
  async (chapter) => {
    const { teach } = await import('../../src/cli/learn/teach.js');
    const taught = new Taught('en', {
      text: () => exampleOf(chapter),
      number: ({ least }, suggested) => suggested ?? least,
    });
    const place = { number: 1, all: 1, guessed: () => {}, isAnswered: () => false };
    await taught.whileTold(() => teach(chapter, place, taught.classroom));
    const { before } = taught;
    for (const [at, round] of chapter.rounds.entries()) {
      // The story of an earlier round may hold what is asked in a later one: only what is new is looked at.
      const shown = before[at]!.slice(before[at - 1]?.length ?? 0);
      const asked =
        at === 0 ? shown : shown.slice(shown.lastIndexOf(languages.en.learn.labels.prediction));
      expect(foundIn(asked, chapter, givingAway(round))).toEqual([]);
    }
    expect(VERDICTS.filter((label) => new RegExp(` ${label} `).test(before[0]!))).toEqual([]);
    const atTheEnd = before.at(-1)!;
    expect(foundIn(atTheEnd, chapter, givenAwayBy(chapter.transfer))).toEqual([]);
    expect(taught.told).toContain(languages.en.learn.labels.change);
  },
);

/** For a chapter that asks for an order, one that will do. */
function exampleOf({ rounds: all }: Chapter): string {
  const asked = all.flatMap(({ ask }) => (ask.kind === 'order' ? [ask.example] : []));
  return asked[0] ?? '';
}

test('neither the list of chapters nor the help gives an answer away', () => {
  const shown = [
    ...course.map(({ title }) => `${title.en} ${title.zh}`),
    ...LANGUAGE_CODES.map((code) => JSON.stringify(languages[code].learn)),
  ].join('\n');
  const away = course.flatMap((chapter) => [
    ...chapter.rounds.flatMap(({ ask }) =>
      foundIn(
        shown,
        chapter,
        givenAwayBy(ask).filter((one) => typeof one !== 'string'),
      ),
    ),
    ...foundIn(
      shown,
      chapter,
      choices
        .filter(({ called }) => called.startsWith(`${chapter.name} `))
        .flatMap(({ answers }) => answers.filter(({ right }) => right).map(({ text }) => text)),
    ),
  ]);
  expect(away).toEqual([]);
});

describe('a wrong answer is told why it is wrong', () => {
  test.each(choices)('$called', async ({ answers, ...question }) => {
    const reasons = answers.map(({ because }) => because.en);
    expect(new Set(reasons).size).toBe(reasons.length);
    const told = answers.map(async (answer, at) => {
      const guess = await askGuess({ ...question, answers }, answering({ choose: () => at }));
      const { right, because } = guess.judge([]);
      expect(because[0]).toBe(answer.because.en);
      return right;
    });
    expect(await Promise.all(told)).toEqual(answers.map(({ right = false }) => right));
  });

  test.each(rounds.filter(({ round }) => round.ask.kind === 'count'))(
    '$called, whatever the number',
    async ({ round }) => {
      const { least, most } = round.ask as { readonly least: number; readonly most: number };
      const seen = await figuresOf(round);
      const told: (boolean | null)[] = [];
      for (let guess = least; guess <= Math.min(most, least + 20); guess++) {
        const asked = await askGuess(round.ask, answering({ number: () => guess }));
        const { right, because } = asked.judge(seen);
        expect(because.length > 1 && because[0] !== '').toBe(!right);
        told.push(right);
      }
      expect(told.filter((right) => right).length).toBeLessThanOrEqual(1);
      expect(told).toContain(false);
    },
  );

  test('a line of code, whichever it is', async () => {
    const pointed = rounds.flatMap(({ called, round: { ask } }) =>
      ask.kind === 'line' ? [{ called, ask }] : [],
    );
    for (const { called, ask } of pointed) {
      const rights: number[] = [];
      for (const [at] of codeLines(ask.code).lines.entries()) {
        const guess = await askGuess(ask, answering({ number: () => at + 1 }));
        const { right, because } = guess.judge([]);
        if (right) rights.push(at);
        expect(because.length > 1 && because[0] !== '').toBe(!right);
      }
      expect({ called, rights }).toEqual({ called, rights: [expect.any(Number)] });
    }
  });

  test.each(rounds.filter(({ round }) => round.ask.kind === 'order'))(
    '$called: an order that does otherwise',
    async ({ round }) => {
      const question = round.ask as Extract<Question, { kind: 'order' }>;
      const right = await askGuess(question, answering({ text: () => question.example }));
      expect(right.judge([]).right).toBe(true);
      const { exploration } = await accountOf(await findAct(question.of), answering());
      const isWanted = (how: string): boolean =>
        (how !== 'holds') === (question.wanted === 'goes wrong');
      const other = exploration.endings.find(({ how, example }) => example && !isWanted(how));
      expect(other).toBeDefined();
      const token = formatToken(other!.example!);
      const wrong = (await askGuess(question, answering({ text: () => token }))).judge([]);
      expect(wrong.right).toBe(false);
      expect(wrong.because).toContain(question.because.en);
    },
  );

  test.each(rounds.filter(({ round }) => round.ask.kind === 'impossible'))(
    '$called: an order that can happen, and one that cannot',
    async ({ round }) => {
      const { orders } = round.ask as { readonly orders: readonly string[] };
      const marked = async (at: readonly number[]): Promise<readonly string[]> =>
        (await askGuess(round.ask, answering({ chooseSeveral: () => at }))).judge([]).because;
      const { canHappen } = languages.en.learn;
      const all = await marked(orders.map((_, at) => at));
      const possible = orders.flatMap((token, at) => (all.includes(canHappen(token)) ? [at] : []));
      expect(possible.length).toBeGreaterThan(0);
      expect(possible.length).toBeLessThan(orders.length);
      const none = await marked([]);
      expect(none).toHaveLength(orders.length - possible.length);
      const cannot = orders.flatMap((_, at) => (possible.includes(at) ? [] : [at]));
      const guess = await askGuess(round.ask, answering({ chooseSeveral: () => cannot }));
      expect(guess.judge([]).right).toBe(true);
    },
  );
});

function answering(answers: ConstructorParameters<typeof Taught>[1] = {}): Taught['classroom'] {
  return new Taught('en', answers).classroom;
}

const figures = new Map<Round, Promise<readonly Figures[]>>();

/** What is seen in a round, as its texts are given it. Whoever asks first looks. */
function figuresOf(round: Round): Promise<readonly Figures[]> {
  const known = figures.get(round) ?? seenIn(round);
  figures.set(round, known);
  return known;
}

async function seenIn({ see, ask }: Round): Promise<Figures[]> {
  const taught = new Taught('en');
  const { classroom } = taught;
  return taught.whileTold(async () => {
    if (see === 'answer') {
      const { of, example } = ask as Extract<Question, { kind: 'order' }>;
      const { figures } = await perform({ schedule: example }, await findAct(of), classroom);
      return [figures as unknown as Figures];
    }
    if ('explore' in see) {
      const { figures } = await exploreAll(see.explore, classroom);
      return [figures as unknown as Figures];
    }
    const all: Figures[] = [];
    for (const what of see.run) {
      const { figures } = await perform(what, await findAct(what), classroom);
      all.push(figures as unknown as Figures);
    }
    return all;
  });
}

type Figures = Readonly<Record<string, unknown>>;

/** What comes of it when a figure is another one. */
function otherwise(figure: unknown): unknown {
  if (typeof figure === 'number') return 4711;
  if (typeof figure === 'bigint') return 4711n;
  if (typeof figure === 'string') return 'another';
  if (typeof figure === 'boolean') return !figure;
  if (!Array.isArray(figure)) return undefined;
  return figure.every((one) => typeof one === 'object' && 'at' in (one as object))
    ? figure.flatMap((event: { readonly at: number; readonly value?: unknown }) => [
        { ...event, at: event.at * 7 + 3e6, value: otherwise(event.value) ?? event.value },
        { ...event, at: event.at * 9 + 5e6 },
        { ...event, at: event.at * 9 + 5e6, process: 'another' },
      ])
    : [...(figure as unknown[]), 'another'];
}

describe('what happened is told in the figures of this very run', () => {
  test.each(rounds)('$called', async ({ round }) => {
    const seen = await figuresOf(round);
    const touched = seen.map(() => new Set<string>());
    const watched = seen.map(
      (one, at) =>
        new Proxy(one, {
          get: (target, key: string) => {
            touched[at]!.add(key);
            return target[key];
          },
        }),
    );
    const told = round.happened(...(watched as never[]));
    expect(touched.reduce((sum, { size }) => sum + size, 0)).toBeGreaterThan(0);
    for (const [at, keys] of touched.entries())
      for (const key of keys) {
        const changed = otherwise(seen[at]![key]);
        if (changed === undefined) continue;
        const others = seen.map((one, index) => (index === at ? { ...one, [key]: changed } : one));
        const again = round.happened(...(others as never[]));
        for (const language of LANGUAGE_CODES)
          expect({ key, language, text: again[language] }).not.toEqual({
            key,
            language,
            text: told[language],
          });
      }
  });
});

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const hasPython = spawnSync('python3', ['--version']).status === 0;
if (!hasPython) console.warn('no python3: what is said of Python is not tested');

const said = course.flatMap(({ name, python }) => (python ? [{ name, ...python }] : []));

test.each(said)('the line of Python in $name stands in $program', ({ program, line }) => {
  const text = readFileSync(`${ROOT}python/${program}`, 'utf8').split('\n');
  const there = text.map((one) => one.trim());
  expect(line.split('\n').filter((one) => !there.includes(one.trim()))).toEqual([]);
});

(hasPython ? describe : describe.skip)('what is said of Python is printed', () => {
  test.each(said)('by $program, in $name', ({ program, prints }) => {
    const { stdout, stderr } = spawnSync('python3', [`${ROOT}python/${program}`], {
      encoding: 'utf8',
      timeout: 250_000,
    });
    expect(stderr).toBe('');
    const lines = stdout.split('\n');
    expect(prints.split('\n').filter((one) => !lines.includes(one))).toEqual([]);
  });
});

test('each chapter has a name of its own, which is no number', () => {
  const names = course.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => /^\d/.test(name))).toEqual([]);
  expect(inLanguage({ en: 'a', zh: 'b' }, languages.zh)).toBe('b');
});
