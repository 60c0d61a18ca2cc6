/**
 * An order as a short text: who takes the next step, by its number among the workers, counted from
 * 0.
 *
 *     order    := [item [","] item …]         without any it is that of those who take no step
 *     item     := process [how] ["*" count]   0*3 is 000
 *     process  := "0"–"9" | "a"–"z" | "." number "."     a is the eleventh, .36. the thirty-seventh
 *     how      := ":" number | "!" | "~"      0:1 goes on with the second value of a choice,
 *                                             0! dies instead, 0~ wakes by itself
 *
 * A comma may stand between any two items; it is needed after a number that is followed by a digit:
 * 0*3,1.
 */
export type Order = readonly number[];

/**
 * A move, as an order has it: a worker's number; where it does not just take its next step, with
 * how it does above that.
 */
const HOWS = 2 ** 16;
export const BY_ITSELF = 254;
export const DIES = 255;
/** Values that one choice can have. */
export const MOST_CHOICES = 253;

/** @param how the number of the value that it goes on with, or one of those above */
export function moveOf(who: number, how: number = 0): number {
  return how * HOWS + who;
}

export function whoIn(move: number): number {
  return move % HOWS;
}

export function howIn(move: number): number {
  return Math.floor(move / HOWS);
}

/** Whether an order may end where these can be made: nobody need die. */
export function mayEndAt(moves: readonly number[]): boolean {
  return moves.every((move) => howIn(move) === DIES);
}

/** The shortest text for an order; a run of three or more is counted where that is not longer. */
export function formatToken(schedule: Order): string {
  let text = '';
  for (let at = 0; at < schedule.length;) {
    const process = nameOf(schedule[at]!);
    let end = at;
    while (schedule[end] === schedule[at]) end++;
    const next = schedule[end];
    const comma = next !== undefined && whoIn(next) < 10 ? ',' : '';
    const counted = `${process}*${end - at}${comma}`;
    const plain = (process + (/:\d+$/.test(process) ? comma : '')).repeat(end - at);
    text += counted.length <= plain.length ? counted : plain;
    at = end;
  }
  return text;
}

function nameOf(move: number): string {
  const [who, how] = [whoIn(move), howIn(move)];
  const process = who < 36 ? who.toString(36) : `.${who}.`;
  if (how === 0) return process;
  return how === DIES ? `${process}!` : how === BY_ITSELF ? `${process}~` : `${process}:${how}`;
}

/** How often the one who takes a step is another one than before. */
export function switchesOf(schedule: Order): number {
  let switches = 0;
  for (let at = 1; at < schedule.length; at++)
    if (whoIn(schedule[at]!) !== whoIn(schedule[at - 1]!)) switches++;
  return switches;
}
