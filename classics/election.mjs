import { queue, scenario } from 'ipc-demo/scenario';

export const about = {
  title: { en: 'Election on a ring', zh: '环上的领导者选举' },
  story: {
    en:
      'Processes stand in a ring, and each can send only to the next. They have to agree on one ' +
      'leader, and nobody knows how many they are. Ernest Chang and Rosemary Roberts let every ' +
      'number travel until it meets a higher one, in 1979: only the highest comes all the way ' +
      'round.',
    zh:
      '进程排成一个环，每个只能给下一个发消息；谁也不知道一共有多少个，却要选出同一个领导者。' +
      'Ernest Chang 和 Rosemary Roberts 在 1979 年的办法：每个编号沿环传递，遇到更大的就被吞掉，' +
      '只有最大的能走完一圈。',
  },
  source:
    'E. Chang, R. Roberts, An Improved Algorithm for Decentralized Extrema-Finding in Circular ' +
    'Configurations of Processes, Communications of the ACM 22(5), 1979',
  belief: {
    en: 'Whoever sees its own number come back has been all the way round, so it is the leader.',
    zh: '谁的编号绕一圈回到自己手里，谁就是领导者。',
  },
  broken: ['forwardsAll', 'silent'],
};

/** The numbers of the processes, as they stand in the ring. */
const RING = [2, 3, 1];
const shares = () => Object.fromEntries(RING.map((me) => [`to${me}`, queue()]));

/** Who passes on which numbers of others; and whether the leader tells the others who it is. */
const ring = (passesOn, tells) =>
  scenario({
    shares,
    workers: () =>
      RING.map((me, at) => ({
        name: `p-${me}`,
        async run(g) {
          const [inbox, next] = [g[`to${me}`], g[`to${RING[(at + 1) % RING.length]}`]];
          await next.put({ number: me });
          for (;;) {
            const { number, leader } = await inbox.get();
            if (leader !== undefined) {
              if (leader !== me) await next.put({ leader });
              return g.outcome(`follows ${leader}`);
            }
            if (number !== me) {
              if (passesOn(number, me)) await next.put({ number });
            } else if (tells) await next.put({ leader: me });
            else return g.outcome(`follows ${me}`);
          }
        },
      })),
    holds: ({ outcomes }) =>
      outcomes.length === RING.length &&
      outcomes.every(({ outcome }) => outcome === `follows ${Math.max(...RING)}`),
  });

/**
 * Passes on every number: each one comes back, and there are several leaders.
 * 所有编号都往下传：每个都能绕回来，于是出现好几个领导者。
 */
export const forwardsAll = ring(() => true, true);

/**
 * Passes on the higher numbers only, but the leader does not say so: the others wait for ever.
 * 只传更大的编号，但领导者不通知别人：其他进程永远等下去。
 */
export const silent = ring((number, me) => number > me, false);

/**
 * Swallows the lower numbers, and the leader sends its name round once.
 * 更小的编号被吞掉；领导者再把自己的编号绕环传一圈，通知大家。
 */
export const right = ring((number, me) => number > me, true);
