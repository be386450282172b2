import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { missingOracle, schemaFileOf, validate } from '../../test/xmllint/xmllint.ts';
import { writeMessageText, xdomeaVersions } from '../xdomea/index.ts';
import { sampleMessage, sampleMessageTypes } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'rathaus-sample-'));
afterAll(() => rmSync(folder, { recursive: true }));
if (missingOracle) console.log(missingOracle);

describe.skipIf(missingOracle)('sample messages', () => {
  const cases = xdomeaVersions.flatMap((version) =>
    sampleMessageTypes(version)
      .filter((messageType) => schemaFileOf(version, messageType) !== undefined)
      .map((messageType) => [version, messageType] as const),
  );
  it.each(cases)('%s %s is valid against the official schema', async (version, messageType) => {
    const { message, names } = sampleMessage({ version, messageType, documents: 45 });
    const path = join(folder, names.message);
    writeFileSync(path, await writeMessageText(message, { version }));
    expect(validate(schemaFileOf(version, messageType)!, [path]).log).toBe(`${path} validates\n`);
  });
});
