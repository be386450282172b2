import type { FindingValue, FindingValues, Term } from '../findings/finding.ts';
import type { Place, RecordName } from '../findings/place.ts';
import { showable } from '../text/escape-html.ts';
import { isUuid } from '../text/uuid.ts';
import type { Catalogue, ShownValues } from './catalogue.ts';
import type { LocalText } from './language.ts';

/** How much of the checked content is shown. */
export interface MaskOptions {
  /** Hides whatever could name a person: texts, titles, file names, foreign words in paths. Default false. */
  mask?: boolean | undefined;
}

/** Stands for a hidden text. */
export const hidden = '…';

/** Shows or hides single texts. */
export interface Mask {
  /** Any text of the checked content. */
  word(text: string): string;
  /** A file name: its UUID in front and its ending stay, because they find the file again. */
  fileName(name: string): string;
  /** A path or pointer: words of the standard, positions and UUIDs stay. */
  path(path: string): string;
  /** A value of a finding. */
  value(value: FindingValue | LocalText): string | number | boolean | readonly string[] | LocalText;
}

const uuidStart = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;
const knownEnding =
  /\.(zip|xdomea|xml|pdf|txt|csv|tsv|json|jsonld|ttl|rdf|docx?|xlsx?|pptx?|odt|ods|odp|jpe?g|png|tiff?|gif|eml|msg|html?|p7s|p7m|sig)$/i;

const isTermValue = (value: unknown): value is Term =>
  typeof value === 'object' && value !== null && typeof (value as Term).term === 'string';

/**
 * Makes the mask of one rendering. Without `mask` texts are only made safe to show.
 *
 * @example
 * createMask(catalogue, { mask: true }).fileName('Antrag von Erika Mustermann.pdf'); // '….pdf'
 */
export function createMask(catalogue: Pick<Catalogue, 'isTerm'>, { mask = false }: MaskOptions = {}): Mask {
  // A row of digits may be a telephone number, a date of birth or a tax number: a check that may show one passes a number.
  const stays = (word: string) => isUuid(word) || word === '' || catalogue.isTerm?.(word) === true;
  const word = (text: string) => (mask && !stays(text) ? hidden : showable(text));
  const step = (one: string) => {
    // Foreign members may be named like this as well: no index or position is as long as a date or a telephone number.
    const [, name = '', position = ''] = /^(.*?)((?:\[[1-9]\d{0,6}\])?)$/s.exec(one) ?? [];
    return `${/^(?:0|[1-9]\d{0,4})$/.test(name) ? name : word(name)}${position}`;
  };
  return {
    word,
    fileName(name) {
      if (!mask) return showable(name);
      return `${uuidStart.exec(name)?.[0] ?? ''}${hidden}${knownEnding.exec(name)?.[0] ?? ''}`;
    },
    path: (path) => path.split('/').map(step).join('/'),
    value(value) {
      if (typeof value === 'string') return word(value);
      if (typeof value !== 'object') return value;
      if (isTermValue(value)) return showable(value.term);
      if (Array.isArray(value))
        return (value as readonly (string | Term)[]).map((one) =>
          isTermValue(one) ? showable(one.term) : word(one),
        );
      return value as LocalText;
    },
  };
}

/** The values of a finding as text functions get them. */
export function shownValues(values: FindingValues, mask: Mask): ShownValues<FindingValues> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, mask.value(value)]),
  ) as ShownValues<FindingValues>;
}

/** A value with what is personal hidden, in the shape it had. */
function maskedValue(value: FindingValue, mask: Mask): FindingValue {
  if (typeof value === 'string') return mask.word(value);
  if (typeof value !== 'object' || isTermValue(value)) return value;
  return (value as readonly (string | Term)[]).map((one) => (isTermValue(one) ? one : mask.word(one)));
}

/** Values with what is personal hidden, in the shape they had: for JSON. */
export const maskValues = (values: FindingValues, mask: Mask): FindingValues =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, maskedValue(value, mask)]));

/** A place with what is personal hidden, in the shape it had. */
export function maskPlace(place: Place, mask: Mask): Place {
  switch (place.kind) {
    case 'path': {
      const { record, file } = place;
      return {
        kind: 'path',
        path: mask.path(place.path),
        line: place.line,
        column: place.column,
        record: record && { ...maskRecord(record, mask), kind: mask.word(record.kind) },
        file: file === undefined ? undefined : mask.fileName(file),
      };
    }
    case 'entry':
      return {
        kind: 'entry',
        entry: place.entry,
        name: place.name === undefined ? undefined : mask.fileName(place.name),
        offset: place.offset,
        whole: place.whole,
      };
    case 'cell':
      return { kind: 'cell', line: place.line, column: place.column };
    case 'pointer':
      return { kind: 'pointer', pointer: mask.path(place.pointer) };
    case 'iri':
      return {
        kind: 'iri',
        iri: /^_:[a-z]{0,4}\d{1,5}$/.test(place.iri) ? place.iri : mask.word(place.iri),
        property: place.property === undefined ? undefined : mask.word(place.property),
        record: place.record && maskRecord(place.record, mask),
      };
  }
}

const maskRecord = <Kind extends string | LocalText>(
  { kind, id, title, reference }: RecordName<Kind>,
  mask: Mask,
): RecordName<Kind> => ({
  kind,
  id: id === undefined ? undefined : mask.word(id),
  title: title === undefined ? undefined : mask.word(title),
  reference: reference === undefined ? undefined : mask.word(reference),
});
