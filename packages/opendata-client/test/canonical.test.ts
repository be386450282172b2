import { expect, it } from 'vitest';
import { graphDifference } from './canonical.ts';
import { readByN3 } from './rdf-peers.ts';

const graph = (text: string) => readByN3(`@prefix : <http://example.org/> .\n${text}`);
const difference = (left: string, right: string) => graphDifference(graph(left), graph(right));

it('takes graphs for one that differ in labels only', () => {
  expect(difference('_:a :p _:b . _:b :p _:a .', '_:y :p _:x . _:x :p _:y .')).toEqual([]);
  expect(difference(':s :p [ :q 1 ], [ :q 1 ], [ :q 2 ] .', ':s :p [ :q 2 ], [ :q 1 ], [ :q 1 ] .')).toEqual(
    [],
  );
  expect(difference(':s :p "x"@DE .', ':s :p "x"@de .')).toEqual([]);
  expect(difference('_:a :p "a", _:a .', '_:b :p "a", _:b .')).toEqual([]);
  expect(difference('_:a :p _:a, _:b .', '_:b :p _:b, _:a .')).toEqual([]);
});

it('says what only one graph has', () => {
  expect(difference(':s :p 1 .', ':s :p 1, 2 .')).toHaveLength(1);
  expect(difference(':s :p "x"@de .', ':s :p "x" .')).toHaveLength(2);
  expect(difference(':s :p <http://example.org/o> .', ':s :p "http://example.org/o" .')).toHaveLength(2);
  expect(difference(':s :p [ :q 1 ], [ :q 1 ] .', ':s :p [ :q 1 ] .')).not.toEqual([]);
  expect(difference('_:a :p _:b .', '_:a :p _:a .')).not.toEqual([]);
});

it('tells two rings of three from one of six, where every blank node looks alike', () => {
  const ring = (...names: string[]) =>
    names.map((name, at) => `_:${name} :p _:${names[(at + 1) % names.length]} .`).join('\n');
  const two = `${ring('a', 'b', 'c')}\n${ring('d', 'e', 'f')}`;
  const six = ring('a', 'b', 'c', 'd', 'e', 'f');
  expect(difference(two, six)).not.toEqual([]);
  expect(difference(six, ring('f', 'c', 'a', 'e', 'b', 'd'))).toEqual([]);
});
