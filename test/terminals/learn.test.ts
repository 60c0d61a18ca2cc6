import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { course } from '../../src/lessons/chapters/course.js';
import type { Chapter } from '../../src/lessons/lesson.js';
import { LANGUAGE_CODES } from '../../src/messages/index.js';
import { languages } from '../languages.js';
import { temporaryFolder } from '../temporary.js';
import { Learner, type Prompt } from './learner.js';

/** The course as a new user takes it, in a terminal of 80 columns and 24 rows. */

const progressIn = (data: string): string => join(data, 'ipc-demo/progress.json');

/** Whoever does not know, and tries: the first of everything. */
function firstOf(chapters: readonly Chapter[]): (prompt: Prompt) => string {
  const orders = chapters
    .flatMap(({ rounds }) => rounds)
    .flatMap(({ ask }) => (ask.kind === 'order' ? [ask.example] : []));
  return (prompt) => {
    switch (prompt) {
      case 'order':
        return `${orders.shift()}\r`;
      case 'number':
        return '1\r';
      case 'sentence':
        return 'I do not know yet.\r';
      case 'edit':
        return 's\r';
      default:
        return '\r';
    }
  };
}

/** In Chinese it goes by itself: test/cli/learn. */
describe('the course', () => {
  test('is taken from its beginning to its end, and everything is kept', async () => {
    const data = temporaryFolder();
    const learner = new Learner([], { language: 'en', data });
    const { code, seen, left } = await learner.attend(firstOf(course));
    const { learn } = languages.en;
    const shown = seen.lines.join('\n').replaceAll(/\s+/g, '');
    const spaced = (text: string): string => text.replaceAll(/\s+/g, '');
    for (const { title } of course) expect(shown).toContain(spaced(title.en));
    expect(shown).toContain(spaced(learn.closing.model));
    expect([seen.tooWide, seen.strays, left]).toEqual([[], [], []]);
    expect(code).toBe(0);
    const kept = JSON.parse(readFileSync(progressIn(data), 'utf8')) as Kept;
    expect(kept).toMatchObject({ opening: 'I do not know yet.', closing: 'I do not know yet.' });
    expect(Object.keys(kept.chapters)).toEqual(course.map(({ name }) => name));
    const asked = course.map(({ name, rounds }) => [name, true, rounds.length + 1]);
    expect(
      Object.entries(kept.chapters).map(([name, { done, first }]) => [
        name,
        done,
        Object.keys(first).length,
      ]),
    ).toEqual(asked);
  });

  test.each(LANGUAGE_CODES)(
    'a chapter reads well where the terminal has 40 columns (%s)',
    async (language) => {
      const learner = new Learner(['race'], { language, columns: 40 });
      for (let prompt = await learner.asked(); prompt !== 'choose'; prompt = await learner.asked())
        await learner.answer(firstOf(course)(prompt!));
      learner.terminal.type('\x03');
      const { code, seen } = await learner.terminal.finished();
      expect([code, seen.tooWide, seen.strays]).toEqual([130, [], []]);
    },
  );
});

interface Kept {
  readonly chapters: Record<string, { done: boolean; first: Record<string, boolean> }>;
}

describe('whoever stops', () => {
  test.each([
    ['Ctrl-C', '\x03'],
    ['the end of the input', '\x04'],
  ])('with %s keeps the progress, and the terminal is as it was', async (_, keys) => {
    const data = temporaryFolder();
    const learner = new Learner(['race'], { data });
    expect(await learner.asked()).toBe('sentence');
    await learner.answer('not yet\r');
    expect(await learner.asked()).toBe('number');
    await learner.answer('1\r');
    expect(await learner.asked()).toBe('goOn');
    learner.terminal.type(keys);
    const { code, written, left, seen } = await learner.terminal.finished();
    expect([code, left]).toEqual([130, []]);
    expect(seen.lines.join(' ').replaceAll(/\s+/g, ' ')).toContain(languages.en.learn.stopped);
    expect(written.lastIndexOf('\x1b[?25h')).toBeGreaterThan(written.lastIndexOf('\x1b[?25l'));
    expect(JSON.parse(readFileSync(progressIn(data), 'utf8'))).toMatchObject({
      opening: 'not yet',
      chapters: { race: { done: false, first: { 0: false } } },
    });
  });

  test('in the middle of a run leaves no process', async () => {
    const learner = new Learner(['race']);
    await learner.asked();
    await learner.answer('not yet\r');
    await learner.asked();
    learner.terminal.type('1\r');
    await learner.terminal.until((written) => written.includes('buyer-1'));
    learner.terminal.type('\x03');
    const { code, left } = await learner.terminal.finished();
    expect([code, left]).toEqual([130, []]);
  });

  test('by a signal is heard at once, whatever is asked', async () => {
    const learner = new Learner(['race']);
    await learner.asked();
    learner.terminal.child.kill('SIGTERM');
    expect((await learner.terminal.finished(10)).code).toBe(143);
  });

  test('by closing the terminal leaves nothing, and keeps what was answered', async () => {
    const data = temporaryFolder();
    const learner = new Learner(['race'], { data });
    await learner.asked();
    await learner.answer('not yet\r');
    await learner.asked();
    learner.terminal.close();
    const { code, left } = await learner.terminal.finished(10);
    expect([code, left]).toEqual([129, []]);
    expect(JSON.parse(readFileSync(progressIn(data), 'utf8'))).toMatchObject({
      opening: 'not yet',
    });
  });

  test('goes on where it was left, and first answers count', async () => {
    const data = temporaryFolder();
    const before = { done: false, first: { 0: true } };
    keep(data, { version: 1, opening: 'x', closing: null, chapters: { race: before } });
    const learner = new Learner([], { data });
    expect(await learner.asked()).toBe('number');
    const at = course.findIndex(({ name }) => name === 'race') + 1;
    await learner.answer(`${at}\r`);
    expect(await learner.asked()).toBe('number');
    await learner.answer('0\r');
    await learner.asked();
    learner.terminal.type('\x03');
    await learner.terminal.finished();
    expect(learner.terminal.written).toContain(languages.en.learn.guessedBefore);
    expect(JSON.parse(readFileSync(progressIn(data), 'utf8'))).toMatchObject({
      chapters: { race: before },
    });
  });
});

function keep(data: string, progress: unknown): void {
  mkdirSync(dirname(progressIn(data)), { recursive: true });
  writeFileSync(
    progressIn(data),
    typeof progress === 'string' ? progress : JSON.stringify(progress),
  );
}

describe('where the progress', () => {
  const { progress } = languages.en.learn;

  test.each([
    ['is damaged', '{"version":1,', 'damaged'],
    ['is of another kind', '{"version":1,"opening":null,"closing":null,"chapters":[]}', 'damaged'],
    ['is from a newer version', '{"version":2,"anything":true}', 'newer'],
  ] as const)('%s, that is told in a line, and it is left as it is', async (_, text, which) => {
    const data = temporaryFolder();
    keep(data, text);
    const learner = new Learner(['race'], { data });
    await learner.asked();
    await learner.answer('not yet\r');
    await learner.asked();
    await learner.answer('1\r');
    expect(await learner.asked()).toBe('goOn');
    learner.terminal.type('\x03');
    const { seen } = await learner.terminal.finished();
    const said = seen.lines.join('').replaceAll(/\s+/g, '');
    const told = progress[which](progressIn(data)).replaceAll(/\s+/g, '');
    expect(said.split(told)).toHaveLength(2);
    expect(readFileSync(progressIn(data), 'utf8')).toBe(text);
  });

  test('cannot be written, that is told once, and the course goes on', async () => {
    const data = temporaryFolder();
    writeFileSync(join(data, 'ipc-demo'), 'a file, and no folder');
    const learner = new Learner(['race'], { data });
    await learner.asked();
    await learner.answer('not yet\r');
    await learner.asked();
    await learner.answer('1\r');
    expect(await learner.asked()).toBe('goOn');
    learner.terminal.type('\x03');
    const { seen } = await learner.terminal.finished();
    const notKept = seen.lines.join('').split('progress is not kept');
    expect(notKept).toHaveLength(2);
    expect(existsSync(progressIn(data))).toBe(false);
  });
});
