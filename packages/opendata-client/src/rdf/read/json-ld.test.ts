import { describe, expect, it } from 'vitest';
import { halfRead, reading } from '../../../test/rdf-reading.ts';

const jsonLd = { syntax: 'application/ld+json', base: 'http://e/doc' } as const;
const read = (document: unknown) => reading(JSON.stringify(document), jsonLd);
const context = { '@vocab': 'http://e/', xsd: 'http://www.w3.org/2001/XMLSchema#' };

/** A document without a fault, and what it says. */
async function says(members: object, ...triples: readonly string[]): Promise<void> {
  expect(await read({ '@context': context, '@id': 's', ...members })).toEqual({
    triples: [...triples].sort(),
    findings: [],
    verdict: 'passed',
    unchecked: [],
  });
}

describe('JSON-LD that is right', () => {
  it.each([
    ['types', { '@type': ['C', 'D'] }, ['<s> <rdf:type> <C>', '<s> <rdf:type> <D>']],
    ['texts', { p: ['a', 'Łódź-Şahin', ''] }, ['<s> <p> "a"', '<s> <p> "Łódź-Şahin"', '<s> <p> ""']],
    ['IRIs', { p: { '@id': '../o' } }, ['<s> <p> <o>']],
    ['labels', { p: { '@id': '_:b', q: { '@id': '_:b' } } }, ['<s> <p> _:b', '_:b <q> _:b']],
    ['nodes without a name', { p: {} }, ['<s> <p> _:genid0']],
    [
      'labels that look like our own',
      { p: [{}, { '@id': '_:genid0' }] },
      ['<s> <p> _:genid0', '<s> <p> _:genid.genid0'],
    ],
    ['languages', { p: { '@value': 'a', '@language': 'de-DE' } }, ['<s> <p> "a"@de-de']],
    [
      'datatypes',
      { p: { '@value': '2026-12-01', '@type': 'xsd:date' } },
      ['<s> <p> "2026-12-01"^^<xsd:date>'],
    ],
    [
      'numbers',
      { p: [1, -0, 1.5, 1e21, 5e-324, 1e-7] },
      [
        '<s> <p> "1"^^<xsd:integer>',
        '<s> <p> "0"^^<xsd:integer>',
        '<s> <p> "1.5E0"^^<xsd:double>',
        '<s> <p> "1.0E21"^^<xsd:double>',
        '<s> <p> "4.940656458412465E-324"^^<xsd:double>',
        '<s> <p> "1.0E-7"^^<xsd:double>',
      ],
    ],
    [
      'numbers with a datatype',
      {
        p: [
          { '@value': 1, '@type': 'xsd:double' },
          { '@value': 2, '@type': 'xsd:decimal' },
        ],
      },
      ['<s> <p> "1.0E0"^^<xsd:double>', '<s> <p> "2"^^<xsd:decimal>'],
    ],
    [
      'booleans',
      { p: [true, { '@value': false, '@type': 'http://e/t' }] },
      ['<s> <p> "true"^^<xsd:boolean>', '<s> <p> "false"^^<t>'],
    ],
    ['null, which says nothing', { p: null, q: [null, 'x'] }, ['<s> <q> "x"']],
    [
      'JSON in its canonical order',
      { p: { '@value': { b: [1, { d: null, c: 'ä' }], a: 1e21 }, '@type': '@json' } },
      ['<s> <p> "{"a":1e+21,"b":[1,{"c":"ä","d":null}]}"^^<rdf:JSON>'],
    ],
    [
      'lists',
      { p: { '@list': ['a', { '@list': [] }] } },
      [
        '<s> <p> _:genid1',
        '_:genid1 <rdf:first> "a"',
        '_:genid1 <rdf:rest> _:genid0',
        '_:genid0 <rdf:first> <rdf:nil>',
        '_:genid0 <rdf:rest> <rdf:nil>',
      ],
    ],
    ['sets', { p: { '@set': ['a', 'b'] } }, ['<s> <p> "a"', '<s> <p> "b"']],
    [
      'what points here',
      { '@reverse': { p: [{ '@id': 'o' }, { '@id': 'u' }] } },
      ['<o> <p> <s>', '<u> <p> <s>'],
    ],
    ['included nodes', { p: 'x', '@included': [{ '@id': 'o', p: 'y' }] }, ['<s> <p> "x"', '<o> <p> "y"']],
    ['full IRIs as members', { 'http://e/q': 'x', 'xsd:r': 'y' }, ['<s> <q> "x"', '<s> <xsd:r> "y"']],
    [
      'a context inside',
      { p: { '@context': { '@vocab': 'http://e/x/' }, '@id': 'o', q: 1 } },
      ['<s> <p> <o>', '<o> <x/q> "1"^^<xsd:integer>'],
    ],
  ])('%s', (_, members, triples) => says(members, ...triples));

  it('terms of the context: aliases, coercion, containers, nests', async () => {
    const own = {
      ...context,
      '@language': 'de',
      id: '@id',
      type: '@type',
      link: { '@id': 'p', '@type': '@id' },
      day: { '@id': 'q', '@type': 'xsd:date' },
      items: { '@id': 'r', '@container': '@list' },
      names: { '@id': 'n', '@container': '@language' },
      back: { '@reverse': 'b' },
      inside: '@nest',
    };
    expect(
      await read({
        '@context': own,
        id: 's',
        type: 'C',
        link: 'o',
        day: '2026-12-01',
        items: ['x'],
        names: { en: 'a', de: ['b', 'c'] },
        back: { id: 'u' },
        inside: { t: 'y' },
      }),
    ).toEqual({
      triples: [
        '<s> <p> <o>',
        '<s> <rdf:type> <C>',
        '<s> <q> "2026-12-01"^^<xsd:date>',
        '<s> <r> _:genid0',
        '_:genid0 <rdf:first> "x"@de',
        '_:genid0 <rdf:rest> <rdf:nil>',
        '<s> <n> "a"@en',
        '<s> <n> "b"@de',
        '<s> <n> "c"@de',
        '<u> <b> <s>',
        '<s> <t> "y"@de',
      ].sort(),
      findings: [],
      verdict: 'passed',
      unchecked: [],
    });
  });

  it('graphs of more nodes than are expanded at once, with blank nodes across', async () => {
    const nodes = Array.from({ length: 450 }, (_, number) => ({
      '@id': `_:n${number}`,
      next: { '@id': `_:n${(number + 200) % 450}` },
    }));
    const { triples, verdict } = await read({ '@context': context, '@graph': nodes });
    expect(triples).toHaveLength(450);
    expect(triples).toContain('_:n449 <next> _:n199');
    expect(new Set(triples.map((line) => line.split(' ')[0])).size).toBe(450);
    expect(verdict).toBe('passed');
  });

  it('a graph beside other members, and nodes in a list', async () => {
    await says(
      { p: 1, '@graph': [{ '@id': 'o', q: 2 }] },
      '<s> <p> "1"^^<xsd:integer>',
      '<o> <q> "2"^^<xsd:integer>',
    );
    const list = [
      { '@context': context, '@id': 's', p: 1 },
      { 'http://e/q': 2, '@id': 't' },
    ];
    expect((await read(list)).triples).toEqual(['<s> <p> "1"^^<xsd:integer>', '<t> <q> "2"^^<xsd:integer>']);
  });

  it('no nodes', async () => {
    for (const nothing of [[], {}, { '@graph': [] }, { '@context': context }])
      expect(await read(nothing)).toEqual({ triples: [], findings: [], verdict: 'passed', unchecked: [] });
  });
});

describe('JSON-LD with a fault', () => {
  it.each([
    ['no value', '{"@id": }', '1:9'],
    ['a comma too many', '{"@id": "s",\n "p": [1,]}', '2:10'],
    ['a comma at the end', '{"@id": "s",\n}', '2:1'],
    ['a comma forgotten', '{"@id": "s"\n"p": 1}', '2:1'],
    ['a colon forgotten', '{"@id" "s"}', '1:8'],
    ['single quotes', '{"@id": \'s\'}', '1:9'],
    ['a name without quotes', '{"@id": "s", p: 1}', '1:14'],
    ['an unknown word', '{"@id": "s", "p": True}', '1:19'],
    ['a comment', '{"@id": "s" // Stadt\n}', '1:13'],
    ['a number with a zero first', '{"@id": "s", "p": 01}', '1:20'],
    ['a line in a text', '{"@id": "s", "p": "a\nb"}', '1:21'],
    ['an unknown escape', '{"@id": "s", "p": "C:\\Daten"}', '1:22'],
    ['half an escape', '{"@id": "s", "p": "\\u12"}', '1:20'],
    ['the end in a text', '{"@id": "s", "p": "ab', '1:22'],
    ['the end in an object', '{"@id": "s", "p": {}', '1:21'],
    ['brackets that cross', '{"@id": ["s"}', '1:13'],
    ['something behind it', '{"@id": "s"}\n}', '2:1'],
    ['two documents', '{"@id": "s"} {"@id": "t"}', '1:14'],
  ])('%s: says where', async (_, text, place) => {
    expect(() => JSON.parse(text)).toThrow();
    expect(await reading(text, jsonLd)).toEqual({
      triples: [],
      findings: [`syntax ${place} JSON-LD json`],
      ...halfRead,
    });
  });

  it.each([
    ['a context that is a number', { '@context': 5, '@id': 's' }],
    ['a term that defines itself', { '@context': { a: 'b:c', b: 'a:c' }, '@id': 's' }],
    ['two names', { '@context': { id: '@id' }, '@id': 's', id: 't' }],
    ['a name that is a number', { '@id': 5 }],
    ['a value with a name', { 'http://e/p': { '@value': 'x', '@id': 's' } }],
    [
      'a value with language and type',
      { 'http://e/p': { '@value': 'x', '@language': 'de', '@type': 'http://e/t' } },
    ],
    ['a value that is an object', { 'http://e/p': { '@value': { a: 1 } } }],
    ['a keyword anew', { '@context': { '@type': 'http://e/t' }, '@type': 'C' }],
  ])('%s is none', async (_, document) => {
    const { findings, verdict, unchecked } = await read(document);
    expect(findings.at(-1)).toBe('syntax JSON-LD node');
    expect({ verdict, unchecked }).toEqual(halfRead);
  });

  it.each([
    [
      'the document',
      { '@context': 'https://e.example/context.jsonld', '@id': 's' },
      'https://e.example/context.jsonld',
    ],
    [
      'one of several',
      { '@context': [context, 'https://e.example/c'], '@id': 's', p: 1 },
      'https://e.example/c',
    ],
    ['a relative address', { '@context': 'c.jsonld', '@id': 's' }, 'http://e/c.jsonld'],
    [
      'a node',
      { '@context': context, '@id': 's', p: { '@context': 'https://e.example/c' } },
      'https://e.example/c',
    ],
    [
      'a term',
      { '@context': { p: { '@id': 'http://e/p', '@context': 'https://e.example/c' } }, p: { q: 1 } },
      'https://e.example/c',
    ],
    [
      'an import',
      { '@context': { '@version': 1.1, '@import': 'https://e.example/c' }, '@id': 's' },
      'https://e.example/c',
    ],
    ['a file of this machine', { '@context': 'file:///etc/passwd', '@id': 's' }, 'file:///etc/passwd'],
  ])('a context elsewhere, of %s: not fetched', async (_, document, address) => {
    const { findings, verdict, unchecked } = await read(document);
    expect(findings).toEqual([`remote-context ${address}`]);
    expect({ verdict, unchecked }).toEqual(halfRead);
  });

  it('says what is lost because it means nothing', async () => {
    const { triples, findings, verdict } = await read({
      '@context': { title: 'http://e/title' },
      '@id': 's',
      title: 'x',
      untertitel: 'y',
    });
    expect(triples).toEqual(['<s> <title> "x"']);
    expect(findings).toEqual(['without-meaning untertitel']);
    expect(verdict).toBe('passed');
  });

  it('keeps IRIs that are none as written, and says so wherever they are', async () => {
    const document = {
      '@context': { '@vocab': 'http://e/', link: { '@type': '@id' } },
      '@id': 'http://e/a b',
      '@type': 'http://e/C|D',
      link: ['tel:+49 40', 'tel: +49\u00a040', 'mailto:a b@e.example', 'urn:a b', 'tel:+4940'],
      p: { '@value': 'x: y', '@type': 'http://e/t t' },
      'http://e/q r': 'Hinweis: a\tb',
    };
    expect(await read(document)).toEqual({
      triples: [
        '<a b> <link> <mailto:a b@e.example>',
        '<a b> <link> <tel: +49\u00a040>',
        '<a b> <link> <tel:+49 40>',
        '<a b> <link> <tel:+4940>',
        '<a b> <link> <urn:a b>',
        '<a b> <p> "x: y"^^<t t>',
        '<a b> <q r> "Hinweis: a\tb"',
        '<a b> <rdf:type> <C|D>',
      ],
      findings: [
        'iri http://e/a b',
        'iri http://e/C|D',
        'iri tel:+49 40',
        'iri tel: +49\u00a040',
        'iri mailto:a b@e.example',
        'iri urn:a b',
        'iri http://e/t t',
        'iri http://e/q r',
      ],
      verdict: 'failed',
      unchecked: [],
    });
  });

  it('reports relative IRIs where the document has no base', async () => {
    const document = { '@context': { link: { '@id': 'http://e/p', '@type': '@id' } }, '@id': 's', link: 'o' };
    const { triples, findings, verdict } = await reading(JSON.stringify(document), {
      syntax: 'application/ld+json',
    });
    expect(triples).toEqual(['<s> <p> <o>']);
    expect(findings.sort()).toEqual(['relative-iri o', 'relative-iri s']);
    expect(verdict).toBe('failed');
  });

  it('warns of languages that are none, and keeps them', async () => {
    const { triples, findings, verdict } = await read({
      'http://e/p': { '@value': 'a', '@language': 'nicht deutsch' },
      '@id': 's',
    });
    expect(triples).toEqual(['<s> <p> "a"@nicht deutsch']);
    expect(findings).toEqual(['language nicht deutsch']);
    expect(verdict).toBe('passed');
  });
});
