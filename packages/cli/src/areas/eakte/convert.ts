import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Container,
  type ContainerFile,
  containerName,
  peekMessage,
  readContainer,
  writeContainerFile,
  writeFileAtomically,
} from '@rathaus/eakte-client/package';
import {
  type ConvertResult,
  convertMessage,
  type Loss,
  type XdomeaVersion,
} from '@rathaus/eakte-client/xdomea';
import type { Context } from '../../program/area.ts';
import { exitCodes } from '../../program/exit-codes.ts';
import { reported, UsageFault } from './failures.ts';
import { versionOf } from './new.ts';
import { progressOn } from './progress.ts';

export interface ConvertOptions {
  to: string;
  output: string;
  json?: boolean;
}

const lossesShown = 10;

/** `rathaus eakte convert FILE --to 4.0`: another version, and a list of what that version cannot take. */
export function convert(file: string, options: ConvertOptions, context: Context): Promise<void> {
  const { terminal, text, language } = context;
  return reported(context, file, async () => {
    const to = versionOf(options.to);
    const progress = progressOn(terminal, options.json !== true);
    progress.show(text({ de: 'Wird umgewandelt', en: 'Converting' }));
    const { path, result } = await ((await isZip(file))
      ? convertContainer(file, to, options.output, context)
      : convertBare(file, to, options.output, context)
    ).finally(() => progress.end());
    const { from, losses } = result;
    if (options.json) terminal.out(`${JSON.stringify({ path, from, to, losses })}\n`);
    else {
      terminal.out(`${text({ de: 'Umgewandelt', en: 'Converted' })}: xdomea ${from} → ${to}\n`);
      printLosses(losses, language, terminal.out.bind(terminal));
      terminal.out(`${text({ de: 'Ergebnis', en: 'Result' })}: ${path}\n`);
      terminal.out(`${text({ de: 'Nächster Schritt', en: 'Next step' })}: rathaus eakte check ${path}\n`);
    }
    context.exit(losses.length === 0 ? exitCodes.clean : exitCodes.findings);
  });
}

function printLosses(losses: readonly Loss[], language: 'de' | 'en', out: (text: string) => void): void {
  if (losses.length === 0) {
    out(
      language === 'de'
        ? 'Keine Verluste: alles wurde übernommen.\n'
        : 'No losses: everything was taken over.\n',
    );
    return;
  }
  out(language === 'de' ? `Verluste: ${losses.length}\n` : `Losses: ${losses.length}\n`);
  for (const loss of losses.slice(0, lossesShown)) out(`  - ${loss.path}: ${loss.text[language]}\n`);
  const rest = losses.length - lossesShown;
  if (rest > 0)
    out(
      language === 'de'
        ? `  - und ${rest} weitere (--json zeigt alle)\n`
        : `  - and ${rest} more (--json shows all)\n`,
    );
}

async function isZip(path: string): Promise<boolean> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer.toString('latin1') === 'PK';
  } finally {
    await handle.close();
  }
}

async function namesOf(content: Uint8Array, to: XdomeaVersion) {
  const head = await peekMessage([content]);
  if (!head?.prozessId) {
    throw new UsageFault('Die Nachricht nennt keine Prozess-ID.', 'The message names no process id.');
  }
  const { prozessId: processId, rootName: message, part } = head;
  return containerName({ version: to, processId, message, ...(part === undefined ? {} : { part }) });
}

async function convertBare(file: string, to: XdomeaVersion, output: string, { terminal }: Context) {
  const result = await convertMessage(createReadStream(file), { to, signal: terminal.signal });
  if (result.files.length > 0) {
    throw new UsageFault(
      'Die Nachricht enthält Signaturen, die ab 3.0 als Dateien im Container liegen. Wandeln Sie den Container um.',
      'The message holds signatures that lie in the container as files since 3.0. Convert the container.',
    );
  }
  const path = await inFolder(output, (await namesOf(result.content, to)).message);
  await writeFileAtomically(path, once(result.content));
  return { path, result };
}

async function convertContainer(file: string, to: XdomeaVersion, output: string, { terminal }: Context) {
  await using container = await readContainer(file, { signal: terminal.signal });
  if (!container.message) {
    throw new UsageFault('Der Container enthält keine Nachricht.', 'The container holds no message.');
  }
  const { signal } = terminal;
  const result = await convertMessage(container.open(container.message, { signal }), { to, signal });
  const names = await namesOf(result.content, to);
  const receipt = await writeContainerFile(
    { message: { name: names.message, content: result.content }, files: filesOf(container, result) },
    await inFolder(output, names.container),
    { signal },
  );
  return { path: receipt.path, result };
}

function* filesOf(container: Container, result: ConvertResult): Generator<ContainerFile> {
  const renamed = new Map(result.renamed.map(({ from, to }) => [from, to]));
  for (const entry of container.files) {
    const name = renamed.get(entry.name) ?? entry.name;
    yield { name, size: entry.size, content: () => container.open(entry) };
  }
  for (const { dateiname, content } of result.files) yield { name: dateiname, content };
}

async function inFolder(output: string, name: string): Promise<string> {
  const found = await stat(output).catch(() => undefined);
  return found?.isDirectory() ? join(output, name) : output;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
