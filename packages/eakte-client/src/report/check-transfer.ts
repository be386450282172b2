import { type Abortable, throwIfAborted } from '@rathaus/client-core/abort';
import {
  createCollector,
  type EntryPlace,
  type Finding,
  type Report,
  term,
} from '@rathaus/client-core/findings';
import { eakteError } from '../errors.ts';
import type { ContainerSource } from '../package/byte-source.ts';
import { addTransferPart, missingParts, type TransferState } from '../package/join-transfer.ts';
import type { ContainerLimits } from '../package/limits.ts';
import { fileNameOf } from '../package/read-container.ts';
import { transferRuleSet } from '../package/transfer-rules.ts';

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
  const collector = createCollector();
  let state: TransferState | undefined;
  for (const [index, source] of sources.entries()) {
    throwIfAborted(signal, 'Checking a transfer');
    const place: EntryPlace = { kind: 'entry', entry: index + 1, name: fileNameOf(source, undefined) };
    try {
      const added = await addTransferPart(source, state, { signal, limits });
      state = added.state;
      if (added.result === 'repeated') {
        collector.add(transferRuleSet.finding('eakte.transfer.repeated', place, { part: added.part }));
      }
    } catch (error) {
      collector.add(strangerFinding(error, place));
    }
  }
  const missing = state ? missingParts(state) : [];
  if (state && missing.length > 0) {
    const ranges = rangesOf(missing);
    const parts = ranges.slice(0, 50).map((range) => term(range));
    const values = { parts, more: ranges.length - parts.length, missing: missing.length, total: state.total };
    collector.add(transferRuleSet.finding('eakte.transfer.missing', { kind: 'entry' }, values));
  }
  if (!state && sources.length === 0) collector.skip('eakte.unchecked.no-parts', { kind: 'entry' });
  return {
    kind: 'eakte.transfer',
    ...collector.result(),
    prozessId: state?.prozessId,
    messageType: state?.messageType,
    total: state?.total,
    present: state?.parts.map(({ part }) => part) ?? [],
    missing,
    state,
  };
}

/** A file that is no part of the transfer is a finding; the others still count. Everything else is thrown on. */
function strangerFinding(error: unknown, place: EntryPlace): Finding {
  if (!eakteError.is(error)) throw error;
  const { code, details } = error;
  const { finding } = transferRuleSet;
  const number = (name: string) => Number(details[name] ?? 0);
  switch (code) {
    case 'eakte.package.part-foreign':
      return finding('eakte.transfer.foreign', place, {});
    case 'eakte.package.part-total':
      return finding('eakte.transfer.total', place, { total: number('total'), known: number('known') });
    case 'eakte.package.part-conflict':
      return finding('eakte.transfer.conflict', place, { part: number('part') });
    case 'eakte.package.part-invalid':
      return finding('eakte.transfer.unnumbered', place, {});
    default:
      return finding('eakte.transfer.unreadable', place, {});
  }
}

/** `[2, 4, 5, 6]` as `2`, `4-6`. */
function rangesOf(numbers: readonly number[]): string[] {
  const ranges: [from: number, to: number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`));
}
