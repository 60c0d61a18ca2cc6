/**
 * Rows of small numbers, each kept once: the number of a row is its place. A number takes a byte
 * as long as all fit into one, then two, then four.
 */
export class Table {
  readonly width: number;
  #size = 0;
  #packed: Packed;
  /** Row after row, `#packed.words` of each. */
  #rows: Int32Array;
  /** Open addressing: the number of a row, plus one, and its hash. */
  #slots = new Int32Array(2 * 4096);

  constructor(width: number) {
    this.width = width;
    this.#packed = new Packed(width, 1);
    this.#rows = new Int32Array(this.#packed.words * 1024);
  }

  get size(): number {
    return this.#size;
  }

  /** What it takes, and will have taken when it next grows. */
  get bytes(): number {
    return this.#rows.byteLength + this.#slots.byteLength;
  }

  /** The number of a row; it is `size - 1` after it was seen for the first time. */
  of(row: Int32Array): number {
    while (!this.#packed.take(row)) this.#widen();
    const { words, row: packed } = this.#packed;
    const [rows, slots] = [this.#rows, this.#slots];
    const mask = slots.length - 2;
    const hash = hashOf(packed, 0, words);
    for (let slot = (hash << 1) & mask; ; slot = (slot + 2) & mask) {
      const found = slots[slot]! - 1;
      if (found < 0) return this.#add(slot, hash);
      if (slots[slot + 1] !== hash) continue;
      const at = found * words;
      let same = 0;
      while (same < words && rows[at + same] === packed[same]) same++;
      if (same === words) return found;
    }
  }

  /** Copies a row out. */
  read(number: number, into: Int32Array): void {
    this.#packed.read(this.#rows, number, into);
  }

  #add(slot: number, hash: number): number {
    const { words, row } = this.#packed;
    if ((this.#size + 1) * words > this.#rows.length) {
      const longer = new Int32Array(this.#rows.length * 2);
      longer.set(this.#rows);
      this.#rows = longer;
    }
    this.#rows.set(row, this.#size * words);
    this.#slots[slot] = ++this.#size;
    this.#slots[slot + 1] = hash;
    if (this.#size * 4 > this.#slots.length) this.#spread(this.#slots.length * 2);
    return this.#size - 1;
  }

  #widen(): void {
    const [narrow, rows] = [this.#packed, this.#rows];
    const wide = (this.#packed = new Packed(this.width, narrow.bytes * 2));
    this.#rows = new Int32Array((rows.length / narrow.words) * wide.words);
    const row = new Int32Array(this.width);
    for (let number = 0; number < this.#size; number++) {
      narrow.read(rows, number, row);
      wide.take(row);
      this.#rows.set(wide.row, number * wide.words);
    }
    this.#spread(this.#slots.length);
  }

  /** Finds a place for every row anew. */
  #spread(length: number): void {
    const { words } = this.#packed;
    const slots = new Int32Array(length);
    const mask = length - 2;
    for (let number = 0; number < this.#size; number++) {
      const hash = hashOf(this.#rows, number * words, words);
      let slot = (hash << 1) & mask;
      while (slots[slot] !== 0) slot = (slot + 2) & mask;
      slots[slot] = number + 1;
      slots[slot + 1] = hash;
    }
    this.#slots = slots;
  }
}

/** A row, so many bytes a number, in whole words: four bytes are compared and mixed at once. */
class Packed {
  readonly bytes: number;
  readonly words: number;
  readonly row: Int32Array;
  readonly #numbers: Uint8Array | Uint16Array | Int32Array;
  readonly #most: number;

  constructor(width: number, bytes: number) {
    this.bytes = bytes;
    this.words = Math.ceil((width * bytes) / 4);
    this.row = new Int32Array(this.words);
    this.#numbers = numbersIn(this.row.buffer, bytes);
    this.#most = 2 ** (8 * bytes) - 1;
  }

  /** False where a number does not fit. */
  take(row: Int32Array): boolean {
    let all = 0;
    for (let column = 0; column < row.length; column++) all |= this.#numbers[column] = row[column]!;
    return all >>> 0 <= this.#most;
  }

  read(rows: Int32Array, number: number, into: Int32Array): void {
    this.row.set(rows.subarray(number * this.words, (number + 1) * this.words));
    for (let column = 0; column < into.length; column++) into[column] = this.#numbers[column]!;
  }
}

function numbersIn(row: ArrayBufferLike, bytes: number): Uint8Array | Uint16Array | Int32Array {
  if (bytes === 1) return new Uint8Array(row);
  return bytes === 2 ? new Uint16Array(row) : new Int32Array(row);
}

/** After MurmurHash3's mixing (A. Appleby, public domain). */
function hashOf(words: Int32Array, from: number, count: number): number {
  let hash = 0x9747b28c;
  for (let at = from; at < from + count; at++) {
    let part = Math.imul(words[at]!, 0xcc9e2d51);
    part = (part << 15) | (part >>> 17);
    hash ^= Math.imul(part, 0x1b873593);
    hash = (hash << 13) | (hash >>> 19);
    hash = (Math.imul(hash, 5) + 0xe6546b64) | 0;
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** Steps from state to state. */
export class Edges {
  #size = 0;
  #targets = new Int32Array(4096);
  #whos = new Uint16Array(4096);
  #tos = new Uint16Array(4096);
  #manys = new Uint16Array(4096);
  #hows = new Uint8Array(4096);
  #gains = new Uint8Array(4096);

  get size(): number {
    return this.#size;
  }

  get bytes(): number {
    return this.#targets.length * 12;
  }

  /** @param isGain whether the worker has ended a round then, or has what it has wanted */
  add(target: number, who: number, to: number, many: number, how: number, isGain: boolean): void {
    if (this.#size === this.#targets.length) this.#grow();
    this.#targets[this.#size] = target;
    this.#whos[this.#size] = who;
    this.#tos[this.#size] = to;
    this.#hows[this.#size] = how;
    this.#gains[this.#size] = Number(isGain);
    this.#manys[this.#size++] = many;
  }

  target(edge: number): number {
    return this.#targets[edge]!;
  }

  /** Who takes the step, by the place in the state where it begins. */
  who(edge: number): number {
    return this.#whos[edge]!;
  }

  /** The place of the same worker in the state where it leads. */
  to(edge: number): number {
    return this.#tos[edge]!;
  }

  /** How many could take it, and it would be the same. */
  many(edge: number): number {
    return this.#manys[edge]!;
  }

  /** As in a move. */
  how(edge: number): number {
    return this.#hows[edge]!;
  }

  isGain(edge: number): boolean {
    return this.#gains[edge] === 1;
  }

  #grow(): void {
    const longer = <A extends Int32Array | Uint16Array | Uint8Array>(array: A, empty: A): A => (
      empty.set(array),
      empty
    );
    const size = this.#size * 2;
    this.#targets = longer(this.#targets, new Int32Array(size));
    this.#whos = longer(this.#whos, new Uint16Array(size));
    this.#tos = longer(this.#tos, new Uint16Array(size));
    this.#manys = longer(this.#manys, new Uint16Array(size));
    this.#hows = longer(this.#hows, new Uint8Array(size));
    this.#gains = longer(this.#gains, new Uint8Array(size));
  }
}
