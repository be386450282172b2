import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { missingOracle, schemaFileOf, validate } from '../xmllint/xmllint.ts';
import { cases } from './cases.ts';
import { type Case, xmlOf } from './messages.ts';
import { probes, rejected } from './probes.ts';

const folder = mkdtempSync(join(tmpdir(), 'rathaus-probes-'));
afterAll(() => rmSync(folder, { recursive: true }));
if (missingOracle) console.log(missingOracle);

let files = 0;
async function xmllint(one: Case) {
  files += 1;
  const path = join(folder, `${files}.xml`);
  writeFileSync(path, await xmlOf(one));
  const schema = schemaFileOf(one.version ?? '3.0.0', one.message.messageType);
  return schema === undefined ? undefined : validate(schema, [path]).log.replace(path, 'it').trim();
}

describe.skipIf(missingOracle)('xmllint', () => {
  it.each(probes.map((probe) => [probe.name, probe] as const))('accepts: %s', async (_, probe) => {
    expect(await xmllint(probe)).toBe('it validates');
  });

  it.each(rejected.map((probe) => [probe.name, probe] as const))('rejects: %s', async (_, probe) => {
    expect(await xmllint(probe)).not.toBe('it validates');
  });

  // These break the schema itself: R31 by a root element of another version, the others by what they are about.
  const invalid = new Set(['R31', 'Q01', 'XML', 'XSD']);
  it.each(Object.keys(cases).filter((id) => !invalid.has(id)))(
    'accepts the wrong and the right message of %s',
    async (id) => {
      const { wrong, right } = cases[id]!;
      for (const one of [wrong, right]) expect((await xmllint(one)) ?? 'it validates').toBe('it validates');
    },
  );
});
