import { createHash, randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { callApplication } from '@rathaus/client-core/abort';
import type { Clock } from '@rathaus/client-core/observe';
import type { TableReport } from '../table/report.ts';
import { buildIndex } from './build-index.ts';
import { cellPlace } from './cell-place.ts';
import type { Limits, TableConfig } from './config.ts';
import { refusal } from './plan-columns.ts';
import { inspectFile } from './read-rows.ts';
import { spoolSource } from './spool.ts';
import { storeFault } from './store-fault.ts';
import { versionOf } from './table-meta.ts';
import type { VersionCatalogue } from './version-catalogue.ts';

/** What a refresh did. */
export interface RefreshResult {
  /** Id of the table. */
  readonly table: string;
  /** Whether another version is served now than before. */
  readonly changed: boolean;
  /** Version that is served, also part of its ETags. */
  readonly version: string;
  /** The inspection of the file; absent when nothing had to be read, or the bytes were known. */
  readonly report: TableReport | undefined;
}

/** What a refresh works with. */
export interface RefreshContext {
  readonly catalogue: VersionCatalogue;
  readonly limits: Limits;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Whether the file of a version can be served. */
  isUsable(table: string, version: string): boolean;
}

/** Warnings of the inspection for which we would serve something else than the file says. */
const lossy: readonly string[] = ['opendata.table.quote-stray'];

/**
 * Takes a table over: copies its source, inspects the copy, indexes it and switches. Whatever fails before the switch
 * leaves the version that is served. Errors: `opendata.table-api.refused | source-failed | too-large | store-failed`,
 * `core.aborted`, `core.application.timeout`.
 */
export async function refreshTable(table: TableConfig, context: RefreshContext): Promise<RefreshResult> {
  const { catalogue, limits, clock, signal } = context;
  const { id } = table;
  const started = clock();
  const source = await sourceKey(table, signal);
  const known = catalogue.current(id);
  const usable = known !== undefined && context.isUsable(id, known.version);
  if (known && usable && source !== undefined && known.source === source)
    return { table: id, changed: false, version: known.version, report: undefined };
  const name = randomUUID();
  const csv = catalogue.partOf(id, 'csv', name);
  const part = catalogue.partOf(id, 'sqlite', name);
  try {
    const { sha256 } = await spoolSource(table, csv, { signal, fileBytes: limits.fileBytes });
    const version = versionOf(sha256, table);
    const entry = { version, source: source ?? '', started };
    if (usable && known.version === version) {
      catalogue.confirm(id, entry);
      return { table: id, changed: false, version, report: undefined };
    }
    const report = await inspectFile(csv, signal);
    refuseUnlessServable(id, report);
    await buildIndex(part, { table, report, csv, version, now: started }, signal);
    const switched = catalogue.switchTo(id, entry, part);
    const current = switched ? version : (catalogue.current(id)?.version ?? version);
    catalogue.clean(id, clock());
    return { table: id, changed: current !== known?.version, version: current, report };
  } catch (error) {
    throw storeFault(error);
  } finally {
    await Promise.all([csv, part].map((path) => rm(path, { force: true }).catch(() => undefined)));
  }
}

/** Errors of the inspection, what it did not judge, and what we would alter: the table is not served. */
function refuseUnlessServable(id: string, { verdict, findings, columns }: TableReport): void {
  const finding = findings.find(({ severity, rule }) => severity === 'error' || lossy.includes(rule));
  if (finding) throw refusal(id, finding.rule, cellPlace(finding.place).line);
  if (verdict !== 'passed' || columns.length === 0) throw refusal(id, 'not-judged');
}

/** State of the source with the settings of its columns; `undefined` when the application does not tell a state. */
async function sourceKey(table: TableConfig, signal: AbortSignal): Promise<string | undefined> {
  const { version: given } = table;
  if (given === undefined) return undefined;
  const state =
    typeof given === 'string'
      ? given
      : await callApplication('The version of a table', (inner) => given({ signal: inner }), { signal });
  return versionOf(createHash('sha256').update(state).digest('hex'), table);
}
