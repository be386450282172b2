import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { missingOracle, schemaFileOf, validate } from '../../../test/xmllint/xmllint.ts';
import { createAbgabe, writeMessageText, xdomeaVersions } from '../index.ts';

const folder = mkdtempSync(join(tmpdir(), 'rathaus-abgabe-'));
afterAll(() => rmSync(folder, { recursive: true }));
if (missingOracle) console.log(missingOracle);

describe.skipIf(missingOracle)('an Abgabe made by createAbgabe', () => {
  it.each(xdomeaVersions.filter((version) => version !== '4.0.0'))(
    'is valid against the official schema of %s',
    async (version) => {
      const { message, files } = createAbgabe({
        version,
        autor: 'Stadt Musterstadt',
        leser: 'Stadt Beispielhausen',
        akte: { betreff: 'Hundesteuer Mustermann', kennzeichen: '22.4-0815', typ: 'Steuerakte' },
        vorgaenge: [
          { betreff: 'Anmeldung', dokumente: [{ betreff: 'Antrag', fileName: 'Anträge & Belege/2026.pdf' }] },
        ],
      });
      expect(files).toEqual([
        {
          dateiname: expect.stringMatching(/^[0-9a-f-]{36}_Antraege_Belege_2026\.pdf$/),
          fileName: 'Anträge & Belege/2026.pdf',
        },
      ]);
      const path = join(folder, `${version}.xml`);
      writeFileSync(path, await writeMessageText(message, { version }));
      expect(validate(schemaFileOf(version, '0401')!, [path]).log).toBe(`${path} validates\n`);
    },
  );
});
