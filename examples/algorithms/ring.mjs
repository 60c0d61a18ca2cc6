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
      ...{ writers: lock(), put: word(), writeAt0: word(), writeAt1: word() },
      ...{ readers: lock(), got: word(), readAt0: word(), readAt1: word(), taken: word() },
      ...slots(count),
    }),
    workers: () =>
      numbers(count).map((me) => ({
        name: `p-${me}`,
        async run(g) {
          await (without === 'writers’ lock' ? write(g, me) : g.writers.withLock(() => write(g, me, without)));
          const message = await g.readers.withLock(() => read(g, without));
          g.outcome(String(message));
        },
      })),
    ...(deaths > 0 && {
      crash: { workers: numbers(count).map((me) => `p-${me}`), most: deaths },
    }),
    holds: ({ shared, outcomes, died = [] }) => {
      const left = numbers(count).slice(shared.got, shared.put).map((at) => shared[`slot${at - 1}`]);
      const seen = [...left, ...outcomes.map(({ outcome }) => Number(outcome))];
      const inHand = shared.put - seen.length;
      return (
        seen.every((message) => message >= 1 && message <= count) &&
        new Set(seen).size === seen.length &&
        inHand >= 0 && inHand <= died.length &&
        shared.put >= count - died.length
      );
    },
  });
async function write(g, message, without) {
  const put = await g.put.load();
  const place = await g[`writeAt${without === 'turns' ? 0 : put & 1}`].load();
  if (without === 'order') await g.put.store(put + 1);
  await g[`slot${place}`].store(message);
  await g[`writeAt${without === 'turns' ? 0 : (put + 1) & 1}`].store(place + 1);
  if (without !== 'order') await g.put.store(put + 1);
}

async function read(g, without) {
  const got = await g.got.load();
  if ((await g.put.load()) === got) throw new Error('there is nothing');
  const place = await g[`readAt${without === 'turns' ? 0 : got & 1}`].load();
  const message = await g[`slot${place}`].load();
  await g[`readAt${without === 'turns' ? 0 : (got + 1) & 1}`].store(place + 1);
  await g.got.store(got + 1);
  return message;
}
export const three = queue(3, 1);
export const two = queue(2, 2);
export const a = queue(2, 0, 'order');
export const b = queue(3, 1, 'turns');
export const c = queue(2, 0, 'writers’ lock');
