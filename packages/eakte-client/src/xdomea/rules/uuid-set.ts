/**
 * A set of UUIDs in 8 bytes each, so that a million of them fit where memory has to stay constant. Keeps 64
 * bits of each: two different UUIDs of one message collide with a chance of about 1 in 5 million at two million
 * entries. Who makes them collide on purpose gets a finding on his own message, and the same at every check.
 */
export class UuidSet {
  #low = new Uint32Array(1 << 12);
  #high = new Uint32Array(1 << 12);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Adds a UUID, without regard to case; false when it was there. */
  add(uuid: string): boolean {
    let low = 0x2f0b4c47;
    let high = 0x7ed55d16;
    for (let at = 0; at < uuid.length; at += 1) {
      const c = uuid.charCodeAt(at) | 0x20;
      low = Math.imul(low ^ c, 0x9e3779b1);
      low ^= low >>> 15;
      high = Math.imul(high + c, 0x85ebca6b);
      high ^= high >>> 13;
    }
    // Zero marks an empty slot. Unsigned at the end, as the slots hold it: else half of the repeats go unseen.
    low = (low | 1) >>> 0;
    high >>>= 0;
    if (this.#size * 10 > this.#low.length * 8) this.#grow();
    return this.#insert(low, high);
  }

  #insert(low: number, high: number): boolean {
    const slots = this.#low;
    const { length } = slots;
    // The upper bits choose the slot, so that the length need not be a power of two.
    let at = Math.floor((low / 0x1_0000_0000) * length);
    while (slots[at] !== 0) {
      if (slots[at] === low && this.#high[at] === high) return false;
      at += 1;
      if (at === length) at = 0;
    }
    slots[at] = low;
    this.#high[at] = high;
    this.#size += 1;
    return true;
  }

  /** Grows by less than half, so that little of the memory stays empty, and gives the old memory back at once. */
  #grow(): void {
    const low = this.#low;
    const high = this.#high;
    const length = Math.ceil(low.length * 1.4);
    this.#low = new Uint32Array(length);
    this.#high = new Uint32Array(length);
    this.#size = 0;
    for (let at = 0; at < low.length; at += 1) if (low[at] !== 0) this.#insert(low[at]!, high[at]!);
    for (const old of [low.buffer, high.buffer]) (old as Transferable).transfer?.(0);
  }
}

/** `transfer` of ES2024, which our type library does not know yet: here it frees memory without waiting for the collector. */
interface Transferable {
  transfer?(length: number): unknown;
}
