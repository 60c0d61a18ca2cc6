import {
  type Ending,
  type Given,
  named,
  type Shares,
  type Surroundings,
  type Worker,
} from '../../scenario/index.js';

/**
 * The work that is the same for all: to sell a pile of tickets, then a pile of crates, each at most
 * once.
 */

export interface CompareOptions extends Record<string, number> {
  /** How many are sold in a round. */
  readonly tickets: number;
  /** The first one is not measured: everything is cold in it. */
  readonly rounds: number;
  /** What is in a crate, in bytes. */
  readonly size: number;
  /** How many tickets shared memory sells for each that the others sell. */
  readonly bulk: number;
}

/**
 * Tickets weigh nothing: they show how fast it is there and back. Crates show how much can be
 * carried.
 */
export const PILES = ['tickets', 'crates'] as const;
export type Pile = (typeof PILES)[number];

/** How many are left, and what goes along with each. */
export interface Stock {
  readonly count: number;
  readonly cargo: string;
}

/** One that has been sold, and how many are left; null: there was none. */
export type Sale = { readonly left: number; readonly cargo: string } | null;

export interface SaleRequest {
  readonly seller: 1 | 2;
  readonly pile: Pile;
}

const SELLERS = 2;
const TICKETS_PER_CRATE = 10;

export function perRound(pile: Pile, { tickets }: CompareOptions): number {
  return pile === 'tickets' ? tickets : Math.ceil(tickets / TICKETS_PER_CRATE);
}

export function stockOf(pile: Pile, options: CompareOptions): Stock {
  return {
    count: options.rounds * perRound(pile, options),
    cargo: pile === 'tickets' ? '' : 'x'.repeat(options.size),
  };
}

/** A seller: sells each pile until there is nothing left. */
export async function sellAll(
  options: CompareOptions,
  { say, outcome }: Surroundings,
  sell: (pile: Pile) => PromiseLike<Sale>,
): Promise<void> {
  for (const pile of PILES) {
    const sold = await sellPile(pile, options, say, () => sell(pile));
    outcome(`${pile} ${sold}`);
  }
}

/** It says when it sees that a round is over, whoever has sold the last of it. */
async function sellPile(
  pile: Pile,
  options: CompareOptions,
  say: Surroundings['say'],
  sell: () => PromiseLike<Sale>,
): Promise<number> {
  const [weight, inRound] = [stockOf(pile, options).cargo.length, perRound(pile, options)];
  let [sold, rounds, left] = [0, options.rounds, 1];
  while (left > 0) {
    const one = await sell();
    // Half a crate is none.
    if (one?.cargo.length === weight) sold++;
    left = one?.left ?? 0;
    const toCome = Math.ceil(left / inRound);
    if (toCome < rounds) say('roundOver', { pile, left: toCome * inRound });
    rounds = toCome;
  }
  return sold;
}

/**
 * The office, where there is one: it alone has the piles, and it is done when it has told every
 * seller of each that there is nothing left.
 */
export async function serveSellers(
  options: CompareOptions,
  next: () => PromiseLike<SaleRequest>,
  answer: (request: SaleRequest, sale: Sale) => PromiseLike<void>,
): Promise<void> {
  const stock = { tickets: stockOf('tickets', options), crates: stockOf('crates', options) };
  const left = { tickets: stock.tickets.count, crates: stock.crates.count };
  for (let done = 0; done < SELLERS * PILES.length;) {
    const request = await next();
    const { pile } = request;
    await answer(
      request,
      left[pile] === 0 ? null : { left: --left[pile], cargo: stock[pile].cargo },
    );
    if (left[pile] === 0) done++;
  }
}

/** How many of a pile the sellers have sold. */
export function soldOf(pile: Pile, { outcomes }: Pick<Ending, 'outcomes'>): number {
  return outcomes
    .map(({ outcome }) => outcome.split(' '))
    .filter(([what]) => what === pile)
    .reduce((sum, [, count]) => sum + Number(count), 0);
}

/** All of each pile, and nothing twice. */
export function soldRightly(ending: Pick<Ending, 'outcomes'>, options: CompareOptions): boolean {
  return PILES.every((pile) => soldOf(pile, ending) === stockOf(pile, options).count);
}

/** Shared memory would be done before anything could be measured. */
export function inBulk(options: CompareOptions): CompareOptions {
  return { ...options, tickets: options.tickets * options.bulk };
}

/** Two sellers, each for itself. */
export const sellers = <S extends Shares>(
  sell: (given: Given<S>, pile: Pile) => Promise<Sale>,
  options: CompareOptions,
): Worker<S>[] =>
  named<S>('seller', 2, (given) => sellAll(options, given, (pile) => sell(given, pile)));

/** Two sellers, and the office that they ask. */
export const withOffice = <S extends Shares>(
  ask: (given: Given<S>, seller: 1 | 2, pile: Pile) => Promise<Sale>,
  answer: (given: Given<S>, options: CompareOptions) => Promise<void>,
  options: CompareOptions,
): Worker<S>[] => [
  ...([1, 2] as const).map((seller) => ({
    name: `seller-${seller}`,
    run: (given: Given<S>) => sellAll(options, given, (pile) => ask(given, seller, pile)),
  })),
  { name: 'office', run: (given) => answer(given, options) },
];
