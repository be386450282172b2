import { isRathausError } from '@rathaus/client-core';
import { describe, expect, it } from 'vitest';
import { halfRead, inChunks, reading } from '../../../test/rdf-reading.ts';
import { Graph } from '../graph.ts';
import type { RdfSyntax } from '../write/syntax.ts';
import { readRdf } from './read-rdf.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
function utf16(text: string, littleEndian: boolean): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), littleEndian);
  return bytes;
}

const turtle = '@prefix : <http://e/> .\n:s :p "Größe in Łódź" .\n';
const turtleTriple = '<s> <p> "Größe in Łódź"';
const xml = (declaration: string, text = 'Größe') =>
  `${declaration}<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://e/">
<rdf:Description rdf:about="http://e/s"><p>${text}</p></rdf:Description></rdf:RDF>`;
const xmlTriple = '<s> <p> "Größe"';
const json = '{"@id": "http://e/s", "http://e/p": "Größe"}';

const right = (triple: string) => ({ triples: [triple], findings: [], verdict: 'passed', unchecked: [] });

describe('sources', () => {
  const bytes = utf8(turtle);
  it.each([
    ['a text', () => turtle],
    ['bytes', () => bytes],
    ['a Buffer', () => Buffer.from(bytes)],
    ['a Blob', () => new Blob([bytes])],
    ['a stream', () => new Blob([bytes]).stream()],
    ['chunks of one byte', () => inChunks(bytes, 1)],
    ['chunks of a prime number of bytes', () => inChunks(bytes, 7)],
    [
      'an array of chunks, some empty',
      () => [new Uint8Array(0), bytes.subarray(0, 3), new Uint8Array(0), bytes.subarray(3)],
    ],
  ])('reads %s', async (_, source) => {
    expect(await reading(source())).toEqual(right(turtleTriple));
  });

  it('counts bytes and triples, the same one as often as it is there', async () => {
    const { report, graph } = await readRdf(utf8(`${turtle}:s :p "Größe in Łódź" .`), {
      fileName: 'daten.ttl',
    });
    expect(report).toMatchObject({
      kind: 'opendata.rdf',
      name: 'daten.ttl',
      syntax: 'text/turtle',
      triples: 2,
      bytes: utf8(turtle).length + utf8(':s :p "Größe in Łódź" .').length,
    });
    expect(graph.size).toBe(1);
  });

  it('adds to a graph, and keeps blank nodes of several documents apart', async () => {
    const into = new Graph();
    for (const blankPrefix of ['a', 'b'])
      await readRdf('_:x <http://e/p> [] .', { into, blankPrefix, syntax: 'text/turtle' });
    expect(into.size).toBe(2);
    expect([...into].map(({ subject, object }) => [subject.value, object.value])).toEqual([
      ['ax', 'agenid0'],
      ['bx', 'bgenid0'],
    ]);
    for (const text of [
      xml('').replace('rdf:about="http://e/s"', 'rdf:nodeID="x"'),
      '{"@id": "_:x", "http://e/p": "y"}',
    ]) {
      const { graph } = await readRdf(text, { blankPrefix: 'c' });
      expect([...graph].map(({ subject }) => subject.value)).toEqual(['cx']);
    }
  });

  it('passes on what the source throws', async () => {
    async function* broken() {
      yield utf8(turtle);
      throw new Error('connection lost');
    }
    await expect(readRdf(broken())).rejects.toThrow('connection lost');
    await expect(readRdf(['text'] as unknown as Uint8Array[])).rejects.toThrow(TypeError);
  });

  it('ends the source where reading ends', async () => {
    let isClosed = false;
    const source = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(utf8(`${'!'.repeat(8000)}\n`)),
      cancel: () => {
        isClosed = true;
      },
    });
    const { report } = await readRdf(source, { syntax: 'text/turtle' });
    expect(report.verdict).toBe('failed');
    expect(isClosed).toBe(true);
  });

  it('says how far it is', async () => {
    const seen: unknown[] = [];
    const bytes = utf8(turtle.repeat(4000));
    await readRdf(bytes, { onProgress: (progress) => seen.push(progress) });
    expect(seen.length).toBeGreaterThan(2);
    expect(seen.at(-1)).toEqual({ step: 'read', done: bytes.length, total: bytes.length, unit: 'bytes' });
  });
});

describe('encodings', () => {
  it.each([
    ['Turtle in UTF-8 with a mark', utf8(`\ufeff${turtle}`), turtleTriple],
    ['Turtle in UTF-16, the small end first', utf16(`\ufeff${turtle}`, true), turtleTriple],
    ['Turtle in UTF-16, the big end first', utf16(`\ufeff${turtle}`, false), turtleTriple],
    ['JSON-LD in UTF-8 with a mark', utf8(`\ufeff${json}`), xmlTriple],
    ['XML without a declaration', utf8(xml('')), xmlTriple],
    ['XML in UTF-8 with a mark', utf8(`\ufeff${xml('<?xml version="1.0"?>')}`), xmlTriple],
    ['XML in ISO-8859-1', latin1(xml('<?xml version="1.0" encoding="ISO-8859-1"?>')), xmlTriple],
    [
      "XML in windows-1252, with ' and space",
      latin1(xml("<?xml version='1.0' encoding = 'windows-1252' ?>")),
      xmlTriple,
    ],
    [
      'XML in UTF-16 with a mark',
      utf16(`\ufeff${xml('<?xml version="1.0" encoding="UTF-16"?>')}`, false),
      xmlTriple,
    ],
    [
      'XML in UTF-16 without a mark',
      utf16(xml('<?xml version="1.0" encoding="UTF-16LE"?>'), true),
      xmlTriple,
    ],
    [
      'XML whose mark is right and declaration wrong',
      utf8(`\ufeff${xml('<?xml version="1.0" encoding="ISO-8859-1"?>')}`),
      xmlTriple,
    ],
    [
      'XML that was UTF-16 before it was UTF-8',
      utf8(xml('<?xml version="1.0" encoding="UTF-16"?>')),
      xmlTriple,
    ],
  ])('%s, in pieces of any size', async (_, bytes, triple) => {
    for (const size of [1, 2, 3, 100, 1 << 20])
      expect(await reading(inChunks(bytes, size))).toEqual(right(triple));
  });

  it('a text with a mark', async () => {
    expect(await reading(`\ufeff${turtle}`)).toEqual(right(turtleTriple));
  });

  it.each([
    [
      'Turtle in ISO-8859-1',
      latin1('@prefix : <http://e/> .\n:s :p "x" .\n:s :q "Größe" .\n'),
      'encoding 3:10 utf-8',
    ],
    ['XML in ISO-8859-1 that does not say so', latin1(xml('')), 'encoding 2:46 utf-8'],
    [
      'a character cut at the end',
      utf8('@prefix : <http://e/> .\n:s :p "xß').subarray(0, -1),
      'encoding 2:9 utf-8',
    ],
    [
      'half a surrogate',
      utf16('\ufeff@prefix : <http://e/> .\n:s :p "\ud800" .', true),
      'encoding 2:8 utf-16le',
    ],
    [
      'a wrong byte behind a replaced character',
      new Uint8Array([...utf8('@prefix : <http://e/> .\n# \ufffd '), 0xff]),
      'encoding 2:5 utf-8',
    ],
  ])('%s: says where', async (_, bytes, finding) => {
    for (const size of [1, 5, 1 << 20]) {
      const { findings, verdict, unchecked } = await reading(inChunks(bytes, size));
      expect(findings).toEqual([finding]);
      expect({ verdict, unchecked }).toEqual(halfRead);
    }
  });

  it('says where a wrong byte is in a long document, and keeps what was said before', async () => {
    const lines = Array.from({ length: 20_000 }, (_, number) => `:s :p ${number} . # ä`);
    const bytes = new Uint8Array([
      ...utf8(`@prefix : <http://e/> .\n${lines.join('\n')}\n:s :p "`),
      0xe4,
      0x22,
    ]);
    const { triples, findings, verdict, unchecked } = await reading(bytes);
    expect(findings).toEqual(['encoding 20002:8 utf-8']);
    expect(triples).toHaveLength(20_000);
    expect({ verdict, unchecked }).toEqual(halfRead);
  });

  it('an encoding nobody knows', async () => {
    const { findings, triples, verdict, unchecked } = await reading(
      utf8(xml('<?xml version="1.0" encoding="EBCDIC-DE"?>')),
    );
    expect(findings).toEqual(['encoding unknown']);
    expect(triples).toEqual([]);
    expect({ verdict, unchecked }).toEqual(halfRead);
  });
});

describe('syntaxes', () => {
  it.each<[string, string, RdfSyntax]>([
    ['Turtle', turtle, 'text/turtle'],
    ['Turtle behind a comment', `# Katalog\n\n${turtle}`, 'text/turtle'],
    ['Turtle that begins with brackets', '[ a <http://e/C> ] .', 'text/turtle'],
    ['Turtle as SPARQL writes it', 'prefix : <http://e/>\n:s :p 1 .', 'text/turtle'],
    ['Turtle without prefixes', '<http://e/s> a <http://e/C> ; <http://e/p> 1 .', 'text/turtle'],
    ['N-Triples', '<http://e/s> <http://e/p> "x" .\n', 'application/n-triples'],
    ['N-Triples without spaces', '<http://e/s><http://e/p>"x".', 'application/n-triples'],
    ['N-Triples behind a comment', '# a\n_:b <http://e/p> <http://e/o> . # c\n', 'application/n-triples'],
    ['RDF/XML', xml('<?xml version="1.0"?>\n'), 'application/rdf+xml'],
    ['RDF/XML behind a comment', `<!-- Katalog -->\n${xml('')}`, 'application/rdf+xml'],
    ['JSON-LD', json, 'application/ld+json'],
    ['JSON-LD in a list', `[${json}]`, 'application/ld+json'],
  ])('knows %s by itself', async (_, text, syntax) => {
    const { report } = await readRdf(text);
    expect(report).toMatchObject({ syntax, verdict: 'passed', findings: [] });
    expect(report.triples).toBeGreaterThan(0);
  });

  it.each<[string, object, string[]]>([
    ['the syntax', { syntax: 'application/rdf+xml' }, ['other-syntax RDF/XML Turtle']],
    [
      'the media type',
      { contentType: 'application/ld+json; charset=utf-8' },
      ['other-syntax JSON-LD Turtle'],
    ],
    ['the file name', { fileName: 'katalog.RDF' }, ['other-syntax RDF/XML Turtle']],
    ['text/plain, which is for N-Triples', { contentType: 'text/plain' }, ['other-syntax N-Triples Turtle']],
    [
      'the syntax before the others',
      { syntax: 'text/turtle', contentType: 'application/json', fileName: 'a.rdf' },
      [],
    ],
    ['an unknown media type', { contentType: 'application/octet-stream' }, []],
    ['an unknown file name', { fileName: 'a.toString' }, []],
    ['nothing', {}, []],
  ])('reads Turtle whatever %s says, and reports what it is', async (_, options, findings) => {
    expect(await reading(turtle, options)).toEqual({ ...right(turtleTriple), findings });
  });

  it('N-Triples are Turtle', async () => {
    const { report } = await readRdf('<http://e/s> <http://e/p> "x" .', { syntax: 'text/turtle' });
    expect(report).toMatchObject({ syntax: 'text/turtle', findings: [], verdict: 'passed' });
  });

  it('JSON without words of JSON-LD is read where it is said to be JSON-LD', async () => {
    const text = '{"http://e/p": "x"}';
    expect((await reading(text, { syntax: 'application/ld+json' })).triples).toEqual(['_:genid0 <p> "x"']);
    expect((await reading(text)).findings).toEqual(['no-rdf json']);
  });

  it('relative IRIs are no tags where it is said to be Turtle', async () => {
    const text = '<s> <p> <o> .';
    expect(await reading(text, { syntax: 'text/turtle', base: 'http://e/' })).toEqual(right('<s> <p> <o>'));
    expect((await reading(text)).findings).toEqual(['no-rdf xml']);
  });

  it.each([
    ['a page', '<!DOCTYPE html>\n<html lang="de"><title>Wartung</title></html>', {}, 'no-rdf html'],
    [
      'a page without doctype',
      ' <HTML><body>404</body></HTML>',
      { contentType: 'text/turtle' },
      'no-rdf html',
    ],
    [
      'a page in XML',
      '<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"/>',
      { fileName: 'a.rdf' },
      'no-rdf html',
    ],
    [
      'other XML',
      '<?xml version="1.0"?><error><code>500</code></error>',
      { syntax: 'text/turtle' },
      'no-rdf xml',
    ],
    [
      'other XML without declaration',
      '<error><code>500</code></error>',
      { syntax: 'text/turtle' },
      'no-rdf xml',
    ],
    ['other JSON', '{"error": "not found"}', { contentType: 'text/turtle' }, 'no-rdf json'],
    ['words', 'Der Dienst ist nicht verfügbar.', {}, 'no-rdf unknown'],
    ['a table', 'id;name\n1;Łódź-Şahin\n', { contentType: 'application/rdf+xml' }, 'no-rdf unknown'],
    ['nothing', '', { syntax: 'text/turtle' }, 'empty'],
    ['white space', ' \n\t ', {}, 'empty'],
    ['a mark only', '\ufeff', {}, 'empty'],
  ])('%s is no RDF', async (_, text, options, finding) => {
    for (const source of [text, utf8(text)]) {
      const { triples, findings, verdict } = await reading(source, options as object);
      expect(findings).toEqual([finding]);
      expect(triples).toEqual([]);
      expect(verdict).toBe('failed');
    }
  });
});

describe('limits', () => {
  const many = (number: number) =>
    `@prefix : <http://e/> .\n${Array.from({ length: number }, (_, at) => `:s :p ${at} .`).join('\n')}`;

  it('reads as many bytes as it may, and not one more', async () => {
    for (const text of [turtle, xml(''), json]) {
      const bytes = utf8(text);
      expect((await readRdf(bytes, { maxBytes: bytes.length })).report.verdict).toBe('passed');
      const { findings, verdict, unchecked } = await reading(bytes, { maxBytes: bytes.length - 1 });
      expect(findings).toEqual([`too-large ${bytes.length - 1} bytes`]);
      expect({ verdict, unchecked }).toEqual(halfRead);
    }
    expect((await reading(turtle, { maxBytes: 10 })).findings).toEqual(['too-large 10 bytes']);
  });

  it('reads as many triples as it may, in each syntax', async () => {
    const texts = [
      many(3),
      xml('').replace('<p>Größe</p>', '<p>0</p><p>1</p><p>2</p>'),
      '{"@id": "http://e/s", "http://e/p": [0, 1, 2]}',
    ];
    for (const text of texts) {
      expect((await readRdf(text, { maxTriples: 3 })).report.verdict).toBe('passed');
      const { graph, report } = await readRdf(text, { maxTriples: 2 });
      expect(graph.size).toBe(2);
      expect(report.findings.map(({ rule }) => rule)).toEqual(['opendata.rdf.too-large']);
      expect({ verdict: report.verdict, unchecked: report.unchecked.map(({ what }) => what) }).toEqual(
        halfRead,
      );
    }
  });

  it('never asks a stream without end for more than it may have', async () => {
    let asked = 0;
    const source = new ReadableStream<Uint8Array>(
      {
        pull: (controller) => {
          asked++;
          controller.enqueue(utf8(asked === 1 ? '@prefix : <http://e/> .\n' : ':s :p 1 .\n'.repeat(100)));
        },
      },
      { highWaterMark: 0 },
    );
    const { report } = await readRdf(source, { maxBytes: 100_000 });
    expect(report.verdict).toBe('failed');
    expect(asked).toBeLessThan(110);
  });

  it('gives up at once when it was given up before', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    const error = await readRdf(turtle, { signal }).catch((thrown: unknown) => thrown);
    expect(isRathausError(error) && error.code).toBe('core.aborted');
  });

  it.each([
    [
      'a stream that hangs',
      () => new ReadableStream<Uint8Array>({ pull: () => new Promise(() => undefined) }),
    ],
    ['a long text', () => many(3_000_000)],
    ['a long file of bytes', () => utf8(many(3_000_000))],
    [
      'many nodes of JSON-LD',
      () =>
        `{"@graph": [${Array.from({ length: 150_000 }, (_, at) => `{"@id": "http://e/${at}", "http://e/p": ${at}}`).join()}]}`,
    ],
  ])('gives up within %s when it is given up', async (_, make) => {
    const source = make();
    const controller = new AbortController();
    let isDone = false;
    const read = readRdf(source, { signal: controller.signal }).then(
      () => 'read to the end',
      (error: unknown) => (isRathausError(error) ? error.code : error),
    );
    const ended = read.finally(() => {
      isDone = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(isDone).toBe(false);
    controller.abort();
    expect(await ended).toBe('core.aborted');
  });
});
