import type { Clock } from '@rathaus/client-core/observe';
import type { KeyWarning, ProviderConnection } from './protocol.ts';

/** Tells an operator about certificates of ours before a citizen notices. */
export interface KeyWatch {
  /** Looks at them, at most once a day. Asks nobody and waits for nothing. */
  look(): void;
}

/** So often certificates are looked at while logins are started. */
const pause = 86_400_000;

/**
 * Watches our own certificates: when a tenant is set up, and once a day while logins are started, because a process may run
 * longer than a certificate. Each stage (90, 30, 7 days, expired) of each certificate is told once.
 */
export function createKeyWatch(
  connections: ReadonlyMap<string, ProviderConnection>,
  clock: Clock,
  tell: (provider: string, warning: KeyWarning) => void,
): KeyWatch {
  const told = new Set<string>();
  let lookedAt = Number.NEGATIVE_INFINITY;
  return {
    look() {
      const now = clock();
      if (lookedAt <= now && now - lookedAt < pause) return;
      lookedAt = now;
      for (const [provider, connection] of connections)
        for (const warning of connection.ownKeyWarnings?.() ?? []) {
          const { use, fingerprint, code, within } = warning;
          const stage = [provider, use, fingerprint, code, within].join(' ');
          if (told.has(stage)) continue;
          told.add(stage);
          tell(provider, warning);
        }
    },
  };
}
