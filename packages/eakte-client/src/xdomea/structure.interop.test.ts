import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { canonical, missingOracle, oracle, schemaFileOf, validate } from '../../test/xmllint/xmllint.ts';
import { sameTables } from '../../test/xsd/compare.ts';
import { checkMessage, readMessage, writeMessageText, xdomeaVersions } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'rathaus-patterns-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
if (missingOracle) console.log(missingOracle);

const patterns = missingOracle
  ? []
  : xdomeaVersions.flatMap((version) => {
      const dir = join(oracle!, version, 'patterns');
      try {
        return readdirSync(dir).map((name) => ({ version, name, path: join(dir, name) }));
      } catch {
        return [];
      }
    });

describe.skipIf(missingOracle)('the tables', () => {
  it.each(xdomeaVersions)('of %s say what the official schema files say', (version) => {
    expect(sameTables(version, join(oracle!, version))).toEqual([]);
  });
});

describe.skipIf(missingOracle)('the official patterns', () => {
  it('are there', () => expect(patterns.length).toBeGreaterThanOrEqual(8));

  it.each(patterns)(
    '$version $name is read, written back, valid and the same in canonical form',
    async ({ version, path, name }) => {
      const { message, envelope, findings, version: found } = await readMessage(readFileSync(path));
      expect([found, findings]).toEqual([version, []]);
      const written = join(folder, `${version}-${name}`);
      writeFileSync(written, await writeMessageText(message!, { version, envelope }));
      expect(validate(schemaFileOf(version, message!.messageType)!, [written]).log).toBe(
        `${written} validates\n`,
      );
      expect(canonical(written)).toBe(canonical(path));
      expect((await checkMessage(readFileSync(path), { rules: [] })).findings).toEqual([]);
    },
  );
});
