import { encryptedPackage, oleEntrySize, oleRootOffset } from './detect-ole.ts';

/** Most bytes of a mark and of what is read behind it. */
const reach = 256;
const pdfMark = Buffer.from('pdfaid:part');
const oleMark = 'd0cf11e0a1b11ae1';

/**
 * Actions of a PDF that run something (ISO 32000-1, 12.6.4.5 and 12.6.4.16). The short `/JS` comes along with
 * `/JavaScript`, and would be found in compressed data by chance.
 */
const pdfActions = ['/JavaScript', '/Launch'].map((name) => Buffer.from(name));

/** Where a page runs a script: an element, or an address of one. */
const pageScripts =
  /<(?:svg:)?script[\s>/]|(?:href|src|action)\s{0,9}=\s{0,9}["']?\s{0,9}(?:java|vb)script:/i;

/**
 * Looks for marks that may be anywhere in a file while it streams by: the claim of a PDF to be PDF/A (XMP, ISO 19005-1
 * 6.7.11), what runs in a PDF or a page, and, in OLE files, the entry of the root storage and the mark of an encrypted
 * Office file. Holds some bytes.
 */
export class ContentScan {
  /** Part and conformance level that a PDF claims: `2b`. */
  pdfaClaim: string | undefined;
  oleRoot: Buffer | undefined;
  encryptedPackage = false;
  /** A PDF or a page runs something. */
  active = false;
  #kind: 'pdf' | 'ole' | 'page' | 'other' | undefined;
  #rootAt: number | undefined;
  #offset = 0;
  #rest: Buffer = Buffer.alloc(0);

  /** The next bytes. `head`: the first bytes of the file so far; nothing is looked for before there are enough of them. */
  write(chunk: Uint8Array, head: Buffer, isLast = false): void {
    const bytes = this.#rest.length === 0 ? asBuffer(chunk) : Buffer.concat([this.#rest, chunk]);
    if (this.#kind === undefined) {
      if (head.length < 1024 && !isLast) {
        this.#rest = Buffer.from(bytes);
        return;
      }
      this.#kind = kindOf(head);
      this.#rootAt = this.#kind === 'ole' ? oleRootOffset(head) : undefined;
    }
    if (this.#kind === 'other') {
      this.#rest = Buffer.alloc(0);
      return;
    }
    if (this.#kind === 'pdf') this.#scanPdf(bytes, isLast);
    else if (this.#kind === 'ole') this.#scanOle(bytes);
    else this.#scanPage(bytes);
    const kept = Math.min(reach, bytes.length);
    this.#offset += bytes.length - kept;
    this.#rest = Buffer.from(bytes.subarray(bytes.length - kept));
  }

  #scanPdf(bytes: Buffer, isLast: boolean): void {
    this.active ||= pdfActions.some((name) => bytes.includes(name));
    if (this.pdfaClaim !== undefined) return;
    for (let at = bytes.indexOf(pdfMark); at >= 0; at = bytes.indexOf(pdfMark, at + 1)) {
      // Too near to the end of the piece: comes again with the next.
      if (!isLast && at > 0 && at + reach > bytes.length) return;
      this.pdfaClaim = claimIn(bytes.subarray(at, at + reach).toString('latin1'));
      if (this.pdfaClaim !== undefined) return;
    }
  }

  #scanPage(bytes: Buffer): void {
    // Without the zeros of UTF-16 the marks are the same in every encoding.
    this.active ||= pageScripts.test(bytes.toString('latin1').replaceAll('\0', ''));
  }

  #scanOle(bytes: Buffer): void {
    if (!this.encryptedPackage) this.encryptedPackage = bytes.includes(encryptedPackage);
    if (this.oleRoot !== undefined || this.#rootAt === undefined) return;
    const at = this.#rootAt - this.#offset;
    if (at >= 0 && at + oleEntrySize <= bytes.length)
      this.oleRoot = Buffer.from(bytes.subarray(at, at + oleEntrySize));
  }
}

const asBuffer = (chunk: Uint8Array) => Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);

function kindOf(head: Buffer): 'pdf' | 'ole' | 'page' | 'other' {
  if (head.subarray(0, 8).toString('hex') === oleMark) return 'ole';
  const text = head.subarray(0, 1024).toString('latin1');
  if (text.includes('%PDF-')) return 'pdf';
  return isPage(text.replaceAll('\0', '')) ? 'page' : 'other';
}

/** Only pages and drawings of the web run scripts: in other XML the word means nothing. */
const isPage = (text: string): boolean =>
  /^[^\w<]*</.test(text) &&
  (/<(!doctype html|html|svg|svg:svg)[\s>]/i.test(text) || /^[^\w<]*<(head|body|script)[\s>]/i.test(text));

/** XMP writes a property as an attribute or as an element; the conformance level is beside it. */
function claimIn(text: string): string | undefined {
  const part = /^pdfaid:part(?:\s*=\s*["']|>)\s*([1-4])/.exec(text)?.[1];
  if (part === undefined) return undefined;
  const level = /pdfaid:conformance(?:\s*=\s*["']|>)\s*([A-Za-z])/.exec(text)?.[1];
  return part + (level?.toLowerCase() ?? '');
}
