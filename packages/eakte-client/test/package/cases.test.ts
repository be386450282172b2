import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkFile } from '../../src/report/index.ts';

const folder = fileURLToPath(new URL('../../../../../shared/data/cases/xdomea/', import.meta.url));
const there = existsSync(folder);
if (!there) console.log('skipped: the folder of known cases is not beside the checkout');

describe.skipIf(!there)('known packages with names that were not found', () => {
  it.each([
    ['01-cp850-paragraf.zip', 'cp850', 'message'],
    ['03-unicode-path-extra.zip', 'unicode-path', 'field'],
  ])('%s', async (name, read, proof) => {
    const { findings } = await checkFile(`${folder}${name}`);
    expect(findings.map(({ rule }) => rule)).not.toContain('R12');
    expect(findings.find(({ rule }) => rule === 'eakte.package.name-encoding')).toMatchObject({
      severity: 'info',
      values: { names: 1, read: { term: read }, proof: { term: proof } },
    });
  });
});
