import { RathausError } from '@rathaus/client-core';
import type { TableRule } from './findings.ts';
import { createTableInspector, type InspectOptions, type TableReport } from './inspector.ts';

/** Anything that gives bytes. A stream is read to its end, or cancelled when the file has been judged early. */
export type TableSource = ReadableStream<Uint8Array> | Blob | Uint8Array;

/**
 * Reads a CSV file once, in constant memory, and reports encoding, delimiter, header, column types, row count and
 * what is wrong with it. Never throws for a bad file: a PDF named `.csv` gives the finding `not-text`. No finding
 * repeats a value of the file. Throws only what reading the source throws, or the reason of `signal`.
 */
export async function inspectTable(
  source: TableSource,
  options: InspectOptions & { signal?: AbortSignal | undefined } = {},
): Promise<TableReport> {
  const { signal } = options;
  signal?.throwIfAborted();
  const inspector = createTableInspector(options);
  if (source instanceof Uint8Array) {
    inspector.push(source);
    return inspector.finish();
  }
  const reader = (source instanceof Blob ? source.stream() : source).getReader();
  const cancel = () => void reader.cancel(signal?.reason).catch(() => undefined);
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    for (;;) {
      const { done, value } = await reader.read();
      signal?.throwIfAborted();
      if (done) break;
      if (!inspector.push(value)) {
        await reader.cancel();
        break;
      }
    }
  } finally {
    signal?.removeEventListener('abort', cancel);
    reader.releaseLock();
  }
  return inspector.finish();
}

/**
 * Refuses a file whose inspection found errors. Throws `opendata.table.not-text`, `opendata.table.too-large`,
 * `opendata.table.empty` or `opendata.table.unreadable` (origin `local`), with rule and line, never with content.
 */
export function requireTable(report: TableReport): void {
  const finding = report.findings.find(({ severity }) => severity === 'error');
  if (!finding) return;
  const { code } = refusals[finding.rule] ?? { code: 'opendata.table.unreadable' };
  throw new RathausError({
    code,
    origin: 'local',
    message: `${finding.message.en}${finding.detail === undefined ? '' : ` (${finding.detail})`}`,
    details: { rule: finding.rule, ...(finding.line === undefined ? {} : { line: finding.line }) },
  });
}

const refusals: Readonly<Partial<Record<TableRule, { code: string }>>> = {
  'not-text': { code: 'opendata.table.not-text' },
  'not-a-table': { code: 'opendata.table.not-text' },
  'too-large': { code: 'opendata.table.too-large' },
  'empty-file': { code: 'opendata.table.empty' },
};
