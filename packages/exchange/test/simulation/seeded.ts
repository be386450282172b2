/** Random numbers from a seed: the same seed gives the same run (SplitMix32). */
export interface Seeded {
  /** 0 ≤ x < 1. */
  next(): number;
  /** 0 ≤ n < limit. */
  below(limit: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** A text form of a UUID v4. */
  uuid(): string;
  /** An independent series, so that one part of a run does not shift the others. */
  fork(name: string): Seeded;
}

export function seeded(seed: number): Seeded {
  let state = seed >>> 0;
  const next32 = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
  const own: Seeded = {
    next: () => next32() / 0x1_0000_0000,
    below: (limit) => Math.floor(own.next() * limit),
    chance: (probability) => own.next() < probability,
    pick: (items) => {
      const item = items[own.below(items.length)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
    uuid() {
      const hex = Array.from({ length: 4 }, () => next32().toString(16).padStart(8, '0')).join('');
      const variant = '89ab'[Number.parseInt(hex[16]!, 16) & 3];
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
    },
    fork(name) {
      let mixed = next32();
      for (let at = 0; at < name.length; at += 1)
        mixed = Math.imul(mixed ^ name.charCodeAt(at), 0x01000193) >>> 0;
      return seeded(mixed);
    },
  };
  return own;
}
