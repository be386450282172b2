import { type Language, type LocalText, type Mask, text } from '@rathaus/client-core/texts';
import type { Hidden, OutlineFact, OutlineNode } from '../report/outline.ts';
import type { ObjectCounts } from '../xdomea/finding/check-report.ts';
import { codeName } from './code-names.ts';
import { dayText } from './day-text.ts';

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

/** A number of years names no person. */
const years = (value: string, mask: Mask) => (/^\d{1,4}$/.test(value) ? value : mask.word(value));

function factText(fact: OutlineFact, value: string, mask: Mask): LocalText {
  const foreign = (given: string) => text(mask.word(given), mask.word(given));
  const day = (given: string) =>
    /^\d{4}-\d\d-\d\d/.test(given) ? dayText(given.slice(0, 10)) : foreign(given);
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
      return codeName(fact, value) ?? foreign(value);
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

/**
 * `3 Akten, 14 Vorgänge, 41 Dokumente`, with the number of files where there is a container. Without `zeros` only what
 * there is.
 */
export function contentText(
  { akten, vorgaenge, dokumente }: ObjectCounts,
  { files, zeros = true }: { files?: number | undefined; zeros?: boolean | undefined } = {},
): LocalText {
  const all = { akten, vorgaenge, dokumente, ...(files === undefined ? {} : { dateien: files }) };
  const counts = zeros ? all : Object.fromEntries(Object.entries(all).filter(([, count]) => count > 0));
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
