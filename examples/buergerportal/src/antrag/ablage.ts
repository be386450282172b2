import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomically } from '@rathaus/client-core/node';
import { isUuid } from '@rathaus/client-core/text';
import type { Vertrauensniveau } from '@rathaus/servicekonto-client';
import type { EmpfangeneDatei } from './empfang.ts';
import type { Angaben } from './formular.ts';

/** An application of a citizen as it lies on disk. It survives a crash between upload and submission. */
export interface Antrag {
  id: string;
  /** Hash of the person's stable key at the service account: no name in the folder, no mix-up of people. */
  owner: string;
  antragsteller: string;
  angaben: Angaben;
  nachweis?: { name: string; size: number; sha512: string } | undefined;
  angelegt: string;
  /** Set when the citizen pressed "Verbindlich absenden"; from then on the outbox answers for it. */
  abgesendet?: string;
  /** Where the person is told that it was accepted. It goes when that is done, or cannot be done any more. */
  postfach?: Postfachadresse;
  /** What became of the message to the mailbox. `am`: since when that is known. */
  nachricht?: { stand: Nachrichtenstand; am: string };
}

/** Address of a mailbox, and the level of the login that a message there asks for. */
export interface Postfachadresse {
  handle: string;
  niveau: Vertrauensniveau;
}

/**
 * - `uebergeben`: the mailbox has it.
 * - `abgelehnt`: the mailbox has refused it.
 * - `ungewiss`: the answer of the mailbox was lost, and it is not sent twice.
 * - `entfallen`: there was nothing to tell.
 */
export type Nachrichtenstand = 'uebergeben' | 'abgelehnt' | 'ungewiss' | 'entfallen';

export interface Ablage {
  directory: string;
  /** Stores the application with its file; a second call with the same id of the same owner replaces a draft. */
  speichern(antrag: Antrag, nachweis?: EmpfangeneDatei): Promise<void>;
  /** The application of this owner, or nothing: another person's application looks like none. */
  lesen(id: string, owner: string): Promise<Antrag | undefined>;
  /** All applications of this owner, newest first. */
  liste(owner: string): Promise<Antrag[]>;
  /** Submitted applications of everyone, for the restart after a crash. */
  abgesendete(): Promise<Antrag[]>;
  nachweisPfad(id: string): string;
  /** The proposed id when it is well-formed and nobody uses it; a form may be sent twice, an id never shared. */
  freieId(id: string | undefined): Promise<string | undefined>;
  /** Removes the oldest drafts of a person beyond `count`, never the one named `keep`. */
  begrenzen(owner: string, count: number, keep: string): Promise<void>;
  /** Removes an upload that nobody takes. */
  verwerfen(file: EmpfangeneDatei | undefined): Promise<void>;
}

/** Of `identity.key`, which names the provider as well: two of them may call different people the same. */
export function ownerOf(key: string): string {
  return createHash('sha256')
    .update(JSON.stringify(['buergerportal', key]))
    .digest('hex');
}

/** Applications as one folder each below `directory`: `antrag.json` and `nachweis.pdf`. */
export async function openAblage(directory: string): Promise<Ablage> {
  await mkdir(directory, { recursive: true });
  await removeLeftovers(directory);

  const folder = (id: string) => {
    if (!isUuid(id)) throw new RangeError('not an application id');
    return join(directory, id);
  };
  const read = async (id: string): Promise<Antrag | undefined> => {
    if (!isUuid(id)) return undefined;
    try {
      return JSON.parse(await readFile(join(folder(id), 'antrag.json'), 'utf8')) as Antrag;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  };
  const all = async () => {
    const names = (await readdir(directory)).filter(isUuid);
    const entries: Antrag[] = [];
    // In portions: thousands of files opened at once are more than a process may have.
    for (let at = 0; at < names.length; at += 64) {
      const portion = await Promise.all(names.slice(at, at + 64).map(read));
      entries.push(...portion.filter((antrag) => antrag !== undefined));
    }
    return entries.sort((a, b) => (a.angelegt < b.angelegt ? 1 : -1));
  };

  return {
    directory,
    async speichern(antrag, nachweis) {
      await mkdir(folder(antrag.id), { recursive: true });
      if (nachweis) await rename(nachweis.path, join(folder(antrag.id), 'nachweis.pdf'));
      // After a crash there is the old text or the new one.
      await writeFileAtomically(join(folder(antrag.id), 'antrag.json'), [
        Buffer.from(JSON.stringify(antrag, null, 1)),
      ]);
    },
    async lesen(id, owner) {
      const antrag = await read(id);
      return antrag?.owner === owner ? antrag : undefined;
    },
    liste: async (owner) => (await all()).filter((antrag) => antrag.owner === owner),
    abgesendete: async () => (await all()).filter((antrag) => antrag.abgesendet !== undefined),
    nachweisPfad: (id) => join(folder(id), 'nachweis.pdf'),
    freieId: async (id) => (isUuid(id) && (await read(id)) === undefined ? id : undefined),
    async begrenzen(owner, count, keep) {
      const drafts = (await all()).filter((one) => one.owner === owner && !one.abgesendet && one.id !== keep);
      for (const { id } of drafts.slice(Math.max(0, count - 1)))
        await rm(folder(id), { recursive: true, force: true });
    },
    verwerfen: async (file) => (file ? rm(file.path, { force: true }) : undefined),
  };
}

/** Uploads that were cut off by a crash. */
async function removeLeftovers(directory: string): Promise<void> {
  const parts = (await readdir(directory)).filter((name) => name.startsWith('.') && name.endsWith('.teil'));
  await Promise.all(parts.map((name) => rm(join(directory, name), { force: true })));
}
