import { describe, expect, it } from 'vitest';
import { halfRead, reading } from '../../../test/rdf-reading.ts';

const open =
  '<?xml version="1.0"?>\n<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://e/" xml:base="http://e/doc">\n';
const read = (inner: string) => reading(`${open}${inner}\n</rdf:RDF>`);

/** A text without a fault, and what it says. */
async function says(text: string, ...triples: readonly string[]): Promise<void> {
  expect(await read(text)).toEqual({
    triples: [...triples].sort(),
    findings: [],
    verdict: 'passed',
    unchecked: [],
  });
}

describe('RDF/XML that is right', () => {
  it.each([
    ['a described node', '<rdf:Description rdf:about="s"><p>o</p></rdf:Description>', ['<s> <p> "o"']],
    ['a typed node', '<C rdf:about="http://e/s"/>', ['<s> <rdf:type> <C>']],
    ['a node by ID', '<C rdf:ID="s"/>', ['<doc#s> <rdf:type> <C>']],
    [
      'a node by label, used twice',
      '<C rdf:nodeID="x"/><D rdf:nodeID="x"/>',
      ['_:x <rdf:type> <C>', '_:x <rdf:type> <D>'],
    ],
    ['a node without a name', '<C/>', ['_:genid0 <rdf:type> <C>']],
    ['the document itself', '<C rdf:about=""/>', ['<doc> <rdf:type> <C>']],
    ['a resource', '<C rdf:about="s"><p rdf:resource="o"/></C>', ['<s> <rdf:type> <C>', '<s> <p> <o>']],
    ['a label as object', '<C rdf:about="s"><p rdf:nodeID="x"/></C>', ['<s> <rdf:type> <C>', '<s> <p> _:x']],
    ['an empty text', '<C rdf:about="s"><p/><q></q></C>', ['<s> <rdf:type> <C>', '<s> <p> ""', '<s> <q> ""']],
    [
      'a node inside',
      '<rdf:Description rdf:about="s"><p> <C rdf:about="o"><q>x</q></C> </p></rdf:Description>',
      ['<s> <p> <o>', '<o> <rdf:type> <C>', '<o> <q> "x"'],
    ],
    [
      'properties as attributes',
      '<rdf:Description rdf:about="s" e:p="x" rdf:type="C" xmlns:e="http://e/"/>',
      ['<s> <p> "x"', '<s> <rdf:type> <C>'],
    ],
    [
      'attributes of an object',
      '<rdf:Description rdf:about="s"><p e:q="x" xmlns:e="http://e/"/></rdf:Description>',
      ['<s> <p> _:genid0', '_:genid0 <q> "x"'],
    ],
    [
      'attributes of an object by IRI',
      '<rdf:Description rdf:about="s"><p rdf:resource="o" rdf:type="C"/></rdf:Description>',
      ['<s> <p> <o>', '<o> <rdf:type> <C>'],
    ],
    [
      'attributes of an object by label',
      '<rdf:Description rdf:about="s"><p rdf:nodeID="x" rdf:type="C"/></rdf:Description>',
      ['<s> <p> _:x', '_:x <rdf:type> <C>'],
    ],
    [
      'datatypes',
      '<rdf:Description rdf:about="s"><p rdf:datatype="http://www.w3.org/2001/XMLSchema#date">2026-12-01</p><p rdf:datatype="t"/></rdf:Description>',
      ['<s> <p> "2026-12-01"^^<xsd:date>', '<s> <p> ""^^<t>'],
    ],
    [
      'a datatype beats the language',
      '<rdf:Description rdf:about="s" xml:lang="de"><p rdf:datatype="t">x</p></rdf:Description>',
      ['<s> <p> "x"^^<t>'],
    ],
    [
      'languages, inherited and taken away',
      '<rdf:Description rdf:about="s" xml:lang="de" e:a="1" xmlns:e="http://e/"><p>x</p><p xml:lang="en">y</p><p xml:lang="">z</p></rdf:Description>',
      ['<s> <a> "1"@de', '<s> <p> "x"@de', '<s> <p> "y"@en', '<s> <p> "z"'],
    ],
    [
      'parseType Resource',
      '<rdf:Description rdf:about="s"><p rdf:parseType="Resource"><q>x</q><r rdf:resource="o"/></p></rdf:Description>',
      ['<s> <p> _:genid0', '_:genid0 <q> "x"', '_:genid0 <r> <o>'],
    ],
    [
      'parseType Resource, empty',
      '<rdf:Description rdf:about="s"><p rdf:parseType="Resource"/></rdf:Description>',
      ['<s> <p> _:genid0'],
    ],
    [
      'a list',
      '<rdf:Description rdf:about="s"><p rdf:parseType="Collection"><rdf:Description rdf:about="a"/><C rdf:about="b"/></p></rdf:Description>',
      [
        '<s> <p> _:genid0',
        '_:genid0 <rdf:first> <a>',
        '_:genid0 <rdf:rest> _:genid1',
        '<b> <rdf:type> <C>',
        '_:genid1 <rdf:first> <b>',
        '_:genid1 <rdf:rest> <rdf:nil>',
      ],
    ],
    [
      'an empty list',
      '<rdf:Description rdf:about="s"><p rdf:parseType="Collection"> </p></rdf:Description>',
      ['<s> <p> <rdf:nil>'],
    ],
    [
      'XML as a value',
      '<rdf:Description rdf:about="s"><p rdf:parseType="Literal">a<b c="d">&amp;</b>e</p></rdf:Description>',
      ['<s> <p> "a<b c="d">&amp;</b>e"^^<rdf:XMLLiteral>'],
    ],
    [
      'an unknown parseType, which is XML',
      '<rdf:Description rdf:about="s"><p rdf:parseType="Unbekannt"><rdf:li/></p></rdf:Description>',
      ['<s> <p> "<rdf:li/>"^^<rdf:XMLLiteral>'],
    ],
    [
      'a container',
      '<rdf:Seq rdf:about="s"><rdf:li>a</rdf:li><rdf:_7>b</rdf:_7><rdf:li rdf:resource="c"/></rdf:Seq>',
      ['<s> <rdf:type> <rdf:Seq>', '<s> <rdf:_1> "a"', '<s> <rdf:_7> "b"', '<s> <rdf:_2> <c>'],
    ],
    [
      'a statement with a name',
      '<rdf:Description rdf:about="s"><p rdf:ID="n">x</p></rdf:Description>',
      [
        '<s> <p> "x"',
        '<doc#n> <rdf:type> <rdf:Statement>',
        '<doc#n> <rdf:subject> <s>',
        '<doc#n> <rdf:predicate> <p>',
        '<doc#n> <rdf:object> "x"',
      ],
    ],
    [
      'texts in pieces',
      '<rdf:Description rdf:about="s"><p>a&amp;b<![CDATA[<c>]]><!-- x -->d<?pi e?>&#228;&#x1F600;</p></rdf:Description>',
      ['<s> <p> "a&b<c>dä😀"'],
    ],
    [
      'white space of a text',
      '<rdf:Description rdf:about="s"><p>\n a \n</p></rdf:Description>',
      ['<s> <p> "\n a \n"'],
    ],
    [
      'a base inside',
      '<rdf:Description rdf:about="s" xml:base="http://e/x/"><p rdf:resource="o" xml:base="y/"/></rdf:Description>',
      ['<x/s> <p> <x/y/o>'],
    ],
    [
      'names beyond ASCII',
      '<Straße rdf:about="Łódź-Şahin"><größe>Đorđević</größe></Straße>',
      ['<Łódź-Şahin> <rdf:type> <Straße>', '<Łódź-Şahin> <größe> "Đorđević"'],
    ],
    [
      'attributes of the first RDF, without prefix',
      '<C about="s"><p resource="o"/></C>',
      ['<s> <rdf:type> <C>', '<s> <p> <o>'],
    ],
    [
      'attributes XML keeps for itself',
      '<C rdf:about="s" xml:space="preserve" xml:id="x" xmlneu="y"/>',
      ['<s> <rdf:type> <C>'],
    ],
    [
      'labels that look like our own',
      '<rdf:Description rdf:nodeID="genid0"><p><C/></p></rdf:Description>',
      ['_:genid.genid0 <p> _:genid0', '_:genid0 <rdf:type> <C>'],
    ],
    [
      'an unknown name of RDF',
      '<rdf:Description rdf:about="s"><rdf:neu>x</rdf:neu></rdf:Description>',
      ['<s> <rdf:neu> "x"'],
    ],
    ['nothing', '', []],
  ])('%s', (_, text, triples) => says(text, ...triples));

  it('one node without rdf:RDF', async () => {
    const text =
      '<C xmlns="http://e/" xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" r:about="http://e/s"><p>x</p></C>';
    expect(await reading(text)).toMatchObject({
      triples: ['<s> <p> "x"', '<s> <rdf:type> <C>'],
      verdict: 'passed',
    });
  });

  it('a base from outside', async () => {
    const text = `${open.replace(' xml:base="http://e/doc"', '')}<C rdf:ID="s"/></rdf:RDF>`;
    expect((await reading(text, { base: 'http://e/andere#x' })).triples).toEqual([
      '<andere#s> <rdf:type> <C>',
    ]);
  });
});

describe('RDF/XML with a fault', () => {
  // The first line behind rdf:RDF is line 3.
  it.each([
    ['text between nodes', '<C rdf:about="s"/>\n x', 'syntax 4:2 /RDF RDF/XML node'],
    ['text between properties', '<C rdf:about="s">\n x<p/></C>', 'syntax 4:2 /RDF/C RDF/XML property'],
    ['text before a node', '<C rdf:about="s"><p>x<D/></p></C>', 'syntax 3:22 /RDF/C/p/D RDF/XML node'],
    ['text behind a node', '<C rdf:about="s"><p><D/>x</p></C>', 'syntax 3:18 /RDF/C/p RDF/XML node'],
    [
      'two nodes in a property',
      '<C rdf:about="s"><p><D/><D/></p></C>',
      'syntax 3:25 /RDF/C/p/D RDF/XML node',
    ],
    [
      'a node beside rdf:resource',
      '<C rdf:about="s"><p rdf:resource="o"><D/></p></C>',
      'syntax 3:38 /RDF/C/p/D RDF/XML property',
    ],
    [
      'text beside rdf:resource',
      '<C rdf:about="s"><p rdf:resource="o">x</p></C>',
      'syntax 3:38 /RDF/C/p RDF/XML node',
    ],
    ['two names of a node', '<C rdf:about="s" rdf:ID="t"/>', 'syntax 3:1 /RDF/C RDF/XML attribute'],
    ['rdf:resource on a node', '<C rdf:resource="s"/>', 'syntax 3:1 /RDF/C RDF/XML attribute'],
    [
      'rdf:about on a property',
      '<C rdf:about="s"><p rdf:about="o"/></C>',
      'syntax 3:18 /RDF/C/p RDF/XML attribute',
    ],
    [
      'two objects of a property',
      '<C rdf:about="s"><p rdf:resource="o" rdf:nodeID="x"/></C>',
      'syntax 3:18 /RDF/C/p RDF/XML attribute',
    ],
    [
      'parseType and rdf:resource',
      '<C rdf:about="s"><p rdf:parseType="Literal" rdf:resource="o"/></C>',
      'syntax 3:18 /RDF/C/p RDF/XML attribute',
    ],
    [
      'parseType and a property',
      '<C rdf:about="s"><p rdf:parseType="Resource" rdf:type="o"/></C>',
      'syntax 3:18 /RDF/C/p RDF/XML attribute',
    ],
    [
      'a datatype and rdf:resource',
      '<C rdf:about="s"><p rdf:datatype="t" rdf:resource="o"/></C>',
      'syntax 3:18 /RDF/C/p RDF/XML attribute',
    ],
    ['an ID twice', '<C rdf:ID="s"/>\n<D rdf:ID="s"/>', 'syntax 4:1 /RDF/D RDF/XML attribute'],
    ['an ID that is none', '<C rdf:ID="1 s"/>', 'syntax 3:1 /RDF/C RDF/XML attribute'],
    ['a label that is none', '<C rdf:nodeID="a:b"/>', 'syntax 3:1 /RDF/C RDF/XML attribute'],
    ['rdf:li as node', '<rdf:li/>', 'syntax 3:1 /RDF/li RDF/XML node'],
    ['rdf:RDF as node', '<rdf:RDF/>', 'syntax 3:1 /RDF/RDF RDF/XML node'],
    [
      'rdf:Description as property',
      '<C rdf:about="s"><rdf:Description/></C>',
      'syntax 3:18 /RDF/C/Description RDF/XML property',
    ],
    ['rdf:li as attribute', '<C rdf:li="s"/>', 'syntax 3:1 /RDF/C RDF/XML attribute'],
    ['rdf:aboutEach', '<C rdf:aboutEach="s"/>', 'syntax 3:1 /RDF/C RDF/XML attribute'],
    ['rdf:bagID', '<C rdf:bagID="s"/>', 'syntax 3:1 /RDF/C RDF/XML attribute'],
    ['a name without namespace', '<C xmlns="" rdf:about="s"/>', 'syntax 3:1 /RDF/C RDF/XML node'],
  ])('%s: says where', async (_, text, finding) => {
    const { findings, verdict, unchecked } = await read(text);
    expect(findings.at(-1)).toBe(finding);
    expect({ verdict, unchecked }).toEqual(halfRead);
  });

  it.each([
    ['a tag not closed', '<C rdf:about="s">', 'not-xml'],
    ['a prefix not declared', '<nix:C rdf:about="s"/>', 'not-xml'],
    ['an entity not declared', '<C rdf:about="&auml;"/>', 'not-xml'],
    ['an ampersand', '<C rdf:about="s"><p>a & b</p></C>', 'not-xml'],
    ['an attribute twice', '<C rdf:about="s" rdf:about="t"/>', 'not-xml'],
    ['a control character', '<C rdf:about="s"><p>\u0001</p></C>', 'not-xml'],
  ])('%s is no XML', async (_, text, rule) => {
    const { findings, verdict, unchecked } = await read(text);
    expect(findings.map((finding) => finding.split(' ')[0])).toEqual([rule]);
    expect(findings[0]).toMatch(/ \d+:\d+ /);
    expect({ verdict, unchecked }).toEqual(halfRead);
  });

  it('reads on behind IRIs and languages that are none, and what means nothing', async () => {
    expect(
      await read(
        '<C rdf:about="s" id="5">\n<p rdf:resource="http://e/a b"/>\n<p xml:lang="nicht deutsch">x</p></C>',
      ),
    ).toEqual({
      triples: ['<s> <p> "x"@nicht deutsch', '<s> <p> <a b>', '<s> <rdf:type> <C>'],
      findings: [
        'without-meaning 3:1 /RDF/C id',
        'iri 4:1 /RDF/C/p http://e/a b',
        'language 5:1 /RDF/C/p nicht deutsch',
      ],
      verdict: 'failed',
      unchecked: [],
    });
  });

  it('reports relative IRIs where the document has no base', async () => {
    const text = `${open.replace(' xml:base="http://e/doc"', '')}<C rdf:about="s"/></rdf:RDF>`;
    const { triples, findings } = await reading(text);
    expect(triples).toEqual(['<s> <rdf:type> <C>']);
    expect(findings).toEqual(['relative-iri 3:1 /RDF/C s']);
  });

  it('a document that ends too early', async () => {
    const { triples, verdict, unchecked } = await reading(`${open}<C rdf:about="s"><p>x</p>`);
    expect(triples).toEqual(['<s> <p> "x"', '<s> <rdf:type> <C>']);
    expect({ verdict, unchecked }).toEqual(halfRead);
  });
});
