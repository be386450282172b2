import {
  createTenants,
  type Tenanted,
  type TenantScope,
  type TenantSource,
} from '@rathaus/client-core/tenants';
import { buildExchange } from './build-exchange.ts';
import { checkExchangeConfig, type ExchangeConfig } from './config.ts';
import { type Exchange, workOf } from './exchange.ts';

/**
 * Makes the exchanges of many authorities from a source that knows the configuration of each: ask for the handle of a
 * tenant each time. Workers (`createWorker`, `outbox.run`, `inbox.run`) take up a changed configuration by themselves.
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
 *   store: createSqliteStore({ folder: 'daten/musterstadt' }),
 *   fitConnect: {
 *     endpoints: fitConnectEnvironments.production,
 *     clientId,
 *     clientSecret: () => readFile('/run/secrets/fit-connect', 'utf8'),
 *     userAgent: 'Musterstadt-Portal/1.2 (it@musterstadt.example)',
 *     trust: { roots: [pem], isRevoked },
 *   },
 * });
 * await outbox.enqueue({ key: vorgang, to: { transport: 'fit-connect', destinationId }, service, data });
 * await outbox.run({ signal });
 */
export function createExchange(config: ExchangeConfig): Exchange;
export function createExchange(
  input: ExchangeConfig | TenantSource<ExchangeConfig>,
): Exchange | Tenanted<Exchange> {
  const tenants = createTenants<ExchangeConfig, Exchange>(input, {
    build(config, scope: TenantScope<Exchange>) {
      checkExchangeConfig(config);
      return buildExchange(config, {
        gone: scope.signal,
        latest: async () => workOf(await scope.latest()).now,
      });
    },
  });
  return tenants.single ?? { tenant: tenants.tenant, forget: tenants.forget };
}
