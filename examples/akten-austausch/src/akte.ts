import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { containerName, writeContainerFile } from '@rathaus/eakte-client/package';
import { samplePdf } from '@rathaus/eakte-client/sample';
import { createAbgabe, writeMessageText } from '@rathaus/eakte-client/xdomea';

/** Version of xdomea that both towns agreed on; the schema of the data that travel beside the container. */
export const version = '3.0.0';
export const schema = 'urn:xoev-de:xdomea:schema:3.0.0';

/** The sending software, as every message names it. */
export const system = { produktname: 'Beispiel Akten-Austausch', produktversion: '0.1' };

/** A container that is ready to be sent. */
export interface Abgabe {
  /** Connects the handover with its confirmation. */
  prozessId: string;
  betreff: string;
  aktenzeichen: string;
  /** The `Abgabe.Abgabe.0401` as XML. */
  nachricht: string;
  /** The container as a file, and its name. */
  pfad: string;
  name: string;
  /** Opens the container. */
  inhalt: () => AsyncIterable<Uint8Array>;
  groesse: number;
  dokumente: number;
}

/** Invented people with names of DIN 91379: what a register may hold has to arrive as it is. */
const faelle = [
  { person: 'Štefánia Ďurčová', hund: 'Bello' },
  { person: 'Ç̆ağla Ðorđević-Łukasiewicz', hund: 'Ñandú' },
  { person: 'Nguyễn Thị Ánh', hund: 'Rex' },
] as const;

/**
 * Writes an Akte of invented dog taxes into a container, because its owner moved to another town. `ohneDatei` leaves out
 * the last file, which the message names nevertheless: that is what the receiver has to notice.
 */
export async function schreibeAbgabe(
  ordner: string,
  { ohneDatei, signal }: { ohneDatei: boolean; signal: AbortSignal },
): Promise<Abgabe> {
  const betreff = 'Hundesteuer: Übergabe wegen Umzugs';
  const aktenzeichen = '22.31/2026-17';
  const { message, files } = createAbgabe({
    version,
    autor: 'Stadt Musterstadt',
    leser: 'Stadt Beispielhausen',
    system,
    akte: { betreff, kennzeichen: aktenzeichen, typ: 'Steuerakte' },
    vorgaenge: faelle.map(({ person, hund }) => ({
      betreff: `${person}, Hund ${hund}`,
      dokumente: [
        { betreff: `Anmeldung von ${person}`, typ: 'Antrag', fileName: `Anmeldung ${person}.pdf` },
        { betreff: `Bescheid an ${person}`, typ: 'Bescheid', fileName: `Bescheid ${person}.pdf` },
      ],
    })),
  });
  const { prozessId } = message.kopf;
  const nachricht = await writeMessageText(message, { version });
  const names = containerName({ version, prozessId, message: 'Abgabe.Abgabe.0401' });
  const packed = ohneDatei ? files.slice(0, -1) : files;
  const { size } = await writeContainerFile(
    {
      message: { name: names.message, content: Buffer.from(nachricht) },
      files: packed.map(({ dateiname }, index) => ({
        name: dateiname,
        content: samplePdf(`Dokument ${index + 1}`),
      })),
    },
    ordner,
    { signal },
  );
  const pfad = join(ordner, names.container);
  return {
    prozessId,
    betreff,
    aktenzeichen,
    nachricht,
    pfad,
    name: names.container,
    inhalt: () => createReadStream(pfad),
    groesse: size,
    dokumente: files.length,
  };
}
