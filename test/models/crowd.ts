/**
 * How many were inside at the same time? The mutual exclusion of a lock, and the bound of a
 * semaphore, judged by recorded intervals.
 */

/** From when it was sure that one was inside, and until when. */
export interface Visit {
  readonly who: number;
  readonly from: number;
  readonly to: number;
}

/** What is wrong with them, a sentence for each who came too many; nothing when all is right. */
export function crowds(visits: readonly Visit[], most: number): string[] {
  const found: string[] = [];
  let inside: Visit[] = [];
  for (const visit of visits.toSorted((a, b) => a.from - b.from)) {
    inside = inside.filter(({ to }) => to > visit.from);
    inside.push(visit);
    if (inside.length > most)
      found.push(`${inside.map(({ who }) => who).join()} were inside at the same time`);
  }
  return found;
}
