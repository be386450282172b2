/**
 * What the bytes of a file say it is: by its first bytes, for containers of other formats (ZIP, OLE) by what is inside.
 * `text` is readable text of no known form (CSV, TXT, source code), `unknown` are bytes of no known form. Sources: the
 * specifications of the formats (ISO 32000-1 7.5.2, PNG 5.2, TIFF 6, APPNOTE 4.3, MS-CFB 2.2, MS-SHLLINK 2.1, PE/COFF,
 * ELF, ISO/IEC 14496-12 4.3, WebAssembly Core 5.5.16, OpenDocument 1.2 part 3, ECMA-376 part 2).
 */
export const fileKinds = [
  'pdf',
  'png',
  'jpeg',
  'tiff',
  'gif',
  'bmp',
  'webp',
  'heic',
  'jp2',
  'docx',
  'xlsx',
  'pptx',
  'odt',
  'ods',
  'odp',
  'epub',
  'ole',
  'doc',
  'xls',
  'ppt',
  'msg',
  'eml',
  'rtf',
  'ps',
  'xml',
  'html',
  'text',
  'mp4',
  'mov',
  'webm',
  'mp3',
  'wav',
  'avi',
  'ogg',
  'flac',
  'zip',
  'gzip',
  '7z',
  'rar',
  'tar',
  'bzip2',
  'xz',
  'zstd',
  'cab',
  'exe',
  'elf',
  'mach-o',
  'class',
  'wasm',
  'jar',
  'apk',
  'msi',
  'lnk',
  'script',
  'unknown',
] as const;

/** A kind of file, by its bytes. */
export type FileKind = (typeof fileKinds)[number];

/** Kinds that run when they are opened. */
export const executableKinds: ReadonlySet<FileKind> = new Set([
  'exe',
  'elf',
  'mach-o',
  'class',
  'wasm',
  'jar',
  'apk',
  'msi',
  'lnk',
  'script',
]);

/** Kinds that hold other files, which are not looked at. */
export const archiveKinds: ReadonlySet<FileKind> = new Set([
  'zip',
  'gzip',
  '7z',
  'rar',
  'tar',
  'bzip2',
  'xz',
  'zstd',
  'cab',
]);

const known: ReadonlySet<string> = new Set(fileKinds);

/** Whether a word is one of `fileKinds`. */
export const isFileKind = (word: string): word is FileKind => known.has(word);
