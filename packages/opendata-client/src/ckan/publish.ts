import { throwIfAborted } from '@rathaus/client-core/abort';
import { isolate, type OnProgress } from '@rathaus/client-core/observe';
import { opendataError } from '../errors.ts';
import type { CkanActions, CkanDataset, CkanSession } from './actions.ts';
import { afterFailedRevision, undoCreation, withOutcome } from './clean-up.ts';
import { compare, extrasOf, sameFile, storedResource } from './compare.ts';
import { verifiedPart } from './files.ts';
import { type CkanResourceRecord, managedExtras, managedFields } from './mapping.ts';
import type { MultipartFile } from './multipart.ts';
import type { PlanInside, PublishPlan } from './plan.ts';

/** What was done at the site. */
export interface PublishResult {
  action: 'created' | 'updated' | 'unchanged';
  id: string;
  name: string;
  /** Page of the dataset on the site. */
  url: string;
  resources: { id: string; name: string; url: string }[];
}

/** Steps of a publication. `upload` counts the bytes of all files, the others are one item each. */
export type PublishStep = 'create' | 'upload' | 'activate' | 'revise' | 'verify' | 'cleanup';

/** How a plan is carried out. */
export interface PublishOptions {
  /** An abort ends the call as soon as what was created is removed again, which takes at most some seconds. */
  signal?: AbortSignal | undefined;
  onProgress?: OnProgress<PublishStep> | undefined;
  /** A person has looked at what was not checked: carries out a plan whose verdict is `not-judged`. */
  acceptNotJudged?: boolean | undefined;
}

/** One run of `publish()`. */
interface Run {
  session: CkanSession;
  inside: PlanInside;
  signal: AbortSignal | undefined;
  /** Reports the begin and the end of a step. */
  step<T>(name: Exclude<PublishStep, 'upload'>, work: () => Promise<T>): Promise<T>;
  /** Called with the bytes of a file that have been sent. */
  sent(distribution: number, done: number): void;
}

export async function carryOut(
  session: CkanSession,
  plan: PublishPlan,
  inside: PlanInside,
  { signal, onProgress }: PublishOptions,
): Promise<PublishResult> {
  throwIfAborted(signal, 'Publishing a dataset');
  if (plan.action === 'none' && inside.stored) return resultOf(inside, inside.stored, 'unchanged');
  const progress = isolate(onProgress, { name: 'progress of a publication', logger: inside.config.logger });
  const total = plan.uploads.reduce((sum, { size }) => sum + size, 0);
  const bytes = new Map<number, number>();
  const run: Run = {
    session,
    inside,
    signal,
    async step(step, work) {
      progress({ step, done: 0, total: 1, unit: 'items' });
      const result = await work();
      progress({ step, done: 1, total: 1, unit: 'items' });
      return result;
    },
    sent(distribution, sent) {
      bytes.set(distribution, sent);
      const done = [...bytes.values()].reduce((sum, one) => sum + one, 0);
      progress({ step: 'upload', done, total, unit: 'bytes' });
    },
  };
  const stored = inside.stored ? await update(run, inside.stored) : await create(run, plan);
  return resultOf(inside, stored, inside.stored ? 'updated' : 'created');
}

/**
 * Creates the dataset hidden, fills it, and shows it with one compare-and-set at the end. Until then the public
 * sees nothing; when anything fails, what was created is removed. (A draft state is not used: CKAN drops it when
 * the creator is no system administrator.)
 */
async function create(run: Run, plan: PublishPlan): Promise<CkanDataset> {
  const { session, inside, signal, step } = run;
  const { config, record } = inside;
  const { actions } = session;
  const marker = crypto.randomUUID();
  let id: string | undefined;
  try {
    const created = await step('create', () =>
      actions.create(
        {
          name: record.name,
          ...record.fields,
          owner_org: config.organization,
          private: true,
          tags: record.tags.map((name) => ({ name })),
          groups: record.groups.map((name) => ({ name })),
          extras: extraList({ ...record.extras, rathaus_run: marker }),
          resources: [],
        },
        { signal },
      ),
    );
    id = created.id;
    for (const resource of record.resources) {
      const file = partOf(run, resource, 'upload');
      await actions.createResource({ ...resource.fields, package_id: id }, file, { signal });
    }
    await step('activate', () => activate(run, created.id));
    return await step('verify', () => verified(actions, inside, created.id, signal));
  } catch (error) {
    const { cleanup, dataset } = await step('cleanup', () => undoCreation(session, plan, marker, id, error));
    throw withOutcome(error, cleanup, dataset);
  }
}

/** Shows a filled dataset, when all but the run marker and the visibility is stored as wanted. */
async function activate({ session, inside, signal }: Run, id: string): Promise<void> {
  const { config, record } = inside;
  const filled = await session.actions.show(id, { signal });
  const open = compare(filled, record, true).filter(({ place }) => place !== 'extras.rathaus_run');
  if (open.length > 0) throw notVerified(open.map(({ place }) => place));
  const update = { extras: extraList(record.extras), private: config.visibility === 'private' };
  const match = { id, metadata_modified: filled.metadata_modified };
  await session.actions.revise({ match, filter: ['-extras'], update }, [], { signal });
}

/** One request changes metadata and files together or not at all (package_revise, one transaction). */
async function update(run: Run, stored: CkanDataset): Promise<CkanDataset> {
  const { session, inside, signal, step } = run;
  const { config, record } = inside;
  const foreign = Object.fromEntries(
    Object.entries(extrasOf(stored)).filter(([key]) => !managedExtras.has(key)),
  );
  const files: MultipartFile[] = [];
  const resources = record.resources.map((resource, index) => {
    const current = storedResource(stored, resource);
    if (resource.file && !sameFile(current, resource)) {
      const part = partOf(run, resource, `update__resources__${index}__upload`);
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
    await step('revise', () => session.actions.revise(revision, files, { signal }));
  } catch (error) {
    return await afterFailedRevision(session, inside, stored, error);
  }
  return step('verify', () => verified(session.actions, inside, stored.id, signal));
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

function notVerified(places: readonly string[]) {
  // Places may contain file names of the publisher: only their general part is named.
  const kinds = [...new Set(places.map((place) => place.replace(/\[.*\]/, '[]')))];
  return opendataError('opendata.publish.not-verified', {
    details: { fields: kinds.slice(0, 20).join(', ') },
  });
}

function partOf(
  { inside, signal, sent }: Run,
  { file, fields }: CkanResourceRecord,
  field: string,
): MultipartFile | undefined {
  const source = file && inside.sources.get(file.distribution);
  if (!file || !source) return undefined;
  return verifiedPart(source, file, {
    field,
    mediaType: fields.mimetype ?? 'application/octet-stream',
    signal,
    timeout: inside.config.applicationTimeout,
    onBytes: (done) => sent(file.distribution, done),
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
