import { describe, expect, it } from 'vitest';
import { processorTime } from '../../../../../tools/testing/processor-time.ts';
import { foreignFiles } from './foreign-files.ts';

/** The first entry of a ZIP as it is in the file (APPNOTE 4.3.7). */
function zipWith(name: string): Uint8Array {
  const header = Buffer.alloc(30 + name.length);
  header.write('PK\u0003\u0004', 'latin1');
  header.writeUInt16LE(name.length, 26);
  header.write(name, 30, 'latin1');
  return header;
}

const recognise = async (name: string, content: string | Uint8Array) => {
  const head = new Uint8Array(Buffer.from(content)).subarray(0, 4096);
  const file = { name, size: content.length, head, open: () => (async function* () {})() };
  return await foreignFiles.recognise(file, {});
};

const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';

describe('files that are named and not checked', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['a.pdf', '%PDF-1.7', 'eine PDF-Datei'],
    ['a.csv', '%PDF-1.7', 'eine PDF-Datei'],
    ['a.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13]), 'ein Bild (PNG)'],
    ['a.docx', zipWith('[Content_Types].xml'), 'ein Office-Dokument'],
    ['a.xlsx', zipWith('_rels/.rels'), 'ein Office-Dokument'],
    ['a.odt', zipWith('mimetype'), 'ein OpenDocument oder E-Book'],
    ['a.zip', zipWith('brief.txt'), 'ein ZIP-Archiv'],
    ['a.zip', new Uint8Array([0x50, 0x4b, 3, 4]), 'ein ZIP-Archiv'],
    ['a.json', ' {"a":1}', 'eine JSON-Datei'],
    ['a.txt', 'Text', 'eine Textdatei'],
    ['a.html', '<!DOCTYPE html><p>', 'eine Webseite'],
    ['a.ttl', '@prefix dcat: <http://www.w3.org/ns/dcat#> .', 'ein RDF-Dokument'],
    ['a.nt', '<https://a.example/1> <https://a.example/2> "3" .', 'ein RDF-Dokument'],
    [
      'a.rdf',
      `<?xml version="1.0"?>\n<!-- x --><rdf:RDF xmlns:x="u" xmlns:rdf='${rdf}'/>`,
      'ein RDF-Dokument',
    ],
    [
      'a.xml',
      '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"/>',
      'eine E-Rechnung (UBL)',
    ],
    ['a.xml', '<n:nachricht.gds xmlns:n="http://www.xjustiz.de"/>', 'eine XJustiz-Nachricht'],
    ['a.xml', `<a xmlns:rdf="${rdf}"/>`, 'ein anderes XML-Dokument'],
    ['a.xml', Buffer.from('\ufeff<a xmlns="http://www.w3.org/2000/svg"/>', 'utf16le'), 'ein Bild (SVG)'],
    ['a.xml', '<', 'ein anderes XML-Dokument'],
    ['a', '', 'eine leere Datei'],
  ])('%s that begins with %j', async (name, content, title) => {
    const found = await recognise(name, content);
    expect(found).toMatchObject({ title: { de: title } });
    expect(found?.check).toBeUndefined();
  });

  it('does not guess what an unknown binary file is', async () => {
    expect(await recognise('a.bin', new Uint8Array([1, 0, 2, 0]))).toBeUndefined();
  });

  it('reads a hostile beginning in no time', async () => {
    const read = async () => {
      for (const piece of ['<??>', '<!---->', '<!x>', '<a:a ', ' xmlns = "'])
        await recognise('a.xml', `<${piece.repeat(1500)}`);
      await recognise('a.xml', '<??>'.repeat(1500));
    };
    expect(await processorTime(read, 1000)).toBeLessThan(1000);
  });
});
