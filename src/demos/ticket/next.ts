import type { DoneAct, Hint } from '../../act/hints.js';

/** What to type after a sale. */

/** More buyers have too many orders to wait for. */
const MOST_EXPLORED = 20;
/** Without a race there was luck: less of it with so many times as many runs. */
const MORE_RUNS = 50;
const MOST_RUNS = 100_000;

export function nextAfterSale(sale: DoneAct): Hint[] {
  const { name, options, typed, repeat, token } = sale;
  const isRace = name !== 'lock' && name !== 'join';
  const tickets = typed.filter((option) => option.startsWith('--tickets'));
  const command = (...flags: string[]): string => ['ticket', ...flags, ...typed].join(' ');
  const again = `${command(`--${name}`)} --schedule ${token}`;
  const more = `${command(`--${name}`)} --repeat ${Math.min(repeat * MORE_RUNS, MOST_RUNS)}`;
  const explore = [`explore ticket --${name}`, `--buyers ${options['buyers']}`, ...tickets].join(
    ' ',
  );
  const hints: (Hint | false)[] = [
    token !== null && repeat === 1 && { what: 'again', command: again },
    isRace && wasLuck(sale) && { what: 'more', command: more },
    isRace && options['buyers']! <= MOST_EXPLORED && { what: 'every order', command: explore },
    isRace
      ? { what: 'fix', command: command('--lock') }
      : { what: 'contrast', command: command('--nolock') },
    { what: 'every act', command: command() },
  ];
  return hints.filter((hint) => hint !== false);
}

function wasLuck({ ok, options, isOrdered }: DoneAct): boolean {
  return options['buyers']! > 1 && !ok && !isOrdered;
}
