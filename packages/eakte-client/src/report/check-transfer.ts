import { type Abortable, throwIfAborted } from '@rathaus/client-core/abort';
import type { EntryPlace, Report } from '@rathaus/client-core/findings';
import { eakteError } from '../errors.ts';
import type { ContainerSource } from '../package/byte-source.ts';
import { addTransferPart, type TransferState } from '../package/join-transfer.ts';
import type { ContainerLimits } from '../package/limits.ts';
import { fileNameOf } from '../package/read-container.ts';
import { judgeParts, type TransferMember } from './group-transfer.ts';

/** How the parts of a transfer are checked. */
export interface CheckTransferOptions extends Abortable {
  limits?: Partial<ContainerLimits> | undefined;
}

/** Whether files are the parts of one split transfer, and all of them. */
export interface TransferReport extends Report {
  readonly kind: 'eakte.transfer';
  readonly prozessId: string | undefined;
  /** Four digits: `0503`. */
  readonly messageType: string | undefined;
  /** `GesamtanzahlNachrichtenProTyp`; undefined when no part could be read. */
  readonly total: number | undefined;
  /** Numbers of the parts that are there, in order. */
  readonly present: readonly number[];
  /** Numbers of the parts that are missing, in order. */
  readonly missing: readonly number[];
  /** For `joinTransfer()` or to add further parts; undefined when no part could be read. */
  readonly state: TransferState | undefined;
}

/**
 * Checks whether files belong together as the parts of one split transfer, and which are missing. It looks at what the
 * messages say of themselves and at digests; the content of each part is judged by `checkFile()`. Never throws for what
 * the files contain: it throws the file system's error, and `core.aborted` at once when the signal aborts.
 * Source: xdomea 4.0, LfdNrNachrichtProTyp and GesamtanzahlNachrichtenProTyp.
 *
 * @example
 * const { verdict, missing } = await checkTransfer(['teil-1.zip', 'teil-3.zip']);
 * // 'failed', [2]
 */
export async function checkTransfer(
  sources: readonly ContainerSource[],
  { signal, limits }: CheckTransferOptions = {},
): Promise<TransferReport> {
  const members: TransferMember[] = [];
  for (const [index, source] of sources.entries()) {
    throwIfAborted(signal, 'Checking a transfer');
    const place: EntryPlace = { kind: 'entry', entry: index + 1, name: fileNameOf(source, undefined) };
    members.push(await memberOf(source, place, { signal, limits }));
  }
  return judgeParts(members);
}

/** What a file says of itself as if it were the first. What cannot be read is a finding, everything else is thrown on. */
async function memberOf(
  source: ContainerSource,
  place: EntryPlace,
  options: CheckTransferOptions,
): Promise<TransferMember> {
  try {
    const { part, state } = await addTransferPart(source, undefined, options);
    const { prozessId, messageType, total } = state;
    const { nachrichtenUuid, sha512 } = state.parts[0]!;
    return { place, prozessId, messageType, nachrichtenUuid, part, parts: total, sha512 };
  } catch (error) {
    if (!eakteError.is(error)) throw error;
    return { place, fault: error.code === 'eakte.package.part-invalid' ? 'unnumbered' : 'unreadable' };
  }
}
