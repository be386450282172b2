import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readContainer } from '../../src/package/index.ts';
import { checkFile } from '../../src/report/index.ts';
import { offsetOf, placeAt } from './locate.ts';

const folder = new URL('../../../../../shared/data/cases/xdomea/', import.meta.url);
const isThere = existsSync(folder);
if (!isThere)
  console.log('skipped: ../shared/data/cases is absent, so inputs that failed once are not tried');

async function messageIn(name: string): Promise<string> {
  await using container = await readContainer(await readFile(new URL(name, folder)), { fileName: name });
  let text = '';
  const decoder = new TextDecoder();
  for await (const piece of container.open(container.message!))
    text += decoder.decode(piece, { stream: true });
  return text;
}

describe.runIf(isThere)('inputs whose findings had a wrong place', () => {
  it('08: a prefix is a matter of the root', async () => {
    const name = '08-kopf-befund-falsche-zeile.zip';
    const { findings } = await checkFile(await readFile(new URL(name, folder)), { fileName: name });
    expect(findings.find(({ rule }) => rule === 'R03')?.place).toMatchObject({
      path: '/Aussonderung.Aussonderung.0503',
      line: 2,
      column: 1,
    });
  });

  it('09: what is found at the end names a place that exists', async () => {
    const name = '09-end-befund-falsche-spalte.zip';
    const { findings } = await checkFile(await readFile(new URL(name, folder)), { fileName: name });
    const xml = await messageIn(name);
    expect(findings.find(({ rule }) => rule === 'R12')?.place).toEqual({
      kind: 'entry',
      name: 'liesmich.txt',
    });
    for (const { place, rule } of findings) {
      if (place.kind !== 'path') continue;
      expect({ line: place.line, column: place.column }, rule).toEqual(
        placeAt(xml, offsetOf(xml, place.path)!),
      );
    }
  });
});
