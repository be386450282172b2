import type { SamlKey } from '../seed/saml-key.ts';

/** The signing keys of an identity provider, which changes from one to the next with an overlap. */
export interface RollingKeys {
  /** The key that signs now. */
  signing(): SamlKey;
  /** Certificates that metadata and configuration show: before a change the next one too, after it the former one. */
  published(): readonly SamlKey[];
  /** Publishes the next key now and signs with it after this long by the clock that `advance` moves. */
  roll(overlapMs: number): { readonly next: SamlKey; readonly signsFrom: number };
  reset(): void;
}

/** Two keys that take turns, so that going back to the old one can be shown as well. */
export function createRollingKeys(pair: readonly [SamlKey, SamlKey], now: () => number): RollingKeys {
  const [first, second] = pair;
  let current = first;
  let change: { next: SamlKey; from: number } | undefined;
  const signing = () => (change !== undefined && change.from <= now() ? change.next : current);
  return {
    signing,
    published() {
      if (change === undefined) return [current];
      const signs = signing();
      return [signs, signs === current ? change.next : current];
    },
    roll(overlapMs) {
      current = signing();
      const next = current === first ? second : first;
      change = { next, from: now() + overlapMs };
      return { next, signsFrom: change.from };
    },
    reset() {
      current = first;
      change = undefined;
    },
  };
}
