import fc from 'fast-check';
import { type NamedNode, prefixes, type RdfTerm, type Subject, type Triple } from '../src/rdf/term.ts';

const node = (value: string): NamedNode => ({ termType: 'NamedNode', value });

/** Characters that names, IRIs and texts have trouble with, and names of DIN 91379. */
const words = fc.constantFrom(
  'Łódź-Şahin',
  'Đorđević',
  'Ĳsbrand',
  'Ōno',
  'a.b',
  '-',
  '.',
  '😀',
  'a%20b',
  "'",
  '"',
  '\\',
  '__proto__',
  'genid0',
  '',
);
const local = fc
  .oneof(words, fc.string({ maxLength: 8 }), fc.string({ unit: 'binary', maxLength: 4 }))
  .map((text) => text.replace(/[\0-\x20<>"{}|^`\\\p{Cc}\p{Cs}\p{Z}\p{Cn}\p{Co}]/gu, '_'));
const iri = fc
  .tuple(
    fc.constantFrom(
      'http://example.org/',
      'http://www.w3.org/ns/dcat#',
      'urn:x:',
      'http://stadt.example/ä/?q=',
    ),
    local,
  )
  .map(([namespace, name]) => node(namespace + name));
const blank = fc
  .constantFrom('a', 'b', 'c', 'd', 'genid0', 'genid1', 'x.y', 'ö', '0')
  .map((value): Subject => ({ termType: 'BlankNode', value }));
/** Texts with all characters that XML, JSON and Turtle can carry. */
const text = fc.oneof(
  words,
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '"""',
    '\\u0041',
    'a\nb\r\nc\td',
    ' \u00a0 ',
    ']]>',
    '<b>&amp;</b>',
    '\u2028',
    'tel: +49',
    '\uf8ff0020',
  ),
);
const literal = fc
  .oneof(
    text.map((value) => ({ value, language: '', datatype: node(`${prefixes.xsd}string`) })),
    fc
      .tuple(text, fc.constantFrom('de', 'en-GB', 'zh-Hans-CN', 'x-a1'))
      .map(([value, language]) => ({ value, language, datatype: node(`${prefixes.rdf}langString`) })),
    fc
      .tuple(
        fc.oneof(text, fc.constantFrom('1', '01', '+1.0', '1.', '1e5', 'true', 'INF', '2026-12-01')),
        fc.oneof(
          iri,
          fc
            .constantFrom('integer', 'decimal', 'double', 'boolean', 'date')
            .map((name) => node(prefixes.xsd + name)),
        ),
      )
      .map(([value, datatype]) => ({ value, language: '', datatype })),
  )
  .map((parts): RdfTerm => ({ termType: 'Literal', ...parts }));
const predicate = fc.oneof(fc.constant(node(`${prefixes.rdf}type`)), iri);

/** Any graph: terms that look alike, blank nodes in circles, texts of all characters. */
export const anyGraph: fc.Arbitrary<Triple[]> = fc
  .array(
    fc.record({
      subject: fc.oneof<[fc.Arbitrary<Subject>, fc.Arbitrary<Subject>]>(iri, blank),
      predicate,
      object: fc.oneof<[fc.Arbitrary<RdfTerm>, fc.Arbitrary<RdfTerm>, fc.Arbitrary<RdfTerm>]>(
        iri,
        blank,
        literal,
      ),
    }),
    { maxLength: 12 },
  )
  .map((triples) =>
    // A type is a resource.
    triples.filter(
      ({ predicate: by, object }) => by.value !== `${prefixes.rdf}type` || object.termType !== 'Literal',
    ),
  );
