import { queue, scenario } from 'ipc-demo/scenario';

export const about = {
  title: { en: 'Two-phase commit', zh: '两阶段提交' },
  story: {
    en:
      'Several commit together or not at all: a coordinator collects their votes, then tells the ' +
      'decision. Gray described it in 1978. Whoever has voted yes and hears nothing can only wait: ' +
      'Skeen showed in 1981 that with two phases this blocking cannot be avoided.',
    zh:
      '几方要么一起提交，要么都不提交：协调者先收集投票，再通知结果。Gray 于 1978 年描述了它。' +
      '投了赞成票却等不到结果的一方只能等下去：Skeen 于 1981 年证明，只有两个阶段，' +
      '这种阻塞无法避免。',
  },
  source:
    'J. Gray, Notes on Data Base Operating Systems, LNCS 60, 1978; ' +
    'D. Skeen, Nonblocking Commit Protocols, SIGMOD 1981',
  belief: {
    en: 'If no decision comes in time, the coordinator is dead, so I can abort.',
    zh: '迟迟等不到结果，说明协调者已经崩溃，我放弃就行了。',
  },
  broken: ['waitsForEver', 'abortsAlone'],
};

const PARTICIPANTS = ['ann', 'bob'];

/** Asks both, and tells them the decision: commit if both have voted yes. */
const coordinate = (hear) => async (g) => {
  for (const name of PARTICIPANTS) await g[name].put('vote');
  const votes = [await hear(g.votes), await hear(g.votes)];
  const decision = votes.every((vote) => vote === 'yes') ? 'commit' : 'abort';
  for (const name of PARTICIPANTS) await g[name].put(decision);
  g.outcome(decision);
};

/** Whoever has not voted yes may abort alone, for then nobody can commit. */
const participate = (me, hear, unheard) => async (g) => {
  if ((await hear(g[me])) !== 'vote') return g.outcome('abort');
  const vote = g.choose('yes', 'no');
  await g.votes.put(vote);
  g.outcome(vote === 'no' ? 'abort' : ((await hear(g[me])) ?? unheard));
};

/**
 * One of the three may die.
 * @param hear how to wait for a message: null when none has come
 * @param unheard what becomes of a yes that is followed by nothing
 */
const commit = (hear, unheard) =>
  scenario({
    crash: ['coordinator', ...PARTICIPANTS],
    shares: () => ({ ann: queue(0, 'ann-inbox'), bob: queue(0, 'bob-inbox'), votes: queue() }),
    workers: () => [
      { name: 'coordinator', run: coordinate(hear) },
      ...PARTICIPANTS.map((name) => ({ name, run: participate(name, hear, unheard) })),
    ],
    holds: ({ outcomes }) =>
      ['commit', 'abort'].some((one) => outcomes.every(({ outcome }) => outcome !== one)),
  });

const forEver = (inbox) => inbox.get();
const aWhile = (inbox) => inbox.get({ timeout: 100 }).catch(() => null);

/**
 * Nobody gives up waiting: when one dies, the others wait for its message for ever.
 * 谁也不会放弃等待：一个崩溃了，其余的就永远等它的消息。
 */
export const waitsForEver = commit(forEver);

/**
 * Aborts when no decision comes: but the other one may have been told to commit.
 * 等不到结果就自行放弃：可另一方也许已收到提交的通知。
 */
export const abortsAlone = commit(aWhile, 'abort');

/**
 * Right: aborts only before it votes; after a yes it decides nothing, and stays in doubt.
 * 只在投票之前才自行放弃；投了赞成票以后，自己不作决定，保持存疑（in doubt）。
 */
export const staysInDoubt = commit(aWhile, 'in doubt');
