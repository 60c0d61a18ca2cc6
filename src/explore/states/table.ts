/** Rows of numbers, each kept once: the number of a row is its place. */
export class Table {
  readonly width: number;
  #rows: Int32Array;
  #size = 0;
  /** Open addressing: the number of a row, plus one. */
  #slots: Int32Array;

  constructor(width: number) {
    this.width = width;
    this.#rows = new Int32Array(width * 1024);
    this.#slots = new Int32Array(4096);
  }

  get size(): number {
    return this.#size;
  }

  get bytes(): number {
    return this.#rows.byteLength + this.#slots.byteLength;
  }

  /** The number of a row; it is `size - 1` after it was seen for the first time. */
  of(row: Int32Array): number {
    const { width } = this;
    const mask = this.#slots.length - 1;
    for (let slot = hashOf(row, width) & mask; ; slot = (slot + 1) & mask) {
      const found = this.#slots[slot]! - 1;
      if (found < 0) return this.#add(row, slot);
      const at = found * width;
      let same = 0;
      while (same < width && this.#rows[at + same] === row[same]) same++;
      if (same === width) return found;
    }
  }

  /** Copies a row out. */
  read(number: number, into: Int32Array): void {
    const at = number * this.width;
    for (let column = 0; column < this.width; column++) into[column] = this.#rows[at + column]!;
  }

  #add(row: Int32Array, slot: number): number {
    if ((this.#size + 1) * this.width > this.#rows.length) {
      const wider = new Int32Array(this.#rows.length * 2);
      wider.set(this.#rows);
      this.#rows = wider;
    }
    this.#rows.set(row, this.#size * this.width);
    this.#slots[slot] = ++this.#size;
    if (this.#size * 2 > this.#slots.length) this.#spread();
    return this.#size - 1;
  }

  #spread(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let number = 0; number < this.#size; number++) {
      let slot =
        hashOf(this.#rows.subarray(number * this.width, (number + 1) * this.width), this.width) &
        mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
    }
    this.#slots = slots;
  }
}

/** After MurmurHash3's mixing (A. Appleby, public domain). */
function hashOf(row: Int32Array, width: number): number {
  let hash = 0x9747b28c;
  for (let column = 0; column < width; column++) {
    let part = Math.imul(row[column]!, 0xcc9e2d51);
    part = (part << 15) | (part >>> 17);
    hash ^= Math.imul(part, 0x1b873593);
    hash = (hash << 13) | (hash >>> 19);
    hash = (Math.imul(hash, 5) + 0xe6546b64) | 0;
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
