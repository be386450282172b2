import { describe, expect, it } from 'vitest';
import { halfRead, reading } from '../../../test/rdf-reading.ts';

const head = '@prefix : <http://e/> .\n@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n';
const turtle = { syntax: 'text/turtle' } as const;
const read = (text: string) => reading(head + text, turtle);

/** A text without a fault, and what it says. */
async function says(text: string, ...triples: readonly string[]): Promise<void> {
  expect(await read(text)).toEqual({
    triples: [...triples].sort(),
    findings: [],
    verdict: 'passed',
    unchecked: [],
  });
}

describe('Turtle that is right', () => {
  it.each([
    ['IRIs', '<http://e/s> <http://e/p> <http://e/o> .', '<s> <p> <o>'],
    ['IRIs with escapes', '<http://e/\\u0073> :p <http://e/\\U0001F600> .', '<s> <p> <😀>'],
    ['prefixed names', ':s :p :o .', '<s> <p> <o>'],
    ['names without spaces', ':s<http://e/p>:o.', '<s> <p> <o>'],
    ['an empty local part', ': :p :o .', '<> <p> <o>'],
    ['dots and colons in names', ':a.b.c :p:q :r: .', '<a.b.c> <p:q> <r:>'],
    ['digits and signs in names', ':1-2_3 :p :0 .', '<1-2_3> <p> <0>'],
    [
      'escapes in names',
      ":a\\~b\\.c\\-d\\!e\\$f\\&g\\'h\\(i\\)j\\*k\\+l\\,m\\;n\\=o\\/p\\?q\\#r\\@s\\%t\\_u :p :o .",
      "<a~b.c-d!e$f&g'h(i)j*k+l,m;n=o/p?q#r@s%t_u> <p> <o>",
    ],
    ['percentages in names', ':a%20b%C3%9f :p :o .', '<a%20b%C3%9f> <p> <o>'],
    ['names beyond ASCII', ':Łódź-Şahin :Größe :😀 .', '<Łódź-Şahin> <Größe> <😀>'],
    ['a', ':s a :C .', '<s> <rdf:type> <C>'],
    ['a before an IRI', '<http://e/s>a<http://e/C>.', '<s> <rdf:type> <C>'],
  ])('%s', (_, text, triple) => says(text, triple));

  it('names that begin like keywords', async () => {
    await says(
      '@prefix true: <http://e/t/> . @prefix a: <http://e/a/> . @prefix prefix: <http://e/x/> . prefix:s a:b true:x .',
      '<x/s> <a/b> <t/x>',
    );
  });

  it.each([
    [
      'integers',
      '1, -2, +3, 007',
      '"1"^^<xsd:integer>',
      '"-2"^^<xsd:integer>',
      '"+3"^^<xsd:integer>',
      '"007"^^<xsd:integer>',
    ],
    ['decimals', '1.5, -.5, +0.0', '"1.5"^^<xsd:decimal>', '"-.5"^^<xsd:decimal>', '"+0.0"^^<xsd:decimal>'],
    [
      'doubles',
      '1e0, 1.E-3, .5E+7, 1.5e9',
      '"1e0"^^<xsd:double>',
      '"1.E-3"^^<xsd:double>',
      '".5E+7"^^<xsd:double>',
      '"1.5e9"^^<xsd:double>',
    ],
    ['booleans', 'true, false', '"true"^^<xsd:boolean>', '"false"^^<xsd:boolean>'],
    ['texts', `"a", 'b', """c""", '''d'''`, '"a"', '"b"', '"c"', '"d"'],
    ['empty texts', `"", "x"@de, """"""@en, ''''''^^:t`, '""', '"x"@de', '""@en', '""^^<t>'],
    [
      'quotes in texts',
      `"it's", 'a "b"', """a "b" ""c"" d""", '''a 'b' ''c'' d'''`,
      '"it\'s"',
      '"a "b""',
      '"a "b" ""c"" d"',
      "\"a 'b' ''c'' d\"",
    ],
    ['lines in texts', '"""a\nb\r\nc"""', '"a\nb\r\nc"'],
    ['escapes in texts', '"\\t\\b\\n\\r\\f\\"\\\'\\\\\\u00e4\\U0001F600"', '"\t\b\n\r\f"\'\\ä😀"'],
    ['what only looks like an escape', '"\\\\u00e4", "\\\\"', '"\\u00e4"', '"\\"'],
    ['languages', '"a"@de, "b"@de-DE, "c"@zh-Hans-CN', '"a"@de', '"b"@de-DE', '"c"@zh-Hans-CN'],
    ['datatypes', '"1"^^xsd:date, "2"^^<http://e/t>', '"1"^^<xsd:date>', '"2"^^<t>'],
    ['xsd:string, which is no other', '"a", "a"^^xsd:string', '"a"'],
    [
      'names of DIN 91379',
      '"Đorđević", "Ĳsbrand", "Ōno", "Łódź-Şahin"',
      '"Đorđević"',
      '"Ĳsbrand"',
      '"Ōno"',
      '"Łódź-Şahin"',
    ],
  ])('%s', async (_, text, ...objects) => {
    await says(`:s :p ${text} .`, ...objects.map((object) => `<s> <p> ${object}`));
  });

  it('a number before the dot of the statement', async () => {
    await says(
      ':s :p 1. :s :q 1.5. :s :r 1e5.',
      '<s> <p> "1"^^<xsd:integer>',
      '<s> <q> "1.5"^^<xsd:decimal>',
      '<s> <r> "1e5"^^<xsd:double>',
    );
  });

  it('lists of predicates and objects, with semicolons too many', async () => {
    await says(
      ':s :p :a , :b ;; :q :c ; . :t :p :d ;;; .',
      '<s> <p> <a>',
      '<s> <p> <b>',
      '<s> <q> <c>',
      '<t> <p> <d>',
    );
  });

  it('blank nodes with a label', async () => {
    await says('_:a :p _:b.c, _:1 . _:a :q _:ä .', '_:a <p> _:b.c', '_:a <p> _:1', '_:a <q> _:ä');
  });

  it('blank nodes in brackets', async () => {
    await says(
      '[] :p [ ] . [ :p [ :q :o ; ] ] . [ a :C ] :r :x .',
      '_:genid0 <p> _:genid1',
      '_:genid2 <p> _:genid3',
      '_:genid3 <q> <o>',
      '_:genid4 <rdf:type> <C>',
      '_:genid4 <r> <x>',
    );
  });

  it('lists of terms, empty and inside each other', async () => {
    await says(
      ':s :p ( ) , ( 1 ( :a ) [ :q :b ] ) . ( :c ) :r :d .',
      '<s> <p> <rdf:nil>',
      '<s> <p> _:genid0',
      '_:genid0 <rdf:first> "1"^^<xsd:integer>',
      '_:genid0 <rdf:rest> _:genid2',
      '_:genid1 <rdf:first> <a>',
      '_:genid1 <rdf:rest> <rdf:nil>',
      '_:genid2 <rdf:first> _:genid1',
      '_:genid2 <rdf:rest> _:genid4',
      '_:genid3 <q> <b>',
      '_:genid4 <rdf:first> _:genid3',
      '_:genid4 <rdf:rest> <rdf:nil>',
      '_:genid5 <rdf:first> <c>',
      '_:genid5 <rdf:rest> <rdf:nil>',
      '_:genid5 <r> <d>',
    );
  });

  it('labels of the document that look like our own stay apart from them', async () => {
    await says(':s :p _:genid0 , [] .', '<s> <p> _:genid.genid0', '<s> <p> _:genid0');
  });

  it('comments and white space anywhere', async () => {
    await says(
      '# first\n:s#second\n:p # "third"\r:o # <fourth>\r\n\t.# "\n:s :p <http://e/o#a> , "#" . # the end',
      '<s> <p> <o>',
      '<s> <p> <o#a>',
      '<s> <p> "#"',
    );
  });

  it('directives of both kinds, and prefixes declared anew', async () => {
    await says(
      'PREFIX p: <http://e/1/> prefix q:<http://e/2/>\np:s q:p 1 .\n@prefix p: <http://e/3/> . p:s q:p 1 .',
      '<1/s> <2/p> "1"^^<xsd:integer>',
      '<3/s> <2/p> "1"^^<xsd:integer>',
    );
  });

  it('bases, also of the document, one resolved against the other', async () => {
    const { triples, findings } = await reading(
      '<> <#p> <a> .\n@base <http://e/x/> . <> <#p> <b> . BaSe <y/z> <> <p> </c>, <?d> .\n@prefix r: <rel/> . r:s <p> <> .',
      { ...turtle, base: 'http://e/doc' },
    );
    expect(findings).toEqual([]);
    expect(triples).toEqual(
      [
        '<doc> <doc#p> <a>',
        '<x/> <x/#p> <x/b>',
        '<x/y/z> <x/y/p> <c>',
        '<x/y/z> <x/y/p> <x/y/z?d>',
        '<x/y/rel/s> <x/y/p> <x/y/z>',
      ].sort(),
    );
  });

  it('N-Triples', async () => {
    const text =
      '<http://e/s> <http://e/p> "\\u00DF"@de .\n_:b <http://e/p> <http://e/o>.#c\n<http://e/s><http://e/p>_:b.\n';
    expect(await reading(text)).toEqual({
      triples: ['<s> <p> "ß"@de', '<s> <p> _:b', '_:b <p> <o>'],
      findings: [],
      verdict: 'passed',
      unchecked: [],
    });
  });
});

describe('Turtle with a fault', () => {
  // Line 3 is the first behind the prefixes.
  it.each([
    ['a predicate forgotten', ':s :o .', 'syntax 3:7 Turtle object'],
    ['an object forgotten', ':s :p .', 'syntax 3:7 Turtle object'],
    ['a dot forgotten', ':s :p :o\n:s :p :o .', 'syntax 4:1 Turtle end-of-statement'],
    ['the last dot forgotten', ':s :p :o', 'syntax 3:9 Turtle end-of-statement'],
    ['a dot too many', ':s :p :o . .', 'syntax 3:12 Turtle subject'],
    ['a comma too many', ':s :p :o , .', 'syntax 3:12 Turtle object'],
    ['a semicolon first', ':s ; :p :o .', 'syntax 3:4 Turtle predicate'],
    ['a literal as subject', '"s" :p :o .', 'syntax 3:1 Turtle subject'],
    ['a number as subject', '1 :p :o .', 'syntax 3:1 Turtle subject'],
    ['a literal as predicate', ':s "p" :o .', 'syntax 3:4 Turtle predicate'],
    ['a blank node as predicate', ':s [] :o .', 'syntax 3:4 Turtle predicate'],
    ['a label as predicate', ':s _:p :o .', 'syntax 3:4 Turtle predicate'],
    ['a as subject', 'a :p :o .', 'syntax 3:1 Turtle subject'],
    ['a as object', ':s :p a .', 'syntax 3:7 Turtle object'],
    ['nothing said of brackets', '[] .', 'syntax 3:4 Turtle predicate'],
    ['nothing said of a list', '( 1 ) .', 'syntax 3:7 Turtle predicate'],
    ['a semicolon behind brackets', '[ :p 1 ] ; :q 2 .', 'syntax 3:10 Turtle predicate'],
    ['a semicolon in empty brackets', '[ ; ] :p 1 .', 'syntax 3:3 Turtle predicate'],
    ['brackets not closed', ':s :p [ :q 1 .', 'syntax 3:14 Turtle end-of-node'],
    ['a list not closed', ':s :p ( 1 .', 'syntax 3:11 Turtle list-item'],
    ['brackets closed twice', ':s :p [ ] ] .', 'syntax 3:11 Turtle end-of-statement'],
    ['brackets that cross', ':s :p ( [ ) ] .', 'syntax 3:11 Turtle predicate'],
    ['a comma in a list', ':s :p ( 1 , 2 ) .', 'syntax 3:11 Turtle list-item'],
    ['an open IRI', ':s :p <http://e/o .\n:s :p :o .', 'syntax 3:7 Turtle end-of-iri'],
    ['an open text', ':s :p "o .\n:s :p "o" .', 'syntax 3:7 Turtle end-of-text'],
    ['an open text at the end', ':s :p "o .', 'syntax 3:7 Turtle end-of-text'],
    ['an open long text', ':s :p """o" .\n', 'syntax 3:7 Turtle end-of-text'],
    ['an unknown escape', ':s :p "C:\\Daten" .', 'syntax 3:7 Turtle escape'],
    ['an escape of nothing', ':s :p "\\u12" .', 'syntax 3:7 Turtle escape'],
    ['an escape of half a character', ':s :p "\\ud83d\\ude00" .', 'syntax 3:7 Turtle escape'],
    ['a language of nothing', ':s :p "o"@ .', 'syntax 3:10 Turtle language'],
    ['a language that is a number', ':s :p "o"@1 .', 'syntax 3:10 Turtle language'],
    ['half a datatype', ':s :p "o"^xsd:date .', 'syntax 3:12 Turtle datatype'],
    ['a literal as datatype', ':s :p "o"^^"t" .', 'syntax 3:12 Turtle datatype'],
    ['a name that is none', ':s :p o .', 'syntax 3:7 Turtle object'],
    ['True', ':s :p True .', 'syntax 3:7 Turtle object'],
    ['a name that begins with a hyphen', ':s :-p :o .', 'syntax 3:4 Turtle name'],
    ['half a percentage', ':s :p :a%2 .', 'syntax 3:7 Turtle name'],
    ['an escape that names have not', ':s :p :a\\b .', 'syntax 3:7 Turtle name'],
    ['a character that names have not', ':s :p :a×b .', 'syntax 3:7 Turtle object'],
    ['an exponent of nothing', ':s :p 1e .', 'syntax 3:8 Turtle end-of-statement'],
    ['a sign of nothing', ':s :p + .', 'syntax 3:7 Turtle object'],
    ['a label of nothing', '_: :p 1 .', 'syntax 3:1 Turtle label'],
    ['a label with a hyphen first', '_:-a :p 1 .', 'syntax 3:1 Turtle label'],
    ['no label', '_a :p 1 .', 'syntax 3:1 Turtle name'],
    ['a prefix not declared', ':s :p nix:o .', 'prefix-unknown 3:7 nix'],
    ['a datatype with a prefix not declared', ':s :p "o"^^nix:o .', 'prefix-unknown 3:12 nix'],
    ['a prefix without colon', '@prefix x <http://e/> .', 'syntax 3:9 Turtle prefix-name'],
    ['a prefix of blank nodes', '@prefix _: <http://e/> .', 'syntax 3:9 Turtle prefix-name'],
    ['a prefix that ends with a dot', '@prefix x.: <http://e/> .', 'syntax 3:9 Turtle prefix-name'],
    ['a prefix of no IRI', '@prefix x: x .', 'syntax 3:12 Turtle iri'],
    ['a directive without dot', '@prefix x: <http://e/>\n:s :p :o .', 'syntax 4:1 Turtle dot'],
    ['a directive with a dot it has not', 'PREFIX x: <http://e/> .', 'syntax 3:23 Turtle subject'],
    ['a directive in capitals', '@PREFIX x: <http://e/> .', 'syntax 3:1 Turtle subject'],
    ['an unknown directive', '@forAll :x .', 'syntax 3:1 Turtle subject'],
    ['a directive cut', '@pre', 'syntax 3:1 Turtle subject'],
    ['formulas of N3', '{ :s :p :o } :q :r .', 'syntax 3:1 Turtle subject'],
    ['=> of N3', ':s => :o .', 'syntax 3:4 Turtle predicate'],
    ['HTML behind it', ':s :p :o .\n</body>', 'syntax 4:8 Turtle end-of-statement'],
  ])('%s: says where', async (_, text, finding) => {
    const { findings, ...rest } = await read(text);
    const last = findings.at(-1);
    expect(last).toBe(finding);
    expect({ verdict: rest.verdict, unchecked: rest.unchecked }).toEqual(halfRead);
  });

  it('keeps what was said before', async () => {
    expect((await read(':s :p 1 ; :q 2 . :t :p :u ; :q !')).triples).toEqual([
      '<s> <p> "1"^^<xsd:integer>',
      '<s> <q> "2"^^<xsd:integer>',
      '<t> <p> <u>',
    ]);
  });

  it('reads on behind IRIs that are none, and keeps them as written', async () => {
    expect(
      await read(
        ':s :p <tel:+49 40 123> ,\n <http://e/{id}> , <http://e/a|b> , <http://e/\\u0020> , <http://e/\\x> .\n:s :p <tel:+49 40 123> .',
      ),
    ).toEqual({
      triples: [
        '<s> <p> <\\u0020>',
        '<s> <p> <\\x>',
        '<s> <p> <a|b>',
        '<s> <p> <tel:+49 40 123>',
        '<s> <p> <{id}>',
      ],
      findings: [
        'iri 3:7 tel:+49 40 123',
        'iri 4:2 http://e/{id}',
        'iri 4:20 http://e/a|b',
        'iri 4:37 http://e/\\u0020',
        'iri 4:57 http://e/\\x',
        'iri 5:7 tel:+49 40 123',
      ],
      verdict: 'failed',
      unchecked: [],
    });
  });

  it('reports relative IRIs where the document has no base', async () => {
    const { triples, findings } = await read(':s :p <a> .\n<#b> :p 1 .');
    expect(triples).toEqual(['<#b> <p> "1"^^<xsd:integer>', '<s> <p> <a>']);
    expect(findings).toEqual(['relative-iri 3:7 a', 'relative-iri 4:1 #b']);
  });

  it('warns of languages that are none, and keeps them', async () => {
    expect(await read(':s :p "a"@deutschland , "b"@de-Latn-abcdefghi .')).toEqual({
      triples: ['<s> <p> "a"@deutschland', '<s> <p> "b"@de-Latn-abcdefghi'],
      findings: ['language 3:10 deutschland', 'language 3:28 de-Latn-abcdefghi'],
      verdict: 'passed',
      unchecked: [],
    });
  });

  it('counts lines and columns over comments, texts of many lines and pieces', async () => {
    const long = Array.from(
      { length: 30_000 },
      (_, number) => `:s :p """a\n${number}""" . # Bemerkung ${number}`,
    );
    const { findings } = await read(`${long.join('\n')}\n  :s !`);
    expect(findings).toEqual(['syntax 60003:6 Turtle predicate']);
  });
});
