import { createHash, type Hash } from 'node:crypto';
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
import { type ByteSource, type ContainerSource, readRange } from '../package/byte-source.ts';
import type { ContainerLimits } from '../package/limits.ts';
import { closeTransfer, openTransfer } from '../package/open-transfer.ts';
import { type Container, type ContainerEntry, fileNameOf } from '../package/read-container.ts';
import { type CheckOptions, checkMessage } from '../xdomea/check/check-message.ts';
import { rulesEdition } from '../xdomea/check/rules-edition.ts';
import type { CheckReport } from '../xdomea/finding/check-report.ts';
import { SilencedTally } from '../xdomea/finding/silenced.ts';
import { directionOf, type MessageDirection } from '../xdomea/messages/roles.ts';
import { type CheckProfile, usedProfile } from '../xdomea/rules/profile.ts';
import type { MessageVisitor } from '../xdomea/rules/rule.ts';
import { aspectsOf } from './aspects.ts';
import { BodyCollector, type BodyLimits } from './body.ts';
import { describeFiles } from './describe-files.ts';
import type { FileReport } from './file-report.ts';
import { OutlineCollector, type OutlineLimits } from './outline.ts';

/** What a check of a file does, one behind the other. */
export type CheckFileSteps = 'files' | 'message' | 'digest';

/** How a file is checked. */
export interface CheckFileOptions extends Abortable {
  /** Where the source has none. */
  fileName?: string | undefined;
  /** What an authority, a partner or an archive expects otherwise than the rules. */
  profile?: CheckProfile | undefined;
  /** Accept messages marked as a test. Default false. */
  allowTest?: boolean | undefined;
  /**
   * Whether the file is to be sent or was received; it decides what the verdict answers. Default: what is handed over or
   * asked for goes out, what answers it comes in.
   */
  direction?: MessageDirection | undefined;
  /** Instant of the check. Default `Date.now`. */
  clock?: Clock | undefined;
  limits?: Partial<ContainerLimits> | undefined;
  /** Bounds of the outline, or false for none. */
  outline?: Partial<OutlineLimits> | false | undefined;
  /** Bounds of what the message says beside its records, or false for none. */
  body?: Partial<BodyLimits> | false | undefined;
  /** What else sees what the rules see, in the same pass. */
  visitors?: readonly MessageVisitor[] | undefined;
  /** Findings kept of each rule; all are counted. Default 200. */
  maxFindingsPerRule?: number | undefined;
  /** Bytes read of the bytes to read: first of the files and then of the message, unpacked, at last of the container. */
  onProgress?: OnProgress<CheckFileSteps> | undefined;
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
  const { fileName, limits } = run;
  const transfer = await openTransfer(source, { findings: 'collect', fileName, limits, signal });
  try {
    const { bytes, container } = transfer;
    return await (container ? checkContainer(bytes, container, run) : checkBareMessage(bytes, run));
  } finally {
    await closeTransfer(transfer, signal);
  }
}

interface RunOptions extends CheckFileOptions {
  readonly notify: Isolated<Progress<CheckFileSteps>>;
}

/** What looks at the message in the same pass as the rules, for the report. */
interface Lookers {
  readonly outline: OutlineCollector | undefined;
  readonly body: BodyCollector | undefined;
}

const lookers = ({ outline, body }: RunOptions): Lookers => ({
  outline: outline === false ? undefined : new OutlineCollector(outline),
  body: body === false ? undefined : new BodyCollector(body),
});

function messageOptions(options: RunOptions, { outline, body }: Lookers, total: number): CheckOptions {
  const { profile, allowTest, direction, clock, signal, notify } = options;
  return {
    profile,
    allowTest,
    direction,
    clock,
    signal,
    maxFindingsPerRule: options.maxFindingsPerRule ?? 200,
    visitors: [outline, body, ...(options.visitors ?? [])].filter((visitor) => visitor !== undefined),
    onProgress: options.onProgress && ((progress) => notify({ ...progress, total })),
  };
}

/** What a report says beside the checks. */
const seen = ({ outline, body }: Lookers, { profile }: RunOptions) => ({
  outline: outline && outline.outline.shown > 0 ? outline.outline : undefined,
  body: body?.body,
  profile: usedProfile(profile),
});

const withAspects = (report: Omit<FileReport, 'aspects'>): FileReport => ({
  ...report,
  aspects: aspectsOf(report),
});

async function checkBareMessage(bytes: ByteSource, options: RunOptions): Promise<FileReport> {
  const looking = lookers(options);
  const { fileName, signal } = options;
  const digest = createHash('sha512');
  const message = await checkMessage(
    hashed(readRange(bytes, 0, bytes.size, signal), digest),
    messageOptions(options, looking, bytes.size),
  );
  // What broke off was not read to its end.
  const sha512 = message.complete ? digest.digest('hex') : await digestOf(bytes, options);
  return withAspects({
    ...message,
    ...seen(looking, options),
    name: fileName,
    size: bytes.size,
    sha512,
    files: 0,
  });
}

async function* hashed(pieces: AsyncIterable<Uint8Array>, digest: Hash): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    digest.update(piece);
    yield piece;
  }
}

/** SHA-512 of a source, in a pass of its own. */
async function digestOf(source: ByteSource, { signal, onProgress, notify }: RunOptions): Promise<string> {
  const digest = createHash('sha512');
  let done = 0;
  for await (const piece of readRange(source, 0, source.size, signal)) {
    digest.update(piece);
    done += piece.length;
    if (onProgress) notify({ step: 'digest', done, total: source.size, unit: 'bytes' });
  }
  return digest.digest('hex');
}

async function checkContainer(
  source: ByteSource,
  container: Container,
  options: RunOptions,
): Promise<FileReport> {
  const { signal } = options;
  const { message: entry } = container;
  const { entries, unread } = await describeFiles(container, {
    signal,
    onProgress: options.onProgress && options.notify,
  });
  const looking = lookers(options);
  let message: CheckReport | undefined;
  if (entry && container.canOpen(entry)) {
    message = await checkMessage(readTolerantly(container, entry, signal), {
      ...messageOptions(options, looking, entry.size),
      container: { fileName: container.fileName, messageFileName: entry.name, entries },
    });
  }
  return withAspects({
    ...(message ?? { ...noMessage, direction: options.direction ?? directionOf(undefined) }),
    ...seen(looking, options),
    ...merged(container, message, unread, options),
    kind: 'eakte.container',
    name: container.fileName,
    size: container.size,
    sha512: await digestOf(source, options),
    files: container.files.length,
  });
}

/** What is known of the message where none was read. */
const noMessage = {
  version: undefined,
  messageType: undefined,
  rootName: undefined,
  prozessId: undefined,
  schemaBasis: undefined,
  complete: false,
  objects: { akten: 0, vorgaenge: 0, dokumente: 0, primaerdokumente: 0 },
  statedHashes: 0,
  silenced: [],
  role: undefined,
  header: undefined,
  outcome: undefined,
  rules: { edition: rulesEdition, count: 0 },
} as const satisfies Omit<CheckReport, 'kind' | 'direction' | keyof Report>;

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
): Pick<CheckReport, 'verdict' | 'findings' | 'unchecked' | 'counts' | 'silenced'> {
  const silenced = new SilencedTally();
  // The container bounded its findings itself.
  const collector = createCollector({
    keep: Number.POSITIVE_INFINITY,
    severities: profile?.severities,
    onSilenced: silenced.add,
  });
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
    silenced: [...silenced.all, ...(message?.silenced ?? [])],
  };
}
