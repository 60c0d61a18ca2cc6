/** Where the dots stand: a row for each number of steps, with few crossings. */

interface Nodes {
  /** Of each state the row it stands in. */
  readonly layers: readonly number[];
  readonly lines: readonly { readonly from: number; readonly to: number }[];
}

export interface Placed {
  readonly places: readonly (readonly [x: number, y: number])[];
  readonly width: number;
  readonly height: number;
  readonly radius: number;
}

/** Pixels: between dots of a row, and between rows, at least and at most; of the whole, wanted. */
const [NEAR, FAR] = [7, 74];
const [LOW, HIGH] = [24, 62];
const [WIDE, TALL] = [560, 760];
const MARGIN = 40;
const LOOKS = 12;

/** After K. Sugiyama et al., 1981: each row in the order of the middle of what its dots join. */
export function placed({ layers, lines }: Nodes): Placed {
  const rows: number[][] = [];
  layers.forEach((layer, state) => (rows[layer] ??= []).push(state));
  const above = layers.map((): number[] => []);
  const below = layers.map((): number[] => []);
  for (const { from, to } of lines) {
    below[from]!.push(to);
    above[to]!.push(from);
  }
  const spot = new Map<number, number>();
  const settle = (row: readonly number[]): void =>
    row.forEach((state, at) => spot.set(state, at - (row.length - 1) / 2));
  rows.forEach(settle);
  for (let look = 0; look < LOOKS; look++) {
    const down = look % 2 === 0;
    const joined = down ? above : below;
    for (const row of down ? rows : rows.toReversed()) {
      const middle = new Map(
        row.map((state) => {
          const spots = joined[state]!.map((other) => spot.get(other)!);
          const sum = spots.reduce((a, b) => a + b, 0);
          return [state, spots.length > 0 ? sum / spots.length : spot.get(state)!];
        }),
      );
      row.sort((a, b) => middle.get(a)! - middle.get(b)!);
      settle(row);
    }
  }
  const most = Math.max(1, ...rows.map(({ length }) => length));
  const gap = Math.min(FAR, Math.max(NEAR, WIDE / most));
  const step = Math.min(HIGH, Math.max(LOW, TALL / rows.length));
  const width = Math.ceil(2 * MARGIN + Math.max(200, (most - 1) * gap));
  return {
    places: layers.map((layer, state) => [
      Math.round(width / 2 + spot.get(state)! * gap),
      Math.round(MARGIN / 2 + layer * step + step / 2),
    ]),
    width,
    height: Math.ceil(MARGIN + rows.length * step),
    radius: Math.max(2.5, Math.min(11, gap * 0.36, step * 0.3)),
  };
}
