/**
 * Does so many of several jobs at a time, and begins them in their order. One that fails does not
 * keep the others from being done; its reason is what is thrown when all are over.
 */
export async function sideBySide<T>(
  jobs: readonly T[],
  atOnce: number,
  carryOut: (job: T) => Promise<void>,
): Promise<void> {
  const left = [...jobs];
  const inTurn = async (): Promise<void> => {
    for (let job = left.shift(); job !== undefined; job = left.shift()) await carryOut(job);
  };
  const lanes = await Promise.allSettled(Array.from({ length: atOnce }, inTurn));
  for (const lane of lanes) if (lane.status === 'rejected') throw lane.reason;
}
