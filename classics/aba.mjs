import { scenario, word } from 'ipc-demo/scenario';

export const about = {
  title: { en: 'The ABA problem', zh: 'ABA 问题' },
  story: {
    en:
      'R. Kent Treiber described a stack without locks in 1986: whoever pops reads the top and ' +
      'what is below it, and exchanges the two if the top is still the same. The same top does ' +
      'not mean that nothing happened: it may have gone and come back.',
    zh:
      'R. Kent Treiber 在 1986 年描述了一种无锁栈：出栈时先读栈顶和它下面的节点，' +
      '栈顶没变就用 CAS 换下来。可是栈顶相同不等于什么都没发生：它可能出栈之后又回来了。',
  },
  source: 'R. K. Treiber, Systems Programming: Coping with Parallelism, IBM RJ 5118, 1986',
  belief: {
    en: 'If the value is still the one that I have read, nobody has come between.',
    zh: '值和我读到的一样，说明中间没有人动过。',
  },
  broken: ['untagged'],
};

/** Node 1 lies on node 2. `top` is the number of the highest node, or 0; and 8 times a tag. */
const shares = () => ({ top: word(1), next1: word(2), next2: word(0) });

/** Takes the highest node: it is exchanged for the one below, if it is still the highest. */
async function pop(g, tag) {
  for (;;) {
    const top = await g.top.load();
    const node = top % 8;
    if (node === 0) return 0;
    const below = await g[`next${node}`].load();
    if ((await g.top.compareExchange(top, tag(top) + below)) === top) return node;
  }
}

/** Lays a node on top of the others. */
async function push(g, tag, node) {
  for (;;) {
    const top = await g.top.load();
    await g[`next${node}`].store(top % 8);
    if ((await g.top.compareExchange(top, tag(top) + node)) === top) return;
  }
}

/** Each of the two nodes is in one place: on the stack, or with one who has it. */
function everyNodeOnce({ shared, outcomes }) {
  const nodes = outcomes.map(({ outcome }) => Number(outcome.slice(4)));
  for (let at = shared.top % 8; at !== 0 && nodes.length < 8; at = shared[`next${at}`])
    nodes.push(at);
  return String(nodes.filter((node) => node !== 0).sort()) === '1,2';
}

/** One takes a node; the other takes two, keeps the second, and puts the first one back. */
const stack = (tag) =>
  scenario({
    shares,
    workers: () => [
      { name: 'one', run: async (g) => g.outcome(`has ${await pop(g, tag)}`) },
      {
        name: 'two',
        async run(g) {
          const first = await pop(g, tag);
          g.outcome(`has ${await pop(g, tag)}`);
          if (first !== 0) await push(g, tag, first);
        },
      },
    ],
    holds: everyNodeOnce,
  });

/**
 * The top is only a number: gone and come back, it looks the same, and a taken node is on top.
 * 栈顶只是一个编号：取走又放回，看上去没变，CAS 照样成功，结果栈顶成了已被取走的节点。
 */
export const untagged = stack(() => 0);

/**
 * Each change makes the tag beside it one higher, so no value of the top comes back.
 * 栈顶带版本号，每次修改都加 1，旧值就不会再出现。
 */
export const tagged = stack((top) => top - (top % 8) + 8);
