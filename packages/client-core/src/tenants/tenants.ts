import { type Abortable, callApplication, unlessAborted } from '../abort/abort.ts';
import { throwIfAborted } from '../abort/aborted.ts';
import { abortError } from '../abort/errors.ts';
import { configOf, isTenantId } from '../config/faults.ts';
import type { Clock } from '../observe/clock.ts';
import { plainDigest } from './digest.ts';
import { tenantError } from './errors.ts';

type Awaitable<T> = T | PromiseLike<T>;

/** What every configuration of a server-side factory begins with. */
export interface TenantConfig {
  /**
   * Id of the authority: 1 to 64 lower-case letters, digits, `.`, `_`, `-`. Scopes keys, rows, caches and limits, so
   * that authorities may share a store.
   */
  tenant: string;
  /**
   * Changes whenever something in the configuration does that is no plain value (a key in a KMS, a function). While it
   * stays the same, discovery, keys and connections are kept. Without it the plain values are compared.
   */
  version?: string | undefined;
}

/** Where the configurations of many authorities come from. */
export interface TenantSource<Config extends TenantConfig> {
  /**
   * The configuration of a tenant, `undefined` when there is none (any more). Asked at most every five seconds for each
   * tenant; its `tenant` must be the id that was asked for.
   */
  config(id: string, options: { signal: AbortSignal }): Awaitable<Config | undefined>;
}

/** Where the configurations come from, for factories that answer requests. */
export interface RequestTenantSource<Config extends TenantConfig> extends TenantSource<Config> {
  /**
   * Id of the tenant a request is for, from something the caller cannot bend at will (the host that the proxy checked).
   * `undefined`: none. Several ids: nobody can tell, the request is refused. When it throws, as
   * `core.tenant.unavailable`.
   */
  tenantOf(request: Request): Awaitable<string | readonly string[] | undefined>;
}

/** What a factory of many tenants returns: ask for the handle each time, it is cheap, and do not keep it. */
export interface Tenanted<Handle> {
  /**
   * The handle of one tenant, never another one's. Errors: `core.tenant.unknown`, `core.tenant.ambiguous`,
   * `core.tenant.unavailable`, and those of a configuration that is not valid.
   */
  tenant(id: string, options?: Abortable): Promise<Handle>;
  /** Forgets what is known of a tenant, so that the next call asks at once. What is stored stays. */
  forget(id: string): void;
}

/** What a handle knows of its tenant. */
export interface TenantScope<Handle> {
  readonly id: string;
  /** Aborts when the tenant is gone; its reason is the error `core.tenant.unknown`. */
  readonly signal: AbortSignal;
  /** The handle as it is now, for work that lasts: a worker asks before each round. Errors as `tenant()`. */
  latest(): Promise<Handle>;
}

/** How a factory makes and names its handles. */
export interface TenantsOptions<Config extends TenantConfig, Handle> {
  /** Checks the configuration and makes the handle; throws for one that is not valid. */
  build(config: Config, scope: TenantScope<Handle>): Handle;
  clock?: Clock | undefined;
}

/** The resolver behind a factory: one authority or many. */
export interface Tenants<Handle> extends Tenanted<Handle> {
  /** The one authority of a single configuration. */
  readonly single: Handle | undefined;
  /** The handle for a request; with a single configuration always that one. */
  forRequest(request: Request): Promise<Handle>;
}

/** Milliseconds until a configuration is asked for again. */
const recheck = 5_000;
/** Milliseconds a known configuration goes on being used while its source fails. */
const patience = 60_000;
/** Milliseconds the source may take. */
const timeout = 10_000;
/** Refused ids that are remembered; the oldest go first. */
const mostRefused = 1_000;

const waiting = 'Waiting for the configuration of a tenant';

interface Entry<Handle> {
  handle: Handle;
  version: string | undefined;
  digest: string;
  /** When the source was last asked, and when it last answered. */
  asked: number;
  answered: number;
  gone: AbortController;
}

/** Whether less than `recheck` has passed. A clock that was set back must not keep what has to be asked for again. */
const isRecent = (since: number, now: number): boolean => now >= since && now - since < recheck;

/** Whether what a factory was given is a source of many tenants. */
export const isTenantSource = <Config extends TenantConfig>(
  input: Config | TenantSource<Config>,
): input is TenantSource<Config> =>
  typeof (input as Partial<TenantSource<Config>> | null | undefined)?.config === 'function';

/**
 * The resolver that every server-side factory uses: `create…(config | tenants)`. A single configuration is built at
 * once, so that its faults are thrown by the factory. Of many, each is built when it is first asked for, kept while its
 * version or its plain values stay the same, and dropped when the source no longer knows it.
 *
 * @example
 * const tenants = createTenants(input, { build: (config, scope) => buildExchange(config, scope) });
 * const handle = await tenants.tenant('musterstadt');
 */
export function createTenants<Config extends TenantConfig, Handle>(
  input: Config | TenantSource<Config>,
  { build, clock = Date.now }: TenantsOptions<Config, Handle>,
): Tenants<Handle> {
  return isTenantSource(input) ? many(input, build, clock) : one(configOf(input), build);
}

function one<Config extends TenantConfig, Handle>(
  config: Config,
  build: TenantsOptions<Config, Handle>['build'],
): Tenants<Handle> {
  // The application may go on using its object; the handle stays that of the authority it was built for.
  const { tenant: own } = config;
  const single: Handle = build(config, {
    id: own,
    signal: new AbortController().signal,
    latest: async () => single,
  });
  return {
    single,
    async tenant(id, { signal } = {}) {
      throwIfAborted(signal, waiting);
      if (id !== own) throw tenantError('core.tenant.unknown');
      return single;
    },
    forget: () => undefined,
    forRequest: async () => single,
  };
}

function many<Config extends TenantConfig, Handle>(
  source: TenantSource<Config>,
  build: TenantsOptions<Config, Handle>['build'],
  clock: Clock,
): Tenants<Handle> {
  const entries = new Map<string, Entry<Handle>>();
  const flights = new Map<string, Promise<Handle>>();
  /** Why and when an id got no handle. Remembered, so that strangers cannot make the source work. */
  const refused = new Map<string, { at: number; error: unknown }>();

  function remember(id: string, at: number, error: unknown): void {
    refused.delete(id);
    if (refused.size >= mostRefused) refused.delete(refused.keys().next().value!);
    refused.set(id, { at, error });
  }

  function drop(id: string, reason: unknown): void {
    entries.get(id)?.gone.abort(reason);
    entries.delete(id);
  }

  async function resolve(id: string, isForgotten: () => boolean): Promise<Handle> {
    const asked = clock();
    let config: Config | undefined;
    let failed: { cause: unknown } | undefined;
    try {
      config = await callApplication('The source of tenants', (signal) => source.config(id, { signal }), {
        timeout,
      });
    } catch (cause) {
      failed = { cause };
    }
    // What was asked before `forget()` may be what was to be forgotten.
    if (isForgotten()) return tenant(id);
    const known = entries.get(id);
    if (failed) {
      // A source that is away for a moment must not stop a town; one that stays away does.
      if (known && asked - known.answered < patience) {
        known.asked = asked;
        return known.handle;
      }
      throw tenantError('core.tenant.unavailable', { cause: failed.cause, details: { tenant: id } });
    }
    if (!config) {
      const error = tenantError('core.tenant.unknown');
      drop(id, error);
      throw error;
    }
    if (config.tenant !== id) {
      const error = tenantError('core.tenant.ambiguous', {
        message: 'the configuration that came names another tenant, or none',
        details: { tenant: id },
      });
      drop(id, error);
      throw error;
    }
    const digest = plainDigest(config);
    const { version } = config;
    const same =
      known &&
      (version === undefined || known.version === undefined
        ? digest === known.digest
        : version === known.version);
    if (same) {
      Object.assign(known, { asked, answered: asked, digest, version });
      return known.handle;
    }
    const gone = known?.gone ?? new AbortController();
    const handle = build(config, { id, signal: gone.signal, latest: () => tenant(id) });
    entries.set(id, { handle, version, digest, asked, answered: asked, gone });
    return handle;
  }

  async function tenant(id: string, { signal }: Abortable = {}): Promise<Handle> {
    throwIfAborted(signal, waiting);
    if (!isTenantId(id)) throw tenantError('core.tenant.unknown');
    const now = clock();
    const known = entries.get(id);
    if (known && isRecent(known.asked, now)) return known.handle;
    const refusal = refused.get(id);
    if (refusal && isRecent(refusal.at, now)) throw refusal.error;
    let flight = flights.get(id);
    if (!flight) {
      const started: Promise<Handle> = resolve(id, () => flights.get(id) !== started)
        .then(
          (handle) => {
            refused.delete(id);
            return handle;
          },
          (error) => {
            remember(id, now, error);
            throw error;
          },
        )
        .finally(() => {
          if (flights.get(id) === started) flights.delete(id);
        });
      flights.set(id, started);
      flight = started;
    }
    return unlessAborted(flight, signal, waiting);
  }

  return {
    single: undefined,
    tenant,
    forget(id) {
      refused.delete(id);
      flights.delete(id);
      const known = entries.get(id);
      if (known) known.asked = Number.NEGATIVE_INFINITY;
    },
    async forRequest(request) {
      const { tenantOf } = source as Partial<RequestTenantSource<Config>>;
      if (!tenantOf)
        throw tenantError('core.tenant.unknown', { message: 'requests are not mapped to tenants' });
      const found = await callApplication(
        'The function that finds the tenant of a request',
        () => tenantOf.call(source, request),
        { signal: request.signal, timeout },
      ).catch((cause) => {
        if (abortError.is(cause)) throw cause;
        throw tenantError('core.tenant.unavailable', {
          message: 'the function that finds the tenant of a request failed',
          cause,
        });
      });
      // Only a list is taken apart: of anything else that can be iterated the parts are no ids.
      const ids = new Set<string | undefined>(Array.isArray(found) ? found : [found as string | undefined]);
      if (ids.size > 1) throw tenantError('core.tenant.ambiguous');
      const [id] = ids;
      return tenant(id ?? '', { signal: request.signal });
    },
  };
}
