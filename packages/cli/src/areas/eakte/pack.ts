import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import {
  type ContainerFile,
  containerName,
  fileContent,
  parseContainerName,
  peekMessage,
  writeContainerFile,
} from '@rathaus/eakte-client/package';
import type { Context } from '../../program/area.ts';
import { reported, UsageFault } from '../../program/failures.ts';
import { progressOn } from '../../program/progress.ts';
import { onFile } from './failure-rules.ts';

export interface PackOptions {
  output?: string;
  json?: boolean;
}

/** `rathaus eakte pack MESSAGE.xml FILE…` or `pack FOLDER`: one container, named as the version demands. */
export function pack(paths: string[], options: PackOptions, context: Context): Promise<void> {
  const { terminal, text } = context;
  const work = async () => {
    const list = await collect(paths);
    const { message, files } = await sort(list);
    const name = await messageName(message);
    const inputs: ContainerFile[] = [];
    for (const path of files)
      inputs.push({ name: basename(path), size: (await stat(path)).size, content: fileContent(path) });
    const total = inputs.reduce((sum, file) => sum + (file.size ?? 0), 0);
    const progress = progressOn(terminal, options.json !== true);
    const receipt = await writeContainerFile(
      { message: { name, content: fileContent(message) }, files: inputs },
      options.output ?? '.',
      {
        signal: terminal.signal,
        onProgress: ({ step, done }) => {
          if (step === 'files') progress.show(text({ de: 'Wird gepackt', en: 'Packing' }), { done, total });
        },
      },
    ).finally(() => progress.end());
    if (options.json) {
      context.json(receipt);
      return;
    }
    context.say(`Container: ${receipt.path}`);
    context.say(`SHA-512: ${receipt.sha512}`);
    context.say(`${text({ de: 'Nächster Schritt', en: 'Next step' })}: rathaus eakte check ${receipt.path}`);
  };
  return reported(context, work, onFile(paths[0]));
}

async function collect(paths: string[]): Promise<string[]> {
  const list: string[] = [];
  for (const path of paths) {
    if (!(await stat(path)).isDirectory()) {
      list.push(path);
      continue;
    }
    for (const entry of (await readdir(path, { withFileTypes: true })).toSorted((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      if (entry.name.startsWith('.')) continue;
      if (!entry.isFile()) {
        throw new UsageFault(
          'Der Ordner enthält etwas anderes als Dateien; ein Container ist flach.',
          'The folder holds something else than files; a container is flat.',
        );
      }
      list.push(join(path, entry.name));
    }
  }
  return list;
}

/** The message is the one XML file with a message root; other XML files are primary files. */
async function sort(list: string[]): Promise<{ message: string; files: string[] }> {
  const messages: string[] = [];
  for (const path of list) {
    if (!/\.xml$/i.test(path)) continue;
    const head = await peekMessage(createReadStream(path));
    if (head?.namespace.startsWith('urn:xoev-de:xdomea:schema:')) messages.push(path);
  }
  if (messages.length !== 1) {
    throw new UsageFault(
      messages.length === 0
        ? 'Es fehlt die Nachricht: genau eine XML-Datei muss eine xdomea-Nachricht sein.'
        : `Es sind ${messages.length} Nachrichten dabei; ein Container enthält genau eine.`,
      messages.length === 0
        ? 'The message is missing: exactly one XML file has to be an xdomea message.'
        : `There are ${messages.length} messages; a container holds exactly one.`,
    );
  }
  return { message: messages[0]!, files: list.filter((path) => path !== messages[0]) };
}

async function messageName(path: string): Promise<string> {
  const name = basename(path);
  if (parseContainerName(name)?.form === 'strict') return name;
  const head = await peekMessage(createReadStream(path));
  if (!head?.version || !head.prozessId) {
    throw new UsageFault(
      'Version oder Prozess-ID der Nachricht sind nicht lesbar; benennen Sie die Datei nach der xdomea-Vorgabe.',
      'Version or process id of the message cannot be read; name the file as xdomea demands.',
    );
  }
  const { version, prozessId, rootName: message, part } = head;
  return containerName({ version, prozessId, message, part }).message;
}
