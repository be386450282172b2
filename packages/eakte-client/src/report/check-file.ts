import type { Abortable } from '@rathaus/client-core/abort';
import { createCollector, type Report, verdictOf } from '@rathaus/client-core/findings';
import {
  type Clock,
  type Isolated,
  isolate,
  type Logger,
  type OnProgress,
  type Progress,
} from '@rathaus/client-core/observe';
import {
  type ByteSource,
  type ContainerSource,
  closeByteSource,
  openByteSource,
  readBytes,
  readRange,
} from '../package/byte-source.ts';
import type { ContainerLimits } from '../package/limits.ts';
import { peekMessage } from '../package/peek-message.ts';
import { type Container, type ContainerEntry, fileNameOf, readContainer } from '../package/read-container.ts';
import { type CheckOptions, checkMessage } from '../xdomea/check/check-message.ts';
import type { CheckReport } from '../xdomea/finding/check-report.ts';
import type { EntryFacts } from '../xdomea/finding/container-facts.ts';
import type { CheckProfile } from '../xdomea/rules/profile.ts';
import type { FileReport } from './file-report.ts';
import { OutlineCollector, type OutlineLimits } from './outline.ts';

/** How a file is checked. */
export interface CheckFileOptions extends Abortable {
  /** Where the source has none. */
  fileName?: string | undefined;
  /** What an authority, a partner or an archive expects otherwise than the rules. */
  profile?: CheckProfile | undefined;
  /** Accept messages marked as a test. Default false. */
  allowTest?: boolean | undefined;
  /** Instant of the check. Default `Date.now`. */
  clock?: Clock | undefined;
  limits?: Partial<ContainerLimits> | undefined;
  /** Bounds of the outline, or false for none. */
  outline?: Partial<OutlineLimits> | false | undefined;
  /** Findings kept of each rule; all are counted. Default 200. */
  maxFindingsPerRule?: number | undefined;
  /** Bytes read of the bytes to read, unpacked: first of the files, then of the message. */
  onProgress?: OnProgress<'files' | 'message'> | undefined;
  /** Gets a line when `onProgress` fails. */
  logger?: Logger | undefined;
}

/**
 * Checks a container or a bare message: container rules, every file (CRC, digests, kind), then the message with
 * structure and rules in one pass. Constant memory. Never throws for what the file contains: it throws the file
 * system's error when it cannot be read, and `core.aborted` at once when the signal aborts.
 *
 * `report.verdict` is `passed` only when everything that decides was looked at: a message without its container is
 * `not-judged` when it refers to files.
 *
 * @example
 * const report = await checkFile('abgabe.zip', { signal });
 * if (report.verdict !== 'passed') console.log(reportText(report, catalogue));
 */
export async function checkFile(
  source: ContainerSource,
  options: CheckFileOptions = {},
): Promise<FileReport> {
  const { signal } = options;
  const run: RunOptions = {
    ...options,
    fileName: fileNameOf(source, options.fileName),
    notify: isolate(options.onProgress, { name: 'onProgress of checkFile', logger: options.logger }),
  };
  const bytes = await openByteSource(source, signal);
  let head: Uint8Array;
  try {
    head = await readBytes(bytes, 0, 512, signal);
    if (looksLikeXml(head)) return await checkBareMessage(bytes, run);
  } catch (error) {
    await closeByteSource(bytes, signal);
    throw error;
  }
  return checkContainer(bytes, run);
}

interface RunOptions extends CheckFileOptions {
  readonly notify: Isolated<Progress<'files' | 'message'>>;
}

/** XML in any of its encodings: byte order mark or white space, then `<`. */
function looksLikeXml(head: Uint8Array): boolean {
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1');
  return /^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?[\s\0]*</.test(text);
}

function messageOptions(
  options: RunOptions,
  outline: OutlineCollector | undefined,
  total: number,
): CheckOptions {
  const { profile, allowTest, clock, signal, notify } = options;
  return {
    profile,
    allowTest,
    clock,
    signal,
    maxFindingsPerRule: options.maxFindingsPerRule ?? 200,
    visitors: outline ? [outline] : [],
    onProgress: options.onProgress && ((progress) => notify({ ...progress, total })),
  };
}

const outlineFor = ({ outline }: RunOptions): OutlineCollector | undefined =>
  outline === false ? undefined : new OutlineCollector(outline);

async function checkBareMessage(bytes: ByteSource, options: RunOptions): Promise<FileReport> {
  const outline = outlineFor(options);
  const { fileName, signal } = options;
  const message = await checkMessage(
    readRange(bytes, 0, bytes.size, signal),
    messageOptions(options, outline, bytes.size),
  );
  await closeByteSource(bytes, signal);
  return {
    ...message,
    name: fileName,
    size: bytes.size,
    files: 0,
    outline: shownOutline(outline),
  };
}

async function checkContainer(source: ByteSource, options: RunOptions): Promise<FileReport> {
  const { fileName, limits, signal } = options;
  const container = await readContainer(source, { findings: 'collect', fileName, limits, signal });
  try {
    const { message: entry } = container;
    const { entries, unread } = await describeFiles(container, options);
    const outline = outlineFor(options);
    let message: CheckReport | undefined;
    if (entry && container.canOpen(entry)) {
      message = await checkMessage(readTolerantly(container, entry, signal), {
        ...messageOptions(options, outline, entry.size),
        container: { fileName: container.fileName, messageFileName: entry.name, entries },
      });
    }
    return {
      kind: 'eakte.container',
      name: container.fileName,
      ...merged(container, message, unread, options),
      size: container.size,
      version: message?.version,
      rootName: message?.rootName,
      messageType: message?.messageType,
      prozessId: message?.prozessId,
      schemaBasis: message?.schemaBasis,
      objects: message?.objects ?? { akten: 0, vorgaenge: 0, dokumente: 0, primaerdokumente: 0 },
      files: container.files.length,
      complete: message?.complete ?? false,
      outline: shownOutline(outline),
    };
  } finally {
    await container.close();
  }
}

/** Files of the container as the message rules want them. Digests only from 4.0, where messages carry them. */
async function describeFiles(
  container: Container,
  { signal, onProgress, notify }: RunOptions,
): Promise<{ entries: EntryFacts[]; unread: number }> {
  const { message } = container;
  const head =
    message && container.canOpen(message)
      ? await peekMessage(readTolerantly(container, message, signal))
      : undefined;
  const wantsHashes = head?.version === '4.0.0';
  const entries: EntryFacts[] = [];
  let unread = 0;
  const files = container.verify({
    skip: (entry) => entry === message,
    algorithms: wantsHashes ? ['SHA-256', 'SHA-512'] : [],
    signal,
    onProgress: onProgress && notify,
  });
  for await (const { entry, facts } of files) {
    if (!facts) unread++;
    entries.push({
      name: entry.name,
      size: entry.size,
      hashes: wantsHashes ? facts?.hashes : undefined,
      detected: facts?.detected,
      truncated: facts?.truncated,
    });
  }
  return { entries, unread };
}

/** A message whose CRC is wrong is still worth reading: the fault becomes a finding, the text is judged as it is. */
async function* readTolerantly(
  container: Container,
  entry: ContainerEntry,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  try {
    yield* container.open(entry, { signal });
  } catch (error) {
    if (!container.report(error, entry)) throw error;
  }
}

/** The findings of container and message as one report. What could not be read has not passed, whatever a profile says. */
function merged(
  container: Container,
  message: CheckReport | undefined,
  unread: number,
  { profile }: RunOptions,
): Pick<Report, 'verdict' | 'findings' | 'unchecked' | 'counts'> {
  // The container bounded its findings itself.
  const collector = createCollector({ keep: Number.POSITIVE_INFINITY, severities: profile?.severities });
  for (const finding of container.findings) collector.add(finding);
  if (!message) collector.skip('eakte.unchecked.message', { kind: 'entry' });
  // One message is judged; a profile that lets several pass does not judge the others.
  const messages = container.perRule.get('eakte.package.several-messages') ?? 0;
  if (messages > 0) collector.skip('eakte.unchecked.messages', { kind: 'entry' });
  if (unread > 0) collector.skip('eakte.unchecked.entries', { kind: 'entry' }, { files: unread });
  const around = collector.result();
  const unchecked = [...around.unchecked, ...(message?.unchecked ?? [])];
  const sum = (severity: keyof Report['counts']) =>
    around.counts[severity] + (message?.counts[severity] ?? 0);
  const counts = { error: sum('error'), warning: sum('warning'), info: sum('info') };
  return {
    verdict: verdictOf(counts.error, unchecked.length),
    findings: [...around.findings, ...(message?.findings ?? [])],
    unchecked,
    counts,
  };
}

const shownOutline = (collector: OutlineCollector | undefined) =>
  collector && collector.outline.shown > 0 ? collector.outline : undefined;
