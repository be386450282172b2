import { type Abortable, throwIfAborted, untilAborted } from '@rathaus/client-core/abort';
import { isolate, type Logger, type OnProgress } from '@rathaus/client-core/observe';
import { eakteError } from '../errors.ts';
import { type ContainerSource, readRange } from '../package/byte-source.ts';
import { parseContainerName } from '../package/container-name.ts';
import type { ContainerLimits } from '../package/limits.ts';
import { closeTransfer, openTransfer } from '../package/open-transfer.ts';
import { type MessageHead, peekMessage } from '../package/peek-message.ts';
import { fileNameOf } from '../package/read-container.ts';
import { roleOf } from '../xdomea/messages/roles.ts';
import type { XdomeaVersion } from '../xdomea/version.ts';
import { contentDigest, isSameContent, keptOpen } from './content-digest.ts';
import { stepOf } from './procedure-steps.ts';

/** A file of a batch. */
export interface BatchFile {
  readonly source: ContainerSource;
  /** Where the source has none. */
  readonly fileName?: string | undefined;
  /** What tells it from a file of the same name in what is said about several: its path. Default its name. */
  readonly label?: string | undefined;
}

/** What the head of a file says; nothing of it is checked, and what cannot be read is undefined. */
export interface PlannedFile extends BatchFile {
  /** From 1, in the order in which the files were given. */
  readonly number: number;
  readonly version: XdomeaVersion | undefined;
  /** Four digits. */
  readonly messageType: string | undefined;
  /** In lower case. */
  readonly prozessId: string | undefined;
  readonly nachrichtenUuid: string | undefined;
  readonly part: number | undefined;
  readonly parts: number | undefined;
  /** The earlier file with the same message: by its id, before 4.0 by process and type. */
  readonly repeats: PlannedFile | undefined;
  /** Whether it says the same as the file that it repeats. */
  readonly isSame: boolean;
}

/** Files that are judged together. */
export interface PlannedGroup {
  /**
   * `single`: has nothing to do with the others. `transfer`: messages of one type, some of which are parts. `procedure`:
   * messages of one process.
   */
  readonly kind: 'single' | 'transfer' | 'procedure';
  readonly prozessId: string | undefined;
  /** In the order in which the messages of a procedure are sent. */
  readonly files: readonly PlannedFile[];
}

/** What is in a batch. A few hundred bytes for each file. */
export interface BatchPlan {
  /** As they were given. */
  readonly files: readonly PlannedFile[];
  /** In the order of the first file of each. */
  readonly groups: readonly PlannedGroup[];
}

/** How files are looked at before they are checked. */
export interface PlanBatchOptions extends Abortable {
  limits?: Partial<ContainerLimits> | undefined;
  /** Files looked at so far. */
  onProgress?: OnProgress<'heads'> | undefined;
  /** Gets a line when `onProgress` fails. */
  logger?: Logger | undefined;
}

const what = 'Reading the heads of files';
/** Longest id that is kept: a head is foreign input. */
const longestId = 100;

/**
 * Looks at the head of each file and says which belong together: by ProzessID, whatever the files are called and however
 * the id is written. Of a file whose head cannot be read only the name says where it belongs. Never throws for what files contain or that they cannot be read: these are on their own.
 *
 * @example
 * const { groups } = await planBatch(paths.map((source) => ({ source })));
 * console.log(groups.map(({ kind, files }) => `${kind}: ${files.length}`));
 */
export async function planBatch(
  files: Iterable<BatchFile> | AsyncIterable<BatchFile>,
  { signal, limits, onProgress, logger }: PlanBatchOptions = {},
): Promise<BatchPlan> {
  const notify = isolate(onProgress, { name: 'onProgress of planBatch', logger });
  const planned: PlannedFile[] = [];
  const byProcess = new Map<string, PlannedFile[]>();
  const byMessage = new Map<string, PlannedFile>();
  const groups: { readonly files: PlannedFile[]; readonly prozessId: string | undefined }[] = [];
  for await (const file of untilAborted(files, signal, what)) {
    throwIfAborted(signal, what);
    const head = await headOf(file, { signal, limits });
    const number = planned.length + 1;
    const identity = identityOf(head);
    const repeats = identity === undefined ? undefined : byMessage.get(identity);
    const isSame = repeats !== undefined && (await saysTheSame(repeats, file, { signal, limits }));
    const one: PlannedFile = { ...file, ...head, number, repeats, isSame };
    planned.push(one);
    if (identity !== undefined && !repeats) byMessage.set(identity, one);
    const { prozessId } = one;
    const group = prozessId === undefined ? undefined : byProcess.get(prozessId);
    if (group) group.push(one);
    else {
      const files = [one];
      groups.push({ files, prozessId });
      if (prozessId !== undefined) byProcess.set(prozessId, files);
    }
    if (onProgress) notify({ step: 'heads', done: planned.length, total: undefined, unit: 'items' });
  }
  for (const file of planned.filter(({ prozessId }) => prozessId === undefined)) {
    const named = byNameOf(file);
    const group = named?.prozessId === undefined ? undefined : byProcess.get(named.prozessId);
    // A readable file of the same message is the one that counts.
    if (!named || !group || group.some((one) => isSameStep(one, named))) continue;
    planned[file.number - 1] = named;
    group.push(named);
    groups.splice(
      groups.findIndex(({ files }) => files[0] === file),
      1,
    );
  }
  return { files: planned, groups: groups.map(({ files, prozessId }) => groupOf(files, prozessId)) };
}

/** A file whose head says nothing of its process, as its name says: so a broken message is not taken for a missing one. */
function byNameOf(file: PlannedFile): PlannedFile | undefined {
  const named = parseContainerName(fileNameOf(file.source, file.fileName) ?? '');
  if (!named) return undefined;
  const { number: messageType, part } = named;
  return { ...file, messageType, prozessId: idOf(named.prozessId), part };
}

const isSameStep = (a: PlannedFile, b: PlannedFile) =>
  a.messageType === b.messageType && (a.part ?? 1) === (b.part ?? 1);

function groupOf(given: readonly PlannedFile[], prozessId: string | undefined): PlannedGroup {
  const files = given.toSorted(
    (a, b) =>
      stepOf(a.messageType) - stepOf(b.messageType) ||
      (a.part ?? 1) - (b.part ?? 1) ||
      // What repeats another file comes behind it.
      a.number - b.number,
  );
  const [first] = files;
  const isOneType = files.every(({ messageType }) => messageType === first?.messageType);
  // A receipt says how many there are at most, and a reply is judged by what it answers.
  const isHandover = first?.messageType !== undefined && roleOf(first.messageType) === 'handover';
  const isSplit = isOneType && isHandover && files.some(({ parts = 1 }) => parts > 1);
  const kind = isSplit ? 'transfer' : files.length > 1 ? 'procedure' : 'single';
  return { kind, prozessId, files };
}

type Head = Omit<PlannedFile, keyof BatchFile | 'number' | 'repeats' | 'isSame'>;

const nothing: Head = {
  version: undefined,
  messageType: undefined,
  prozessId: undefined,
  nachrichtenUuid: undefined,
  part: undefined,
  parts: undefined,
};

const idOf = (given: string | undefined): string | undefined => {
  if (given === undefined || given === '') return undefined;
  // A copy: a piece of a text keeps the whole text in memory, here a piece of the file for each id.
  return Buffer.from(given.slice(0, longestId).toLowerCase()).toString();
};

async function headOf(file: BatchFile, options: PlanBatchOptions): Promise<Head> {
  const head = await unlessUnreadable(peekFile(file, options), options);
  if (!head?.version) return nothing;
  const isNumber = (given: number | undefined) => given !== undefined && Number.isSafeInteger(given);
  return {
    version: head.version,
    messageType: head.messageType,
    prozessId: idOf(head.prozessId),
    nachrichtenUuid: idOf(head.nachrichtenUuid),
    part: isNumber(head.part) ? head.part : undefined,
    parts: isNumber(head.parts) ? head.parts : undefined,
  };
}

/** What is wrong with a file is said when it is checked. */
async function unlessUnreadable<Value>(
  reading: Promise<Value>,
  { signal }: Abortable,
): Promise<Value | undefined> {
  try {
    return await reading;
  } catch (error) {
    throwIfAborted(signal, what);
    const { code } = Object(error) as { code?: unknown };
    if (eakteError.is(error) || typeof code === 'string') return undefined;
    throw error;
  }
}

async function saysTheSame(a: BatchFile, b: BatchFile, options: PlanBatchOptions): Promise<boolean> {
  const digests = [];
  for (const { source } of [a, b])
    digests.push(await unlessUnreadable(contentDigest(source, options), options));
  return isSameContent(digests[0], digests[1]);
}

async function peekFile(
  { source, fileName }: BatchFile,
  { signal, limits }: PlanBatchOptions,
): Promise<MessageHead | undefined> {
  const name = fileNameOf(source, fileName);
  const transfer = await openTransfer(keptOpen(source), {
    findings: 'collect',
    fileName: name,
    limits,
    signal,
  });
  try {
    const { bytes, container } = transfer;
    if (!container) return await peekMessage(readRange(bytes, 0, bytes.size, signal));
    const { message } = container;
    if (!message || !container.canOpen(message)) return undefined;
    return await peekMessage(container.open(message, { signal }));
  } finally {
    await closeTransfer(transfer, signal);
  }
}

/** What tells a message from all others; undefined where nothing does. */
function identityOf({ version, messageType, prozessId, nachrichtenUuid }: Head): string | undefined {
  // A head that breaks off before its process is that of no message that another one could repeat.
  if (version === undefined || prozessId === undefined) return undefined;
  if (version === '4.0.0') return nachrichtenUuid;
  if (messageType === undefined) return undefined;
  return `${prozessId} ${messageType}`;
}
