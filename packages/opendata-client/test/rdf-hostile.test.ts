import dns from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { processorTime } from '../../../tools/testing/processor-time.ts';
import { Graph, readRdf } from '../src/rdf/index.ts';
import { createJsonLdReader } from '../src/rdf/read/json-ld.ts';
import { createRdfXmlReader } from '../src/rdf/read/rdf-xml.ts';
import type { RdfReader, ReaderOptions } from '../src/rdf/read/reader.ts';
import { createTurtleReader } from '../src/rdf/read/turtle.ts';
import { halfRead, reading } from './rdf-reading.ts';

const rdfOpen = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://e/">';
const turtle = { syntax: 'text/turtle' } as const;

const readers = { turtle: createTurtleReader, xml: createRdfXmlReader, json: createJsonLdReader };

/** Reads text in pieces, and says how many triples and faults there were. */
async function inPieces(
  create: (options: ReaderOptions) => RdfReader,
  text: string,
  size: number,
): Promise<{ triples: number; faults: number; whole: boolean }> {
  let triples = 0;
  let faults = 0;
  const reader = create({ onTriple: () => triples++, onFault: () => faults++ });
  for (let at = 0; at < text.length; at += size) if (!reader.write(text.slice(at, at + size))) break;
  const whole = await reader.end();
  return { triples, faults, whole };
}

/** The work for four times the text may take nine times as long: four, and the machine; never sixteen. */
async function expectLinear(work: (factor: number) => unknown): Promise<void> {
  const single = await processorTime(() => work(1), Number.POSITIVE_INFINITY);
  const limit = Math.max(single, 10) * 9 + 50;
  expect(await processorTime(() => work(4), limit)).toBeLessThan(limit);
}

describe('what never ends takes linear time', () => {
  const open: readonly [string, keyof typeof readers, string, string][] = [
    ['a text', 'turtle', '<http://e/s> <http://e/p> "', 'a'],
    ['a text of escapes', 'turtle', '<http://e/s> <http://e/p> "', '\\"'],
    ['a text of backslashes', 'turtle', '<http://e/s> <http://e/p> "', '\\\\'],
    ['a long text', 'turtle', '<http://e/s> <http://e/p> """', 'a"\n'],
    ['a long text of quotes', 'turtle', "<http://e/s> <http://e/p> '''", "''\\'"],
    ['an IRI', 'turtle', '<http://e/', 'a'],
    ['a name', 'turtle', '@prefix : <http://e/> . :', 'a.'],
    ['a label', 'turtle', '_:', 'a'],
    ['a number', 'turtle', '<http://e/s> <http://e/p> ', '1'],
    ['a language', 'turtle', '<http://e/s> <http://e/p> "x"@de', '-de'],
    ['a comment', 'turtle', '# ', 'a'],
    ['white space', 'turtle', '', ' \n'],
    ['an attribute', 'xml', `${rdfOpen}<C a="`, 'a'],
    ['a tag', 'xml', `${rdfOpen}<`, 'a'],
    ['a comment of XML', 'xml', `${rdfOpen}<!--`, ' -'],
    ['a text of XML', 'xml', `${rdfOpen}<C><p>`, 'a'],
    ['a CDATA section', 'xml', `${rdfOpen}<C><p><![CDATA[`, ']'],
    ['XML as a value', 'xml', `${rdfOpen}<C><p rdf:parseType="Literal">`, '<a/>'],
    ['a text of JSON', 'json', '{"@id": "', 'a'],
    ['a text of escapes of JSON', 'json', '{"@id": "', '\\"'],
    ['lists of JSON', 'json', '{"@id": [', '[],'],
    ['white space of JSON', 'json', '{"@id": ', ' '],
  ];

  it.each(open)('%s (%s), in single characters', async (_, kind, start, more) => {
    const read = async (factor: number) => {
      const text = start + more.repeat((factor * 100_000) / more.length);
      const { whole } = await inPieces(readers[kind], text, 1);
      expect(whole).toBe(kind === 'turtle' && (start === '' || start === '# '));
    };
    await expectLinear(read);
  });

  it.each(open)('%s (%s), ten million characters in pieces of 64 KiB', async (_, kind, start, more) => {
    const read = async (factor: number) => {
      const text = start + more.repeat((factor * 2_500_000) / more.length);
      const { whole } = await inPieces(readers[kind], text, 1 << 16);
      expect(whole).toBe(kind === 'turtle' && (start === '' || start === '# '));
    };
    await expectLinear(read);
  });

  it.each([
    ['an ID', `${rdfOpen}<C rdf:ID="${'ä'.repeat(3_000_000)}"/></rdf:RDF>`],
    ['a label', `${rdfOpen}<C rdf:nodeID="${'😀'.repeat(2_000_000)}"/></rdf:RDF>`],
    ['a language of XML', `${rdfOpen}<C xml:lang="de${'-de'.repeat(2_000_000)}"/></rdf:RDF>`],
    [
      'a language of JSON',
      `{"@id": "a:s", "a:p": {"@value": "x", "@language": "de${'-de'.repeat(4_000_000)}"}}`,
    ],
    ['a language of Turtle', `<a:s> <a:p> "x"@de${'-de'.repeat(4_000_000)} .`],
    ['a path of steps', `@base <a://b/> . <${'a/../'.repeat(1_000_000)}> <a:p> 1 .`],
    ['a path of steps of JSON', `{"@id": "a://b/${'a/../'.repeat(1_000_000)}", "a:p": 1}`],
    ['a text of words of JSON', `{"@id": "a:s", "a:p": "x:${' y'.repeat(2_000_000)}"}`],
    ['a name of escapes', `@prefix : <a:> . :${'\\~%20'.repeat(1_000_000)} a :b .`],
    ['a prefix', `@prefix ${'ä.'.repeat(2_000_000)}a: <a:> . <a:s> a <a:o> .`],
    ['first spaces', `${' '.repeat(5_000_000)}<a:s> <a:p> 1 .`],
    ['first tags', `${'<a'.repeat(2_000_000)}`],
    ['first brackets', `${'[ '.repeat(2_000_000)}`],
    ['first quotes', `<a:s> <a:p> "${' .'.repeat(2_000_000)}`],
  ])('%s of millions of parts is no crash', async (_, text) => {
    expect(await processorTime(() => readRdf(text), 5000)).toBeLessThan(5000);
  });

  it('a token longer than any of metadata ends the reading', async () => {
    const text = `<http://e/s> <http://e/p> "${'a'.repeat(40_000_000)}" .`;
    const { findings, verdict, unchecked } = await reading(text, turtle);
    expect(findings).toEqual(['syntax 1:27 Turtle shorter-token']);
    expect({ verdict, unchecked }).toEqual(halfRead);
  });
});

describe('much of everything takes linear time', () => {
  const lines = (number: number, line: (at: number) => string) =>
    Array.from({ length: number }, (_, at) => line(at)).join('\n');

  it.each<[string, keyof typeof readers, number, (number: number) => string, (number: number) => number]>([
    [
      'prefixes',
      'turtle',
      100_000,
      (number) => `${lines(number, (at) => `@prefix p${at}: <http://e/${at}/> .`)}\np7:a p8:b p9:c .`,
      () => 1,
    ],
    [
      'prefixes declared anew and used',
      'turtle',
      20_000,
      (number) => lines(number, (at) => `@prefix p: <http://e/${at}/> . p:a p:b p:c .`),
      (number) => number,
    ],
    [
      'wrong IRIs',
      'turtle',
      50_000,
      (number) => lines(number, (at) => `<http://e/${at}> <http://e/p> <a b> .`),
      (number) => 2 * number,
    ],
    ['comments', 'turtle', 200_000, (number) => `${lines(number, () => '#')}\n<a:s> <a:p> 1 .`, () => 1],
    [
      'brackets side by side',
      'turtle',
      100_000,
      (number) => lines(number, () => '[] a [] .'),
      (number) => number,
    ],
    [
      'items of a list',
      'turtle',
      200_000,
      (number) => `( ${lines(number, () => '1')} ) <http://e/p> 1 .`,
      (number) => 2 * number + 1,
    ],
    [
      'objects of one subject',
      'turtle',
      200_000,
      (number) => `<http://e/s> <http://e/p> ${lines(number, (at) => `${at},`)} 1 .`,
      (number) => number + 1,
    ],
    [
      'wrong IRIs of XML',
      'xml',
      50_000,
      (number) => `${rdfOpen}${lines(number, () => '<C rdf:about="a b"/>')}</rdf:RDF>`,
      (number) => 2 * number,
    ],
    [
      'names of XML',
      'xml',
      50_000,
      (number) => `${rdfOpen}${lines(number, (at) => `<C rdf:ID="i${at}"><p${at}/></C>`)}</rdf:RDF>`,
      (number) => 3 * number,
    ],
    [
      'items of a list of XML',
      'xml',
      50_000,
      (number) =>
        `${rdfOpen}<C><p rdf:parseType="Collection">${lines(number, () => '<C/>')}</p></C></rdf:RDF>`,
      (number) => 3 * number + 2,
    ],
    [
      'members of JSON without a meaning',
      'json',
      20_000,
      (number) => `{"@id": "http://e/s", ${lines(number, (at) => `"m${at}": 1,`)} "http://e/p": 1}`,
      (number) => number + 1,
    ],
    [
      'nodes of JSON, each with a context',
      'json',
      5_000,
      (number) => `[${lines(number, (at) => `{"@context": {"p": "http://e/p${at}"}, "p": ${at}},`)} {}]`,
      (number) => number,
    ],
  ])('%s', async (_, kind, number, make, expected) => {
    await expectLinear(async (factor) => {
      const count = (number * factor) / 4;
      const { triples, faults, whole } = await inPieces(readers[kind], make(count), 1 << 16);
      expect(triples + faults).toBe(expected(count));
      expect(whole).toBe(true);
    });
  });

  it('keeps a report short, and counts all', async () => {
    const { report } = await readRdf(
      lines(100_000, () => '<a b> <http://e/p> 1 .'),
      turtle,
    );
    expect(report.counts.error).toBe(100_000);
    expect(report.findings.length).toBeLessThanOrEqual(50);
    expect(report.findings[49]?.place).toMatchObject({ line: 50, column: 1 });
  });
});

describe('depth', () => {
  it.each([
    ['brackets', `@prefix : <http://e/> . :s :p ${'[ :p '.repeat(100_000)}`, 'less-depth'],
    ['lists', `@prefix : <http://e/> . :s :p ${'('.repeat(100_000)}`, 'less-depth'],
    [
      'brackets that are closed',
      `@prefix : <http://e/> . :s :p ${'[ :p '.repeat(300)}1${' ]'.repeat(300)} .`,
      'less-depth',
    ],
    ['lists of JSON', `{"@id": ${'['.repeat(100_000)}`, 'less-depth'],
    ['objects of JSON', `${'{"@id": "http://e/s", "http://e/p": '.repeat(100_000)}`, 'less-depth'],
  ])('%s', async (_, text, expected) => {
    const { findings, verdict, unchecked } = await reading(text);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toContain(expected);
    expect({ verdict, unchecked }).toEqual(halfRead);
  });

  it('elements', async () => {
    const { findings, verdict, unchecked } = await reading(`${rdfOpen}${'<C><p>'.repeat(50_000)}`);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatch(/^unsafe-xml/);
    expect({ verdict, unchecked }).toEqual(halfRead);
  });

  it('as deep as metadata are, all are read', async () => {
    const deep = 60;
    for (const text of [
      `@prefix : <http://e/> . :s :p ${'[ :p ('.repeat(deep)}1${') ]'.repeat(deep)} .`,
      `{"@id": "http://e/s", "http://e/p": ${'{"http://e/p": '.repeat(deep)}1${'}'.repeat(deep)}}`,
      `${rdfOpen}${'<C><p>'.repeat(deep)}x${'</p></C>'.repeat(deep)}</rdf:RDF>`,
    ])
      expect((await reading(text)).verdict).toBe('passed');
  });
});

describe('XML of bad intent', () => {
  it.each([
    [
      'a billion laughs',
      `<!DOCTYPE rdf:RDF [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>${rdfOpen}<C><p>&c;</p></C></rdf:RDF>`,
    ],
    [
      'a file of this machine',
      `<!DOCTYPE rdf:RDF [<!ENTITY a SYSTEM "file:///etc/passwd">]>${rdfOpen}<C><p>&a;</p></C></rdf:RDF>`,
    ],
    ['an address', `<!DOCTYPE rdf:RDF SYSTEM "http://localhost/a.dtd">${rdfOpen}</rdf:RDF>`],
    [
      'entities for namespaces',
      `<?xml version="1.0"?><!DOCTYPE rdf:RDF [<!ENTITY rdf "http://www.w3.org/1999/02/22-rdf-syntax-ns#">]><rdf:RDF xmlns:rdf="&rdf;"/>`,
    ],
  ])('%s', async (_, text) => {
    const { triples, findings, verdict, unchecked } = await reading(text, { fileName: 'a.rdf' });
    expect(triples).toEqual([]);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatch(/^unsafe-xml 1:\d+ .*doctype/);
    expect({ verdict, unchecked }).toEqual(halfRead);
  });

  it('a hundred thousand attributes', async () => {
    const attributes = Array.from({ length: 100_000 }, (_, at) => ` a${at}="x"`).join('');
    const { findings, verdict, unchecked } = await reading(`${rdfOpen}<C${attributes}/></rdf:RDF>`);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatch(/^unsafe-xml/);
    expect({ verdict, unchecked }).toEqual(halfRead);
  });
});

describe('bytes of no text', () => {
  it.each([
    ['zeros', new Uint8Array(10_000)],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0])],
    ['an archive', new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3])],
    ['UTF-32', new Uint8Array([0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0])],
  ])('%s', async (_, bytes) => {
    for (const options of [{}, turtle, { fileName: 'a.rdf' }, { fileName: 'a.jsonld' }]) {
      const { triples, verdict } = await reading(bytes, options);
      expect(triples).toEqual([]);
      expect(verdict).toBe('failed');
    }
  });

  it('a NUL is a character of texts in Turtle, and of nothing else', async () => {
    const text = '<http://e/s> <http://e/p> "a\0b" .';
    expect((await reading(text, turtle)).triples).toEqual(['<s> <p> "a\0b"']);
    expect((await reading('<http://e/s\0> <http://e/p> 1 .', turtle)).findings).toEqual([
      'iri 1:1 http://e/s\0',
    ]);
    expect((await reading('@prefix : <http://e/> . :s\0 :p 1 .', turtle)).verdict).toBe('failed');
    expect((await reading(`${rdfOpen}<C><p>a\0</p></C></rdf:RDF>`)).findings[0]).toMatch(/^not-xml/);
    expect((await reading('{"@id": "a\0"}')).findings).toEqual(['syntax 1:11 JSON-LD json']);
  });
});

describe('nothing is fetched', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it.each([
    ['a context', '{"@context": "http://localhost:9/c", "@id": "http://e/s"}'],
    [
      'an import of a context',
      '{"@context": {"@version": 1.1, "@import": "https://localhost:9/c"}, "@id": "http://e/s"}',
    ],
    [
      'a context of a term',
      '{"@context": {"p": {"@id": "http://e/p", "@context": "http://localhost:9/c"}}, "p": {"p": 1}}',
    ],
    [
      'a context of a node',
      '{"@id": "http://e/s", "http://e/p": {"@context": ["http://localhost:9/c"], "@id": "http://e/o"}}',
    ],
    ['a document type', `<!DOCTYPE rdf:RDF SYSTEM "http://localhost:9/a.dtd">${rdfOpen}</rdf:RDF>`],
    [
      'an entity',
      `<!DOCTYPE rdf:RDF [<!ENTITY a SYSTEM "http://localhost:9/">]>${rdfOpen}<C><p>&a;</p></C></rdf:RDF>`,
    ],
    ['a style sheet', `<?xml-stylesheet href="http://localhost:9/"?>${rdfOpen}</rdf:RDF>`],
    [
      'an inclusion',
      `${rdfOpen}<C xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include rdf:resource="http://localhost:9/"/></C></rdf:RDF>`,
    ],
    ['imports of ontologies', '<http://e/s> <http://www.w3.org/2002/07/owl#imports> <http://localhost:9/> .'],
    ['a base', '@base <http://localhost:9/> . <a> <b> <c> .'],
  ])('%s', async (_, text) => {
    const ways = [
      vi.spyOn(globalThis, 'fetch'),
      vi.spyOn(http, 'request'),
      vi.spyOn(https, 'request'),
      vi.spyOn(http, 'get'),
      vi.spyOn(https, 'get'),
      vi.spyOn(net.Socket.prototype, 'connect'),
      vi.spyOn(dns, 'lookup'),
    ];
    for (const base of [undefined, 'http://localhost:9/base']) await readRdf(text, { base });
    for (const way of ways) expect(way).not.toHaveBeenCalled();
  });
});

describe('names that JavaScript has a meaning for', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype'];
  const before = Object.getOwnPropertyNames(Object.prototype);
  afterEach(() => {
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it.each(names)('%s in Turtle and RDF/XML', async (name) => {
    const prefix = name === '__proto__' ? 'p__proto__' : name;
    expect(
      await reading(
        `@prefix ${prefix}: <http://e/> . ${prefix}:${name} ${prefix}:${name} "${name}", _:${name} .`,
      ),
    ).toMatchObject({
      triples: [`<${name}> <${name}> "${name}"`, `<${name}> <${name}> _:${name}`],
      findings: [],
    });
    expect(
      await reading(
        `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:${name}="http://e/"><${name}:${name} ${name}:${name}="x" rdf:nodeID="${name}"/></rdf:RDF>`,
      ),
    ).toMatchObject({
      triples: [`_:${name} <${name}> "x"`, `_:${name} <rdf:type> <${name}>`].sort(),
      findings: [],
    });
  });

  it.each(names)('%s in JSON-LD', async (name) => {
    const isLost = name === '__proto__';
    expect(
      await reading(`{"@context": {"@vocab": "http://e/"}, "@id": "_:${name}", "p": 1, "${name}": "x"}`),
    ).toMatchObject({
      triples: [...(isLost ? [] : [`_:${name} <${name}> "x"`]), `_:${name} <p> "1"^^<xsd:integer>`].sort(),
      findings: isLost ? ['without-meaning __proto__'] : [],
    });
    expect(
      (
        await reading(
          `{"@context": {"p": "http://e/p"}, "@id": "http://e/s", "${name}": {"polluted": 1}, "p": {"${name}": 1}}`,
        )
      ).findings,
    ).toEqual([`without-meaning ${name}`, `without-meaning ${name}`]);
  });

  it('a prototype says nothing of a node, however it is written', async () => {
    for (const written of ['__proto__', '\\u005f_proto__', '__pr\\u006fto__', '\\u005F\\u005Fproto\\u005F_'])
      expect(
        await reading(
          `{"@id": "http://e/s", "http://e/p": {"${written}": {"@id": "http://e/o", "@value": "x"}}}`,
        ),
      ).toMatchObject({ triples: ['<s> <p> _:genid0'], findings: ['without-meaning __proto__'] });
  });

  it('a term that the library stumbles over is a finding', async () => {
    expect(
      await reading(
        '{"@context": {"hasOwnProperty": "http://e/h"}, "@id": "http://e/s", "hasOwnProperty": 1}',
      ),
    ).toMatchObject({ triples: [], findings: ['syntax JSON-LD node'], ...halfRead });
  });

  it('a file name and a media type', async () => {
    for (const name of names)
      expect(
        (await reading('<http://e/s> a <http://e/C> .', { fileName: `a.${name}`, contentType: name }))
          .findings,
      ).toEqual([]);
  });
});

describe('blank nodes in circles', () => {
  it.each([
    ['Turtle', '_:a <http://e/p> _:b . _:b <http://e/p> _:a . _:a <http://e/p> _:a .'],
    [
      'RDF/XML',
      `${rdfOpen}<rdf:Description rdf:nodeID="a"><p rdf:nodeID="b"/><p rdf:nodeID="a"/></rdf:Description><rdf:Description rdf:nodeID="b"><p rdf:nodeID="a"/></rdf:Description></rdf:RDF>`,
    ],
    [
      'JSON-LD',
      '{"@id": "_:a", "http://e/p": [{"@id": "_:b", "http://e/p": {"@id": "_:a"}}, {"@id": "_:a"}]}',
    ],
  ])('%s', async (_, text) => {
    expect(await reading(text)).toEqual({
      triples: ['_:a <p> _:a', '_:a <p> _:b', '_:b <p> _:a'],
      findings: [],
      verdict: 'passed',
      unchecked: [],
    });
  });

  it('a list that is its own rest', async () => {
    const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
    const { graph } = await readRdf(`_:a <${rdf}first> 1 ; <${rdf}rest> _:a .`, turtle);
    expect(graph).toBeInstanceOf(Graph);
    expect(graph.size).toBe(2);
  });
});
