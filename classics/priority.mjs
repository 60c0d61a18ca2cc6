import { scenario, word } from 'ipc-demo/scenario';

export const about = {
  title: { en: 'Priority and starvation', zh: '优先级与饥饿' },
  story: {
    en:
      'Rumour has it, say Silberschatz and Galvin in their textbook, that when the IBM 7094 at ' +
      'MIT was shut down in 1973, a job of low priority was found that had been submitted in ' +
      '1967 and had not been run yet. Their cure is aging: who waits grows more important.',
    zh:
      'Silberschatz 和 Galvin 的教材里有个传闻：1973 年 MIT 的 IBM 7094 关机时，' +
      '发现一个低优先级作业，1967 年提交，一直没轮到运行。书中给出的办法是老化（aging）：' +
      '等得越久，优先级越高。',
  },
  source: 'A. Silberschatz, P. B. Galvin, Operating System Concepts',
  belief: {
    en: 'The important ones are done some time, and then the others have their turn.',
    zh: '优先级高的总有做完的时候，然后就轮到优先级低的了。',
  },
  broken: ['greedy'],
};

const shares = () => ({ urgent1: word(), urgent2: word(), passed: word() });

/** One is served when nothing is urgent; the other two come, and go, again and again. */
const office = (comes) =>
  scenario({
    shares,
    workers: () => [
      {
        name: 'low',
        async run(g) {
          await g.until(({ urgent1, urgent2 }) => urgent1 === 0 && urgent2 === 0);
          g.outcome('served');
        },
      },
      ...[1, 2].map((me) => ({
        name: `high-${me}`,
        daemon: true,
        async run(g) {
          for (;;) {
            await comes(g);
            await g[`urgent${me}`].store(1);
            await g[`urgent${me}`].store(0);
          }
        },
      })),
    ],
    holds: ({ outcomes }) => outcomes.length === 1,
  });

/**
 * Before one of the urgent ones goes, the other one may have come again, for ever.
 * 两个优先级高的，一个还没走，另一个又来了，如此反复，低的可能永远轮不到。
 */
export const greedy = office(async () => {});

/**
 * Who waits grows older: after it has been passed over twice, nobody new comes before it.
 * 等得越久越优先：被插队两次之后，新来的不能再排到它前面。
 */
export const aging = office(async ({ passed }) => {
  await passed.until((times) => times < 2);
  await passed.add(1);
});
