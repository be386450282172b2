import { isRathausError, type RathausError, withDetails } from '@rathaus/client-core';
import { isolate } from '@rathaus/client-core/observe';
import {
  createTenants,
  type Tenanted,
  type TenantScope,
  type TenantSource,
} from '@rathaus/client-core/tenants';
import type { Dataset } from '../dcat/model.ts';
import { opendataError } from '../errors.ts';
import { ckanSession } from './actions.ts';
import { type CkanConfig, checkCkanConfig } from './config.ts';
import type { FileSource } from './files.ts';
import { makePlan, type PlanInside, type PlanOptions, type PublishPlan } from './plan.ts';
import { carryOut, type PublishOptions, type PublishResult } from './publish.ts';

/** Publishes to the CKAN of one tenant, in two steps: plan, then carry out. */
export interface CkanPublisher {
  /**
   * Checks the metadata, reads each file once (size, checksum, table inspection) and compares with what is stored.
   * Writes nothing. Throws `opendata.ckan.*` (service), `opendata.publish.*` (local), `core.aborted`,
   * `core.application.timeout`, and `core.tenant.unknown` when the tenant is gone.
   */
  plan(dataset: Dataset, files?: readonly FileSource[], options?: PlanOptions): Promise<PublishPlan>;
  /**
   * Carries a plan out. Idempotent by `identifier`: nothing is written when nothing differs, and a plan is refused
   * (`opendata.ckan.conflict`) when the dataset changed since. A new dataset becomes visible only when all files
   * arrived; on failure or abort what was created is removed, and `details.cleanup` says with what success.
   */
  publish(plan: PublishPlan, options?: PublishOptions): Promise<PublishResult>;
}

/**
 * Makes the publishers of many authorities: ask for the one of a tenant each time. Errors, when a tenant is asked for:
 * `opendata.config.invalid`, `core.tenant.unknown`, `core.tenant.ambiguous`, `core.tenant.unavailable`.
 *
 * @example
 * const publishers = createCkanPublisher({ config: (id) => configurations.get(id) });
 * const publisher = await publishers.tenant('musterstadt');
 */
export function createCkanPublisher(tenants: TenantSource<CkanConfig>): Tenanted<CkanPublisher>;
// The single configuration comes last: the compiler explains the last overload, and most callers mean this one.
/**
 * Publishes the DCAT-AP.de datasets of one authority with their files to CKAN 2.10 to 2.12. Errors:
 * `opendata.config.invalid` with all faults at once.
 *
 * @example
 * const publisher = createCkanPublisher({
 *   tenant: 'musterstadt', baseUrl: 'https://daten.musterstadt.example', apiToken, organization: 'stadt',
 * });
 * const plan = await publisher.plan(dataset, [{ distribution: 0, fileName: 'haushalt.csv', open: () => file.stream() }]);
 * if (plan.publishable) await publisher.publish(plan);
 */
export function createCkanPublisher(config: CkanConfig): CkanPublisher;
export function createCkanPublisher(
  input: CkanConfig | TenantSource<CkanConfig>,
): CkanPublisher | Tenanted<CkanPublisher> {
  const tenants = createTenants<CkanConfig, CkanPublisher>(input, { build: publisherOf });
  const { single, tenant, forget } = tenants;
  return single ?? { tenant, forget };
}

function publisherOf(given: CkanConfig, scope: TenantScope<CkanPublisher>): CkanPublisher {
  checkCkanConfig(given);
  const { observer, logger } = given;
  // Isolated here and not by each client, so that its faults are reported once for the publisher.
  const config: CkanConfig = {
    ...given,
    observer: observer && isolate(observer, { name: 'observer of the publisher', logger }),
  };
  const insides = new WeakMap<PublishPlan, PlanInside>();

  /** Ends the work when the caller gives up, and when the tenant is gone. */
  async function whileKnown<T>(
    signal: AbortSignal | undefined,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    scope.signal.throwIfAborted();
    try {
      return await work(signal ? AbortSignal.any([signal, scope.signal]) : scope.signal);
    } catch (error) {
      if (!scope.signal.aborted || signal?.aborted) throw error;
      const gone: RathausError = scope.signal.reason;
      throw isRathausError(error) ? withDetails(gone, error.details) : gone;
    }
  }

  return {
    plan: (dataset, files = [], options = {}) =>
      whileKnown(options.signal, async (signal) => {
        const { actions } = ckanSession(config);
        const { plan, inside } = await makePlan(actions, config, dataset, files, { ...options, signal });
        insides.set(plan, inside);
        return plan;
      }),
    publish: (plan, options = {}) =>
      whileKnown(options.signal, async (signal) => {
        const inside = insides.get(plan);
        if (!inside) throw opendataError('opendata.publish.foreign-plan');
        const accepted = plan.verdict === 'not-judged' && options.acceptNotJudged === true;
        if (plan.verdict !== 'passed' && !accepted) throw refusal(plan);
        return carryOut(ckanSession(inside.config), plan, inside, { ...options, signal });
      }),
  };
}

/** Why a plan is not carried out: the rule of the first error and its place, never what it is about. */
function refusal({ files, report, verdict }: PublishPlan): RathausError {
  const reports = files.flatMap(({ table }) => table ?? []);
  if (verdict === 'not-judged') {
    const open = [report, ...reports].flatMap(({ unchecked }) => unchecked.map(({ what }) => what));
    return opendataError('opendata.publish.not-judged', {
      details: { unchecked: [...new Set(open)].join(', ') },
    });
  }
  const table = reports.flatMap(({ findings }) => findings).find(({ severity }) => severity === 'error');
  if (table)
    return opendataError('opendata.publish.table-refused', {
      message: table.rule,
      details: { rule: table.rule },
    });
  const finding = report.findings.find(({ severity }) => severity === 'error');
  if (finding?.place.kind !== 'pointer') return opendataError('opendata.publish.dataset-refused');
  const { rule, place } = finding;
  return opendataError('opendata.publish.dataset-refused', {
    message: rule,
    details: { rule, place: place.pointer },
  });
}
