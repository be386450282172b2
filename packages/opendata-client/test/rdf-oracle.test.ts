import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readRdf } from '../src/rdf/index.ts';
import { type AnyTriple, graphDifference } from './canonical.ts';
import { base, readByJsonLd, readByN3, readByRdfXmlParser } from './rdf-peers.ts';

const folder = fileURLToPath(new URL('../../../../shared/data/dcatap', import.meta.url));
const peers: Readonly<Record<string, (text: string) => AnyTriple[] | Promise<AnyTriple[]>>> = {
  ttl: readByN3,
  nt: readByN3,
  rdf: readByRdfXmlParser,
  jsonld: readByJsonLd,
};
const endingOf = (file: string) => file.slice(file.lastIndexOf('.') + 1);
const files = existsSync(folder)
  ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => Object.hasOwn(peers, endingOf(file)))
      .sort()
  : [];
if (files.length === 0) console.warn(`skipped: the official files are not at ${folder}`);

/** What a peer reads; `undefined` when it refuses the file. */
async function readByPeer(file: string, text: string): Promise<AnyTriple[] | undefined> {
  try {
    return await peers[endingOf(file)]!(text);
  } catch {
    return undefined;
  }
}

describe.skipIf(files.length === 0)(
  'official files are read as by n3, rdfxml-streaming-parser and jsonld',
  () => {
    let same = 0;

    it.each(files)('%s', async (file) => {
      const bytes = readFileSync(join(folder, file));
      const { graph, report } = await readRdf(bytes, { fileName: file, base });
      const expected = await readByPeer(file, bytes.toString('utf8').replace(/^\ufeff/, ''));
      const rules = new Set(report.findings.map(({ rule }) => rule));
      if (expected === undefined) {
        expect(report.verdict).toBe('failed');
      } else if (rules.has('opendata.rdf.unsafe-xml') || rules.has('opendata.rdf.syntax')) {
        // The peer lets a DOCTYPE pass, and names without namespace: only such files.
        const head = bytes.toString('utf8');
        expect(endingOf(file)).toBe('rdf');
        expect(/<!DOCTYPE|<(?:dcatThemes|hvdCategories|langCodes)>/.test(head)).toBe(true);
        expect(report.verdict).toBe('failed');
      } else {
        expect(graphDifference(expected, graph)).toEqual([]);
        expect(report.verdict).toBe('passed');
        same++;
      }
    });

    it('most of them', () => {
      expect(same).toBeGreaterThan(files.length * 0.9);
    });
  },
);
