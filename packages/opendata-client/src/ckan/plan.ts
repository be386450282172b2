import { isRathausError } from '@rathaus/client-core';
import { type Verdict, verdictOfAll } from '@rathaus/client-core/findings';
import { isolate, type OnProgress } from '@rathaus/client-core/observe';
import { checkDataset, type DatasetReport } from '../dcat/check/check-dataset.ts';
import { readDataset } from '../dcat/check/read-dataset.ts';
import type { Dataset, DcatApDeVersion } from '../dcat/model.ts';
import { isTabular } from '../dcat/tabular.ts';
import { opendataError } from '../errors.ts';
import type { CkanActions, CkanDataset } from './actions.ts';
import { type Change, compare, sameFile, storedResource } from './compare.ts';
import type { CkanConfig } from './config.ts';
import { type FileFacts, type FileSource, readFacts } from './files.ts';
import { findDataset } from './find-dataset.ts';
import { type CkanRecord, toCkan } from './mapping.ts';

/** What `publish()` would do. Plain data but for the file sources, so it can be shown and stored for approval. */
export interface PublishPlan {
  readonly tenant: string;
  readonly identifier: string;
  /** Name of the dataset in CKAN. */
  readonly name: string;
  readonly action: 'create' | 'update' | 'none';
  readonly changes: readonly Change[];
  /** Files that would be sent; files already stored with the same checksum are not. */
  readonly uploads: readonly FileFacts[];
  /** Everything that was read, with the inspection of tables. */
  readonly files: readonly FileFacts[];
  /** The check of the metadata. */
  readonly report: DatasetReport;
  /** On metadata and tables together: one that failed fails all, one not judged leaves all open. */
  readonly verdict: Verdict;
  /**
   * Whether `publish(plan)` carries it out: only when all has passed. `failed` is always refused; `not-judged` is
   * carried out with `acceptNotJudged: true`, after a person has looked at what was not checked.
   */
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
  signal?: AbortSignal | undefined;
  /** Version of DCAT-AP.de to check against, `3.0` when left out. */
  version?: DcatApDeVersion | undefined;
  /** Called with the bytes of all files read so far; nobody knows their total before. */
  onProgress?: OnProgress<'read'> | undefined;
}

export async function makePlan(
  actions: CkanActions,
  config: CkanConfig,
  given: Dataset,
  files: readonly FileSource[],
  { signal, version, onProgress }: PlanOptions,
): Promise<{ plan: PublishPlan; inside: PlanInside }> {
  // A wrong type is an error in the report; the plan shows what is left without it.
  const { dataset } = readDataset(given);
  const sources = sourcesOf(dataset, files);
  const progress = isolate(onProgress, { name: 'progress of a plan', logger: config.logger });
  const facts = new Map<number, FileFacts>();
  let done = 0;
  for (const [index, file] of sources) {
    const read = await readFacts(file, {
      isTable: isTableFile(dataset, file),
      maxBytes: config.maxUploadBytes,
      signal,
      timeout: config.applicationTimeout,
      onBytes(length) {
        done += length;
        progress({ step: 'read', done, total: undefined, unit: 'bytes' });
      },
    });
    facts.set(index, read);
  }
  const tables = [...facts.values()].filter(({ table }) => table !== undefined);
  const report = checkDataset(given, {
    version,
    uploads: sources.keys(),
    inspected: tables.map(({ distribution }) => distribution),
  });
  const verdict = verdictOfAll([report.verdict, ...tables.map(({ table }) => table!.verdict)]);
  const record = toCkan(dataset, facts, config);
  await requireOrganization(actions, config, signal);
  const stored = await findDataset(actions, dataset.identifier, record.name, signal);
  const changes = compare(stored, record, config.visibility === 'private');
  const uploads = record.resources.flatMap((resource) =>
    resource.file && !sameFile(stored && storedResource(stored, resource), resource) ? [resource.file] : [],
  );
  const nothing = changes.length === 0 && uploads.length === 0;
  const plan: PublishPlan = {
    tenant: config.tenant,
    identifier: dataset.identifier,
    name: stored?.name ?? record.name,
    action: stored ? (nothing ? 'none' : 'update') : 'create',
    changes,
    uploads,
    files: [...facts.values()],
    report,
    verdict,
    publishable: verdict === 'passed',
    base: stored && { id: stored.id, metadataModified: stored.metadata_modified },
  };
  return { plan, inside: { config, record, stored, sources } };
}

/** The files by distribution; each belongs to one that exists and has no other file. */
function sourcesOf(dataset: Dataset, files: readonly FileSource[]): Map<number, FileSource> {
  const sources = new Map<number, FileSource>();
  for (const file of files) {
    const { distribution } = file;
    if (dataset.distributions?.[distribution] === undefined || sources.has(distribution))
      throw opendataError('opendata.publish.file-without-distribution', { details: { distribution } });
    sources.set(distribution, file);
  }
  return sources;
}

function isTableFile(dataset: Dataset, { distribution, fileName }: FileSource): boolean {
  const item = dataset.distributions?.[distribution];
  return (item && isTabular(item)) ?? /\.(csv|tsv)$/i.test(fileName);
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
    throw opendataError('opendata.ckan.organization-unknown', { cause: error });
  }
}
