import { join } from 'node:path';
import { writeFileAtomically } from '@rathaus/client-core/node';
import { writeContainerFile, writeTransfer } from '@rathaus/eakte-client/package';
import { sampleMessage, sampleMessageTypes, sampleTransfer } from '@rathaus/eakte-client/sample';
import { writeMessage, type XdomeaVersion, xdomeaVersions } from '@rathaus/eakte-client/xdomea';
import type { Context } from '../../program/area.ts';
import { reported, UsageFault } from '../../program/failures.ts';
import { progressOn } from '../../program/progress.ts';
import { onFile } from './failure-rules.ts';

export interface NewOptions {
  xdomea: string;
  message: string;
  documents: string;
  fileSize: string;
  seed: string;
  partBytes?: string;
  output: string;
  xml?: boolean;
  json?: boolean;
  list?: boolean;
}

/** `rathaus eakte new`: an invented message of any version, group and size; same options, same bytes. */
export function create(options: NewOptions, context: Context): Promise<void> {
  const { terminal, text } = context;
  const work = async () => {
    const version = versionOf(options.xdomea);
    if (options.list) {
      terminal.out(`${sampleMessageTypes(version).join('\n')}\n`);
      return;
    }
    const documents = whole(options.documents, '--documents');
    if (options.partBytes !== undefined) {
      await createTransfer(options, version, documents, context);
      return;
    }
    const { message, names, files } = sampleMessage({
      version,
      messageType: options.message,
      documents,
      fileSize: whole(options.fileSize, '--file-size'),
      seed: whole(options.seed, '--seed'),
    });
    const { signal } = terminal;
    const content = () => writeMessage(message, { version, signal });
    const progress = progressOn(terminal, options.json !== true);
    const label = text({ de: 'Wird erzeugt', en: 'Creating' });
    let path: string;
    try {
      if (options.xml) {
        path = join(options.output, names.message);
        await writeFileAtomically(path, content(), { signal });
      } else {
        const receipt = await writeContainerFile(
          { message: { name: names.message, content }, files },
          options.output,
          {
            signal,
            onProgress({ step, done }) {
              if (step === 'entries') progress.show(label, { done, total: documents + 1 });
            },
          },
        );
        path = receipt.path;
      }
    } finally {
      progress.end();
    }
    if (options.json) context.json({ path, version, messageType: options.message, documents });
    else {
      context.say(`${text({ de: 'Erzeugt (erfundene Daten)', en: 'Created (invented data)' })}: ${path}`);
      context.say(`${text({ de: 'Nächster Schritt', en: 'Next step' })}: rathaus eakte check ${path}`);
    }
  };
  return reported(context, work, onFile(undefined));
}

/** Several messages of one process (4.0), each in its own container; goes on where it was interrupted. */
async function createTransfer(
  options: NewOptions,
  version: XdomeaVersion,
  documents: number,
  context: Context,
) {
  const { terminal, text } = context;
  if (version !== '4.0.0') {
    throw new UsageFault(
      'Geteilte Abgaben gibt es erst ab xdomea 4.0.',
      'Split transfers exist from xdomea 4.0 on.',
    );
  }
  const { input, randomUuid } = sampleTransfer({
    messageType: options.message,
    documents,
    fileSize: whole(options.fileSize, '--file-size'),
    seed: whole(options.seed, '--seed'),
  });
  const progress = progressOn(terminal, options.json !== true);
  const list = await writeTransfer(input, options.output, {
    maxBytes: Math.max(1, whole(options.partBytes!, '--part-bytes')),
    randomUuid,
    signal: terminal.signal,
    observer: ({ part: { part } }) =>
      progress.show(text({ de: `Teil ${part} ist fertig`, en: `Part ${part} is done` })),
  }).finally(() => progress.end());
  const paths = list.parts.map((part) => join(options.output, part.fileName));
  if (options.json) context.json({ paths, version, messageType: options.message, documents });
  else {
    for (const path of paths)
      context.say(`${text({ de: 'Erzeugt (erfundene Daten)', en: 'Created (invented data)' })}: ${path}`);
    const all = join(options.output, `${list.prozessId}_${list.messageType}_*.zip`);
    context.say(`${text({ de: 'Nächster Schritt', en: 'Next step' })}: rathaus eakte check ${all}`);
  }
}

/** `3.1` and `3.1.0` are both understood. */
export function versionOf(given: string): XdomeaVersion {
  const found = xdomeaVersions.find((version) => version === given || version === `${given}.0`);
  if (found) return found;
  const list = xdomeaVersions.join(', ');
  throw new UsageFault(
    `Die xdomea-Version ${given} ist unbekannt, möglich sind ${list}.`,
    `xdomea version ${given} is unknown, use ${list}.`,
  );
}

function whole(given: string, option: string): number {
  const value = Number(given);
  if (Number.isSafeInteger(value) && value >= 0 && given !== '') return value;
  throw new UsageFault(
    `${option} erwartet eine ganze Zahl ab 0.`,
    `${option} expects a whole number from 0.`,
  );
}
