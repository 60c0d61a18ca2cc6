/**
 * The ring inside the library's Queue (src/primitives/messages/ring.ts): one lock for those who
 * write and one for those who read, here the tool's own `lock()`, which is passed on when its holder
 * dies; lock.mjs shows that of the library's. A message is there, or gone, by one store: that of the
 * number of messages put, or got. The place behind it stands in one of two words by turns, so what
 * a dead writer or reader has begun is not seen. Left out: chunks, and messages of several words.
 *
 * Each puts its own number, and takes a message then: there is one for each who comes so far.
 */
import { lock, scenario, word } from 'ipc-demo/scenario';

const numbers = (count) => Array.from({ length: count }, (_, place) => place + 1);
const slots = (count) => Object.fromEntries(numbers(count).map((at) => [`slot${at - 1}`, word()]));

const queue = (count, deaths, without) =>
  scenario({
    shares: () => ({
      writers: lock(),
      put: word(),
      writeAt0: word(),
      writeAt1: word(),
      readers: lock(),
      got: word(),
      readAt0: word(),
      readAt1: word(),
      ...slots(count),
    }),
    workers: () =>
      numbers(count).map((me) => ({
        name: `p-${me}`,
        async run(g) {
          if (without === 'lock') await write(g, me);
          else await g.writers.withLock(() => write(g, me, without));
          g.outcome(String(await g.readers.withLock(() => read(g, without))));
        },
      })),
    ...(deaths > 0 && {
      crash: { workers: numbers(count).map((me) => `p-${me}`), most: deaths },
    }),
    // Nothing is lost or there twice, but what a dead one had in hand.
    holds: ({ shared, outcomes, died = [] }) => {
      const there = numbers(count).slice(shared.got, shared.put);
      const left = there.map((at) => shared[`slot${at - 1}`]);
      const seen = [...left, ...outcomes.map(({ outcome }) => Number(outcome))];
      const inHand = shared.put - seen.length;
      return (
        seen.every((message) => message >= 1 && message <= count) &&
        new Set(seen).size === seen.length &&
        inHand >= 0 &&
        inHand <= died.length &&
        shared.put >= count - died.length
      );
    },
  });

/** Under the writers' lock. */
async function write(g, message, without) {
  const put = await g.put.load();
  const place = await g[`writeAt${turn(put, without)}`].load();
  if (without === 'order') await g.put.store(put + 1);
  await g[`slot${place}`].store(message);
  await g[`writeAt${turn(put + 1, without)}`].store(place + 1);
  if (without !== 'order') await g.put.store(put + 1);
}

/** Under the readers' lock. */
async function read(g, without) {
  const got = await g.got.load();
  g.assert((await g.put.load()) !== got, 'a message is missing');
  const place = await g[`readAt${turn(got, without)}`].load();
  const message = await g[`slot${place}`].load();
  await g[`readAt${turn(got + 1, without)}`].store(place + 1);
  await g.got.store(got + 1);
  return message;
}

/** Which of the two words is valid for this number. */
const turn = (number, without) => (without === 'turns' ? 0 : number & 1);

/** Three processes, of which one may die. */
export const three = queue(3, 1);

/** Two, and both may die. */
export const two = queue(2, 2);

/** The number is stored before the message: who dies between leaves one that is none. */
export const countsBeforeWriting = queue(2, 1, 'order');

/** One word for the place: who dies behind it and before the number leaves a hole. */
export const withoutTurns = queue(2, 1, 'turns');

/** Two write at once, into the same slot. */
export const withoutWritersLock = queue(2, 0, 'lock');
