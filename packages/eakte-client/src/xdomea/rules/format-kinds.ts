import type { EntryFacts } from '../finding/container-facts.ts';
import type { FileKind } from '../finding/file-kind.ts';

const text: readonly FileKind[] = ['text', 'eml', 'xml', 'html', 'unknown'];
const word: readonly FileKind[] = ['doc', 'ole', 'unknown'];
const excel: readonly FileKind[] = ['xls', 'ole', 'unknown'];
const powerpoint: readonly FileKind[] = ['ppt', 'ole', 'unknown'];

/**
 * What the bytes of files of an extension can be. Old Office files have no first bytes of their own before 1995, and text
 * may be in any encoding: there `unknown` is no contradiction.
 */
export const kindsOfExtension: Readonly<Record<string, readonly FileKind[]>> = {
  bmp: ['bmp'],
  csv: text,
  doc: word,
  dot: word,
  wps: word,
  docx: ['docx'],
  docm: ['docx'],
  dotx: ['docx'],
  dtd: text,
  eml: ['eml', 'text'],
  epub: ['epub'],
  gif: ['gif'],
  gz: ['gzip'],
  heic: ['heic'],
  heif: ['heic'],
  htm: ['html', 'xml', 'text'],
  html: ['html', 'xml', 'text'],
  jpe: ['jpeg'],
  jpeg: ['jpeg'],
  jpg: ['jpeg'],
  jp2: ['jp2'],
  json: text,
  mov: ['mov', 'mp4'],
  mp3: ['mp3'],
  mp4: ['mp4', 'mov'],
  mpp: ['ole', 'unknown'],
  msg: ['msg', 'ole'],
  odp: ['odp'],
  ods: ['ods'],
  odt: ['odt'],
  otp: ['odp'],
  ots: ['ods'],
  ott: ['odt'],
  pdf: ['pdf'],
  png: ['png'],
  pot: powerpoint,
  ppt: powerpoint,
  potx: ['pptx'],
  pptx: ['pptx'],
  pptm: ['pptx'],
  ps: ['ps'],
  rar: ['rar'],
  rtf: ['rtf'],
  svg: ['xml'],
  tar: ['tar'],
  tif: ['tiff'],
  tiff: ['tiff'],
  txt: text,
  wav: ['wav'],
  webm: ['webm'],
  webp: ['webp'],
  xlc: excel,
  xlm: excel,
  xls: excel,
  xlt: excel,
  xlw: excel,
  xlsx: ['xlsx'],
  xlsm: ['xlsx'],
  xltx: ['xlsx'],
  xml: ['xml', 'html'],
  xsd: ['xml'],
  zip: ['zip'],
  '7z': ['7z'],
};

/** The extension of a file name in lower case, undefined when it has none. */
export const extensionOf = (file: string): string | undefined =>
  /\.([A-Za-z0-9]{1,12})$/.exec(file)?.[1]?.toLowerCase();

/** Labels of text: programs show such a file as it is written, and run nothing of it. */
const plainLabels: ReadonlySet<string> = new Set(['txt', 'csv', 'json']);

/** Whether programs show files with this label as they are written. */
export const isPlainLabel = (label: string): boolean => plainLabels.has(label);

/** Whether the bytes of a file are what its label says; undefined for unknown labels. A page with scripts is no text. */
export function fitsLabel(
  label: string | undefined,
  { detected, active }: Pick<EntryFacts, 'detected' | 'active'>,
): boolean | undefined {
  const kinds = label === undefined ? undefined : kindsOfExtension[label];
  if (kinds === undefined || label === undefined || detected === undefined) return undefined;
  return kinds.includes(detected) && !(active === true && isPage(detected) && isPlainLabel(label));
}

/** Kinds of which programs run what is inside while they show them. */
export const isPage = (kind: FileKind): boolean => kind === 'html' || kind === 'xml';
