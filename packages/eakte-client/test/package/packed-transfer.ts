import { containerName } from '../../src/package/index.ts';
import { samplePdf } from '../../src/sample/index.ts';
import { createAbgabe, writeMessageText } from '../../src/xdomea/index.ts';

/** A transfer before it is packed: all content invented. */
export interface PackedTransfer {
  /** Name of the container. */
  readonly container: string;
  readonly message: { readonly name: string; readonly content: Buffer };
  /** As they lie on the disk of the packer; `name` is that in the message, in NFC. */
  readonly files: readonly { readonly onDisk: string; readonly name: string; readonly content: Buffer }[];
}

const prozessId = '3f1c0a52-7b1d-4f7e-9a52-0c8d1f3e5a01';

/** A 0401 of xdomea 3.0 whose files have some names, with the UUID in front that the standard wants. */
export async function transferOf(names: readonly string[]): Promise<PackedTransfer> {
  const { message, files } = createAbgabe({
    version: '3.0.0',
    autor: 'Stadt Musterstadt',
    leser: 'Stadt Beispielhausen',
    akte: { betreff: 'Hundesteuer 2026', kennzeichen: '22.31/2026', typ: 'Steuerakte' },
    vorgaenge: [
      {
        betreff: 'Anmeldung',
        dokumente: names.map((_, index) => ({ betreff: `Antrag ${index}`, fileName: `datei${index}.pdf` })),
      },
    ],
    prozessId,
  });
  let xml = await writeMessageText(message, { version: '3.0.0' });
  const renamed = names.map((name, index) => {
    const { dateiname } = files[index]!;
    const onDisk = dateiname.replace(`datei${index}.pdf`, name);
    xml = xml.replaceAll(dateiname, onDisk.normalize('NFC'));
    return { onDisk, name: onDisk.normalize('NFC'), content: Buffer.from(samplePdf(`Antrag ${index}`)) };
  });
  const stem = containerName({ version: '3.0.0', prozessId, message: 'Abgabe.Abgabe.0401' });
  return {
    container: stem.container,
    message: { name: stem.message, content: Buffer.from(xml) },
    files: renamed,
  };
}

const decomposed = (name: string) => name.normalize('NFD');

/** Names as people give them. */
export const nameSets: Readonly<Record<string, readonly string[]>> = {
  umlauts: ['Größe ÄÖÜ.pdf', 'Übersicht.pdf', 'Antrag.pdf'],
  paragraph: ['Erlaubnis_§_34a_GewO.pdf', 'Straße § 5.pdf'],
  dash: ['Vermerk – Entwurf.pdf', 'ä – ö.pdf'],
  'euro and cubic metres': ['Gebühr 30 €.pdf', 'Fläche 12 m³.pdf'],
  'Polish letters': ['Łódź.pdf', 'Größe.pdf'],
  decomposed: [decomposed('Größe zerlegt.pdf'), decomposed('Übergabe.pdf'), 'Antrag.pdf'],
  'all of them': ['Straße § 5 – 30 € m³ Łódź.pdf', 'Größe.pdf', decomposed('Höhe.pdf'), 'Antrag.pdf'],
};
