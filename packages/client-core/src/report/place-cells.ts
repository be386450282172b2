import type { Place } from '../findings/place.ts';
import type { Explained } from '../texts/explain.ts';
import type { Language } from '../texts/language.ts';
import { createMask, hidden } from '../texts/mask.ts';
import { placeText, recordKind } from '../texts/place-text.ts';
import { pageTexts, placeWords } from './page-texts.ts';

/** Where one finding is, column by column, as text. What a place does not have is empty. */
export interface PlaceCells {
  /** Subject of the record, or what else has a name there. */
  readonly subject: string;
  /** Second line below the subject: the id of a record without a shown subject. */
  readonly id: string;
  readonly reference: string;
  readonly position: string;
  /** Second line below the position: the end of the path; all of it where no line leads there. */
  readonly path: string;
  readonly file: string;
}

/** Foreign text may be of any length; a place is recognised by its beginning. */
export const clip = (given: string, length = 300) =>
  given.length > length ? `${given.slice(0, length - 1)}…` : given;

/** Places are masked already where the view was made: here they are only written. */
const shown = createMask({});

const nothing = { subject: '', id: '', reference: '', position: '', path: '', file: '' };

/** The cells of a place; `kindInFront` where no heading says the kind of its record. */
export function placeCells(place: Place, language: Language, kindInFront: boolean): PlaceCells {
  const numbered = (word: 'line' | 'column' | 'entry' | 'byte', number: number | undefined) =>
    number === undefined ? [] : [`${placeWords[word][language]} ${number}`];
  switch (place.kind) {
    case 'path': {
      const { record } = place;
      const title = record?.title;
      const named = title === undefined ? (record?.id ?? '') : title;
      const element = place.path.slice(place.path.lastIndexOf('/') + 1);
      return {
        // Without a record the position is what finds the place; without a line the element is.
        subject: record
          ? [kindInFront ? recordKind(record, language) : '', named].filter(Boolean).join(' ')
          : place.line === undefined
            ? element
            : '',
        id: title === hidden ? (record?.id ?? '') : '',
        reference: record?.reference === title && title !== hidden ? '' : (record?.reference ?? ''),
        position: [...numbered('line', place.line), ...numbered('column', place.column)].join(', '),
        path: place.line === undefined ? place.path : place.path.split('/').slice(-2).join('/'),
        file: place.file ?? '',
      };
    }
    case 'entry':
      return {
        ...nothing,
        subject: place.name ?? '',
        position: [...numbered('entry', place.entry), ...numbered('byte', place.offset)].join(', '),
      };
    case 'iri': {
      const { record, iri, property = '' } = place;
      if (record === undefined) return { ...nothing, subject: iri, path: property };
      const named = record.title ?? record.id ?? '';
      return {
        ...nothing,
        subject: [kindInFront ? recordKind(record, language) : '', named].filter(Boolean).join(' '),
        id: record.title === undefined ? '' : (record.id ?? ''),
        path:
          record.id === iri || iri.startsWith('_:') ? property : [iri, property].filter(Boolean).join(' '),
      };
    }
    default:
      return { ...nothing, position: placeText(place, language, shown) };
  }
}

/** What all rows of a table are, where it is one thing: a kind of record, or files; undefined where they differ. */
export function kindOfAll(findings: readonly Explained[], language: Language): string | undefined {
  const kinds = new Set<string | undefined>();
  for (const { place } of findings) {
    if (place.kind === 'path' || place.kind === 'iri')
      kinds.add(place.record && recordKind(place.record, language));
    else kinds.add(place.kind === 'entry' && place.name !== undefined ? pageTexts.file[language] : undefined);
  }
  return kinds.size === 1 ? [...kinds][0] : undefined;
}
