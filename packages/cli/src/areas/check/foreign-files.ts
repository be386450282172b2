import type { CandidateFile, Certainty, Recogniser, Recognition } from '@rathaus/client-core/recognise';
import { type Catalogue, type LocalText, text } from '@rathaus/client-core/texts';

/** A kind of file that is named and not checked. */
const kind = (id: string, certainty: Certainty, title: LocalText): Recognition => ({
  kind: `other.${id}`,
  title,
  certainty,
});

const magic: readonly (readonly [hex: string, Recognition])[] = [
  ['25504446', kind('pdf', 'certain', text('eine PDF-Datei', 'a PDF file'))],
  ['89504e47', kind('png', 'certain', text('ein Bild (PNG)', 'an image (PNG)'))],
  ['ffd8ff', kind('jpeg', 'certain', text('ein Bild (JPEG)', 'an image (JPEG)'))],
  ['47494638', kind('gif', 'certain', text('ein Bild (GIF)', 'an image (GIF)'))],
  ['49492a00', kind('tiff', 'certain', text('ein Bild (TIFF)', 'an image (TIFF)'))],
  ['4d4d002a', kind('tiff', 'certain', text('ein Bild (TIFF)', 'an image (TIFF)'))],
  ['d0cf11e0', kind('old-office', 'certain', text('ein altes Office-Dokument', 'an old Office document'))],
  ['1f8b', kind('gzip', 'certain', text('ein GZIP-Archiv', 'a GZIP archive'))],
  ['377abcaf', kind('7z', 'certain', text('ein 7z-Archiv', 'a 7z archive'))],
  ['52617221', kind('rar', 'certain', text('ein RAR-Archiv', 'a RAR archive'))],
];

const namespaces: readonly (readonly [start: string, Recognition])[] = [
  ['http://www.xjustiz.de', kind('xjustiz', 'certain', text('eine XJustiz-Nachricht', 'an XJustiz message'))],
  [
    'urn:oasis:names:specification:ubl:',
    kind('ubl', 'certain', text('eine E-Rechnung (UBL)', 'an e-invoice (UBL)')),
  ],
  [
    'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice',
    kind('cii', 'certain', text('eine E-Rechnung (CII)', 'an e-invoice (CII)')),
  ],
  [
    'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
    kind('rdf', 'certain', text('ein RDF-Dokument', 'an RDF document')),
  ],
  ['http://www.w3.org/1999/xhtml', kind('html', 'certain', text('eine Webseite', 'a web page'))],
  ['http://www.w3.org/2000/svg', kind('svg', 'certain', text('ein Bild (SVG)', 'an image (SVG)'))],
];

const office = kind('office', 'certain', text('ein Office-Dokument', 'an Office document'));
const openDocument = kind(
  'open-document',
  'certain',
  text('ein OpenDocument oder E-Book', 'an OpenDocument or e-book'),
);
const zip = kind('zip', 'guess', text('ein ZIP-Archiv', 'a ZIP archive'));
const html = kind('html', 'certain', text('eine Webseite', 'a web page'));
const xml = kind('xml', 'guess', text('ein anderes XML-Dokument', 'another XML document'));
const turtle = kind('rdf', 'likely', text('ein RDF-Dokument', 'an RDF document'));
const json = kind('json', 'likely', text('eine JSON-Datei', 'a JSON file'));
const plainText = kind('text', 'guess', text('eine Textdatei', 'a text file'));
const empty = kind('empty', 'guess', text('eine leere Datei', 'an empty file'));

const noTexts: Catalogue = { rules: {}, unchecked: {}, reports: {} };

/**
 * Knows the files that turn up among others and that nobody checks, so that they can be named politely. An area that
 * learns to check one of them is surer, or equally sure and able to check, and wins.
 */
export const foreignFiles: Recogniser = {
  area: 'other',
  recognise: ({ head, name, size }: CandidateFile) => {
    if (size === 0) return empty;
    if (startsWith(head, '504b0304')) return zipKind(head);
    const found = magic.find(([hex]) => startsWith(head, hex));
    return found ? found[1] : textKind(head, name);
  },
  catalogue: () => Promise.resolve(noTexts),
};

const startsWith = (head: Uint8Array, hex: string): boolean =>
  Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, hex.length / 2)).toString('hex') === hex;

/** Office documents begin with a certain entry (ECMA-376 part 2; OpenDocument 1.3 part 2, section 3.3). */
function zipKind(head: Uint8Array): Recognition {
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  const length = head.length >= 30 ? view.getUint16(26, true) : 0;
  const first = Buffer.from(head.subarray(30, 30 + length)).toString('latin1');
  if (first === 'mimetype') return openDocument;
  return /^(\[Content_Types\]\.xml|_rels\/|docProps\/|word\/|xl\/|ppt\/)/.test(first) ? office : zip;
}

function textKind(head: Uint8Array, name: string): Recognition | undefined {
  const given = decode(head);
  // Text has no zero bytes, in no encoding that `decode` does not know.
  if (given.includes('\0')) return undefined;
  const start = given.trimStart();
  if (/^<!doctype html|^<html[\s>]/i.test(start)) return html;
  if (start.startsWith('<') && /\.(ttl|nt|nq|trig)$/i.test(name)) return turtle;
  if (start.startsWith('<')) return xmlKind(start);
  if (/^(@prefix|@base|prefix\s+\S*:\s*<)/i.test(start)) return turtle;
  return /^[[{]/.test(start) ? json : plainText;
}

function decode(head: Uint8Array): string {
  const utf16 = startsWith(head, 'fffe') ? 'utf-16le' : startsWith(head, 'feff') ? 'utf-16be' : undefined;
  return new TextDecoder(utf16 ?? 'utf-8').decode(head);
}

/** Whether a recognition is that of a document which is a ZIP archive only on the inside. */
export const isZippedDocument = ({ kind }: Recognition): boolean =>
  kind === office.kind || kind === openDocument.kind;

/** By the namespace of the root element. */
function xmlKind(start: string): Recognition {
  const root = /^<(?:([\w.-]+):)?[\w.-]+([^>]*)/.exec(afterProlog(start));
  if (!root) return xml;
  const [, prefix, attributes = ''] = root;
  const declared = prefix === undefined ? 'xmlns' : `xmlns:${prefix.replaceAll('.', '\\.')}`;
  const namespace = new RegExp(`\\s${declared}\\s*=\\s*["']([^"']*)`).exec(attributes)?.[1] ?? '';
  return namespaces.find(([known]) => namespace.startsWith(known))?.[1] ?? xml;
}

const prolog = [
  ['<?', '?>'],
  ['<!--', '-->'],
  ['<!', '>'],
] as const;

/** What follows after declaration, comments and a document type without own declarations. */
function afterProlog(start: string): string {
  let rest = start;
  for (;;) {
    const part = prolog.find(([opening]) => rest.startsWith(opening));
    const end = part ? rest.indexOf(part[1]) : -1;
    if (!part || end < 0) return rest;
    rest = rest.slice(end + part[1].length).trimStart();
  }
}
