import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import {
  type ContainerFile,
  containerName,
  fileContent,
  nameKey,
  parseContainerName,
  peekMessage,
  readStatedFiles,
  type StatedFile,
  writeContainerFile,
} from '@rathaus/eakte-client/package';
import type { Context } from '../../program/area.ts';
import { reported } from '../../program/failures.ts';
import { progressOn } from '../../program/progress.ts';
import { openTarget, type Target } from '../../program/target.ts';
import { UsageFault } from '../../program/usage-fault.ts';
import { onFile } from './failure-rules.ts';

export interface PackOptions {
  output: string;
  force?: boolean;
  json?: boolean;
}

/**
 * `rathaus eakte pack MESSAGE.xml FILE…` or `pack FOLDER`: one container, named as the version demands. The files are in
 * it in the order in which the message names them, so that what was unpacked becomes the same container again.
 */
export function pack(paths: string[], options: PackOptions, context: Context): Promise<void> {
  const { terminal, text } = context;
  const work = async () => {
    const list = await collect(paths);
    const { output, force, json } = options;
    const { message, files } = await sort(list);
    const name = await messageName(message);
    const target = openTarget({ output, option: '-o', inputs: list, force, json }, context);
    await packInto(target, name, message, files).finally(() => target.close());
  };
  const packInto = async (target: Target, name: string, message: string, files: string[]) => {
    const { json } = options;
    const path = await target.file(`${name.replace(/\.xml$/i, '')}.zip`);
    const inputs: ContainerFile[] = [];
    const { ordered, missing } = await inOrder(message, files, terminal.signal);
    for (const file of ordered)
      inputs.push({ name: basename(file), size: (await stat(file)).size, content: fileContent(file) });
    const total = inputs.reduce((sum, file) => sum + (file.size ?? 0), 0);
    const progress = progressOn(terminal, json !== true);
    const receipt = await writeContainerFile(
      { message: { name, content: fileContent(message) }, files: inputs },
      path,
      {
        signal: terminal.signal,
        onProgress: ({ step, done }) => {
          if (step === 'files') progress.show(text({ de: 'Wird gepackt', en: 'Packing' }), { done, total });
        },
      },
    ).finally(() => progress.end());
    await target.deliver(path);
    warnOfMissing(missing, context);
    if (json) {
      context.json(receipt);
      return;
    }
    if (!target.isStandard) target.say(`Container: ${receipt.path}`);
    target.say(`SHA-512: ${receipt.sha512}`);
    if (target.isStandard) return;
    target.say(`${text({ de: 'Nächster Schritt', en: 'Next step' })}: rathaus eakte check ${receipt.path}`);
  };
  return reported(context, work, onFile(paths[0], 'pack'));
}

const missingShown = 10;

/** Names what the message refers to and nobody handed in: the package is made, and will not pass. */
function warnOfMissing(missing: readonly string[], { text, warn }: Context): void {
  if (missing.length === 0) return;
  const one = missing.length === 1;
  warn(
    text({
      de: `Warnung: ${one ? 'Eine Datei, die die Nachricht nennt, fehlt' : `${missing.length} Dateien, die die Nachricht nennt, fehlen`}:`,
      en: `Warning: ${one ? 'A file that the message names is missing' : `${missing.length} files that the message names are missing`}:`,
    }),
  );
  for (const name of missing.slice(0, missingShown)) warn(`  - ${name}`);
  const rest = missing.length - missingShown;
  if (rest > 0) warn(text({ de: `  - und ${rest} weitere`, en: `  - and ${rest} more` }));
}

/** Primary files as the message names them, then its signatures, then what it does not name, by name; and what is missing. */
async function inOrder(
  message: string,
  files: readonly string[],
  signal: AbortSignal,
): Promise<{ ordered: string[]; missing: string[] }> {
  const byName = new Map(files.map((path) => [nameKey(basename(path)), path]));
  const primary = new Set<string>();
  const signatures = new Set<string>();
  const missing = new Set<string>();
  const visit = ({ fileName, isSignature }: StatedFile) => {
    const path = byName.get(nameKey(fileName));
    if (path !== undefined) (isSignature ? signatures : primary).add(path);
    else missing.add(fileName);
  };
  await readStatedFiles(createReadStream(message), visit, { signal });
  return { ordered: [...new Set([...primary, ...signatures, ...files])], missing: [...missing] };
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
