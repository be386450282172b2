import { bindingsOf } from '../mapping/binding.ts';
import type { Hash } from '../model/index.ts';
import type { XdomeaVersion } from '../version.ts';
import type { Journal } from './journal.ts';

/**
 * Converts although a mark that protects is lost: the mark of a test message, or the classification of a record. Without
 * it such a conversion is refused (`details.reason` is `protection`).
 *
 * @deprecated Not outdated but dangerous: struck through so that nobody overlooks it. Agree with the recipient first.
 */
export const allowWeakerProtection: unique symbol = Symbol.for('@rathaus/allow-weaker-protection');

/** What to do where the target version leaves more than one way. The default is to refuse. */
export interface ConversionPolicy {
  /** Documents where the target version allows only a Vorgang: put each into one that is made for it. */
  documents?: 'refuse' | 'wrap' | undefined;
  /** Records that only show context (4.0) before 4.0: keep them without the mark. */
  contextObjects?: 'refuse' | 'keep' | undefined;
  /** One part of a split transfer (4.0) before 4.0: give it a process id of its own. */
  splitTransfers?: 'refuse' | 'own-process' | undefined;
  [allowWeakerProtection]?: true | undefined;
}

/** What all parts of one conversion know. */
export interface Setting {
  from: XdomeaVersion;
  to: XdomeaVersion;
  fromFamily: 'v2' | 'v3' | 'v4';
  toFamily: 'v2' | 'v3' | 'v4';
  messageType: string;
  policy: ConversionPolicy;
  journal: Journal;
  /** Code lists the source version fixes. */
  sourceLists: ReadonlySet<string>;
  /** Signatures inside a 2.x message may be written out as files. */
  filesWanted: boolean;
  /** The hash to state of a file that has none. */
  hashOf: ((fileName: string) => Hash | undefined) | undefined;
  makeUuid: () => string;
  messageId: string | undefined;
  originMessageId: string | undefined;
}

export function sourceListsOf(version: XdomeaVersion): ReadonlySet<string> {
  const lists = new Set<string>();
  for (const type of bindingsOf(version).schema.types) if (type.code?.listUri) lists.add(type.code.listUri);
  return lists;
}
