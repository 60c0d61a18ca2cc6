/**
 * Is a recorded history one that a first-in-first-out queue could have produced? All values are
 * different, and no `get` came back empty.
 *
 * Such a history is linearizable exactly when none of three things is in it: a value that was never
 * put, a value that was got twice, two values that were put one after the other and got the other
 * way round (T. Henzinger, A. Sezgin, V. Vafeiadis, "Aspect-oriented linearizability proofs",
 * CONCUR 2013). One that was put and never got is lost, unless it went with a process that was
 * killed in `get`.
 */

/** Times are of one clock; an operation that was never finished ends at Infinity. */
export interface Put {
  readonly value: number;
  readonly start: number;
  readonly end: number;
}

export interface Get {
  /** Null for one that was never finished: it may have taken any value with it. */
  readonly value: number | null;
  readonly start: number;
  readonly end: number;
}

export interface History {
  readonly puts: readonly Put[];
  readonly gets: readonly Get[];
}

/** What is wrong with it, one sentence each; nothing when it is right. */
export function violations({ puts, gets }: History): string[] {
  const putOf = new Map(puts.map((put) => [put.value, put]));
  const getOf = new Map<number, Get>();
  const found: string[] = [];
  for (const get of gets) {
    if (get.value === null) continue;
    const put = putOf.get(get.value);
    if (!put || put.start > get.end) found.push(`${get.value} was got and never put`);
    if (getOf.has(get.value)) found.push(`${get.value} was got twice`);
    getOf.set(get.value, get);
  }
  const missing = puts.filter(({ value, end }) => end < Infinity && !getOf.has(value));
  const inHand = gets.filter(({ value }) => value === null).length;
  if (missing.length > inHand)
    found.push(
      `${missing.length} are missing, first ${missing[0]!.value}, and ${inHand} can have gone with the killed`,
    );
  return [...found, ...outOfOrder(puts, getOf)];
}

/** Values a, b with a put before b was begun, and b got before the get of a was begun. */
function outOfOrder(puts: readonly Put[], getOf: ReadonlyMap<number, Get>): string[] {
  const got = puts.filter(({ value }) => getOf.has(value));
  const byEnd = got.toSorted((a, b) => a.end - b.end);
  let [next, latest] = [0, null as Put | null];
  for (const put of got.toSorted((a, b) => a.start - b.start)) {
    // Of all that were put before this one: the one whose get was begun last.
    for (; byEnd[next]!.end < put.start; next++) {
      if (latest === null || getOf.get(byEnd[next]!.value)!.start > getOf.get(latest.value)!.start)
        latest = byEnd[next]!;
    }
    if (latest !== null && getOf.get(put.value)!.end < getOf.get(latest.value)!.start)
      return [`${put.value} was put after ${latest.value} and got before it`];
  }
  return [];
}
