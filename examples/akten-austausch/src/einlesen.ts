import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { hashOf, unpackContainer } from '@rathaus/eakte-client/package';
import {
  createReply,
  type Kopf,
  primaryFiles,
  type RecordOutcome,
  readItems,
  writeMessageText,
} from '@rathaus/eakte-client/xdomea';
import { system, version } from './akte.ts';

/** What was taken over, and what the sender is told about it. */
export interface Eingelesen {
  prozessId: string;
  /** Records that were taken over, of all. */
  uebernommen: number;
  objekte: number;
  /** The `Abgabe.ImportBestaetigung.0402` as XML. */
  bestaetigung: string;
}

/** The message in the container is another one than the message that was sent beside it. */
export class AndereNachricht extends Error {}

/**
 * Unpacks a container that was judged, into a folder that appears whole or not at all, and says of each record whether its
 * files are here. The sender may delete what this confirms. Stands in for the import of a document management system.
 */
export async function liesEin(
  container: string,
  ordner: string,
  { nachrichtSha512, signal }: { nachrichtSha512: string; signal: AbortSignal },
): Promise<Eingelesen> {
  // It may be here already, because the worker was stopped between this and the answer.
  await rm(ordner, { recursive: true, force: true });
  const { files } = await unpackContainer(container, ordner, { signal });
  const message = files.find(({ name }) => name.endsWith('.xml'))?.name ?? '';
  const open = () => createReadStream(join(ordner, message));
  if ((await hashOf(open)).hex !== nachrichtSha512) {
    await rm(ordner, { recursive: true, force: true });
    throw new AndereNachricht();
  }
  const outcomes: RecordOutcome[] = [];
  let kopf: Kopf | undefined;
  for await (const item of readItems(open, { signal })) {
    if (item.kind === 'kopf') kopf = item.kopf;
    if (!('effective' in item) || item.id === undefined) continue;
    const { id } = item;
    const names = item.kind === 'Dokument' ? primaryFiles(item.record).map(({ dateiname }) => dateiname) : [];
    const here = await Promise.all(names.map((name) => isFile(join(ordner, name))));
    outcomes.push(
      here.every(Boolean)
        ? { id, erfolgreich: true }
        : { id, erfolgreich: false, fehlermeldung: ['Eine Datei des Dokuments fehlt.'] },
    );
  }
  if (!kopf) throw new Error('a message that passed the check has no header');
  const reply = createReply({ messageType: '0401', kopf }, outcomes, { version, system });
  return {
    prozessId: kopf.prozessId,
    uebernommen: outcomes.filter(({ erfolgreich }) => erfolgreich).length,
    objekte: outcomes.length,
    bestaetigung: await writeMessageText(reply, { version }),
  };
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
