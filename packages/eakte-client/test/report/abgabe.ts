import { samplePdf } from '../../src/sample/index.ts';
import { createAbgabe, writeMessageText } from '../../src/xdomea/index.ts';
import type { ForgedEntry } from '../package/forge-zip.ts';

/** Instant of all checks in tests. */
export const clock = () => Date.parse('2026-11-23T12:00:00Z');

/** A small transfer of an invented town: the message, the entries of its container, the container's name. */
export async function abgabe(documents = 1) {
  const { message, files } = createAbgabe({
    autor: 'Stadt Musterstadt',
    leser: 'Stadt Beispielhausen',
    clock: () => Date.parse('2026-11-20T08:00:00Z'),
    akte: { betreff: 'Hundesteuer', kennzeichen: '22.31' },
    vorgaenge: [
      {
        betreff: 'Anmeldung',
        dokumente: Array.from({ length: documents }, (_, index) => ({
          betreff: `Antrag ${index}`,
          fileName: 'a.pdf',
        })),
      },
    ],
  });
  const xml = await writeMessageText(message, { version: '3.0.0' });
  const stem = `${message.kopf.prozessId}_Abgabe.Abgabe.0401`;
  const entries: ForgedEntry[] = [
    { name: `${stem}.xml`, data: Buffer.from(xml), method: 8 },
    ...files.map((file) => ({ name: file.dateiname, data: Buffer.from(samplePdf('Antrag')) })),
  ];
  return { xml, entries, name: `${stem}.zip` };
}
