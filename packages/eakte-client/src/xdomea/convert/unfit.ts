import { RathausError } from '@rathaus/client-core';
import type { LocalText } from '../check/finding.ts';
import type { XdomeaVersion } from '../version.ts';
import { type At, pathOf } from './journal.ts';
import type { ConversionReason } from './loss-report.ts';

/** Thrown inside something the target version cannot take; the next part around it that may go is left out. */
export class Unfit extends Error {
  readonly at: At;
  readonly reason: ConversionReason;
  constructor(at: At, reason: ConversionReason) {
    super(reason);
    this.at = at;
    this.reason = reason;
  }
}

/** Why a conversion is refused. */
export type RefusalReason =
  /** The target version has no such message. */
  | 'no-message'
  /** A record, a result or a decision would be left out. */
  | 'record'
  /** A document stands where the target version allows none; `documents: 'wrap'` puts it into a Vorgang. */
  | 'document-place'
  /** A record that only shows context would look handed over; `contextObjects: 'keep'` accepts that. */
  | 'context-object'
  /** One part of a split transfer; join it first, or `splitTransfers: 'own-process'`. */
  | 'split-transfer'
  /** Results of single records cannot be told from the overall result. */
  | 'results'
  /** A mark that protects would be lost (test message, classification); `[allowWeakerProtection]` accepts that. */
  | 'protection';

const sentences: Readonly<Record<RefusalReason, LocalText>> = {
  'no-message': {
    de: 'Diese Nachricht gibt es in der Zielversion nicht.',
    en: 'The target version has no such message.',
  },
  record: {
    de: 'Ein Objekt oder eine Entscheidung ginge verloren, weil die Zielversion eine Angabe verlangt oder nicht zulässt.',
    en: 'A record or a decision would be lost, because the target version demands or does not allow a value.',
  },
  'document-place': {
    de: 'Ein Dokument steht, wo die Zielversion keines zulässt.',
    en: 'A document stands where the target version allows none.',
  },
  'context-object': {
    de: 'Ein Kontextobjekt sähe in der Zielversion wie übergeben aus.',
    en: 'A record that only shows context would look handed over in the target version.',
  },
  'split-transfer': {
    de: 'Die Nachricht ist Teil einer geteilten Übergabe, die die Zielversion nicht kennt.',
    en: 'The message is a part of a split transfer, which the target version does not know.',
  },
  results: {
    de: 'Die Ergebnisse der einzelnen Objekte lassen sich nicht aus dem Gesamtergebnis ableiten.',
    en: 'The results of the single records do not follow from the overall result.',
  },
  protection: {
    de: 'Ein Schutzmerkmal (Testkennzeichen oder Einstufung) ginge verloren.',
    en: 'A mark that protects (test message or classification) would be lost.',
  },
};

/** What to tell a person about a refused conversion; `undefined` for other reasons. */
export function refusalText(reason: string): LocalText | undefined {
  return Object.hasOwn(sentences, reason) ? sentences[reason as RefusalReason] : undefined;
}

/** `eakte.xdomea.not-convertible`; `details` name the reason and the field, never a value. */
export function refused(reason: RefusalReason, to: XdomeaVersion, at?: At): RathausError {
  return new RathausError({
    code: 'eakte.xdomea.not-convertible',
    origin: 'local',
    message: `The message cannot be converted to xdomea ${to}: ${sentences[reason].en}`,
    details: { reason, to, ...(at ? { path: pathOf(at) } : {}) },
  });
}
