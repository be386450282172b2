import { isRathausError, RathausError } from '@rathaus/client-core';
import { checkDataset, type Finding } from '../dcat/check/check-dataset.ts';
import type { Dataset, DcatApDeVersion } from '../dcat/model.ts';
import { codeOf, fileType } from '../dcat/vocabulary/index.ts';
import type { CkanActions, CkanDataset } from './actions.ts';
import { type Change, compare, extrasOf, sameFile, storedResource } from './compare.ts';
import type { CkanConfig } from './config.ts';
import { type FileFacts, type FileSource, readFacts } from './files.ts';
import { type CkanRecord, toCkan } from './mapping.ts';

/** What `publish()` would do. Plain data but for the file sources, so it can be shown and stored for approval. */
export interface PublishPlan {
  readonly tenant: string | undefined;
  readonly identifier: string;
  /** Name of the dataset in CKAN. */
  readonly name: string;
  readonly action: 'create' | 'update' | 'none';
  readonly changes: readonly Change[];
  /** Files that would be sent; files already stored with the same checksum are not. */
  readonly uploads: readonly FileFacts[];
  /** Everything that was read, with the inspection of tables. */
  readonly files: readonly FileFacts[];
  /** What the check of the metadata found. */
  readonly findings: readonly Finding[];
  /** False when the metadata or a table has an error: `publish()` then refuses. */
  readonly publishable: boolean;
  /** What the plan was made against; publishing fails when it has changed since. */
  readonly base: { readonly id: string; readonly metadataModified: string } | undefined;
}

/** The parts of a plan that `publish()` needs and that are not for show. */
export interface PlanInside {
  config: CkanConfig;
  record: CkanRecord;
  stored: CkanDataset | undefined;
  sources: ReadonlyMap<number, FileSource>;
}

/** How a plan is made. */
export interface PlanOptions {
  tenant?: string | undefined;
  signal?: AbortSignal | undefined;
  /** Version of DCAT-AP.de to check against, `3.0` when left out. */
  version?: DcatApDeVersion;
}

export async function makePlan(
  actions: CkanActions,
  config: CkanConfig,
  dataset: Dataset,
  files: readonly FileSource[],
  options: PlanOptions,
): Promise<{ plan: PublishPlan; inside: PlanInside }> {
  const { signal, tenant, version } = options;
  const sources = new Map<number, FileSource>();
  for (const file of files) {
    const known = dataset.distributions?.[file.distribution] !== undefined && !sources.has(file.distribution);
    if (!known) {
      throw new RathausError({
        code: 'opendata.publish.file-without-distribution',
        origin: 'local',
        message: 'A file names a distribution that does not exist or already has a file.',
        details: { distribution: file.distribution },
      });
    }
    sources.set(file.distribution, file);
  }
  const report = checkDataset(dataset, { uploads: sources.keys(), ...(version && { version }) });
  const facts = new Map<number, FileFacts>();
  for (const [index, file] of sources) {
    const isTable = looksLikeCsv(dataset, file);
    facts.set(index, await readFacts(file, { isTable, maxBytes: config.maxUploadBytes, signal }));
  }
  const record = toCkan(dataset, facts, config);
  await requireOrganization(actions, config, signal);
  const stored = await findDataset(actions, dataset.identifier, record.name, signal);
  const changes = compare(stored, record, config.visibility === 'private');
  const uploads = record.resources.flatMap((resource) =>
    resource.file && !sameFile(stored && storedResource(stored, resource), resource) ? [resource.file] : [],
  );
  const nothing = changes.length === 0 && uploads.length === 0;
  const plan: PublishPlan = {
    tenant,
    identifier: dataset.identifier,
    name: stored?.name ?? record.name,
    action: stored ? (nothing ? 'none' : 'update') : 'create',
    changes,
    uploads,
    files: [...facts.values()],
    findings: report.findings,
    publishable: report.ok && [...facts.values()].every(({ table }) => table?.ok !== false),
    base: stored && { id: stored.id, metadataModified: stored.metadata_modified },
  };
  return { plan, inside: { config, record, stored, sources } };
}

function looksLikeCsv(dataset: Dataset, file: FileSource): boolean {
  const item = dataset.distributions?.[file.distribution];
  const format = item?.format === undefined ? undefined : (codeOf(fileType, item.format) ?? item.format);
  if (format !== undefined) return ['CSV', 'TSV'].includes(format.toUpperCase());
  return item?.mediaType?.endsWith('text/csv') ?? /\.(csv|tsv)$/i.test(file.fileName);
}

/** Found now rather than after the first write. */
async function requireOrganization(
  actions: CkanActions,
  config: CkanConfig,
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    await actions.organization(config.organization, { signal });
  } catch (error) {
    if (!isRathausError(error) || error.code !== 'opendata.ckan.not-found') throw error;
    throw new RathausError({
      code: 'opendata.ckan.organization-unknown',
      origin: 'local',
      message: 'The configured organisation does not exist on this CKAN site.',
      cause: error,
    });
  }
}

/**
 * The stored dataset with an identifier. First by its derived name, which needs no search index, then by search
 * for a dataset someone else created; search matches analysed text, so hits are compared exactly.
 */
export async function findDataset(
  actions: CkanActions,
  identifier: string,
  name: string,
  signal: AbortSignal | undefined,
): Promise<CkanDataset | undefined> {
  try {
    const stored = await actions.show(name, { signal });
    if (extrasOf(stored).identifier === identifier) return stored;
    throw new RathausError({
      code: 'opendata.publish.name-taken',
      origin: 'service',
      message: 'A dataset with the derived name exists, but it has another identifier.',
      details: { name },
    });
  } catch (error) {
    if (!isRathausError(error) || error.code !== 'opendata.ckan.not-found') throw error;
  }
  const quoted = identifier.replace(/["\\]/g, '\\$&');
  const { results } = await actions.search(`extras_identifier:"${quoted}"`, { signal });
  const found = results.filter((stored) => extrasOf(stored).identifier === identifier);
  if (found.length > 1) {
    throw new RathausError({
      code: 'opendata.publish.duplicate-identifier',
      origin: 'service',
      message: 'More than one stored dataset has this identifier: publishing would not know which to change.',
      details: { count: found.length },
    });
  }
  // The search index may be older than the dataset: what is compared must be the stored state.
  return found[0] && (await actions.show(found[0].id, { signal }));
}
