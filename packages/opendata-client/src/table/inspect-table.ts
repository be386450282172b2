import { throwIfAborted, unlessAborted } from '@rathaus/client-core/abort';
import { isolate, type Logger, type OnProgress } from '@rathaus/client-core/observe';
import { type OpendataErrorCode, opendataError } from '../errors.ts';
import { createTableInspector, type InspectOptions } from './inspector.ts';
import type { TableReport } from './report.ts';
import type { TableRuleId } from './rules.ts';

/** Anything that gives bytes. A stream is read to its end, or cancelled when the file has been judged early. */
export type TableSource = ReadableStream<Uint8Array> | AsyncIterable<Uint8Array> | Blob | Uint8Array;

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
 * Reads a CSV file once, in constant memory, and reports encoding, delimiter, header, column types, row count and
 * what is wrong with it. Never throws for a bad file: a PDF named `.csv` gives the finding `opendata.table.not-text`.
 * Throws what reading the source throws, and `core.aborted` at once when the caller gives up.
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
  const { next, cancel } = chunksOf(source);
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

/** A chunk that is none, such as a text, is a fault of the source and not the end of the file. */
function bytesOf(chunk: Uint8Array): Uint8Array {
  if (!ArrayBuffer.isView(chunk)) throw new TypeError('a table is read from a source of Uint8Array');
  return chunk;
}

/** One way to read all sources: the next chunk or `undefined`, and an early end. */
function chunksOf(source: Exclude<TableSource, Uint8Array>): {
  next(): Promise<Uint8Array | undefined>;
  cancel(): Promise<unknown>;
} {
  const stream = source instanceof Blob ? source.stream() : source;
  if ('getReader' in stream) {
    const reader = stream.getReader();
    return {
      async next() {
        const { done, value } = await reader.read();
        return done ? undefined : bytesOf(value);
      },
      cancel: () => reader.cancel(),
    };
  }
  const iterator = stream[Symbol.asyncIterator]();
  return {
    async next() {
      const { done, value } = await iterator.next();
      return done ? undefined : bytesOf(value);
    },
    cancel: async () => iterator.return?.(),
  };
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
