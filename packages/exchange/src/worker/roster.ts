import { isRathausError } from '@rathaus/client-core';
import type { ExchangeStore } from '../store/exchange-store.ts';
import type { TenantWork } from './tenant-work.ts';

export interface RosterSettings {
  /** Tenants to work for. */
  ids(signal: AbortSignal): readonly string[] | Promise<readonly string[]>;
  /** One tenant with its configuration as it is now. */
  resolve(id: string, signal: AbortSignal): Promise<TenantWork>;
  /** A tenant is served from now on, or with another configuration. */
  adopted(work: TenantWork): void;
  /** A tenant cannot be served: told when it begins, and when the reason is another one. */
  refused(id: string, error: unknown): void;
  /** There is new work in a store. */
  wake(store: ExchangeStore): void;
}

interface Entry {
  readonly work: TenantWork;
  readonly off: () => void;
}

/** Whom a worker works for. A tenant that cannot be served is left alone, and disturbs nobody. */
export function createRoster(settings: RosterSettings) {
  const entries = new Map<string, Entry>();
  const reasons = new Map<string, string>();

  function drop(id: string): void {
    entries.get(id)?.off();
    entries.delete(id);
  }

  async function look(id: string, signal: AbortSignal): Promise<void> {
    try {
      const work = await settings.resolve(id, signal);
      if (entries.get(id)?.work !== work) {
        await work.store.ready();
        await work.prepare();
        drop(id);
        entries.set(id, { work, off: work.onWake(() => settings.wake(work.store)) });
        settings.adopted(work);
      }
      reasons.delete(id);
    } catch (error) {
      if (signal.aborted) return;
      drop(id);
      const reason = isRathausError(error) ? error.code : 'unknown';
      if (reasons.get(id) === reason) return;
      reasons.set(id, reason);
      settings.refused(id, error);
    }
  }

  return {
    /** Asks who there is, and for the configuration of each. Errors: those of `ids`. */
    async refresh(signal: AbortSignal): Promise<void> {
      const ids = await settings.ids(signal);
      const wanted = new Set(ids);
      for (const id of entries.keys()) if (!wanted.has(id)) drop(id);
      for (const id of reasons.keys()) if (!wanted.has(id)) reasons.delete(id);
      await Promise.all([...wanted].map((id) => look(id, signal)));
    },
    find: (tenant: string): TenantWork | undefined => entries.get(tenant)?.work,
    /** Tenants that are served, of one store or of all. */
    served: (store?: ExchangeStore): string[] =>
      [...entries.values()]
        .filter(({ work }) => store === undefined || work.store === store)
        .map(({ work }) => work.tenant),
    stores: (): Set<ExchangeStore> => new Set([...entries.values()].map(({ work }) => work.store)),
    /** Tenants that cannot be served, with the code of the reason. */
    refused: (): { tenant: string; code: string }[] =>
      [...reasons].map(([tenant, code]) => ({ tenant, code })),
    /** Nothing is woken any more. */
    end(): void {
      for (const id of [...entries.keys()]) drop(id);
    },
  };
}

export type Roster = ReturnType<typeof createRoster>;
