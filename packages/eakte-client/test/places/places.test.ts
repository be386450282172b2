import type { Finding } from '@rathaus/client-core/findings';
import { afterAll, describe, expect, it } from 'vitest';
import { type CheckReport, checkMessage, messageRules, xdomeaVersions } from '../../src/xdomea/index.ts';
import { xmlOf } from '../rules/messages.ts';
import { sentences } from '../rules/sentences.ts';
import { fitnessPlants } from './fitness-plants.ts';
import { headerPlants } from './header-plants.ts';
import { layouts } from './layouts.ts';
import { isInside, offsetOf, placeAt } from './locate.ts';
import { faultOf, type Plant } from './plant.ts';
import { recordPlants } from './record-plants.ts';
import { replyPlants } from './reply-plants.ts';
import { structurePlants } from './structure-plants.ts';

const plants: readonly Plant[] = [
  ...headerPlants,
  ...recordPlants,
  ...fitnessPlants,
  ...replyPlants,
  ...structurePlants,
];
const clock = () => Date.parse('2026-11-23T12:00:00Z');

/** In pieces of a size, so that most of an element has left the reader when it ends. */
function* pieces(xml: string, smallest: number): Generator<Uint8Array> {
  // A long message is not read some thousand times.
  const size = Math.max(smallest, Math.ceil(xml.length / 500));
  const bytes = Buffer.concat(
    xml.split(/(\u00ff)/).map((part) => (part === '\u00ff' ? Buffer.of(0xff) : Buffer.from(part))),
  );
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Where a finding has to be, as `path line:column`. */
function meant(xml: string, at: string): string {
  if (at.startsWith('@entry')) return at;
  const root = /<(?:[\w-]+:)?([\w.-]+)[\s>/]/.exec(xml.replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->/g, ''))?.[1];
  const [, text, textPath] = /^@(.*) (.*?)$/s.exec(at) ?? [];
  const path = textPath ?? (at === '' ? `/${root}` : `/${root}/${at}`);
  const offset =
    text === undefined
      ? offsetOf(xml, path)
      : text.endsWith('$')
        ? xml.lastIndexOf(text.slice(0, -1))
        : xml.indexOf(text);
  if (offset === undefined || offset < 0) throw new Error(`nothing at ${at}`);
  const { line, column } = placeAt(xml, offset);
  return `${path} ${line}:${column}`;
}

function placed({ place }: Finding): string {
  if (place.kind === 'entry') return `@entry ${place.name}`;
  if (place.kind !== 'path') throw new Error(place.kind);
  return `${place.path} ${place.line}:${place.column}`;
}

/** Findings of the rule and fault of a plant. */
const ownOf = ({ findings }: CheckReport, { rule, fault }: Plant) =>
  findings.filter(
    (finding) => finding.rule === rule && (fault === undefined || faultOf(finding.values) === fault),
  );

/** Whatever is found is somewhere: the path leads to an element, line and column are those of its start tag. */
function expectReal(xml: string, { findings, unchecked }: CheckReport): void {
  for (const { rule, place, values } of findings) {
    if (place.kind !== 'path') continue;
    expect(isInside(xml, place.line!, place.column!), `${rule} ${place.line}:${place.column}`).toBe(true);
    // Only these are about a text and no element.
    if (rule === 'XML' || rule === 'R32' || faultOf(values) === 'stray-text') continue;
    const offset = offsetOf(xml, place.path);
    expect(offset, `${rule} ${place.path}`).toBeDefined();
    expect({ line: place.line, column: place.column }, rule).toEqual(placeAt(xml, offset!));
  }
  for (const { place } of unchecked)
    if (place.kind === 'path') expect(isInside(xml, place.line!, place.column!)).toBe(true);
}

let planted = 0;
let right = 0;
afterAll(() => {
  console.log(`planted faults: ${planted}, ${Object.keys(layouts).length} layouts each`);
  console.log(`figure: xdomea/places-right = ${((100 * right) / planted).toFixed(0)} %`);
});

describe('the place of a finding', () => {
  it.each(plants.map((plant, number) => [plant.rule, plant.fault ?? '', plant.at, number] as const))(
    'of %s %s is %s',
    async (_rule, _fault, _at, number) => {
      const plant = plants[number]!;
      planted += 1;
      const plain = await xmlOf(plant);
      for (const [name, layout] of Object.entries(layouts)) {
        const xml = layout(plain);
        const expected = [plant.at, ...(plant.also ?? [])].map((at) => meant(xml, at));
        for (const source of plant.bytesOnly
          ? [pieces(xml, 311), pieces(xml, 9999)]
          : [xml, pieces(xml, 311)]) {
          const report = await checkMessage(source, { clock, ...plant.options });
          const own = ownOf(report, plant).map(placed);
          expect(
            own,
            `${name}: ${JSON.stringify(report.findings.map(({ rule, values }) => [rule, values]))}`,
          ).toEqual(expected);
          expectReal(xml, report);
        }
      }
      right += 1;
    },
  );

  it('is real in every version', async () => {
    let written = 0;
    for (const version of xdomeaVersions) {
      for (const { rule: _, at: __, ...plant } of plants.filter(({ bytesOnly }) => !bytesOnly)) {
        // Some messages and edits are not for every version.
        const plain = await xmlOf({ ...plant, version }).catch(() => undefined);
        if (plain === undefined) continue;
        written += 1;
        const xml = layouts['CRLF and astral characters']!(plain);
        expectReal(xml, await checkMessage(pieces(xml, 311), { clock, ...plant.options }));
      }
    }
    console.log(`places in ${written} messages of ${xdomeaVersions.length} versions are real`);
    expect(written).toBeGreaterThan(3 * plants.length);
  }, 120_000);

  it.each(messageRules.map(({ id }) => id))('of %s is planted', (id) => {
    expect(plants.map(({ rule }) => rule)).toContain(id);
  });

  it('of each fault is planted', () => {
    const planted = new Set(plants.map(({ rule, fault }) => `${rule} ${fault ?? 'only'}`));
    expect(
      sentences.map(([rule, fault]) => `${rule} ${fault}`).filter((fault) => !planted.has(fault)),
    ).toEqual([]);
    const known = new Set(sentences.map(([rule, fault]) => `${rule} ${fault}`));
    expect([...planted].filter((fault) => !known.has(fault))).toEqual([]);
  });
});
