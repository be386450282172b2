import { RathausError } from '@rathaus/client-core';
import type { Dataset } from '../dcat/model.ts';
import { ckanActions } from './actions.ts';
import { type CkanTenants, resolveConfig } from './config.ts';
import type { FileSource } from './files.ts';
import { makePlan, type PlanInside, type PlanOptions, type PublishPlan } from './plan.ts';
import { carryOut, type PublishOptions, type PublishResult } from './publish.ts';

/** Publishes to the CKAN of one configuration, in two steps: plan, then carry out. */
export interface CkanPublisher {
  /**
   * Checks the metadata, reads each file once (size, checksum, table inspection) and compares with what is stored.
   * Writes nothing. Throws `opendata.ckan.*` (service), `opendata.tenant.*`, `opendata.publish.*` (local).
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
 * Publishes DCAT-AP.de datasets with files to CKAN 2.10 to 2.12, for one site or for tenants.
 *
 * @example
 * const publisher = createCkanPublisher({ baseUrl: 'https://daten.musterstadt.example', apiToken, organization: 'stadt' });
 * const plan = await publisher.plan(dataset, [{ distribution: 0, fileName: 'haushalt.csv', open: () => file.stream() }]);
 * if (plan.publishable) await publisher.publish(plan);
 */
export function createCkanPublisher(config: CkanTenants): CkanPublisher {
  const insides = new WeakMap<PublishPlan, PlanInside>();
  return {
    async plan(dataset, files = [], options = {}) {
      const own = await resolveConfig(config, options.tenant);
      const { plan, inside } = await makePlan(ckanActions(own), own, dataset, files, options);
      insides.set(plan, inside);
      return plan;
    },
    async publish(plan, options = {}) {
      const inside = insides.get(plan);
      if (!inside) {
        throw new RathausError({
          code: 'opendata.publish.foreign-plan',
          origin: 'local',
          message: 'This plan was not made by this publisher in this process: plan again.',
        });
      }
      if (!plan.publishable) {
        throw refusal(plan);
      }
      return carryOut(ckanActions(inside.config), plan, inside, options);
    },
  };
}

/** Why a plan is not carried out: the rule of the first error, never what it is about. */
function refusal(plan: PublishPlan): RathausError {
  const table = plan.files.flatMap(({ table: report }) => report?.findings ?? []);
  const broken = table.find(({ severity }) => severity === 'error');
  if (broken) {
    return new RathausError({
      code: 'opendata.publish.table-refused',
      origin: 'local',
      message: `A file was refused: ${broken.message.en}`,
      details: { rule: broken.rule },
    });
  }
  const finding = plan.findings.find(({ severity }) => severity === 'error');
  return new RathausError({
    code: 'opendata.publish.dataset-refused',
    origin: 'local',
    message: `The metadata was refused: ${finding?.message.en ?? 'the plan is not publishable'}`,
    details: finding ? { rule: finding.rule, place: finding.place } : {},
  });
}
