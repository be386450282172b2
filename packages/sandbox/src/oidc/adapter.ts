import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Stored {
  payload: AdapterPayload;
  expiresAt: number;
}

/**
 * Storage of one broker. oidc-provider's own memory adapter is one store for the whole process, so that two sandboxes
 * in one test run would share sessions, and it cannot be emptied.
 */
export class BrokerStore {
  readonly #entries = new Map<string, Stored>();

  clear(): void {
    this.#entries.clear();
  }

  adapter(model: string): Adapter {
    const entries = this.#entries;
    const key = (id: string) => `${model}:${id}`;
    const read = (id: string): AdapterPayload | undefined => {
      const stored = entries.get(key(id));
      if (!stored) return undefined;
      if (stored.expiresAt > Date.now()) return stored.payload;
      entries.delete(key(id));
      return undefined;
    };
    return {
      async upsert(id, payload, expiresIn) {
        const expiresAt = expiresIn ? Date.now() + expiresIn * 1000 : Number.POSITIVE_INFINITY;
        entries.set(key(id), { payload: structuredClone(payload), expiresAt });
      },
      async find(id) {
        const payload = read(id);
        return payload && structuredClone(payload);
      },
      async findByUid(uid) {
        for (const [name, { payload, expiresAt }] of entries) {
          if (name.startsWith(`${model}:`) && payload.uid === uid && expiresAt > Date.now()) {
            return structuredClone(payload);
          }
        }
        return undefined;
      },
      async findByUserCode() {
        return undefined;
      },
      async consume(id) {
        const payload = read(id);
        if (payload) payload.consumed = Math.floor(Date.now() / 1000);
      },
      async destroy(id) {
        entries.delete(key(id));
      },
      async revokeByGrantId(grantId) {
        // Of this model alone: a login that is under way names the grant as well, and goes on with another person.
        for (const [name, { payload }] of entries)
          if (name.startsWith(`${model}:`) && payload.grantId === grantId) entries.delete(name);
      },
    };
  }
}
