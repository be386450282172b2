/**
 * Turtle read and written, against N3.js in the same run: rounds are interleaved, the figure is the lower of the two ratios.
 * Reading gives triples to a callback on both sides; beside it the time until they can be asked (Graph, N3.Store).
 */
import { availableParallelism, cpus } from 'node:os';
import {
  createRdfWriter,
  Graph,
  groupBySubject,
  readRdf,
  toTriples,
  writeRdf,
} from '@rathaus/opendata-client';
import * as n3 from 'n3';
import { createTurtleReader } from '../../packages/opendata-client/src/rdf/read/turtle.ts';
import { datasets } from './catalogue.ts';

/** The part of the peer that is raced; it has no types of its own. */
interface Peer {
  readonly Parser: new () => { parse(text: string): object[] };
  readonly Store: new (quads: object[]) => { readonly size: number };
  readonly Writer: new (
    options: object,
  ) => {
    addQuads(quads: object[]): void;
    end(done: (error: unknown, text: string) => void): void;
  };
}
const { Parser, Store, Writer } = n3 as unknown as Peer;

const rounds = 9;
const triples = toTriples([...datasets(600)]);
const text = writeRdf(triples);
const groups = [...groupBySubject(triples)];
const quads = new Parser().parse(text);
const prefixes = Object.fromEntries(
  [...text.matchAll(/@prefix (\w+): <([^>]+)>/g)].map(([, name, iri]) => [name, iri]),
);

const contestants: Readonly<Record<string, () => number | Promise<number>>> = {
  'read, ours': () => {
    let count = 0;
    const reader = createTurtleReader({ onTriple: () => void count++, onFault: () => undefined });
    reader.write(text);
    reader.end();
    return count;
  },
  'read, N3.js': () => {
    let count = 0;
    for (const _ of new Parser().parse(text)) count++;
    return count;
  },
  'read into a graph, ours': async () => (await readRdf(text, { into: new Graph() })).graph.size,
  'read into a graph, N3.js': () => new Store(new Parser().parse(text)).size,
  'write, ours': () => {
    const writer = createRdfWriter('text/turtle');
    let length = 0;
    for (const group of groups) length += writer.group(group).length;
    return length + writer.end().length;
  },
  'write, N3.js': () =>
    new Promise<number>((resolve, reject) => {
      const writer = new Writer({ prefixes });
      writer.addQuads(quads);
      writer.end((error, result) => (error ? reject(error) : resolve(result.length)));
    }),
};

console.log(`${cpus()[0]?.model}, ${availableParallelism()} cores, Node ${process.version}`);
console.log(`${triples.length} triples, ${(text.length / 1e6).toFixed(1)} MB of Turtle`);
const times: Record<string, number[]> = {};
const names = Object.keys(contestants);
for (let round = -2; round < rounds; round++)
  for (let place = 0; place < names.length; place++) {
    const name = names[(place + Math.max(0, round)) % names.length]!;
    const began = process.cpuUsage();
    await contestants[name]!();
    const { user, system } = process.cpuUsage(began);
    if (round >= 0) times[name] = [...(times[name] ?? []), user + system];
  }
const median = (name: string): number => times[name]!.toSorted((a, b) => a - b)[Math.floor(rounds / 2)]!;
for (const name of names)
  console.log(
    `${name.padEnd(26)} ${(median(name) / 1000).toFixed(1).padStart(8)} ms ${((triples.length / median(name)) * 1000).toFixed(0).padStart(8)} triples/ms`.replace(
      'triples/ms',
      'thousand triples/s',
    ),
  );
const ratio = (what: string) => median(`${what}, N3.js`) / median(`${what}, ours`);
const [read, write] = [ratio('read'), ratio('write')];
console.log(`figure: opendata/turtle-read-vs-n3 = ${read.toFixed(2)} ×`);
console.log(`figure: opendata/turtle-write-vs-n3 = ${write.toFixed(2)} ×`);
console.log(`figure: opendata/turtle-vs-n3 = ${Math.min(read, write).toFixed(2)} ×`);
