import { must } from '../program.js';
import {
  acquire,
  add,
  load,
  release,
  store,
  times,
  numbers,
  type Run,
  type Twin,
  type Twins,
} from './steps.js';

const three = (build: () => Run): Twin => ({
  start: numbers({ ready: 0, value: 0, built: 0, lock: 1 }),
  processes: times(3, function* () {
    if ((yield* load('ready')) === 0) {
      yield* acquire('lock');
      yield* build();
      yield* release('lock');
    }
    must((yield* load('value')) === 42, 'used before it was built');
    return 'used it';
  }),
  holds: ({ n }, outcomes) => n['built'] === 1 && outcomes.length === 3,
});

export const programs: Twins = {
  checksOnce: three(function* () {
    yield* add('built', 1);
    yield* store('value', 42);
    yield* store('ready', 1);
  }),
  publishesEarly: three(function* () {
    if ((yield* load('ready')) === 0) {
      yield* store('ready', 1);
      yield* add('built', 1);
      yield* store('value', 42);
    }
  }),
  right: three(function* () {
    if ((yield* load('ready')) === 0) {
      yield* add('built', 1);
      yield* store('value', 42);
      yield* store('ready', 1);
    }
  }),
};
