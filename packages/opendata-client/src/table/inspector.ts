import { cell } from './cell.ts';
import type { TableColumn } from './column.ts';
import { foreignContent } from './content-kind.ts';
import { type Delimiter, guessDelimiter } from './delimiter.ts';
import { decodeText, detectUnicode, EncodingDetector, type TableEncoding } from './encoding.ts';
import { type TableFinding, tableFinding } from './findings.ts';
import { RecordReader } from './records.ts';
import { mostColumns, RowProfile } from './rows.ts';

/** Bytes looked at before the delimiter is decided, and the least that is read at a time. */
const headSize = 64 * 1024;
const longestRecord = 1024 * 1024;

/** What `inspectTable()` found about a file; it does not throw. */
export interface TableReport {
  /** True when there is no finding of severity `error`. */
  ok: boolean;
  /** Bytes read. */
  bytes: number;
  encoding: TableEncoding;
  delimiter: Delimiter | undefined;
  /** Whether some field is quoted; the quote is always `"`. */
  quoted: boolean;
  newline: 'crlf' | 'lf' | 'cr' | 'mixed' | 'none';
  /** Line of the header row, from 1. */
  headerLine: number | undefined;
  columns: TableColumn[];
  /** Data rows, without header, title and blank lines. */
  rows: number;
  findings: TableFinding[];
}

/** The inspection as a sink, for bytes that go somewhere else as well. */
export interface TableInspector {
  /** False: nothing more is needed, the file has been judged (not text, too large, unreadable). */
  push(chunk: Uint8Array): boolean;
  finish(): TableReport;
}

/** Limits of an inspection. */
export interface InspectOptions {
  /** Stop with the finding `too-large` beyond this many bytes. No limit when left out. */
  maxBytes?: number;
}

/** The inspection as a sink for chunks, for use beside hashing or uploading. Constant memory. */
export function createTableInspector(options: InspectOptions = {}): TableInspector {
  const { maxBytes = Number.POSITIVE_INFINITY } = options;
  const findings: TableFinding[] = [];
  const detector = new EncodingDetector();
  let bytes = 0;
  let stopped = false;
  let pending: Uint8Array[] = [];
  let pendingSize = 0;
  let table: { reader: RecordReader; rows: RowProfile; delimiter: Delimiter | undefined } | undefined;
  let unicode: ReturnType<typeof detectUnicode>;
  let transcoder: TextDecoder | undefined;
  const encoder = new TextEncoder();

  const stop = (finding: TableFinding): void => {
    findings.push(finding);
    stopped = true;
    pending = [];
  };

  /** Looks at the beginning: encoding mark, foreign content, `sep=` line, delimiter. Answers what is left to read. */
  function begin(raw: Uint8Array, complete: boolean): Uint8Array {
    unicode = detectUnicode(raw);
    let head = raw.subarray(unicode?.bom ?? 0);
    if (unicode && unicode.encoding !== 'utf-8') {
      transcoder = new TextDecoder(unicode.encoding);
      head = encoder.encode(transcoder.decode(head, { stream: true }));
    } else detector.push(head);
    if (unicode && unicode.bom > 0) findings.push(tableFinding('byte-order-mark'));
    const foreign = foreignContent(head);
    if (foreign) {
      const rule = foreign.kind === 'binary' ? 'not-text' : 'not-a-table';
      stop(tableFinding(rule, { line: 1, detail: foreign.name }));
      return head;
    }
    let declared: Delimiter | undefined;
    let line = 1;
    const separator = /^sep=([;,\t|])\r?\n/i.exec(String.fromCharCode(...head.subarray(0, 8)));
    if (separator) {
      declared = separator[1] as Delimiter;
      head = head.subarray(separator[0].length);
      line = 2;
      findings.push(tableFinding('sep-line', { line: 1 }));
    }
    const guess = guessDelimiter(head, complete);
    const delimiter = declared ?? guess?.delimiter;
    if (delimiter === undefined && head.length > 0) findings.push(tableFinding('delimiter-unknown'));
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
      stop(tableFinding('too-many-columns', { line: wide, detail: `${mostColumns} columns` }));
      return;
    }
    const rest = block.subarray(used);
    if (rest.length > longestRecord) {
      stop(tableFinding('record-too-long', { detail: `${longestRecord} bytes` }));
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
      stop(tableFinding('too-large', { detail: `${maxBytes} bytes` }));
      return false;
    }
    bytes += chunk.length;
    let text = chunk;
    if (table) {
      if (transcoder) text = encoder.encode(transcoder.decode(chunk, { stream: true }));
      else detector.push(chunk);
      if (text.includes(0)) {
        stop(tableFinding('not-text', { detail: 'data with NUL bytes' }));
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
      if (bytes === 0) stop(tableFinding('empty-file'));
      else drain(true);
    }
    const encoding = unicode?.encoding.startsWith('utf-16') ? unicode.encoding : detector.finish();
    if (!stopped && encoding !== 'utf-8')
      findings.push(tableFinding('encoding-not-utf8', { detail: encoding }));
    const { reader, rows, delimiter } = table ?? {};
    if (reader?.statistics.openQuoteLine !== undefined) {
      findings.push(tableFinding('quote-open', { line: reader.statistics.openQuoteLine }));
    }
    if (reader?.statistics.strayQuoteLine !== undefined) {
      findings.push(tableFinding('quote-stray', { line: reader.statistics.strayQuoteLine }));
    }
    if (rows && rows.tooWideLine === undefined) {
      if (!stopped && !rows.started) stop(tableFinding('empty-file'));
      findings.push(...rows.findings(), ...headerFindings(rows, encoding), ...columnFindings(rows));
    }
    const german = rows ? isGerman(rows) : false;
    const order = ['error', 'warning', 'info'];
    findings.sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
    return {
      ok: findings.every(({ severity }) => severity !== 'error'),
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
      findings,
    };
  }

  return { push, finish };
}

/** Whether some number of the table can only be German. */
function isGerman(rows: RowProfile): boolean {
  return rows.columns.some((column) => column.count(cell.german, cell.decimalComma) > 0);
}

function headerFindings(rows: RowProfile, encoding: TableEncoding): TableFinding[] {
  const found: TableFinding[] = [];
  const seen = new Set<string>();
  const line = rows.headerLine;
  for (const [index, raw] of rows.headers.entries()) {
    const name = decodeText(raw, encoding).trim().toLowerCase();
    if (name === '') found.push(tableFinding('header-empty', { line, column: index + 1 }));
    else if (seen.has(name)) found.push(tableFinding('header-duplicate', { line, column: index + 1 }));
    seen.add(name);
  }
  return found;
}

function columnFindings(rows: RowProfile): TableFinding[] {
  const found: TableFinding[] = [];
  const german = isGerman(rows);
  for (const [index, profile] of rows.columns.entries()) {
    const column = index + 1;
    const { filled, numbers, dates } = profile;
    const odd = filled - Math.max(numbers, dates);
    if (odd > 0 && filled >= 10 && odd <= filled / 10 && profile.count(cell.text) > 0) {
      found.push(
        tableFinding('type-mixed', {
          column,
          line: profile.firstLine[cell.text],
          count: profile.count(cell.text),
        }),
      );
    }
    const points = profile.count(cell.decimalPoint, cell.english);
    const commas = profile.count(cell.decimalComma, cell.german);
    if (numbers > 0 && points > 0 && commas > 0) {
      const lines = [cell.decimalPoint, cell.english]
        .map((kind) => profile.firstLine[kind] as number)
        .filter(Boolean);
      found.push(tableFinding('number-formats-mixed', { column, line: Math.min(...lines) }));
    }
    const groups = profile.count(cell.oneDotGroup);
    if (groups > 0 && !german && points === 0 && numbers === filled) {
      found.push(
        tableFinding('number-ambiguous', {
          column,
          line: profile.firstLine[cell.oneDotGroup],
          count: groups,
        }),
      );
    }
    const exponents = profile.count(cell.exponent);
    if (exponents > 0) {
      found.push(
        tableFinding('number-exponent', { column, line: profile.firstLine[cell.exponent], count: exponents }),
      );
    }
  }
  return found;
}

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
