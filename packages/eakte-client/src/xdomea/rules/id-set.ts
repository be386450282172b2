/**
 * A set of ids in a few bytes each: what two rules remember of a million documents must fit beside the reader.
 * Keeps a 64-bit fingerprint of the id, letter case ignored. Two different ids of a message with a million of
 * them share one with a probability of about 10⁻⁷; who forges such a pair gets a finding on his own message.
 */
export class IdSet {
  size = 0;
  #slots = new Uint32Array(2 * 1024);

  /** Adds an id. False when it was there already. */
  add(id: string): boolean {
    if (this.size * 8 >= this.#slots.length * 3) this.#grow();
    let a = 0x2f0b_4c47 ^ id.length;
    let b = 0x7ed5_5d16 ^ id.length;
    for (let at = 0; at < id.length; at += 1) {
      let code = id.charCodeAt(at);
      if (code >= 65 && code <= 90) code += 32;
      a = Math.imul(a ^ code, 0x9e37_79b1);
      b = Math.imul(b ^ code, 0x5f35_6495);
    }
    a = Math.imul(a ^ (a >>> 16), 0x85eb_ca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2_ae35);
    b = Math.imul(b ^ (b >>> 16), 0x85eb_ca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2_ae35);
    if (a === 0 && b === 0) b = 1;
    if (!insert(this.#slots, a >>> 0, b >>> 0)) return false;
    this.size += 1;
    return true;
  }

  #grow(): void {
    const old = this.#slots;
    const slots = new Uint32Array(old.length * 2);
    for (let at = 0; at < old.length; at += 2) {
      if (old[at] !== 0 || old[at + 1] !== 0) insert(slots, old[at]!, old[at + 1]!);
    }
    this.#slots = slots;
  }
}

function insert(slots: Uint32Array, a: number, b: number): boolean {
  const mask = slots.length / 2 - 1;
  let slot = (a ^ (b >>> 7)) & mask;
  for (;;) {
    const first = slots[slot * 2]!;
    const second = slots[slot * 2 + 1]!;
    if (first === 0 && second === 0) break;
    if (first === a && second === b) return false;
    slot = (slot + 1) & mask;
  }
  slots[slot * 2] = a;
  slots[slot * 2 + 1] = b;
  return true;
}
