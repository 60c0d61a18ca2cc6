import { step } from '../program.js';
import {
  program,
  type Run,
  type Sized,
  type State,
  times,
  type Twin,
  type Twins,
} from './steps.js';

/** A file is a number: whether it is there. What stands in it tells nobody anything here. */

const has = (file: string): Run<boolean> => step(({ n }: State) => n[file] === 1);

const create = (file: string): Run<boolean> =>
  step(({ n }: State) => {
    const isNew = n[file] === 0;
    n[file] = 1;
    return isNew;
  });

/** Whether there was one to rename. */
const rename = (from: string, to: string): Run<boolean> =>
  step(({ n }: State) => {
    if (n[from] === 0) return false;
    n[from] = 0;
    n[to] = 1;
    return true;
  });

const once =
  (word: string): Twin['holds'] =>
  (_, outcomes) =>
    outcomes.filter((outcome) => outcome === word).length === 1;

const election =
  (isFirst: () => Run<boolean>): Sized =>
  ({ processes }) => {
    function* one(): Run {
      return (yield* isFirst()) ? 'leads' : 'follows';
    }
    return program({ leader: 0 }, times(processes, one), once('leads'));
  };

export const createIfAbsent: Twins = {
  looksFirst: election(function* () {
    if (yield* has('leader')) return false;
    yield* create('leader');
    return true;
  }),
  createAnswers: election(() => create('leader')),
};

const FILES = {
  ticket: 1,
  publisher: 0,
  report: 0,
  ...Object.fromEntries(
    ['ann', 'bob'].flatMap((me) => [
      [`draft ${me}`, 0],
      [`ticket of ${me}`, 0],
    ]),
  ),
};

const office = (mayPublish: (me: string) => Run<boolean>): Twin => {
  const one = (me: string) =>
    function* (): Run {
      yield* create(`draft ${me}`);
      if (!(yield* mayPublish(me))) return 'too late';
      yield* rename(`draft ${me}`, 'report');
      return 'published';
    };
  return program(FILES, [one('ann'), one('bob')], once('published'));
};

export const renameCheck: Twins = {
  looksFirst: office(function* () {
    return !(yield* has('report'));
  }),
  createsFirst: office(() => create('publisher')),
  takesTicket: office((me) => rename('ticket', `ticket of ${me}`)),
};
