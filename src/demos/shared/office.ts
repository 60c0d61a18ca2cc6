import type { Given, JsonFile, Shared, Shares, Worker } from '../../scenario/index.js';

/** A ticket office with one seller, whom the buyers ask; nobody else sees the file. */

export interface OfficeOptions extends Record<string, number> {
  readonly buyers: number;
  readonly tickets: number;
}

export type TicketFile = Shared<JsonFile<{ readonly count: number }>>;

/** Nobody else sells, so nobody can come between its read and its write. */
export async function sellOne({
  tickets,
  latency,
}: Pick<Given<{ tickets: TicketFile }>, 'tickets' | 'latency'>): Promise<'bought' | 'sold-out'> {
  const { count } = await tickets.read();
  if (count === 0) return 'sold-out';
  await latency();
  await tickets.write({ count: count - 1 });
  return 'bought';
}

/** The way on which each buyer is answered. */
export function answersFor<T>(
  buyers: number,
  make: (name: string) => T,
): Record<`answers-${number}`, T> {
  const names = Array.from({ length: buyers }, (_, index) => `answers-${index + 1}` as const);
  return Object.fromEntries(names.map((name) => [name, make(name)]));
}

/** So many buyers, each with its number, and the seller. */
export function officeWorkers<S extends Shares>(
  buyers: number,
  ask: (given: Given<S>, buyer: number) => Promise<void>,
  sell: (given: Given<S>, buyers: number) => Promise<void>,
): Worker<S>[] {
  const numbers = Array.from({ length: buyers }, (_, index) => index + 1);
  return [
    ...numbers.map((number) => ({
      name: `buyer-${number}`,
      run: (given: Given<S>) => ask(given, number),
    })),
    { name: 'seller', run: (given) => sell(given, buyers) },
  ];
}
