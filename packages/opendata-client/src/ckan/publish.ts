import { isRathausError, RathausError } from '@rathaus/client-core';
import type { CkanActions, CkanDataset } from './actions.ts';
import { compare, extrasOf, sameFile, storedResource } from './compare.ts';
import { verifiedPart } from './files.ts';
import { type CkanResourceRecord, managedExtras, managedFields } from './mapping.ts';
import type { MultipartFile } from './multipart.ts';
import { findDataset, type PlanInside, type PublishPlan } from './plan.ts';

/** What was done at the site. */
export interface PublishResult {
  action: 'created' | 'updated' | 'unchanged';
  id: string;
  name: string;
  /** Page of the dataset on the site. */
  url: string;
  resources: { id: string; name: string; url: string }[];
}

/** Where a publication stands; for a progress display. */
export interface PublishProgress {
  step: 'create' | 'upload' | 'activate' | 'revise' | 'verify' | 'cleanup';
  /** Distribution being sent. */
  distribution?: number;
}

/** How a plan is carried out. */
export interface PublishOptions {
  signal?: AbortSignal | undefined;
  onProgress?: (progress: PublishProgress) => void;
}

/** Milliseconds for cleaning up; it must not hang when the service is what failed. */
const cleanupTimeout = 30_000;

export async function carryOut(
  actions: CkanActions,
  plan: PublishPlan,
  inside: PlanInside,
  options: PublishOptions,
): Promise<PublishResult> {
  options.signal?.throwIfAborted();
  if (plan.action === 'none' && inside.stored) return resultOf(inside, inside.stored, 'unchanged');
  const stored = inside.stored
    ? await update(actions, inside, inside.stored, options)
    : await create(actions, plan, inside, options);
  return resultOf(inside, stored, inside.stored ? 'updated' : 'created');
}

/**
 * Creates the dataset hidden, fills it, and shows it with one compare-and-set at the end. Until then the public
 * sees nothing; when anything fails, what was created is removed. (A draft state is not used: CKAN drops it when
 * the creator is no system administrator.)
 */
async function create(
  actions: CkanActions,
  plan: PublishPlan,
  inside: PlanInside,
  { signal, onProgress }: PublishOptions,
): Promise<CkanDataset> {
  const { config, record } = inside;
  const run = crypto.randomUUID();
  let id: string | undefined;
  try {
    onProgress?.({ step: 'create' });
    const created = await actions.create(
      {
        name: record.name,
        ...record.fields,
        owner_org: config.organization,
        private: true,
        tags: record.tags.map((name) => ({ name })),
        groups: record.groups.map((name) => ({ name })),
        extras: extraList({ ...record.extras, rathaus_run: run }),
        resources: [],
      },
      { signal },
    );
    id = created.id;
    for (const [index, resource] of record.resources.entries()) {
      onProgress?.({ step: 'upload', distribution: index });
      const file = partOf(inside, resource, 'upload');
      await actions.createResource({ ...resource.fields, package_id: id }, file, { signal });
    }
    onProgress?.({ step: 'activate' });
    const filled = await actions.show(id, { signal });
    // All but the run marker and the visibility must be stored as wanted before anyone sees it.
    const open = compare(filled, record, true).filter(({ place }) => place !== 'extras.rathaus_run');
    if (open.length > 0) throw notVerified(open.map(({ place }) => place));
    const update = { extras: extraList(record.extras), private: config.visibility === 'private' };
    const match = { id, metadata_modified: filled.metadata_modified };
    await actions.revise({ match, filter: ['-extras'], update }, [], { signal });
    onProgress?.({ step: 'verify' });
    return await verified(actions, inside, id, signal);
  } catch (error) {
    onProgress?.({ step: 'cleanup' });
    id ??= await findOwn(actions, plan, run, error);
    const cleanup = id === undefined ? 'nothing-created' : await remove(actions, id);
    throw withOutcome(error, cleanup, id);
  }
}

/** One request changes metadata and files together or not at all (package_revise, one transaction). */
async function update(
  actions: CkanActions,
  inside: PlanInside,
  stored: CkanDataset,
  { signal, onProgress }: PublishOptions,
): Promise<CkanDataset> {
  const { config, record } = inside;
  const foreign = Object.fromEntries(
    Object.entries(extrasOf(stored)).filter(([key]) => !managedExtras.has(key)),
  );
  const files: MultipartFile[] = [];
  const resources = record.resources.map((resource, index) => {
    const current = storedResource(stored, resource);
    if (resource.file && !sameFile(current, resource)) {
      const part = partOf(inside, resource, `update__resources__${index}__upload`);
      if (part) files.push(part);
      // CKAN takes the address from the upload; an old one must not stand in for it.
      return { ...current, ...resource.fields, url: resource.file.fileName, url_type: 'upload' };
    }
    return { ...current, ...resource.fields };
  });
  const cleared = Object.fromEntries(managedFields.map((field) => [field, '']));
  const revision = {
    match: { id: stored.id, metadata_modified: stored.metadata_modified },
    filter: ['-extras', '-tags', '-resources', ...(record.groups.length > 0 ? ['-groups'] : [])],
    update: {
      ...cleared,
      ...record.fields,
      state: 'active',
      private: config.visibility === 'private',
      extras: extraList({ ...foreign, ...record.extras }),
      tags: record.tags.map((name) => ({ name })),
      ...(record.groups.length > 0 ? { groups: record.groups.map((name) => ({ name })) } : {}),
      resources,
    },
  };
  try {
    onProgress?.({ step: files.length > 0 ? 'upload' : 'revise' });
    await actions.revise(revision, files, { signal });
  } catch (error) {
    return await afterFailedRevision(actions, inside, stored, error);
  }
  onProgress?.({ step: 'verify' });
  return verified(actions, inside, stored.id, signal);
}

/** When the answer was lost, the stored state decides whether the revision was written. */
async function afterFailedRevision(
  actions: CkanActions,
  inside: PlanInside,
  before: CkanDataset,
  error: unknown,
): Promise<CkanDataset> {
  let now: CkanDataset | undefined;
  try {
    now = await actions.show(before.id, { signal: AbortSignal.timeout(cleanupTimeout) });
  } catch {
    // The first error is the one to report; this one only says that the outcome could not be found out.
    throw withOutcome(error, 'unknown', before.id);
  }
  const written = compare(now, inside.record, inside.config.visibility === 'private').length === 0;
  if (written) return now;
  const same = now.metadata_modified === before.metadata_modified;
  throw withOutcome(error, same ? 'unchanged' : 'changed-by-others', before.id);
}

async function verified(
  actions: CkanActions,
  inside: PlanInside,
  id: string,
  signal: AbortSignal | undefined,
): Promise<CkanDataset> {
  const stored = await actions.show(id, { signal });
  const open = compare(stored, inside.record, inside.config.visibility === 'private');
  if (open.length > 0) throw notVerified(open.map(({ place }) => place));
  return stored;
}

function notVerified(places: readonly string[]): RathausError {
  // Places may contain file names of the publisher: only their general part is told.
  const kinds = [...new Set(places.map((place) => place.replace(/\[.*\]/, '[]')))];
  return new RathausError({
    code: 'opendata.publish.not-verified',
    origin: 'service',
    message:
      'CKAN accepted the dataset but stored something else; a plugin of the site may change these fields.',
    details: { fields: kinds.slice(0, 20).join(', ') },
  });
}

function partOf(inside: PlanInside, resource: CkanResourceRecord, field: string): MultipartFile | undefined {
  const { file } = resource;
  const source = file && inside.sources.get(file.distribution);
  if (!file || !source) return undefined;
  return verifiedPart(field, source, file, resource.fields.mimetype ?? 'application/octet-stream');
}

/** After a lost answer: the dataset this run created, recognised by the run marker, never someone else's. */
async function findOwn(
  actions: CkanActions,
  plan: PublishPlan,
  run: string,
  error: unknown,
): Promise<string | undefined> {
  const refused = isRathausError(error) && (error.origin === 'local' || (error.status ?? 500) < 500);
  if (refused && isRathausError(error) && error.code !== 'core.aborted') return undefined;
  try {
    const signal = AbortSignal.timeout(cleanupTimeout);
    const stored = await findDataset(actions, plan.identifier, plan.name, signal);
    return stored && extrasOf(stored).rathaus_run === run ? stored.id : undefined;
  } catch {
    // Service still unreachable: the caller is told by the outcome of the cleanup that nothing was found.
    return undefined;
  }
}

/** Removes for good where the token may, else softly: an editor cannot purge, and the dataset was never public. */
async function remove(actions: CkanActions, id: string): Promise<'purged' | 'deleted' | 'failed'> {
  const signal = AbortSignal.timeout(cleanupTimeout);
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

/** The same error with what is left behind: `details.cleanup` and, when something is, `details.dataset`. */
function withOutcome(error: unknown, cleanup: string, dataset: string | undefined): unknown {
  if (!isRathausError(error)) return error;
  return new RathausError({
    code: error.code,
    origin: error.origin,
    retryable: error.retryable,
    message: error.message,
    ...(error.status === undefined ? {} : { status: error.status }),
    ...(error.problem === undefined ? {} : { problem: error.problem }),
    details: { ...error.details, cleanup, ...(dataset === undefined ? {} : { dataset }) },
    cause: error,
  });
}

function extraList(extras: Record<string, string>): { key: string; value: string }[] {
  return Object.entries(extras).map(([key, value]) => ({ key, value }));
}

function resultOf(inside: PlanInside, stored: CkanDataset, action: PublishResult['action']): PublishResult {
  const base = String(inside.config.baseUrl).replace(/\/$/, '');
  return {
    action,
    id: stored.id,
    name: stored.name,
    url: `${base}/dataset/${stored.name}`,
    resources: stored.resources.map(({ id, name, url }) => ({ id, name: name ?? '', url })),
  };
}
