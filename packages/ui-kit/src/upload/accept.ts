import { fill } from '../element/fill.ts';
import type { Texts } from '../locales/locale.ts';

/** What the operating system may leave empty, or name otherwise: types by the endings that forms of towns ask for. */
const TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  heic: 'image/heic',
  heif: 'image/heif',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  txt: 'text/plain',
  csv: 'text/csv',
  xml: 'application/xml',
  zip: 'application/zip',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
};

/** Endings that people know by another word, or that mean the same. */
const WORDS: Readonly<Record<string, string>> = {
  jpeg: 'JPG',
  heif: 'HEIC',
  tif: 'TIFF',
  doc: 'Word',
  docx: 'Word',
  xls: 'Excel',
  xlsx: 'Excel',
  odt: 'OpenDocument',
  ods: 'OpenDocument',
};

/** Parts of `<input accept>`: endings (`.pdf`), types and groups (`image/*`). Browsers ignore anything else. */
const parts = (accept = ''): string[] =>
  accept
    .toLowerCase()
    .replaceAll('image/jpg', 'image/jpeg')
    .split(/[\s,]+/)
    .filter((part) => /^\.|\//.test(part));

const typeOf = (name: string): string | undefined => {
  const ending = name.slice(name.lastIndexOf('.') + 1);
  return Object.hasOwn(TYPES, ending) ? TYPES[ending] : undefined;
};

/**
 * Whether a file fits `<input accept>`, as browsers mean it. A type counts that the system or the ending tells; where
 * neither does and the list has types, the server decides.
 */
export function matchesAccept(file: { readonly name: string; readonly type: string }, accept = ''): boolean {
  const list = parts(accept);
  const name = file.name.toLowerCase();
  const types = [file.type.toLowerCase(), typeOf(name)].filter(Boolean);
  const fits = (part: string): boolean =>
    part.startsWith('.')
      ? name.endsWith(part)
      : !types.length ||
        types.some(
          (type) =>
            type === part || part === '*/*' || (part.endsWith('/*') && type?.startsWith(part.slice(0, -1))),
        );
  return !list.length || list.some(fits);
}

/** The list in words of the page's language: "PDF, JPG oder PNG", "PDF oder Bild". Nothing when all is allowed. */
export function acceptWords(accept: string | undefined, texts: Texts<'upload'>, lang: string): string {
  const list = parts(accept);
  if (list.includes('*/*')) return '';
  const word = (part: string): string => {
    const group = /^(image|video|audio)\/\*$/.exec(part)?.[1] as 'image' | 'video' | 'audio' | undefined;
    if (group) return texts[group];
    const ending = Object.keys(TYPES).find((one) => part === `.${one}` || part === TYPES[one]);
    return ending ? (WORDS[ending] ?? ending.toUpperCase()) : fill(texts.ending, part);
  };
  return new Intl.ListFormat(lang, { type: 'disjunction' }).format(new Set(list.map(word)));
}
