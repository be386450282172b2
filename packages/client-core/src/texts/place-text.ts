import type { Place, RecordName } from '../findings/place.ts';
import type { Language, LocalText } from './language.ts';
import type { Mask } from './mask.ts';
import { maskPlace } from './mask.ts';

const words = {
  line: { de: 'Zeile', en: 'line' },
  column: { de: 'Spalte', en: 'column' },
  entry: { de: 'Eintrag', en: 'entry' },
  byte: { de: 'Byte', en: 'byte' },
  file: { de: 'Datei', en: 'file' },
  table: { de: 'ganze Tabelle', en: 'whole table' },
  handover: { de: 'ganze Abgabe', en: 'whole handover' },
  procedure: { de: 'ganzes Verfahren', en: 'whole procedure' },
  archive: { de: 'ganzer Container', en: 'whole container' },
  document: { de: 'ganzes Dokument', en: 'whole document' },
} as const satisfies Record<string, LocalText>;

/** A place for people, in one line: `Akte „Hundesteuer“, Zeile 12, Spalte 5, /Aussonderung/Akte[2]`. */
export function placeText(given: Place, language: Language, mask: Mask): string {
  const place = maskPlace(given, mask);
  const say = (word: keyof typeof words) => words[word][language];
  const numbered = (word: keyof typeof words, number: number | undefined) =>
    number === undefined ? [] : [`${say(word)} ${number}`];
  switch (place.kind) {
    case 'path': {
      const named = place.record ? [recordText(place.record, language)] : [];
      const file = place.file === undefined ? [] : [`${say('file')} ${place.file}`];
      const at = [...numbered('line', place.line), ...numbered('column', place.column)];
      return [...named, ...file, ...at, ...(place.path ? [place.path] : [])].join(', ') || say('document');
    }
    case 'entry': {
      const name =
        place.name === undefined ? numbered('entry', place.entry) : [`${say('file')} ${place.name}`];
      return [...name, ...numbered('byte', place.offset)].join(', ') || say(place.whole ?? 'archive');
    }
    case 'cell':
      return (
        [...numbered('line', place.line), ...numbered('column', place.column)].join(', ') || say('table')
      );
    case 'pointer':
      return place.pointer || say('document');
    case 'iri': {
      const { record, iri, property } = place;
      // The IRI of the record itself is not said twice, a label of a blank node says nothing beside the record.
      const node = record && (record.id === iri || iri.startsWith('_:')) ? [] : [iri];
      const named = record ? [recordText(record, language)] : [];
      return [...named, [...node, ...(property === undefined ? [] : [property])].join(' ')]
        .filter(Boolean)
        .join(', ');
    }
  }
}

/** The kind of a record as people of a language say it. */
export const recordKind = ({ kind }: RecordName<string | LocalText>, language: Language): string =>
  typeof kind === 'string' ? kind : kind[language];

const recordText = (record: RecordName<string | LocalText>, language: Language): string =>
  [recordKind(record, language), record.title && `„${record.title}“`, record.id].filter(Boolean).join(' ');
