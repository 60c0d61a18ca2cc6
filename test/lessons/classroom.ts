import { jest } from '@jest/globals';
import type { Classroom } from '../../src/cli/learn/classroom.js';
import type { FromTo, Pupil, Refusing } from '../../src/cli/learn/pupil.js';
import type { Context } from '../../src/cli/shell/context.js';
import type { Language } from '../../src/messages/index.js';
import { createLook } from '../../src/view/look.js';
import { languages } from '../languages.js';

/** A classroom in which a test answers, and sees all that is told. */

/** What is answered; what is not said here is answered by the first that can be. */
export interface Answers {
  readonly choose?: (answers: readonly string[]) => number;
  readonly chooseSeveral?: (answers: readonly string[]) => readonly number[];
  readonly number?: (bounds: FromTo, suggested?: number) => number;
  readonly text?: () => string;
}

export class Taught {
  /** All that has been told, up to now. */
  told = '';
  /** What had been told when each question was asked. */
  readonly before: string[] = [];
  readonly classroom: Classroom;

  constructor(language: Language, answers: Answers = {}) {
    const messages = languages[language];
    const say = (lines: readonly string[]): void => void (this.told += `${lines.join('\n')}\n`);
    const look = createLook(messages, 80, 0);
    this.classroom = {
      pupil: this.#pupil(answers),
      context: { messages, interrupts: uninterrupted() },
      flags: { color: false, timeout: 60 },
      look: () => look,
      say,
    };
  }

  /** While it lasts, also what the runs print is told. */
  async whileTold<T>(lesson: () => Promise<T>): Promise<T> {
    const write = jest.spyOn(process.stdout, 'write').mockImplementation((text, ...more) => {
      this.told += String(text);
      const done = more.at(-1);
      if (typeof done === 'function') (done as () => void)();
      return true;
    });
    try {
      return await lesson();
    } finally {
      write.mockRestore();
    }
  }

  #pupil({ choose, chooseSeveral, number, text }: Answers): Pupil {
    const asked = <T>(answer: T): Promise<T> => {
      this.before.push(this.told);
      return Promise.resolve(answer);
    };
    return {
      answers: true,
      choose: (answers) => asked(choose?.(answers) ?? 0),
      chooseSeveral: (answers) => asked(chooseSeveral?.(answers) ?? []),
      number: (bounds, suggested) =>
        asked(number?.(bounds, suggested) ?? suggested ?? bounds.least),
      text: async (_, wrong: Refusing) => {
        const answer = text?.() ?? '';
        const complaint = await wrong(answer);
        if (complaint !== null) throw new Error(`${answer}: ${complaint}`);
        return asked(answer);
      },
      goOn: () => Promise.resolve(),
      hasEdited: () => Promise.resolve(false),
    };
  }
}

function uninterrupted(): Context['interrupts'] {
  const { signal } = new AbortController();
  return {
    signal,
    hasProcesses: false,
    unread: 0,
    within: () => {},
    over: () => {},
    untimed: (act: () => unknown) => act(),
  } as unknown as Context['interrupts'];
}
