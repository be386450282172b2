import { createHash } from 'node:crypto';
import { type ContainerInput, type Content, containerName, fileContent } from '@rathaus/eakte-client/package';
import { createAbgabe, writeMessageText } from '@rathaus/eakte-client/xdomea';
import type { Antrag } from '../antrag/ablage.ts';
import { aktenzeichenOf } from './aktenzeichen.ts';
import { antragAlsPdf } from './antrag-als-pdf.ts';

/** What the receiving system gets: the xdomea message and the container it lies in, with the files. */
export interface AntragAlsAkte {
  /** Name of the container. */
  name: string;
  /** The `Abgabe.Abgabe.0401` of xdomea 3.0.0 as XML. */
  message: string;
  container: ContainerInput;
}

/**
 * Makes an Akte with one Vorgang and two documents (application and proof) from an application. Ids and times
 * follow from the application: made twice it is the same message, byte for byte.
 */
export async function antragAlsAkte(antrag: Antrag, nachweisPfad: string): Promise<AntragAlsAkte> {
  const { hundName } = antrag.angaben;
  const { message, files } = createAbgabe({
    autor: 'Stadt Musterstadt',
    leser: 'Stadt Beispielhausen',
    system: {
      produktname: 'Bürgerportal Musterstadt',
      produktversion: '0.1',
    },
    clock: () => Date.parse(antrag.abgesendet ?? antrag.angelegt),
    randomUuid: uuidsOf(antrag.id),
    prozessId: antrag.id,
    akte: {
      betreff: `Hundesteuer ${antrag.antragsteller}`,
      kennzeichen: aktenzeichenOf(antrag.id),
      typ: 'Steuerakte',
    },
    vorgaenge: [
      {
        betreff: `Anmeldung des Hundes ${hundName}`,
        dokumente: [
          { betreff: 'Anmeldung zur Hundesteuer', typ: 'Antrag', fileName: 'Anmeldung.pdf' },
          { betreff: 'Nachweis', typ: 'Anlage', fileName: 'Nachweis.pdf' },
        ],
      },
    ],
  });
  const xml = await writeMessageText(message, { version: '3.0.0' });
  const pdf = await antragAlsPdf(antrag);
  const names = containerName({ version: '3.0.0', prozessId: antrag.id, message: 'Abgabe.Abgabe.0401' });
  const contents: Content[] = [pdf, fileContent(nachweisPfad)];
  return {
    name: names.container,
    message: xml,
    container: {
      message: { name: names.message, content: Buffer.from(xml) },
      files: files.map((file, index) => ({ name: file.dateiname, content: contents[index]! })),
    },
  };
}

/** UUIDs (version 8, RFC 9562 section 5.8) that follow from a seed, one after the other. */
function uuidsOf(seed: string): () => string {
  let count = 0;
  return () => {
    const bytes = createHash('sha256').update(`${seed}/${count++}`).digest().subarray(0, 16);
    bytes[6] = (bytes[6]! & 0x0f) | 0x80;
    bytes[8] = (bytes[8]! & 0x3f) | 0x80;
    return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  };
}
