import { stat } from 'node:fs/promises';
import type { Context } from '../../program/area.ts';
import { UsageFault } from '../../program/usage-fault.ts';

/** `rathaus exchange mailbox new`: prepares a folder once. What is prepared already stays as it is. */
export async function mailboxNew(
  folder: string,
  options: { json?: boolean },
  { terminal, say, json, text }: Context,
): Promise<void> {
  await demandFolder(folder);
  const { prepareDirectoryMailbox } = await import('@rathaus/exchange/node');
  await prepareDirectoryMailbox({ folder }, { signal: terminal.signal });
  if (options.json) return json({ type: 'mailbox', folder });
  say(text({ de: `Postfach eingerichtet: ${folder}`, en: `Mailbox prepared: ${folder}` }), 'good');
  say(
    text({
      de: `Weiter: in der Konfiguration beider Seiten nennen: "mailboxes": { "NAME": { "folder": … } }; wer abholt, dazu "receiveAs". Dann: rathaus exchange check`,
      en: `Next: name it in the configuration of both sides: "mailboxes": { "NAME": { "folder": … } }; who fetches also "receiveAs". Then: rathaus exchange check`,
    }),
  );
}

/** A mailbox is never made by a mistyped path, or below a share that is not mounted. */
async function demandFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  if (!found)
    throw new UsageFault(
      `Den Ordner ${folder} gibt es nicht. Ein Postfach entsteht nur in einem, der schon da ist: die Freigabe einhängen, oder den Ordner anlegen (mkdir) und den Befehl wiederholen.`,
      `There is no folder ${folder}. A mailbox is made in one that is there only: mount the share, or make the folder (mkdir) and run the command again.`,
    );
  if (!found.isDirectory())
    throw new UsageFault(`${folder} ist eine Datei und kein Ordner.`, `${folder} is a file and no folder.`);
}
