import { type Language, type LocalText, type Mask, text } from '@rathaus/client-core/texts';
import type { Hidden, OutlineFact, OutlineNode } from '../report/outline.ts';
import type { ObjectCounts } from '../xdomea/finding/check-report.ts';

const factLabels: Readonly<Record<OutlineFact, LocalText>> = {
  kennzeichen: text('Zeichen', 'Reference'),
  typ: text('Art', 'Kind'),
  laufzeit: text('Laufzeit', 'Period'),
  aktenplan: text('Aktenplan', 'File plan'),
  aufbewahrung: text('Aufbewahrung', 'Retention'),
  aufbewahrungsende: text('Aufbewahrung bis', 'Retained until'),
  aussonderungsart: text('Aussonderungsart', 'Disposal'),
  bewertungsvorschlag: text('Bewertungsvorschlag', 'Proposed appraisal'),
  geheimhaltung: text('Vertraulichkeit', 'Confidentiality'),
  zda: text('Zu den Akten', 'Closed'),
  datum: text('Datum', 'Date'),
  kontext: text('Nur Kontext', 'Context only'),
};

type CodedFact = 'aussonderungsart' | 'bewertungsvorschlag' | 'geheimhaltung';

// Meanings of the codes of the standard's lists.
const codes: Readonly<Record<CodedFact, Readonly<Record<string, LocalText>>>> = {
  aussonderungsart: {
    A: text('archivwürdig', 'archive'),
    B: text('bewerten', 'appraise'),
    V: text('vernichten', 'destroy'),
  },
  bewertungsvorschlag: { A: text('archivwürdig', 'archive'), V: text('vernichten', 'destroy') },
  geheimhaltung: {
    '001': text('geheim', 'secret'),
    '002': text('VS – nur für den Dienstgebrauch', 'restricted'),
    '003': text('offen', 'open'),
    '004': text('streng geheim', 'top secret'),
    '005': text('vertraulich', 'confidential'),
  },
};

/** `2026-11-23` as 23.11.2026 (German) or as it is; undefined for what is no date. */
function dayOf(value: string): LocalText | undefined {
  const parts = /^(\d{4})-(\d\d)-(\d\d)/.exec(value);
  return parts ? text(`${parts[3]}.${parts[2]}.${parts[1]}`, parts[0]) : undefined;
}

/** A number of years names nobody. */
const years = (value: string, mask: Mask) => (/^\d{1,4}$/.test(value) ? value : mask.word(value));

function factText(fact: OutlineFact, value: string, mask: Mask): LocalText {
  const foreign = (given: string) => text(mask.word(given), mask.word(given));
  const day = (given: string) => dayOf(given) ?? foreign(given);
  switch (fact) {
    case 'laufzeit': {
      const [begin = '', end = ''] = value.split('/');
      const [from, to] = [day(begin), day(end)];
      return text(`${from.de} – ${to.de}`, `${from.en} – ${to.en}`);
    }
    case 'aufbewahrung':
      return value === 'unbefristet'
        ? text('unbefristet', 'unlimited')
        : text(`${years(value, mask)} Jahre`, `${years(value, mask)} years`);
    case 'zda':
    case 'kontext':
      return value === '1' ? text('ja', 'yes') : day(value);
    case 'aufbewahrungsende':
    case 'datum':
      return day(value);
    case 'aussonderungsart':
    case 'bewertungsvorschlag':
    case 'geheimhaltung':
      // The code is from the file: `constructor` is none, although every object has it.
      return Object.hasOwn(codes[fact], value) ? codes[fact][value]! : foreign(value);
    default:
      return foreign(value);
  }
}

/** A record of an outline for people, masked or not. */
export interface DescribedNode {
  /** `Akte`, `Vorgang`. */
  readonly kind: string;
  /** Subject; without one, or hidden, the id. */
  readonly title: LocalText;
  readonly facts: readonly { readonly label: LocalText; readonly value: LocalText }[];
  /** File names. */
  readonly files: readonly string[];
}

/**
 * Writes a record of an outline for people: subject, metadata, deadlines, files. With a mask that hides, ids, kinds,
 * dates and codes stay.
 *
 * @example
 * const { kind, title, facts } = describeNode(node, createMask(catalogue, { mask: true }));
 */
export function describeNode(node: OutlineNode, mask: Mask): DescribedNode {
  const name = node.title === undefined ? undefined : mask.word(node.title);
  const id = node.id === undefined ? undefined : mask.word(node.id);
  const known = name === '…' ? (id ?? name) : (name ?? id);
  return {
    kind: node.kind,
    title: known === undefined ? text('ohne Betreff', 'no subject') : text(known, known),
    facts: (Object.entries(node.facts) as [OutlineFact, string][]).map(([fact, value]) => ({
      label: factLabels[fact],
      value: factText(fact, value, mask),
    })),
    files: node.files.map((file) => mask.fileName(file.name)),
  };
}

const nouns = {
  akten: [text('Akte', 'Akte'), text('Akten', 'Akten')],
  vorgaenge: [text('Vorgang', 'Vorgang'), text('Vorgänge', 'Vorgänge')],
  dokumente: [text('Dokument', 'document'), text('Dokumente', 'documents')],
  dateien: [text('Datei', 'file'), text('Dateien', 'files')],
} as const satisfies Record<string, readonly [one: LocalText, many: LocalText]>;

function counted(counts: Partial<Record<keyof typeof nouns, number>>, language: Language): string {
  return (Object.entries(counts) as [keyof typeof nouns, number][])
    .map(([noun, count]) => {
      const number = count.toLocaleString(language === 'de' ? 'de-DE' : 'en-GB');
      return `${number} ${nouns[noun][count === 1 ? 0 : 1][language]}`;
    })
    .join(', ');
}

/** `3 Akten, 14 Vorgänge, 41 Dokumente`, with the number of files where there is a container. */
export function contentText({ akten, vorgaenge, dokumente }: ObjectCounts, files?: number): LocalText {
  const counts = { akten, vorgaenge, dokumente, ...(files === undefined ? {} : { dateien: files }) };
  return text(counted(counts, 'de'), counted(counts, 'en'));
}

/** `und weitere: 12 Akten, 1 Dokument`; undefined when nothing is hidden. */
export function hiddenText(hidden: Hidden): LocalText | undefined {
  const some = Object.fromEntries(Object.entries(hidden).filter(([, count]) => count > 0));
  if (Object.keys(some).length === 0) return undefined;
  return text(`und weitere: ${counted(some, 'de')}`, `and more: ${counted(some, 'en')}`);
}

/** Heading and introduction of an outline. */
export const outlineTexts = {
  title: text('Inhalt der Nachricht', 'Content of the message'),
  note: text(
    'Akten, Vorgänge und Dokumente mit Metadaten und Fristen',
    'Akten, Vorgänge and documents with metadata and deadlines',
  ),
} as const;
