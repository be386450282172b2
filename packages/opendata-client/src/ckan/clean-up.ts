import { isRathausError, withDetails } from '@rathaus/client-core';
import type { CkanActions, CkanDataset, CkanSession } from './actions.ts';
import { compare, extrasOf } from './compare.ts';
import { findDataset } from './find-dataset.ts';
import type { PlanInside, PublishPlan } from './plan.ts';

/** Milliseconds for cleaning up; it must not hang when the service is what failed. */
const cleanupTimeout = 15_000;

/** What a failed creation left behind. `unknown`: its answer was lost, and the site could not be asked. */
export type Leftover = 'nothing-created' | 'purged' | 'deleted' | 'failed' | 'unknown';

/**
 * Removes what a run created before it failed, also when the answer to the creation was lost: then the run marker
 * identifies it, and the dataset of another run is never touched.
 */
export async function undoCreation(
  session: CkanSession,
  plan: PublishPlan,
  run: string,
  created: string | undefined,
  error: unknown,
): Promise<{ cleanup: Leftover; dataset: string | undefined }> {
  const cleaner = session.cleaner();
  if (!cleaner) return { cleanup: 'nothing-created', dataset: undefined };
  const signal = AbortSignal.timeout(cleanupTimeout);
  let dataset = created;
  try {
    dataset ??= await findOwn(cleaner, plan, run, error, signal);
  } catch (reason) {
    // The name belongs to another dataset, so ours was not created under it.
    if (isRathausError(reason) && reason.code === 'opendata.publish.name-taken')
      return { cleanup: 'nothing-created', dataset: undefined };
    // The first error is the one to report; this one only says that the outcome could not be found out.
    return { cleanup: 'unknown', dataset: undefined };
  }
  const cleanup = dataset === undefined ? 'nothing-created' : await remove(cleaner, dataset, signal);
  return { cleanup, dataset };
}

/** Throws when the site cannot be asked. */
async function findOwn(
  actions: CkanActions,
  plan: PublishPlan,
  run: string,
  error: unknown,
  signal: AbortSignal,
): Promise<string | undefined> {
  const refused =
    isRathausError(error) &&
    error.code !== 'core.aborted' &&
    (error.origin === 'local' || (error.status ?? 500) < 500);
  if (refused) return undefined;
  const stored = await findDataset(actions, plan.identifier, plan.name, signal);
  return stored && extrasOf(stored).rathaus_run === run ? stored.id : undefined;
}

/** Removes for good where the token may, else softly: an editor cannot purge, and the dataset was never public. */
async function remove(actions: CkanActions, id: string, signal: AbortSignal): Promise<Leftover> {
  try {
    await actions.delete(id, { signal });
  } catch {
    return 'failed';
  }
  try {
    await actions.purge(id, { signal });
    return 'purged';
  } catch {
    return 'deleted';
  }
}

/** When the answer to a change was lost, the stored state decides whether it was written. Throws when it was not. */
export async function afterFailedRevision(
  session: CkanSession,
  inside: PlanInside,
  before: CkanDataset,
  error: unknown,
): Promise<CkanDataset> {
  const cleaner = session.cleaner();
  if (!cleaner) throw withOutcome(error, 'unchanged', before.id);
  let now: CkanDataset | undefined;
  try {
    now = await cleaner.show(before.id, { signal: AbortSignal.timeout(cleanupTimeout) });
  } catch {
    // The first error is the one to report; this one only says that the outcome could not be found out.
    throw withOutcome(error, 'unknown', before.id);
  }
  const written = compare(now, inside.record, inside.config.visibility === 'private').length === 0;
  // Whoever aborts expects that end, and learns that the change was written all the same.
  const aborted = isRathausError(error) && error.code === 'core.aborted';
  if (written && !aborted) return now;
  const same = now.metadata_modified === before.metadata_modified;
  throw withOutcome(error, written ? 'written' : same ? 'unchanged' : 'changed-by-others', before.id);
}

/** The same error with what is left behind: `details.cleanup` and, when something is, `details.dataset`. */
export function withOutcome(error: unknown, cleanup: string, dataset: string | undefined): unknown {
  if (!isRathausError(error)) return error;
  return withDetails(error, dataset === undefined ? { cleanup } : { cleanup, dataset });
}
