import { throwIfAborted } from '@rathaus/client-core/abort';
import { isolate, type OnProgress } from '@rathaus/client-core/observe';
import { fileNameOf } from '../package/read-container.ts';
import { roleOf } from '../xdomea/messages/roles.ts';
import { type KnownMessage, type ProcedureFacts, procedureProfile } from '../xdomea/rules/procedure-facts.ts';
import { type CheckFileOptions, type CheckFileSteps, checkFile } from './check-file.ts';
import type { TransferReport } from './check-transfer.ts';
import type { FileReport } from './file-report.ts';
import {
  type GroupMember,
  memberOf,
  type ProcedureReport,
  procedureReport,
  unreadMember,
} from './group-procedure.ts';
import { transferReport } from './group-transfer.ts';
import { type BatchFile, type PlannedFile, type PlannedGroup, planBatch } from './plan-batch.ts';
import { type PartsFault, ProcedureLedger } from './procedure-ledger.ts';

/** What the check of a batch gives, one behind the other. */
export type BatchItem =
  | { readonly type: 'file'; readonly file: PlannedFile; readonly report: FileReport }
  /** The file system refused; the others are checked nevertheless. */
  | { readonly type: 'fault'; readonly file: PlannedFile; readonly error: unknown }
  /** What files are together, behind the last of them. */
  | {
      readonly type: 'group';
      readonly group: PlannedGroup;
      readonly report: TransferReport | ProcedureReport;
    };

/** How the files of a batch are checked. */
export interface CheckFilesOptions extends Omit<CheckFileOptions, 'fileName' | 'onProgress' | 'visitors'> {
  /** `heads`: files looked at first; `checked`: files that were judged, of all. */
  onProgress?: OnProgress<'heads' | 'checked'> | undefined;
}

/**
 * Checks several files as what they are: transfers that have nothing to do with each other, the parts of one, the messages
 * of one procedure. It looks at the head of each file first, so names and order of the files do not matter. Messages of a
 * procedure are judged in the order in which they are sent, each knowing those before it: a 0502 what was offered, a 0503
 * what was appraised, a 0506 what was handed over. Memory is constant: of a file a few hundred bytes are kept, of a
 * procedure the ids of its records until it is done.
 *
 * Never throws for what the files contain or that one cannot be read; an abort ends it at once as `core.aborted`. The
 * verdict on all is `verdictOfAll()` of client-core over theirs; a file that could not be read is not judged.
 *
 * @example
 * for await (const item of checkFiles(paths.map((source) => ({ source })), { signal }))
 *   if (item.type !== 'fault') console.log(item.type, item.report.verdict);
 */
export async function* checkFiles(
  files: Iterable<BatchFile> | AsyncIterable<BatchFile>,
  options: CheckFilesOptions = {},
): AsyncGenerator<BatchItem, void, void> {
  const { onProgress, logger, signal, limits } = options;
  const notify = isolate(onProgress, { name: 'onProgress of checkFiles', logger });
  const plan = await planBatch(files, { signal, limits, logger, onProgress: onProgress && notify });
  let done = 0;
  for (const group of plan.groups) {
    for await (const item of checkGroup(group, { ...options, onProgress: undefined })) {
      if (item.type !== 'group') {
        done += 1;
        if (onProgress) notify({ step: 'checked', done, total: plan.files.length, unit: 'items' });
      }
      yield item;
    }
  }
}

/** How the files of a group are checked. */
export interface CheckGroupOptions extends Omit<CheckFileOptions, 'fileName' | 'visitors'> {
  /** Before each file. */
  onFile?: ((file: PlannedFile) => void) | undefined;
  onProgress?: OnProgress<CheckFileSteps> | undefined;
}

const nameOf = ({ source, fileName }: BatchFile) => fileNameOf(source, fileName);

/**
 * Checks the files of one group of `planBatch()`, and at last what they are together. As `checkFiles()`, for whoever
 * shows the files of a batch between others.
 *
 * @example
 * for (const group of plan.groups) for await (const item of checkGroup(group, { signal })) show(item);
 */
export async function* checkGroup(
  group: PlannedGroup,
  { onFile, ...options }: CheckGroupOptions = {},
): AsyncGenerator<BatchItem, void, void> {
  const state = new GroupState(group);
  for (const file of group.files) {
    throwIfAborted(options.signal, 'Checking files');
    onFile?.(file);
    const isAlone = group.kind === 'single' && !file.repeats;
    let report: FileReport;
    try {
      report = await checkFile(file.source, {
        ...options,
        fileName: nameOf(file),
        profile: isAlone ? options.profile : procedureProfile(state.facts(file), options.profile),
        visitors: state.visitors(file),
      });
    } catch (error) {
      throwIfAborted(options.signal, 'Checking files');
      state.failed(file);
      yield { type: 'fault', file, error };
      continue;
    }
    state.checked(file, report);
    yield { type: 'file', file, report };
  }
  if (group.kind !== 'single') yield { type: 'group', group, report: state.report() };
}

/** What is known of a group while its files are checked. */
class GroupState {
  readonly #group: PlannedGroup;
  readonly #ledger = new ProcedureLedger();
  readonly #members: GroupMember[] = [];
  readonly #known: (KnownMessage & { later: boolean })[];
  readonly #places: ReadonlyMap<PlannedFile, number>;
  /** By type: the parts that are not there, and how many there are. */
  readonly #incomplete = new Map<string, { missing: number[]; total: number }>();

  constructor(group: PlannedGroup) {
    this.#group = group;
    this.#places = new Map(group.files.map((file, place) => [file, place]));
    this.#known = group.files.map(({ messageType = '', nachrichtenUuid, part, parts }) => ({
      messageType,
      nachrichtenUuid,
      lfdNr: part,
      gesamtanzahl: parts,
      later: true,
    }));
    for (const [type, files] of Map.groupBy(group.files, ({ messageType }) => messageType)) {
      if (type === undefined) continue;
      const total = Math.min(Math.max(...files.map(({ parts = 1 }) => parts)), mostParts);
      const present = new Set(files.map(({ part = 1 }) => part));
      const missing = Array.from({ length: total }, (_, index) => index + 1).filter((n) => !present.has(n));
      // Of two messages with one id nobody knows which counts.
      const isUnclear = files.some(({ repeats, isSame }) => repeats && !isSame);
      if (missing.length > 0 || isUnclear) this.#incomplete.set(type, { missing, total });
    }
  }

  #knows(messageType: string): boolean {
    return !this.#incomplete.has(messageType) && this.#has(messageType);
  }

  /** Whether what was checked so far disagrees about its records. What a reply reports contradicts nothing. */
  #isContradictory(): boolean {
    return this.#members.some(
      ({ file: { messageType }, findings }) =>
        messageType !== undefined &&
        roleOf(messageType) !== 'reply' &&
        findings.some(({ severity }) => severity === 'error'),
    );
  }

  #has(messageType: string): boolean {
    return this.#known.some((known) => known.messageType === messageType);
  }

  /** What the rules may know of the others when they look at a file. */
  facts(file: PlannedFile): ProcedureFacts {
    const place = this.#places.get(file)!;
    const ledger = this.#ledger;
    const { repeats, isSame } = file;
    const messages: KnownMessage[] = this.#known.toSpliced(place, 1);
    const digest = repeats && 'this';
    if (repeats) {
      const at = this.#places.get(repeats);
      const known = { digest: isSame ? digest : 'another' };
      // The same id in another process.
      if (at === undefined)
        messages.push({ messageType: '', nachrichtenUuid: file.nachrichtenUuid, ...known });
      else messages[at < place ? at : at - 1] = { ...this.#known[at]!, ...known, later: false };
    }
    const there = new Set(this.#known.map(({ messageType }) => messageType));
    return {
      messages,
      digest,
      incomplete: [...this.#incomplete.keys(), ...originals.filter((type) => !there.has(type))],
      offered: this.#knows('0501') ? ledger.offered : undefined,
      appraised: this.#knows('0502') ? ledger.appraised : undefined,
      transferred: this.#knows('0503') ? ledger.transferred : undefined,
      rueckmeldungArchivkennung: ledger.rueckmeldungArchivkennung,
      contradictory: this.#isContradictory(),
    };
  }

  visitors({ messageType, repeats, parts = 1 }: PlannedFile) {
    // What repeats another message adds nothing to it.
    const visitor =
      this.#group.kind === 'procedure' && !repeats
        ? this.#ledger.visitorOf(messageType, parts > 1)
        : undefined;
    return visitor && [visitor];
  }

  checked(file: PlannedFile, report: FileReport): void {
    this.#members.push(memberOf(file, report));
    this.#done(file, report.complete && report.schemaBasis !== undefined);
  }

  failed(file: PlannedFile): void {
    this.#members.push(unreadMember(file, nameOf(file)));
    this.#done(file, false);
  }

  #done(file: PlannedFile, wasRead: boolean): void {
    this.#known[this.#places.get(file)!]!.later = false;
    const { messageType } = file;
    if (wasRead || messageType === undefined || this.#incomplete.has(messageType)) return;
    this.#incomplete.set(messageType, { missing: [], total: 0 });
  }

  report(): TransferReport | ProcedureReport {
    const { kind, prozessId } = this.#group;
    if (kind === 'transfer') return transferReport(this.#members);
    return procedureReport({
      prozessId,
      members: this.#members,
      incomplete: this.#incomplete,
      faults: this.#faultsOfParts(),
    });
  }

  *#faultsOfParts(): Generator<PartsFault> {
    const split = new Set(
      this.#group.files.flatMap(({ messageType, parts = 1 }) => (parts > 1 ? (messageType ?? []) : [])),
    );
    for (const type of split)
      if (this.#knows(type)) yield* this.#ledger.missingOf(type, (other) => this.#knows(other));
  }
}

/** Parts of a message at most: a total is foreign input. */
const mostParts = 10_000;

/** Types that others answer by an id. */
const originals = ['0501', '0502', '0503', '0511', '0513'];
