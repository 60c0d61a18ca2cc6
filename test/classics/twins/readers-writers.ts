import { must } from '../program.js';
import {
  acquire,
  add,
  load,
  program,
  release,
  type Run,
  type Sized,
  store,
  times,
  type Twins,
} from './steps.js';

const START = { left: 0, right: 0, room: 1, readers: 0, r: 1, writers: 0, w: 1, door: 1 };

function* read(): Run<void> {
  const left = yield* load('left');
  must(left === (yield* load('right')), 'half of it is old');
}

function* write(): Run<void> {
  yield* acquire('room');
  const old = yield* load('left');
  yield* store('left', old + 1);
  yield* store('right', old + 1);
}

function* joins(group: string, mutex: string, taken: string): Run<void> {
  yield* acquire(mutex);
  if ((yield* add(group, 1)) === 0) yield* acquire(taken);
  yield* release(mutex);
}

function* leaves(group: string, mutex: string, taken: string): Run<void> {
  yield* acquire(mutex);
  if ((yield* add(group, -1)) === 1) yield* release(taken);
  yield* release(mutex);
}

function* writeAndLeave(): Run<void> {
  yield* write();
  yield* release('room');
}

const twin =
  (reader: () => Run<void>, writer: () => Run<void>): Sized =>
  ({ readers, writers }) =>
    program(
      START,
      [...times(readers, reader), ...times(writers, writer)],
      ({ n }) => n['left'] === writers && n['right'] === writers,
    );

export const programs: Twins = {
  readersAskNobody: twin(read, writeAndLeave),
  countUnguarded: twin(function* () {
    if ((yield* add('readers', 1)) === 0) yield* acquire('room');
    yield* read();
    if ((yield* add('readers', -1)) === 1) yield* release('room');
  }, writeAndLeave),
  readersFirst: twin(function* () {
    yield* joins('readers', 'r', 'room');
    yield* read();
    yield* leaves('readers', 'r', 'room');
  }, writeAndLeave),
  writersFirst: twin(
    function* () {
      yield* acquire('door');
      yield* joins('readers', 'r', 'room');
      yield* release('door');
      yield* read();
      yield* leaves('readers', 'r', 'room');
    },
    function* () {
      yield* joins('writers', 'w', 'door');
      yield* writeAndLeave();
      yield* leaves('writers', 'w', 'door');
    },
  ),
  fair: twin(
    function* () {
      yield* acquire('door');
      yield* release('door');
      yield* joins('readers', 'r', 'room');
      yield* read();
      yield* leaves('readers', 'r', 'room');
    },
    function* () {
      yield* acquire('door');
      yield* write();
      yield* release('door');
      yield* release('room');
    },
  ),
};
