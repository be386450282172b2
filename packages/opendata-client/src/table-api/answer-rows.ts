import { throwIfAborted } from '@rathaus/client-core/abort';
import type { Limits } from './config.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { mediaTypes, type RowFormat, type RowWriter, rowWriter } from './formats.ts';
import { entityTag, isKnown, keptHeaders, notModified } from './http.ts';
import { RequestProblem } from './problem.ts';
import { type RowQuery, readQuery } from './query.ts';
import type { TableVersion } from './table-version.ts';
import { countRows, type WalkedRow, type WalkOptions, walk } from './walk.ts';

/** Bytes of a page, which is held in memory. */
const mostPageBytes = 16 * 2 ** 20;
/** Characters handed to the reader of a download at a time. */
const pieceSize = 64 * 1024;
/** Rises when the same version is written otherwise. */
const written = 1;

/** A request for rows. */
export interface RowsRequest {
  readonly request: Request;
  readonly version: TableVersion;
  /** Called once, when the version is no longer read. */
  readonly release: () => void;
  readonly format: RowFormat;
  /** Whether the format was chosen by `Accept`. */
  readonly negotiated: boolean;
  /** Path of the API. */
  readonly base: string;
  readonly limits: Limits;
  readonly maxAge: number;
}

/** Answers with a page, or with a download that is read while it is sent. */
export async function answerRows(given: RowsRequest): Promise<Response> {
  let isStreaming = false;
  try {
    const { request, version, format, limits } = given;
    const { meta } = version;
    const url = new URL(request.url);
    if (url.search.length > limits.queryLength)
      throw new RequestProblem('query-too-long', { limit: limits.queryLength });
    const query = readQuery(url.searchParams, meta, limits);
    if (format === 'geojson') requirePoints(meta);
    const after = query.cursor === undefined ? undefined : readCursor(query.cursor, query, meta);
    const headers = headersOf(given, url, undefined);
    const limit = query.limit ?? (format === 'json' ? limits.defaultRows : 'all');
    const writer = rowWriter(format, query, meta);
    const options: WalkOptions = { limits, signal: request.signal, after, timed: limit !== 'all' };
    if (isKnown(request, headers.get('ETag') as string)) return notModified(headers);
    if (limit !== 'all') return await page(given, url, query, writer, { ...options, most: limit });
    // What is refused is refused before the first byte: a walk begins with its checks.
    const batches = walk(version, query, writer.columns, options);
    if (request.method === 'HEAD') return new Response(null, { headers });
    const count = query.count ? await countRows(version, query.filters, options) : undefined;
    isStreaming = true;
    return new Response(download(given, batches, writer, count), { headers });
  } finally {
    if (!isStreaming) given.release();
  }
}

function requirePoints({ geometry }: TableVersion['meta']): void {
  if (!geometry) throw new RequestProblem('no-geometry');
  if (geometry.system !== 'wgs84') throw new RequestProblem('geometry-not-wgs84');
}

function headersOf(given: RowsRequest, url: URL, next: string | undefined): Headers {
  const { version, format, negotiated, maxAge, base } = given;
  const { id } = version.meta;
  const links = [
    ...(next === undefined ? [] : [`<${next}>; rel="next"`]),
    `<${base}/${id}>; rel="describedby"; type="application/json"`,
  ];
  return keptHeaders({
    type: mediaTypes[format],
    tag: entityTag(String(written), version.meta.version, format, url.pathname, url.search),
    maxAge,
    vary: negotiated ? 'Accept' : undefined,
    links,
    fileName: format === 'csv' ? `${id}.csv` : undefined,
  });
}

/** One row more than wanted is read, to know whether there is another page. */
async function page(
  given: RowsRequest,
  url: URL,
  query: RowQuery,
  writer: RowWriter,
  options: WalkOptions & { readonly most: number },
): Promise<Response> {
  const { version, limits, request } = given;
  const most = Math.min(mostPageBytes, limits.bytes);
  const rows: string[] = [];
  let size = 0;
  let last: WalkedRow | undefined;
  let hasMore = false;
  for await (const batch of walk(version, query, writer.columns, { ...options, most: options.most + 1 })) {
    for (const row of batch) {
      if (rows.length === options.most) {
        hasMore = true;
        break;
      }
      const text = writer.row(row, rows.length === 0);
      size += text.length;
      if (size > most) throw new RequestProblem('answer-too-large', { limit: most });
      rows.push(text);
      last = row;
    }
  }
  const count = query.count ? await countRows(version, query.filters, options) : undefined;
  const next =
    hasMore && last ? addressOf(url, writeCursor(query, version.meta, Number(last[0]))) : undefined;
  const body = `${writer.begin({ count, next })}${rows.join('')}${writer.end}`;
  return new Response(request.method === 'HEAD' ? null : body, { headers: headersOf(given, url, next) });
}

/** The same address with another cursor, without the host: that is for whoever stands in front to know. */
function addressOf(url: URL, cursor: string): string {
  const search = new URLSearchParams(url.search);
  search.set('cursor', cursor);
  return `${url.pathname}?${search}`;
}

/** Read only as fast as it is sent. Beyond the limit it breaks off, so that nobody takes a part for the whole. */
function download(
  given: RowsRequest,
  batches: AsyncGenerator<readonly WalkedRow[]>,
  writer: RowWriter,
  count: number | undefined,
): ReadableStream<Uint8Array> {
  const { request, limits, release } = given;
  const encoder = new TextEncoder();
  let bytes = 0;
  const pieces = piecesOf(batches, writer, count);
  const end = () => {
    request.signal.removeEventListener('abort', end);
    void pieces.return(undefined).catch(() => undefined);
    release();
  };
  request.signal.addEventListener('abort', end, { once: true });
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          throwIfAborted(request.signal, 'Sending rows');
          const { done, value } = await pieces.next();
          if (done) {
            end();
            controller.close();
            return;
          }
          const chunk = encoder.encode(value);
          bytes += chunk.length;
          if (bytes > limits.bytes) throw new Error('the answer is larger than the limit of this API');
          controller.enqueue(chunk);
        } catch (error) {
          end();
          controller.error(error);
        }
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  );
}

async function* piecesOf(
  batches: AsyncGenerator<readonly WalkedRow[]>,
  writer: RowWriter,
  count: number | undefined,
): AsyncGenerator<string, undefined> {
  let text = writer.begin({ count, next: undefined });
  let isFirst = true;
  for await (const batch of batches) {
    for (const row of batch) {
      text += writer.row(row, isFirst);
      isFirst = false;
      if (text.length < pieceSize) continue;
      yield text;
      text = '';
    }
  }
  yield text + writer.end;
  return undefined;
}
