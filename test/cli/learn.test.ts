import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { teach } from '../../src/cli/learn/teach.js';
import { course } from '../../src/lessons/chapters/course.js';
import type { Chapter, Text } from '../../src/lessons/lesson.js';
import { LANGUAGE_CODES } from '../../src/messages/index.js';
import { lines, run } from '../command.js';
import { languages } from '../languages.js';
import { Taught } from '../lessons/classroom.js';
import { temporaryFolder } from '../temporary.js';

const learn = (...args: string[]) => run(['learn', ...args]);
const spaced = (text: string): string => text.replaceAll(/\s+/g, '');

/** In English a learner takes all of it: test/terminals/learn. */
describe('learn --auto', () => {
  test('goes through the whole course, and leaves nothing', async () => {
    const data = temporaryFolder();
    const { code, stdout, stderr, left } = await run(['learn', '--auto', '--lang', 'zh'], {
      env: { XDG_DATA_HOME: data },
    });
    const told = spaced(stdout);
    const { closing } = languages.zh.learn;
    const missing = course.filter(({ title }) => !told.includes(spaced(title.zh)));
    expect(missing.map(({ name }) => name)).toEqual([]);
    expect(told).toContain(spaced(closing.model));
    const tooWide = stdout.split('\n').filter((line) => line.length > 80);
    expect(tooWide).toEqual([]);
    expect([code, stderr, left]).toEqual([0, '', []]);
    // Nobody has learnt anything.
    expect(existsSync(join(data, 'ipc-demo'))).toBe(false);
  });
});

describe('learn', () => {
  test('without a terminal lists the chapters, says what is missing, and ends with 2', async () => {
    const { code, stdout, stderr } = await learn();
    for (const { name } of course) expect(stdout).toContain(name);
    expect(stdout).toContain(course[0]!.title.en);
    expect(stderr).toBe(`ipc-demo: ${languages.en.learn.noTerminal}\n`);
    expect(code).toBe(2);
  });

  test('of a chapter without a terminal says so, and shows nothing', async () => {
    const { code, stdout, stderr } = await learn('race');
    expect([code, stdout, stderr]).toEqual([2, '', `ipc-demo: ${languages.en.learn.noTerminal}\n`]);
  });

  test('--json lists the chapters for programs', async () => {
    const finished = await learn('--json');
    expect(finished.code).toBe(0);
    const all = lines(finished);
    expect(all.at(-1)).toMatchObject({ type: 'result', ok: true });
    expect(all.slice(0, -1)).toEqual(
      course.map(({ name, title, notes: { minutes } }, at) => ({
        type: 'chapter',
        number: at + 1,
        name,
        title: title.en,
        minutes,
        done: false,
      })),
    );
  });

  test.each([
    [['nosuch'], /^ipc-demo: there is no chapter nosuch; there are .*race/],
    [['rase'], /^ipc-demo: there is no chapter rase; did you mean race\?/],
    [['0'], /^ipc-demo: there is no chapter 0/],
    [['--notes', '--auto'], /^ipc-demo: --auto and --notes cannot be used together/],
    [['race', '--json'], /^ipc-demo: --json lists the chapters/],
    [['--auto', '--pace', '-1'], /^ipc-demo: --pace/],
  ])('%j is refused in a line', async (args, complaint) => {
    const { code, stdout, stderr } = await learn(...args);
    expect([code, stdout.replace(/^\{.*\}\n$/, '')]).toEqual([2, '']);
    expect(stderr).toMatch(complaint);
    expect(stderr.trimEnd()).not.toContain('\n');
  });

  test('--auto of a chapter shows it by its number, too', async () => {
    const { code, stdout } = await learn(String(course.length), '--auto');
    expect([code, stdout.split('\n')[0]]).toEqual([
      0,
      expect.stringContaining(course.at(-1)!.title.en),
    ]);
  });

  test('--notes says for each chapter what a teacher wants to know', async () => {
    for (const language of LANGUAGE_CODES) {
      const { code, stdout } = await learn('--notes', '--lang', language);
      const told = spaced(stdout);
      const missing = course.filter(
        ({ notes: { goal, ask } }) =>
          !told.includes(spaced(goal[language])) ||
          !ask.every(({ expect: answer }) => told.includes(spaced(answer[language]))),
      );
      expect([code, missing.map(({ name }) => name)]).toEqual([0, []]);
    }
  });

  test('--export writes the questions, and the answers on the last page alone', async () => {
    const file = join(temporaryFolder(), 'handout.md');
    for (const language of LANGUAGE_CODES) {
      expect((await learn('--export', file, '--lang', language)).code).toBe(0);
      const [asked = '', answers = '', ...more] = readFileSync(file, 'utf8').split('\n---\n');
      expect(more).toEqual([]);
      const whys = course.flatMap(({ rounds, transfer }) => [
        ...rounds.map(({ why }) => why),
        ...transfer.answers.filter(({ right }) => right).map(({ because }) => because),
      ]);
      expect(whys.filter((why) => asked.includes(why[language]))).toEqual([]);
      expect(whys.filter((why) => !answers.includes(why[language]))).toEqual([]);
      const questions = course.flatMap(({ rounds }) => rounds.map(({ ask }) => ask.ask));
      expect(questions.filter((ask) => !asked.includes(ask[language]))).toEqual([]);
      expect(asked).toContain('npx ipc-demo ticket --nolock');
    }
  });

  test('--export of a chapter numbers it as the course does', async () => {
    const file = join(temporaryFolder(), 'handout.md');
    expect((await learn('pipe', '--export', file)).code).toBe(0);
    const number = course.findIndex(({ name }) => name === 'pipe') + 1;
    const heads = readFileSync(file, 'utf8').match(/^## \d+(?=\. )/gm);
    expect(heads).toEqual([`## ${number}`, `## ${number}`]);
  });

  test('where a table tells of all runs, each has one line', async () => {
    const { stdout } = await learn('choose', '--auto');
    expect(stdout).toMatch(/( *Run \d of 5: .*\n){5}\n/);
    // Of the queue, and of what the learner changes.
    expect(stdout.split(languages.en.labels.holds)).toHaveLength(3);
  });

  test('--export says why it cannot write', async () => {
    const folder = temporaryFolder();
    const { code, stdout, stderr } = await learn('--export', folder);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`cannot write the handout ${folder}`);
  });

  test('--reset forgets the progress', async () => {
    const data = temporaryFolder();
    const env = { XDG_DATA_HOME: data };
    expect((await run(['learn', '--reset'], { env })).code).toBe(0);
    const file = join(data, 'ipc-demo');
    writeFileSync(file, 'no folder');
    const { code, stdout } = await run(['learn', '--reset'], { env });
    expect(code).toBe(0);
    expect(stdout).toContain('progress');
  });
});

describe('a chapter of one’s own', () => {
  const both = (text: string): Text => ({ en: text, zh: `${text}（中文）` });
  const mine: Chapter = {
    name: 'mine',
    title: both('Lines'),
    situation: both('Several processes write to one terminal.'),
    rounds: [
      {
        ask: {
          kind: 'choice',
          ask: both('What stands there?'),
          answers: [
            { text: both('whole lines'), because: both('Nothing keeps them whole.') },
            { text: both('pieces'), right: true, because: both('Others print in between.') },
          ],
        },
        see: { run: [{ demo: 'terminal', act: 'nolock', options: { buyers: 2, tickets: 1 } }] },
        happened: ({ elapsedMs }: { elapsedMs: number }) => both(`It took ${elapsedMs} ms.`),
        why: both('A line is several writes.'),
      },
    ],
    change: {
      ask: both('And with a lock?'),
      choices: [
        {
          text: both('with a lock'),
          run: { demo: 'terminal', act: 'lock', options: { buyers: 2, tickets: 1 } },
          happened: () => both('Whole lines.'),
        },
      ],
    },
    transfer: {
      kind: 'choice',
      ask: both('Two people speak at once. What is heard?'),
      answers: [
        { text: both('pieces'), right: true, because: both('Nobody waits.') },
        { text: both('both, whole'), because: both('They speak at once.') },
      ],
    },
    notes: { goal: both('Output is shared, too.'), minutes: 5, misconceptions: [], ask: [] },
  };

  test('is one file: it is taught as it stands', async () => {
    const taught = new Taught('zh');
    const guessed: boolean[] = [];
    const place = {
      number: 1,
      all: 1,
      guessed: (_: number, right: boolean) => void guessed.push(right),
      isAnswered: () => false,
    };
    const { ok } = await taught.whileTold(() => teach(mine, place, taught.classroom));
    expect([ok, guessed]).toEqual([true, [false, true]]);
    expect(taught.told).toContain('Nothing keeps them whole.（中文）');
    expect(taught.told).toContain('Whole lines.（中文）');
  });

  test('does not compile where a sentence is missing in a language', () => {
    // @ts-expect-error: there is no Chinese
    const half: Text = { en: 'only English' };
    expect(half.zh).toBeUndefined();
  });
});
