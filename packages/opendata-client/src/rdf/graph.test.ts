import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Graph, termKind } from './graph.ts';
import { literal, type NamedNode, type RdfTerm, type Subject, type Triple } from './term.ts';

const node = (value: string): NamedNode => ({ termType: 'NamedNode', value });
const blank = (value: string): Subject => ({ termType: 'BlankNode', value });

// Few terms that look alike, so that doubles and mistakes between kinds are likely.
const subject = fc.constantFrom(node('http://a'), node('http://b'), blank('a'), blank('http://a'));
const predicate = fc.constantFrom(node('http://p'), node('http://q'), node('http://a'));
const object: fc.Arbitrary<RdfTerm> = fc.oneof(
  subject,
  fc.constantFrom(
    literal('http://a'),
    literal('a'),
    literal('a', { language: 'de' }),
    literal('a', { datatype: 'xsd:date' }),
    literal('1', { datatype: 'xsd:decimal' }),
    literal('@de'),
  ),
);
const triple = fc.record({ subject, predicate, object });

const text = (term: RdfTerm) => JSON.stringify(term);
const key = (one: Triple) => [one.subject, one.predicate, one.object].map(text).join(' ');

function graphOf(triples: readonly Triple[]): Graph {
  const graph = new Graph();
  for (const one of triples) graph.add(one.subject, one.predicate, one.object);
  return graph;
}

describe('Graph', () => {
  it('is the set of its triples, whenever they come (property)', () => {
    fc.assert(
      fc.property(fc.array(triple, { maxLength: 120 }), fc.array(triple, { maxLength: 30 }), (some, more) => {
        const graph = graphOf(some);
        expect(graph.size).toBe(new Set(some.map(key)).size);
        for (const one of more) graph.add(one.subject, one.predicate, one.object);
        const all = new Map([...some, ...more].map((one) => [key(one), one]));
        expect([...graph].map(key).sort()).toEqual([...all.keys()].sort());
        expect(graph.size).toBe(all.size);
      }),
    );
  });

  it('answers from the subject and from the object (property)', () => {
    fc.assert(
      fc.property(fc.array(triple, { maxLength: 120 }), triple, (triples, asked) => {
        const graph = graphOf(triples);
        const [s, p, o] = [asked.subject, asked.predicate, asked.object].map((term) => graph.idOf(term)) as [
          number,
          number,
          number,
        ];
        const shown = (ids: readonly number[]) => ids.map((id) => text(graph.termOf(id))).sort();
        const expected = (test: (one: Triple) => boolean, of: (one: Triple) => RdfTerm) =>
          [...new Set(triples.filter(test).map((one) => text(of(one))))].sort();
        const same = (a: RdfTerm, b: RdfTerm) => text(a) === text(b);
        expect(shown(graph.objects(s, p))).toEqual(
          expected(
            (one) => same(one.subject, asked.subject) && same(one.predicate, asked.predicate),
            (one) => one.object,
          ),
        );
        expect(shown(graph.subjects(p, o))).toEqual(
          expected(
            (one) => same(one.object, asked.object) && same(one.predicate, asked.predicate),
            (one) => one.subject,
          ),
        );
        expect(graph.has(s, p, o)).toBe(triples.some((one) => key(one) === key(asked)));
        expect(graph.firstObject(s, p)).toBe(graph.objects(s, p)[0] ?? -1);
      }),
    );
  });

  it('keeps many objects of one subject sorted and single', () => {
    const graph = new Graph();
    const catalog = node('http://catalog');
    for (let round = 0; round < 2; round++)
      for (let number = 5_000; number-- > 0; )
        graph.add(catalog, node('http://dataset'), node(`http://d/${number}`));
    expect(graph.size).toBe(5_000);
    expect(graph.objects(graph.idOf(catalog), graph.idOfIri('http://dataset')).length).toBe(5_000);
    expect(graph.subjects(graph.idOfIri('http://dataset'), graph.idOfIri('http://d/7'))).toEqual([
      graph.idOf(catalog),
    ]);
  });

  it('does not know what nobody said', () => {
    const graph = graphOf([{ subject: node('http://a'), predicate: node('http://p'), object: literal('x') }]);
    expect([graph.idOfIri('http://z'), graph.idOf(blank('x')), graph.idOf(literal('y'))]).toEqual([
      -1, -1, -1,
    ]);
    expect(graph.objects(-1, -1)).toEqual([]);
    expect(graph.subjects(0, -1)).toEqual([]);
    expect(graph.has(0, 0, 0)).toBe(false);
    expect(graph.kindOf(graph.idOf(literal('x')))).toBe(termKind.literal);
  });

  it('takes language tags that differ in case for one', () => {
    const graph = graphOf(
      ['de-DE', 'de-de'].map((language) => ({
        subject: node('http://a'),
        predicate: node('http://p'),
        object: literal('x', { language }),
      })),
    );
    expect(graph.size).toBe(1);
    expect(graph.languageOf(graph.objects(0, 1)[0]!)).toBe('de-DE');
  });
});
