import { allowSandbox } from '@rathaus/client-core';
import {
  createTenants,
  type Tenanted,
  type TenantScope,
  type TenantSource,
} from '@rathaus/client-core/tenants';
import { createNotify } from '../events/exchange-event.ts';
import { createFitConnectClient, type FitConnectClient } from '../fit-connect/client.ts';
import { createTrustedKeys } from '../fit-connect/trusted-keys.ts';
import { createInbox, type InboxRounds } from '../inbox/inbox.ts';
import type { Inbox } from '../inbox/types.ts';
import { createOutbox, type Outbox } from '../outbox/outbox.ts';
import type { Rounds } from '../store/worker.ts';
import { checkExchangeConfig, type ExchangeConfig } from './config.ts';

/**
 * Delivery between authorities for one tenant. A handle that was kept refuses everything with `core.tenant.unknown` when
 * its tenant is gone.
 */
export interface Exchange {
  outbox: Outbox;
  inbox: Inbox;
  /** The calls themselves, for what outbox and inbox do not do. */
  fitConnect: FitConnectClient;
}

/** An exchange with the rounds of its workers, which a running worker asks for anew each time. */
interface BuiltExchange {
  exchange: Exchange;
  outboxRounds: Rounds;
  inboxRounds: InboxRounds;
}

/**
 * Makes the exchanges of many authorities from a source that knows the configuration of each: ask for the handle of a
 * tenant each time. A worker that runs (`outbox.run`, `inbox.run`) takes up a changed configuration with its next round
 * and ends as `core.tenant.unknown` when its tenant is gone.
 *
 * Errors, when a tenant is asked for: `exchange.config.invalid`, `core.tenant.unknown`, `core.tenant.ambiguous`,
 * `core.tenant.unavailable`.
 *
 * @example
 * const exchanges = createExchange({ config: (id) => configurations.get(id) });
 * const { outbox } = await exchanges.tenant('musterstadt');
 */
export function createExchange(tenants: TenantSource<ExchangeConfig>): Tenanted<Exchange>;
// The single configuration comes last: the compiler explains the last overload, and most callers mean this one.
/**
 * Makes the exchange of one authority. Errors: `exchange.config.invalid` with all faults at once.
 *
 * @example
 * const { outbox } = createExchange({
 *   tenant: 'musterstadt',
 *   endpoints: fitConnectEnvironments.production,
 *   clientId,
 *   clientSecret: () => readFile('/run/secrets/fit-connect', 'utf8'),
 *   userAgent: 'Musterstadt-Portal/1.2 (it@musterstadt.example)',
 *   store: createSqliteStore({ folder: 'daten/musterstadt' }),
 *   trust: { roots: [pem], isRevoked },
 * });
 * await outbox.enqueue({ key: vorgang, destinationId, publicService, data });
 * await outbox.run({ signal });
 */
export function createExchange(config: ExchangeConfig): Exchange;
export function createExchange(
  input: ExchangeConfig | TenantSource<ExchangeConfig>,
): Exchange | Tenanted<Exchange> {
  const tenants = createTenants<ExchangeConfig, BuiltExchange>(input, { build: buildExchange });
  if (tenants.single) return tenants.single.exchange;
  return {
    tenant: async (id, options) => (await tenants.tenant(id, options)).exchange,
    forget: tenants.forget,
  };
}

/** A client that was kept asks nothing for a tenant that is gone. */
const fetchFor =
  ({ fetch: own = fetch }: ExchangeConfig, gone: AbortSignal): typeof fetch =>
  async (input, init) => {
    gone.throwIfAborted();
    return own(input, init);
  };

function buildExchange(config: ExchangeConfig, scope: TenantScope<BuiltExchange>): BuiltExchange {
  checkExchangeConfig(config);
  const { tenant, endpoints, store, destinations = [], applicationTimeout } = config;
  const { clock = Date.now, random = Math.random } = config;
  const client = createFitConnectClient({ ...config, fetch: fetchFor(config, scope.signal) });
  const trust = { ...config.trust, [allowSandbox]: config[allowSandbox] };
  const trusted = createTrustedKeys({ client, endpoints, trust, clock, applicationTimeout });
  const notify = createNotify(tenant, config.observer, config.logger);
  const context = {
    store,
    tenant,
    client,
    trusted,
    clock,
    random,
    applicationTimeout,
    notify,
    gone: scope.signal,
  };
  const { outbox, rounds: outboxRounds } = createOutbox(
    { ...context, endpoints, latest: async () => (await scope.latest()).outboxRounds },
    config.outbox,
  );
  const { inbox, rounds: inboxRounds } = createInbox(
    { ...context, destinations, latest: async () => (await scope.latest()).inboxRounds },
    config.inbox,
  );
  return { exchange: { outbox, inbox, fitConnect: client }, outboxRounds, inboxRounds };
}
