import { createCollector, type Finding, term } from '@rathaus/client-core/findings';
import { cell } from './cell.ts';
import { columnFindings, headerFindings, isGerman } from './column-findings.ts';
import { type Delimiter, guessDelimiter } from './delimiter.ts';
import { decodeText, EncodingDetector } from './encoding.ts';
import { readHead, type TableHead } from './head.ts';
import { RecordReader } from './records.ts';
import type { TableReport } from './report.ts';
import { mostColumns, RowProfile } from './rows.ts';
import { at, plain, type TableFinding, tableRules } from './rules.ts';

/** Bytes looked at before the delimiter is decided, and the least that is read at a time. */
const headSize = 64 * 1024;
const longestRecord = 1024 * 1024;

/** The inspection as a sink, for bytes that go somewhere else as well. */
export interface TableInspector {
  /** False: nothing more is needed, the file has been judged (not text, too large, unreadable). */
  push(chunk: Uint8Array): boolean;
  finish(): TableReport;
}

/** Limits of an inspection. */
export interface InspectOptions {
  /** Stop reading beyond this many bytes; the verdict is then `not-judged`. No limit when left out. */
  maxBytes?: number | undefined;
  /** Becomes the `name` of the report. */
  fileName?: string | undefined;
}

/**
 * The inspection as a sink for chunks, for use beside hashing or uploading. Constant memory.
 *
 * @example
 * const inspector = createTableInspector();
 * for await (const chunk of file) inspector.push(chunk);
 * const { verdict, columns } = inspector.finish();
 */
export function createTableInspector(options: InspectOptions = {}): TableInspector {
  const { maxBytes = Number.POSITIVE_INFINITY, fileName } = options;
  // What repeats in a column is one finding; the same rule in another column is another one.
  const collector = createCollector({ keep: 1, group: ({ place }) => String(columnOf(place)) });
  const detector = new EncodingDetector();
  let bytes = 0;
  let stopped = false;
  let pending: Uint8Array[] = [];
  let pendingSize = 0;
  let table: { reader: RecordReader; rows: RowProfile; delimiter: Delimiter | undefined } | undefined;
  let unicode: TableHead['unicode'];
  let transcoder: TextDecoder | undefined;
  const encoder = new TextEncoder();

  const end = (): void => {
    stopped = true;
    pending = [];
  };
  const refuse = (finding: Finding): void => {
    collector.add(finding);
    end();
  };
  /** Reading ends before the table does. */
  const giveUp = (): void => {
    collector.skip('opendata.unchecked.table-rest', at(), { bytes });
    end();
  };

  /** Looks at the beginning: encoding mark, foreign content, `sep=` line, delimiter. Answers what is left to read. */
  function begin(raw: Uint8Array, complete: boolean): Uint8Array {
    const { text, foreign, ...rest } = readHead(raw);
    ({ unicode, transcoder } = rest);
    let head = text;
    if (!transcoder) detector.push(head);
    if (unicode && unicode.bom > 0) collector.add(plain('opendata.table.byte-order-mark'));
    if (foreign) {
      const rule = foreign.kind === 'binary' ? 'opendata.table.not-text' : 'opendata.table.not-a-table';
      refuse(tableRules.finding(rule, at(1), { content: term(foreign.name) }));
      return head;
    }
    let declared: Delimiter | undefined;
    let line = 1;
    const separator = /^sep=([;,\t|])\r?\n/i.exec(String.fromCharCode(...head.subarray(0, 8)));
    if (separator) {
      declared = separator[1] as Delimiter;
      head = head.subarray(separator[0].length);
      line = 2;
      collector.add(plain('opendata.table.sep-line', at(1)));
    }
    const guess = guessDelimiter(head, complete);
    const delimiter = declared ?? guess?.delimiter;
    if (delimiter === undefined && head.length > 0) collector.add(plain('opendata.table.delimiter-unknown'));
    table = {
      delimiter,
      reader: new RecordReader((delimiter ?? ';').charCodeAt(0), line),
      rows: new RowProfile(guess && guess.delimiter === delimiter ? guess.width : 1),
    };
    return head;
  }

  function drain(complete: boolean): void {
    let block = join(pending, pendingSize);
    pending = [];
    pendingSize = 0;
    if (!table) {
      block = begin(block, complete);
      if (stopped) return;
    }
    const used = (table as NonNullable<typeof table>).reader.read(
      block,
      complete,
      table?.rows.add ?? (() => {}),
    );
    const wide = table?.rows.tooWideLine;
    if (wide !== undefined) {
      collector.add(
        tableRules.finding('opendata.table.too-many-columns', at(wide), { columns: mostColumns }),
      );
      giveUp();
      return;
    }
    const rest = block.subarray(used);
    if (rest.length > longestRecord) {
      collector.add(tableRules.finding('opendata.table.record-too-long', at(), { bytes: longestRecord }));
      giveUp();
      return;
    }
    if (rest.length > 0) {
      pending = [rest.slice()];
      pendingSize = rest.length;
    }
  }

  let sinceDrain = 0;
  function push(chunk: Uint8Array): boolean {
    if (stopped) return false;
    if (bytes + chunk.length > maxBytes) {
      giveUp();
      return false;
    }
    bytes += chunk.length;
    let text = chunk;
    if (table) {
      if (transcoder) text = encoder.encode(transcoder.decode(chunk, { stream: true }));
      else detector.push(chunk);
      if (text.includes(0)) {
        refuse(tableRules.finding('opendata.table.not-text', at(), { content: term('data with NUL bytes') }));
        return false;
      }
    }
    if (text.length > 0) pending.push(text.slice());
    pendingSize += text.length;
    sinceDrain += text.length;
    // Reading in blocks keeps the work linear when a source hands out single bytes.
    if (sinceDrain >= headSize) {
      sinceDrain = 0;
      drain(false);
    }
    return !stopped;
  }

  function finish(): TableReport {
    if (!stopped) {
      if (transcoder) {
        const tail = encoder.encode(transcoder.decode());
        pending.push(tail);
        pendingSize += tail.length;
      }
      if (bytes === 0) refuse(plain('opendata.table.empty-file'));
      else drain(true);
    }
    const encoding = unicode?.encoding.startsWith('utf-16') ? unicode.encoding : detector.finish();
    if (!stopped && encoding !== 'utf-8')
      collector.add(
        tableRules.finding('opendata.table.encoding-not-utf8', at(), { encoding: term(encoding) }),
      );
    const { reader, rows, delimiter } = table ?? {};
    const { openQuoteLine, strayQuoteLine } = reader?.statistics ?? {};
    if (openQuoteLine !== undefined) collector.add(plain('opendata.table.quote-open', at(openQuoteLine)));
    if (strayQuoteLine !== undefined) collector.add(plain('opendata.table.quote-stray', at(strayQuoteLine)));
    if (rows && rows.tooWideLine === undefined) {
      if (!stopped && !rows.started) refuse(plain('opendata.table.empty-file'));
      for (const found of [rows.findings(), headerFindings(rows, encoding), columnFindings(rows)])
        for (const finding of found) collector.add(finding);
    }
    const german = rows ? isGerman(rows) : false;
    const { findings, ...counted } = collector.result();
    return {
      kind: 'opendata.table',
      name: fileName,
      ...counted,
      findings: findings as TableFinding[],
      bytes,
      encoding,
      delimiter,
      quoted: (reader?.statistics.quoted ?? 0) > 0,
      newline: newlineOf(reader),
      headerLine: rows?.headerLine,
      columns: (rows?.columns ?? []).map((column, index) => ({
        name: decodeText(rows?.headers[index] ?? new Uint8Array(), encoding).trim(),
        ...column.decide(german),
        empty: column.count(cell.empty),
        missing: column.count(cell.missing),
      })),
      rows: rows?.rows ?? 0,
    };
  }

  return { push, finish };
}

const columnOf = (place: Finding['place']) => (place.kind === 'cell' ? place.column : undefined);

function newlineOf(reader: RecordReader | undefined): TableReport['newline'] {
  const { crlf = 0, lf = 0, cr = 0 } = reader?.statistics ?? {};
  const kinds = (
    [
      ['crlf', crlf],
      ['lf', lf],
      ['cr', cr],
    ] as const
  ).filter(([, count]) => count > 0);
  if (kinds.length > 1) return 'mixed';
  return kinds[0]?.[0] ?? 'none';
}

function join(chunks: readonly Uint8Array[], size: number): Uint8Array {
  if (chunks.length === 1) return chunks[0] as Uint8Array;
  const all = new Uint8Array(size);
  let position = 0;
  for (const chunk of chunks) {
    all.set(chunk, position);
    position += chunk.length;
  }
  return all;
}
