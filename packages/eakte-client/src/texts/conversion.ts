import { type Catalogue, explain, type LocalText } from '@rathaus/client-core/texts';
import type { HashEvent, HashOutcome } from '../package/hash-ledger.ts';
import type { ConversionEntry, ConversionReason } from '../xdomea/convert/loss-report.ts';
import type { RefusalReason } from '../xdomea/convert/unfit.ts';
import type { LossReason } from '../xdomea/write/loss.ts';
import { bodyLabel } from './body-labels.ts';

/** What a conversion did, by reason. */
export const conversionTexts: Readonly<Record<ConversionReason, LocalText>> = {
  'no-place': {
    de: 'Die Zielversion hat kein Feld dafür.',
    en: 'The target version has no place for it.',
  },
  'only-one': {
    de: 'Die Zielversion lässt nur eine Angabe zu; die erste wurde übernommen.',
    en: 'The target version holds only one; the first was kept.',
  },
  'one-of': {
    de: 'Die Zielversion lässt nur eine von mehreren Angaben zu.',
    en: 'The target version allows only one of several values.',
  },
  value: {
    de: 'Der Wert ist in der Zielversion nicht erlaubt.',
    en: 'The target version does not allow the value.',
  },
  'code-unknown': {
    de: 'Der Code steht nicht in der Codeliste der Zielversion.',
    en: 'The code is not in the code list of the target version.',
  },
  incomplete: {
    de: 'Die Zielversion verlangt hier eine Angabe, die die Quelle nicht hat; der ganze Eintrag entfällt.',
    en: 'The target version demands something here that the source does not have; the whole entry is left out.',
  },
  'value-mapped': {
    de: 'Der Wert wurde auf die Schreibweise oder Codeliste der Zielversion abgebildet.',
    en: 'The value was mapped to the notation or code list of the target version.',
  },
  moved: {
    de: 'Die Angabe steht in der Zielversion an anderer Stelle.',
    en: 'It is at another place in the target version.',
  },
  generated: {
    de: 'Die Zielversion verlangt eine Angabe, die die Quelle nicht hat; sie wurde ergänzt.',
    en: 'The target version demands something that the source does not have; it was added.',
  },
  unreadable: {
    de: 'Die Quelle ist an dieser Stelle ungültig; was nicht lesbar war, fehlt im Ergebnis.',
    en: 'The source is invalid here; what could not be read is missing in the result.',
  },
};

/** When a hint holds: where something is lost, where something was made or changed, or always. */
type When = 'lost' | 'kept' | 'always';

/** What to do, by the end of the field. The first that fits counts. */
const hints: readonly (readonly [ends: string, when: When, hint: LocalText])[] = [
  [
    'primaerdokument.hash',
    'lost',
    {
      de: 'Geben Sie die Liste der geprüften Prüfsummen mit, die beim Umwandeln neben dem Paket entsteht; ältere Versionen haben in der Nachricht keinen Platz dafür.',
      en: 'Send along the list of verified checksums that the conversion writes beside the package; older versions have no place for them in the message.',
    },
  ],
  [
    'primaerdokument.dateiname',
    'always',
    {
      de: 'Die Datei im Container muss den neuen Namen tragen.',
      en: 'The file in the container has to carry the new name.',
    },
  ],
  [
    'geheimhaltung.geheimhaltungsgrad',
    'lost',
    {
      de: 'Das Schriftgut verliert seine Einstufung: klären Sie den Schutz mit dem Empfänger vor der Übergabe.',
      en: 'The records lose their classification: agree on their protection with the recipient before the hand-over.',
    },
  ],
  [
    'kontextobjekt',
    'lost',
    {
      de: 'Ein Objekt, das nur Zusammenhang zeigt, sieht in der Zielversion wie übergeben aus: sagen Sie es dem Empfänger.',
      en: 'A record that only shows context looks handed over in the target version: tell the recipient.',
    },
  ],
  [
    'behoerdenkennung',
    'lost',
    {
      de: 'Zwischen Behördenschlüssel und Verzeichnisdienst gibt es keine amtliche Zuordnung: tragen Sie die Kennung nach.',
      en: 'There is no official mapping between authority key and directory: add the key by hand.',
    },
  ],
  [
    'kopf.uuidUrsprungsnachricht',
    'kept',
    {
      de: 'Ältere Versionen kennen keine Nachrichten-UUID: geben Sie die der beantworteten Nachricht an.',
      en: 'Older versions have no message id: state the one of the message that is answered.',
    },
  ],
  [
    'kopf.prozessId',
    'lost',
    {
      de: 'Der Teil einer geteilten Übergabe wurde ein eigener Vorgang: teilen Sie dem Empfänger die Zusammengehörigkeit mit.',
      en: 'The part of a split transfer became a process of its own: tell the recipient which parts belong together.',
    },
  ],
  [
    'kopf.test',
    'lost',
    {
      de: 'Die Nachricht ist nicht mehr als Test erkennbar: geben Sie sie nicht an ein produktives System.',
      en: 'The message can no longer be told to be a test: do not give it to a productive system.',
    },
  ],
  [
    'anwendungsspezifischeErweiterungXml',
    'lost',
    {
      de: 'Heben Sie die Erweiterung als XML-Datei neben dem Schriftgut auf.',
      en: 'Keep the extension as an XML file beside the records.',
    },
  ],
  [
    'aufbewahrungsende',
    'lost',
    {
      de: 'Die Zielversion kennt nur das Jahr; die Frist endet dort erst am 31. Dezember.',
      en: 'The target version knows only the year; retention ends there on 31 December.',
    },
  ],
];

/** What to do about an entry of a `LossReport`, for fields where it matters. */
export function conversionHint({
  field,
  lost,
}: Pick<ConversionEntry, 'field' | 'lost'>): LocalText | undefined {
  const when: When = lost ? 'lost' : 'kept';
  return hints.find(
    ([ends, holds]) =>
      (field === ends || field.endsWith(`.${ends}`)) && (holds === 'always' || holds === when),
  )?.[2];
}

/**
 * What happened, as a sentence: for what could not be read, what is wrong with the source. With `mask` it holds nothing
 * that comes from the message.
 *
 * @example
 * for (const entry of report.entries) console.log(entry.field, conversionText(entry, catalogue).de);
 */
export function conversionText(
  { reason, finding, lost }: Pick<ConversionEntry, 'reason' | 'finding' | 'lost'>,
  catalogue: Catalogue,
  options: { mask?: boolean | undefined } = {},
): LocalText {
  if (finding) return explain(finding, catalogue, options).message;
  return reason === 'no-place' && !lost ? notNeeded : conversionTexts[reason];
}

/** What has no place and is no loss belongs to the version that it comes from. */
const notNeeded: LocalText = {
  de: 'Die Zielversion braucht das nicht.',
  en: 'The target version does not need it.',
};

/**
 * A field of a conversion in words, by its last member: `Prozess-ID`; undefined for what has no word.
 *
 * @example
 * conversionField({ field: 'kopf.prozessId', reason: 'moved' })?.de;
 */
export function conversionField({
  field,
  reason,
}: Pick<ConversionEntry, 'field' | 'reason'>): LocalText | undefined {
  // What could not be read is named by elements of the file, which may be anything.
  return reason === 'unreadable' ? undefined : bodyLabel(field.slice(field.lastIndexOf('.') + 1));
}

/** What came of comparing a hash of a message with its file. */
export const hashTexts: Readonly<Record<HashOutcome, LocalText>> = {
  verified: {
    de: 'Die Prüfsumme stimmt.',
    en: 'The hash is true.',
  },
  differs: {
    de: 'Die Datei hat eine andere Prüfsumme als in der Nachricht.',
    en: 'The file has another hash than the message states.',
  },
  'no-file': {
    de: 'Eine Datei dieses Namens ist nicht da.',
    en: 'There is no file of that name.',
  },
  'unknown-algorithm': {
    de: 'Das Verfahren der Prüfsumme fehlt oder ist nicht bekannt.',
    en: 'The algorithm of the hash is missing or not known.',
  },
  'no-hash': {
    de: 'Der Wert ist keine Prüfsumme des Verfahrens.',
    en: 'The value is no hash of its algorithm.',
  },
};

/**
 * What came of a hash, as a sentence; the algorithm is named where it is known. Holds nothing of the message.
 *
 * @example
 * console.log(event.fileName, hashText(event).de);
 */
export function hashText({ outcome, algorithm }: Pick<HashEvent, 'outcome' | 'algorithm'>): LocalText {
  const { de, en } = hashTexts[outcome];
  if (algorithm === undefined) return { de, en };
  return { de: `${algorithm}: ${de}`, en: `${algorithm}: ${en}` };
}

/** Why something of a model is not in the message that was written, by reason. */
export const lossTexts: Readonly<Record<LossReason, LocalText>> = {
  'no-place': { de: 'Die Zielversion hat kein Feld dafür.', en: 'The target version has no place for it.' },
  'only-one': {
    de: 'Die Zielversion lässt nur einen Wert zu.',
    en: 'The target version holds only one value.',
  },
  'one-of': {
    de: 'Die Zielversion lässt nur eine von mehreren Angaben zu.',
    en: 'The target version allows only one of several values.',
  },
  value: {
    de: 'Der Wert ist in der Zielversion nicht erlaubt.',
    en: 'The target version does not allow the value.',
  },
  incomplete: {
    de: 'Eine Angabe, die die Zielversion verlangt, fehlt.',
    en: 'Something the target version demands is missing.',
  },
  weakened: {
    de: 'Die Angabe ist nur vereinfacht übertragbar.',
    en: 'It can only be carried over in a weaker form.',
  },
};

/** Why a conversion is refused, by `details.reason` of `eakte.xdomea.not-convertible`. */
export const refusalTexts: Readonly<Record<RefusalReason, LocalText>> = {
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
    en: 'A document is where the target version allows none.',
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
  'hash-unverified': {
    de: 'Die Prüfsumme einer Datei ließ sich nicht prüfen und hätte in der Zielversion keinen Platz.',
    en: 'The hash of a file could not be verified and would have no place in the target version.',
  },
  'signature-files': {
    de: 'Die Nachricht enthält Signaturen, die ab 3.0 als Dateien im Container liegen. Packen Sie sie zuerst und wandeln Sie den Container um.',
    en: 'The message holds signatures that are files of the container since 3.0. Pack it first and convert the container.',
  },
  'hash-differs': {
    de: 'Eine Datei ist nicht die, deren Prüfsumme in der Nachricht steht.',
    en: 'A file is not the one whose hash is in the message.',
  },
  protection: {
    de: 'Ein Schutzmerkmal (Testkennzeichen oder Einstufung) ginge verloren.',
    en: 'A mark that protects (test message or classification) would be lost.',
  },
};

/** What to say about a refused conversion; `undefined` for other reasons. */
export function refusalText(reason: unknown): LocalText | undefined {
  return typeof reason === 'string' && Object.hasOwn(refusalTexts, reason)
    ? refusalTexts[reason as RefusalReason]
    : undefined;
}
