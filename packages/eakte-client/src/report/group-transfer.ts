import { createCollector, type EntryPlace } from '@rathaus/client-core/findings';
import { type ArrivedPart, missingParts, type TransferState } from '../package/join-transfer.ts';
import { transferRuleSet } from '../package/transfer-rules.ts';
import type { TransferReport } from './check-transfer.ts';
import type { GroupMember } from './group-procedure.ts';
import { missingValues } from './number-ranges.ts';

/** Parts of a transfer at most: a total is foreign input. */
const maxParts = 10_000;

/** What a file says of the part that it is. */
export interface TransferMember {
  readonly place: EntryPlace;
  /** `unnumbered`: says of no part which it is. `unreadable`: nothing of it can be read. */
  readonly fault?: 'unnumbered' | 'unreadable' | undefined;
  readonly prozessId?: string | undefined;
  readonly messageType?: string | undefined;
  readonly nachrichtenUuid?: string | undefined;
  readonly part?: number | undefined;
  readonly parts?: number | undefined;
  /** Of the file; undefined when it could not be read to its end. */
  readonly sha512?: string | undefined;
  /** Whether an earlier file has the same message, and says the same. Default: by number, id and digest. */
  readonly repeats?: 'same' | 'other' | undefined;
}

/** Whether files of a batch, of one process and type, are the parts of one split transfer, and all of them. */
export const transferReport = (members: readonly GroupMember[]): TransferReport =>
  judgeParts(
    members.map(({ file, name, sha512 }) => {
      const { number, prozessId, messageType, nachrichtenUuid, part, parts, isSame, repeats } = file;
      return {
        place: { kind: 'entry', entry: number, name },
        prozessId,
        messageType,
        nachrichtenUuid,
        part,
        parts,
        sha512,
        repeats: isSame ? 'same' : repeats && 'other',
      };
    }),
  );

/** Whether files are the parts of one split transfer, which the first that is readable stands for, and all of them. */
export function judgeParts(members: readonly TransferMember[]): TransferReport {
  const collector = createCollector();
  const { finding } = transferRuleSet;
  const arrived = new Map<number, ArrivedPart>();
  const ids = new Set<string>();
  let state: TransferState | undefined;
  for (const { place, fault, prozessId, messageType, part = 1, parts: total = 1, ...file } of members) {
    if (fault === 'unreadable') {
      collector.add(finding('eakte.transfer.unreadable', place, {}));
      continue;
    }
    const isNumbered = part >= 1 && part <= total && total <= maxParts;
    if (fault === 'unnumbered' || !prozessId || !messageType || !isNumbered) {
      collector.add(finding('eakte.transfer.unnumbered', place, {}));
      continue;
    }
    state ??= { prozessId, messageType, total, parts: [] };
    const { nachrichtenUuid = '', sha512 } = file;
    const known = arrived.get(part);
    const isKnown = known !== undefined || (nachrichtenUuid !== '' && ids.has(nachrichtenUuid));
    const isSame = known !== undefined && known.sha512 === sha512;
    const repeats = file.repeats ?? (isSame ? 'same' : isKnown ? 'other' : undefined);
    if (state.prozessId.toLowerCase() !== prozessId.toLowerCase() || state.messageType !== messageType) {
      collector.add(finding('eakte.transfer.foreign', place, {}));
    } else if (state.total !== total) {
      collector.add(finding('eakte.transfer.total', place, { total, known: state.total }));
    } else if (repeats === 'same') {
      collector.add(finding('eakte.transfer.repeated', place, { part }));
    } else if (repeats === 'other') {
      collector.add(finding('eakte.transfer.conflict', place, { part }));
    } else if (sha512 === undefined) {
      // It cannot be read any more: the part is not there.
      collector.add(finding('eakte.transfer.unreadable', place, {}));
    } else {
      arrived.set(part, { part, nachrichtenUuid, sha512 });
      ids.add(nachrichtenUuid);
    }
  }
  if (state) state.parts.push(...[...arrived.values()].toSorted((a, b) => a.part - b.part));
  const missing = state ? missingParts(state) : [];
  if (state && missing.length > 0) {
    const values = { ...missingValues(missing), total: state.total };
    collector.add(finding('eakte.transfer.missing', { kind: 'entry', whole: 'handover' }, values));
  }
  if (members.length === 0) collector.skip('eakte.unchecked.no-parts', { kind: 'entry', whole: 'handover' });
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
