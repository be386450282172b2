import { type Abortable, callApplication } from '@rathaus/client-core/abort';
import { type Clock, isolate, type Logger, type OnProgress } from '@rathaus/client-core/observe';
import { reportStyle, reportStyleHash } from '@rathaus/client-core/report';
import { createMask, type Language, type MaskOptions } from '@rathaus/client-core/texts';
import { type ContainerSource, readRange } from '../package/byte-source.ts';
import type { ContainerLimits } from '../package/limits.ts';
import { closeTransfer, type OpenTransfer, openTransfer } from '../package/open-transfer.ts';
import { type Container, fileNameOf } from '../package/read-container.ts';
import { catalogue } from '../texts/index.ts';
import { viewerTexts as t } from '../texts/viewer.ts';
import { dayIn } from '../xdomea/retention/today.ts';
import { AkteFiles } from './akte-files.ts';
import type { ServedFile } from './file-figure.ts';
import { renderHead, renderMessage, renderNotices, renderUnnamed, titleOfPage } from './message-parts.ts';
import { type PageContext, say } from './page-context.ts';
import { readViewed, type ViewedMessage, type ViewedRecord } from './read-viewed.ts';
import { renderRecord } from './record-article.ts';
import { renderTree } from './record-tree.ts';
import { viewerStyle, viewerStyleHash } from './viewer-style.ts';

/** What making a page does: the message is read twice, then the files of the records that are shown. */
export type RenderAkteSteps = 'message' | 'files';

/** A file of a container that an application may serve. */
export interface AkteFile {
  /** In the container. Personal data: do not log it. */
  readonly name: string;
  /** Number in the directory of the container, from 1. */
  readonly index: number;
  /** Bytes. */
  readonly size: number;
}

/** How an e-file is written as a page. */
export interface RenderAkteOptions extends Abortable, MaskOptions {
  /** Default `de`. */
  readonly language?: Language | undefined;
  /** Where the source has none. */
  readonly fileName?: string | undefined;
  /** Day of the view: whether a retention is over. Default `Date.now`. */
  readonly clock?: Clock | undefined;
  /** Records that are shown, the first of the message; the others are counted. Default 1,000. */
  readonly maxRecords?: number | undefined;
  /** Bytes up to which a file is put into the page. Default 2 MiB. */
  readonly maxFileBytes?: number | undefined;
  /** Bytes of all files that are put into the page. Default 20 MiB; the page is a third larger. */
  readonly maxPageFileBytes?: number | undefined;
  /**
   * Address where the application serves a file, relative or `http(s):`. Then only pictures and text are in the page.
   * Undefined for a file that it does not serve. Serve as `attachment` with `nosniff`: the content is foreign.
   */
  readonly href?: ((file: AkteFile) => string | undefined | PromiseLike<string | undefined>) | undefined;
  /** Milliseconds that `href` may take. Default 30,000. */
  readonly applicationTimeout?: number | undefined;
  readonly limits?: Partial<ContainerLimits> | undefined;
  /** Bytes read of the bytes to read. */
  readonly onProgress?: OnProgress<RenderAkteSteps> | undefined;
  /** Gets a line when `onProgress` fails. */
  readonly logger?: Logger | undefined;
}

/** What a page shows; the return value of `renderAkte`. */
export interface RenderedAkte {
  /** Name of the root element; undefined when there is no readable message of a known version. */
  readonly rootName: string | undefined;
  /** False when the message breaks off or is damaged. */
  readonly complete: boolean;
  /** Records that are shown. */
  readonly shown: number;
}

/**
 * The content security policy of the page, for applications that send it as a header, too: nothing is loaded, no script
 * runs, styles are those of the page, pictures are in it.
 */
export const aktePolicy = `default-src 'none'; style-src '${reportStyleHash}' '${viewerStyleHash}'; img-src data:; base-uri 'none'; form-action 'none'`;

/**
 * An e-file as one HTML page, in pieces: what the message says, its records as a tree, each with metadata (own and
 * inherited), deadlines, workflow, history, contacts, references, versions and files. Any message of any version, in a
 * container or alone. No script, no request, printable, readable from 320 px and by screen reader.
 *
 * All of a message is foreign. Text is escaped and cut, nothing of it becomes a link, and the policy of the page
 * (`aktePolicy`) forbids scripts and requests. Pictures (PNG, JPEG, GIF, WebP) and plain text are shown, by their bytes
 * and never by their name; other files can be saved from the page or, with `href`, from the application. A file whose
 * hash is not the one the message states is neither shown nor offered, programs are not embedded. With `mask` the page
 * hides what a masked report hides, and holds no files.
 *
 * Size and memory are bounded: `maxRecords`, long texts and lists cut, `maxFileBytes`, `maxPageFileBytes`. What the file
 * contains throws nothing; what is missing, damaged or not shown is said on the page. Throws the file system's error for
 * a path that cannot be read, what `href` throws, and `core.aborted` at once when the signal aborts. It judges nothing:
 * that is what `checkFile` is for.
 *
 * @example
 * const pieces = ReadableStream.from(renderAkte('abgabe.zip', { mask: true })).pipeThrough(new TextEncoderStream());
 * await writeFileAtomically('akte.html', pieces);
 */
export async function* renderAkte(
  source: ContainerSource,
  options: RenderAkteOptions = {},
): AsyncGenerator<string, RenderedAkte, undefined> {
  const { signal, limits } = options;
  const fileName = fileNameOf(source, options.fileName);
  const transfer = await openTransfer(source, { findings: 'collect', fileName, limits, signal });
  try {
    return yield* renderPage(transfer, { ...options, fileName });
  } finally {
    await closeTransfer(transfer, signal);
  }
}

async function* renderPage(
  transfer: OpenTransfer,
  options: RenderAkteOptions,
): AsyncGenerator<string, RenderedAkte, undefined> {
  const { container } = transfer;
  const { language = 'de', mask: masked = false, signal, maxFileBytes = 2 << 20 } = options;
  const { message, context, unnamed, notify } = await readPage(transfer, options);
  const { records, hidden } = message;
  let done = 0;
  const files: AkteFiles = new AkteFiles(records, {
    container,
    maxBytes: maxFileBytes,
    signal,
    onBytes(count) {
      done += count;
      notify({ step: 'files', done, total: files.total, unit: 'bytes' });
    },
  });
  yield `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${aktePolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>${titleOfPage(context, message)} – ${say(context, t.title)}</title>
<style>${reportStyle}</style>
<style>${viewerStyle}</style>
</head>
<body>
<a class="skip" href="#inhalt">${say(context, t.skip)}</a>
<main>
`;
  yield renderHead(context, message, { container, fileName: options.fileName, masked });
  yield renderNotices(context, message, { container, masked });
  const isTree = records.length > 1 || Object.values(hidden).some((count) => count > 0);
  yield `<div class="akte${isTree ? '' : ' whole'}">\n`;
  if (isTree) yield* renderTree(context, records, hidden);
  yield '<div id="inhalt" tabindex="-1">\n';
  // Records are what people look for; where there are none, the message itself is.
  if (records.length === 0) yield* renderMessage(context, message);
  const page = {
    files,
    room: { bytes: options.maxPageFileBytes ?? 20 << 20 },
    serve: (name: string) => served(container, name, options),
  };
  for (const record of records) yield* renderRecord(context, record, page);
  if (records.length > 0) yield* renderMessage(context, message);
  yield renderUnnamed(context, container, unnamed());
  yield '</div></div>\n</main>\n</body>\n</html>\n';
  const { root, complete } = message;
  return { rootName: root?.version && root.rootName, complete, shown: records.length };
}

/** Reads the message and prepares what every part of the page needs. */
async function readPage({ bytes, container }: OpenTransfer, options: RenderAkteOptions) {
  const { language = 'de', mask: masked = false, clock = Date.now, signal, applicationTimeout } = options;
  const notify = isolate(options.onProgress, { name: 'onProgress of renderAkte', logger: options.logger });
  const entry = container?.message;
  const size = container ? (entry?.size ?? 0) : bytes.size;
  let read = 0;
  async function* open(): AsyncGenerator<Uint8Array> {
    const pieces = container
      ? entry && container.canOpen(entry)
        ? container.open(entry, { signal })
        : []
      : readRange(bytes, 0, bytes.size, signal);
    for await (const piece of pieces) {
      yield piece;
      read += piece.length;
      // It is read twice: what a record inherits may be behind it.
      notify({ step: 'message', done: read, total: size * 2, unit: 'bytes' });
    }
  }
  const named = new Set<number>();
  const message = await readViewed(open, {
    maxRecords: options.maxRecords ?? 1000,
    signal,
    applicationTimeout,
    onFileName: (name) => {
      const found = container?.find(name);
      if (found) named.add(found.index);
    },
  });
  const context: PageContext = {
    language,
    masked,
    mask: createMask(catalogue, { mask: masked }),
    today: dayIn(clock()),
    byId: idsOf(message),
  };
  const unnamed = () => (container?.files ?? []).filter(({ index }) => !named.has(index));
  return { message, context, unnamed, notify };
}

/** The first record of an id: a message that gives it twice is not valid. */
function idsOf({ records }: ViewedMessage): ReadonlyMap<string, ViewedRecord> {
  const ids = new Map<string, ViewedRecord>();
  for (const record of records) {
    const id = record.id?.toLowerCase();
    if (id !== undefined && !ids.has(id)) ids.set(id, record);
  }
  return ids;
}

async function served(
  container: Container | undefined,
  name: string,
  { href, signal, applicationTimeout: timeout }: RenderAkteOptions,
): Promise<ServedFile> {
  const entry = container?.find(name);
  if (!href || !entry) return { href: undefined, isServed: href !== undefined };
  const { index, size } = entry;
  const address = await callApplication(
    'Asking for the address of a file',
    () => href({ name, index, size }),
    {
      signal,
      timeout,
    },
  );
  return { href: address !== undefined && isWebAddress(address) ? address : undefined, isServed: true };
}

/** Relative or `http(s):`, as a browser would read it; a name that made it into a scheme is no address. */
function isWebAddress(address: string): boolean {
  return /^https?:$/.test(URL.parse(address, 'http://relative.invalid/')?.protocol ?? '');
}
