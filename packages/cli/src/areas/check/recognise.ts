import { open } from 'node:fs/promises';
import { peekMessage, readContainer } from '@rathaus/eakte-client/package';
import type { Language } from '../../program/terminal.ts';

export type Recognised =
  | { kind: 'eakte' }
  /** Something else, named politely. */
  | { kind: 'other'; name: Readonly<Record<Language, string>> };

const other = (de: string, en: string): Recognised => ({ kind: 'other', name: { de, en } });

const namespaces: readonly [start: string, de: string, en: string][] = [
  ['http://www.xjustiz.de', 'eine XJustiz-Nachricht', 'an XJustiz message'],
  ['urn:oasis:names:specification:ubl:', 'eine E-Rechnung (UBL)', 'an e-invoice (UBL)'],
  ['urn:un:unece:uncefact:data:standard:CrossIndustryInvoice', 'eine E-Rechnung (CII)', 'an e-invoice (CII)'],
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns#', 'ein RDF-Dokument', 'an RDF document'],
  ['http://www.w3.org/1999/xhtml', 'eine Webseite', 'a web page'],
];

const magic: readonly [hex: string, de: string, en: string][] = [
  ['25504446', 'eine PDF-Datei', 'a PDF file'],
  ['89504e47', 'ein Bild (PNG)', 'an image (PNG)'],
  ['ffd8ff', 'ein Bild (JPEG)', 'an image (JPEG)'],
  ['d0cf11e0', 'ein altes Office-Dokument', 'an old Office document'],
  ['1f8b', 'ein GZIP-Archiv', 'a GZIP archive'],
  ['377abcaf', 'ein 7z-Archiv', 'a 7z archive'],
  ['52617221', 'ein RAR-Archiv', 'a RAR archive'],
];

/** Looks at the first bytes, then at the root element or the directory. */
export async function recognise(path: string): Promise<Recognised> {
  const handle = await open(path, 'r');
  let head: Buffer;
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(512), 0, 512, 0);
    head = buffer.subarray(0, bytesRead);
    // Of an empty file the check of e-files has the better answer.
    if (bytesRead === 0) return { kind: 'eakte' };
    if (head[0] === 0x50 && head[1] === 0x4b) return await recogniseZip(path);
    const found = magic.find(([hex]) => head.toString('hex').startsWith(hex));
    if (found) return other(found[1], found[2]);
    const text = head
      .toString('latin1')
      .replace(/^\u00ef\u00bb\u00bf/, '')
      .trimStart();
    if (text.startsWith('<')) {
      const message = await peekMessage(handle.createReadStream({ start: 0, autoClose: false }));
      // Broken XML is judged by the check of e-files as well: it says where it breaks.
      if (!message || message.namespace.startsWith('urn:xoev-de:xdomea')) return { kind: 'eakte' };
      const known = namespaces.find(([start]) => message.namespace.startsWith(start));
      return known ? other(known[1], known[2]) : other('ein anderes XML-Dokument', 'another XML document');
    }
    if (/^[[{]/.test(text)) return other('eine JSON-Datei', 'a JSON file');
    if (/\.(csv|tsv)$/i.test(path)) return other('eine Tabelle (CSV)', 'a table (CSV)');
    return head.includes(0)
      ? other('eine unbekannte Datei', 'an unknown file')
      : other('eine Textdatei', 'a text file');
  } finally {
    await handle.close();
  }
}

async function recogniseZip(path: string): Promise<Recognised> {
  await using container = await readContainer(path, { findings: 'collect' });
  const names = container.entries.map((entry) => entry.name);
  if (names.includes('[Content_Types].xml') && names.some((name) => /^(word|xl|ppt)\//.test(name))) {
    return other('ein Office-Dokument', 'an Office document');
  }
  if (names[0] === 'mimetype') return other('ein OpenDocument oder E-Book', 'an OpenDocument or e-book');
  // A damaged or foreign ZIP: the check of e-files says what is missing.
  return { kind: 'eakte' };
}
