import type { ByteStream } from '@rathaus/client-core';
import { throwIfAborted, unlessAborted } from '@rathaus/client-core/abort';
import { isolate, type Logger, type OnProgress } from '@rathaus/client-core/observe';
import { type OpendataErrorCode, opendataError } from '../errors.ts';
import { chunksOf } from './chunks.ts';
import { createTableInspector, type InspectOptions } from './inspector.ts';
import type { TableReport } from './report.ts';
import type { TableRuleId } from './rules.ts';

/**
 * Anything that gives bytes: a byte stream of any shape, a file, the bytes themselves. A stream is read to its end, or
 * cancelled when the file has been judged early.
 */
export type TableSource = ByteStream | Blob | Uint8Array;

/** How a table is inspected. */
export interface InspectTableOptions extends InspectOptions {
  signal?: AbortSignal | undefined;
  /** Bytes of a stream, where they are known: the `total` of the progress. */
  size?: number | undefined;
  /** Called with the bytes read. */
  onProgress?: OnProgress<'inspect'> | undefined;
  /** Gets a line when `onProgress` is at fault. Default: `console.warn`. */
  logger?: Logger | undefined;
}

const what = 'Inspecting a table';

/**
 * Checks a CSV file. Like every check it returns a `Report` with verdict and findings and never throws for what it
 * checks: a PDF named `.csv` gives the finding `opendata.table.not-text`. Beside what is wrong with the table the report
 * holds encoding, delimiter, header, column types and row count; for its sentences see `reportText()` of
 * `@rathaus/client-core/texts`.
 *
 * Reads the source once, in constant memory. Throws only what reading the source throws, and `core.aborted` at once when
 * the caller gives up.
 *
 * @example
 * const report = await inspectTable(await openAsBlob('einwohner.csv'), { fileName: 'einwohner.csv' });
 * console.log(reportText(report, catalogue, { language: 'de' }));
 */
export async function inspectTable(
  source: TableSource,
  options: InspectTableOptions = {},
): Promise<TableReport> {
  const { signal, logger } = options;
  throwIfAborted(signal, what);
  const progress = isolate(options.onProgress, { name: 'progress of the table inspection', logger });
  const total = source instanceof Blob ? source.size : (options.size ?? (source as Uint8Array).byteLength);
  const inspector = createTableInspector(options);
  let done = 0;
  const push = (chunk: Uint8Array): boolean => {
    done += chunk.length;
    const more = inspector.push(chunk);
    progress({ step: 'inspect', done, total, unit: 'bytes' });
    return more;
  };
  if (source instanceof Uint8Array) {
    push(source);
    return inspector.finish();
  }
  const { next, cancel } = chunksOf(source instanceof Blob ? source.stream() : source);
  try {
    for (;;) {
      const chunk = await unlessAborted(next(), signal, what);
      if (chunk === undefined) return inspector.finish();
      if (!push(chunk)) break;
    }
  } catch (error) {
    // A source that hangs is not waited for a second time.
    cancel().catch(() => undefined);
    throw error;
  }
  await unlessAborted(cancel(), signal, what);
  return inspector.finish();
}

/**
 * Refuses a table that has errors or was not read to its end. Throws `opendata.table.not-text`,
 * `opendata.table.empty`, `opendata.table.too-large` or `opendata.table.unreadable` (origin `local`), with rule and
 * line, never with content.
 */
export function requireTable(report: TableReport): void {
  const finding = report.findings.find(({ severity }) => severity === 'error');
  if (finding) {
    const { rule, place } = finding;
    const line = place.kind === 'cell' ? place.line : undefined;
    throw opendataError(refusals[rule] ?? 'opendata.table.unreadable', {
      message: rule,
      details: line === undefined ? { rule } : { rule, line },
    });
  }
  if (report.verdict !== 'passed')
    throw opendataError('opendata.table.too-large', { details: { bytes: report.bytes } });
}

const refusals: Readonly<Partial<Record<TableRuleId, OpendataErrorCode>>> = {
  'opendata.table.not-text': 'opendata.table.not-text',
  'opendata.table.not-a-table': 'opendata.table.not-text',
  'opendata.table.empty-file': 'opendata.table.empty',
};
