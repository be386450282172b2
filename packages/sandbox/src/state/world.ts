import { randomUUID } from 'node:crypto';
import { type ClockState, createClock, type SandboxClock } from '../clock/clock.ts';
import { sandboxError } from '../errors/sandbox-error.ts';
import { createIds, type Ids } from '../seed/ids.ts';
import type { StateStore } from './state-store.ts';

/** What a sandbox is, beside what happened in it: its id, its clock, its ids, where it listened. */
export interface World {
  id(): string;
  readonly clock: SandboxClock;
  readonly ids: Ids;
  /** Port of this name at the last start. */
  port(name: string): number | undefined;
  /** Remembers ports, and the issuer of the events; returns all issuers, this one first. */
  started(ports: Readonly<Record<string, number>>, issuer: string): readonly string[];
  /** Another sandbox from now on: what happened is forgotten. */
  reset(): void;
}

const kind = 'world';
const maxIssuers = 10;

/** The world that the store has, or a new one. Errors: `sandbox.state.other-seed`. */
export function openWorld(store: StateStore, seed: string | undefined): World {
  const known = store.get(kind, 'id') as string | undefined;
  const keptSeed = (store.get(kind, 'seed') ?? null) as string | null;
  if (known !== undefined && keptSeed !== (seed ?? null)) throw sandboxError('sandbox.state.other-seed');
  let id = known ?? randomUUID();
  store.set(kind, 'id', id);
  store.set(kind, 'seed', seed ?? null);
  const ports = (store.get(kind, 'ports') ?? {}) as Record<string, number>;
  return {
    id: () => id,
    clock: createClock({
      state: store.get(kind, 'clock') as ClockState | undefined,
      onChange: (state) => store.set(kind, 'clock', state),
    }),
    ids: createIds(seed, {
      start: (store.get(kind, 'sequence') ?? 0) as number,
      onNext: (next) => store.set(kind, 'sequence', next),
    }),
    port: (name) => ports[name],
    started(current, issuer) {
      store.set(kind, 'ports', current);
      const former = (store.get(kind, 'issuers') ?? []) as string[];
      const issuers = [issuer, ...former.filter((one) => one !== issuer)].slice(0, maxIssuers);
      store.set(kind, 'issuers', issuers);
      return issuers;
    },
    reset() {
      id = randomUUID();
      store.set(kind, 'id', id);
    },
  };
}
