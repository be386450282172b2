/** Deterministic numbers and ids: the same seed and position give the same value on every machine. */
export class SeededRandom {
  readonly #seed: number;
  constructor(seed: number) {
    this.#seed = Math.trunc(seed) >>> 0;
  }

  /** 32 bits from a stream and a position (murmur3 finalizer over the mixed inputs). */
  bits(stream: number, position: number): number {
    let hash = Math.imul(this.#seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(stream + 0x7f4a7c15, 0xc2b2ae35);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) ^ Math.imul(position + 0x165667b1, 0x27d4eb2f);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return (hash ^ (hash >>> 16)) >>> 0;
  }

  below(limit: number, stream: number, position: number): number {
    return this.bits(stream, position) % limit;
  }

  /** UUID in the form of version 4. `stream` and `position` are part of it, so that no two are the same. */
  uuid(stream: number, position: number): string {
    const hex = (value: number, length: number) => (value >>> 0).toString(16).padStart(8, '0').slice(-length);
    const a = this.bits(stream, position);
    const b = this.bits(stream + 1000, position);
    const variant = (8 + (b & 3)).toString(16);
    return `${hex(a, 8)}-${hex(b >>> 16, 4)}-4${hex(b, 3)}-${variant}${hex(stream, 3)}-${hex(a ^ b, 4)}${hex(position, 8)}`;
  }
}
