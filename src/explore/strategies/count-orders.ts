/** More places than this are not worth the time. */
const MOST_PLACES = 1 << 18;

/**
 * How many orders keep what must come before what: those of the class of one order. Goes through
 * every place that all of them can be at, which is how far each process has come, and adds up the
 * ways to get there. NaN when there are too many places.
 *
 * @param path who took each step
 * @param clocks for each step, how many steps of each process come before it, its own counted as
 * one of them
 */
export function countOrders(
  path: readonly number[],
  clocks: readonly (readonly number[])[],
): number {
  const processes = clocks[0]?.length ?? 0;
  const steps: (readonly number[])[][] = Array.from({ length: processes }, () => []);
  for (const [at, who] of path.entries()) steps[who]!.push(clocks[at]!);
  const strides: number[] = [];
  let places = 1;
  for (const own of steps) {
    strides.push(places);
    places *= own.length + 1;
  }
  if (places > MOST_PLACES) return NaN;
  const ways = new Float64Array(places);
  const come: number[] = Array<number>(processes).fill(0);
  ways[0] = 1;
  for (let place = 0; place < places; place++) {
    const here = ways[place]!;
    if (here > 0) {
      for (let who = 0; who < processes; who++) {
        const clock = steps[who]![come[who]!];
        if (clock !== undefined && isReached(come, clock, who))
          ways[place + strides[who]!]! += here;
      }
    }
    for (let who = 0; who < processes && ++come[who]! > steps[who]!.length; who++) come[who] = 0;
  }
  return ways[places - 1]!;
}

function isReached(come: readonly number[], clock: readonly number[], who: number): boolean {
  for (let other = 0; other < come.length; other++)
    if (other !== who && come[other]! < clock[other]!) return false;
  return true;
}
