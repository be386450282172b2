import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isRathausError } from '@rathaus/client-core';
import { writeFileAtomically } from '@rathaus/client-core/node';
import {
  type Container,
  type ContainerFile,
  containerName,
  readContainer,
  writeContainerFile,
} from '@rathaus/eakte-client/package';
import {
  allowWeakerProtection,
  type Conversion,
  type ConvertOptions,
  convertMessage,
  type LossReport,
} from '@rathaus/eakte-client/xdomea';
import type { Context } from '../../program/area.ts';
import { exitCodes } from '../../program/exit-codes.ts';
import { reported, UsageFault } from '../../program/failures.ts';
import { progressOn } from '../../program/progress.ts';
import { onFile } from './failure-rules.ts';
import { openLossFile } from './loss-file.ts';
import { versionOf } from './new.ts';
import { printConversion, printRefusal } from './print-conversion.ts';
import { SignatureFiles } from './signature-files.ts';

export interface ConvertCommandOptions {
  to: string;
  output: string;
  json?: boolean;
  lossReport?: string;
  wrapDocuments?: boolean;
  keepContext?: boolean;
  ownProcess?: boolean;
  allowWeakerProtection?: boolean;
}

/** What came out of a conversion. */
export interface Converted {
  path: string;
  report: LossReport;
  /** Files that carry another name now; beside a bare message they still have to be renamed. */
  renames: ReadonlyMap<string, string>;
  kind: 'container' | 'message';
}

/** One run: where from, where to, and what is shown on the way. */
interface Work {
  file: string;
  output: string;
  options: ConvertOptions;
  signal: AbortSignal;
  /** Passes bytes on and counts them. */
  counted(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array>;
  total: number;
}

/** `rathaus eakte convert FILE --to 4.0`: another version, and a list of what that version cannot take. */
export function convert(file: string, options: ConvertCommandOptions, context: Context): Promise<void> {
  const { terminal, text } = context;
  const run = async () => {
    const to = versionOf(options.to);
    const { signal } = terminal;
    const isContainer = await isZip(file);
    const losses = await openLossFile(options.lossReport, file, { signal });
    try {
      const progress = progressOn(terminal, options.json !== true);
      const label = text({ de: 'Wird umgewandelt', en: 'Converting' });
      let done = 0;
      const work: Work = {
        file,
        output: options.output,
        signal,
        total: (await stat(file)).size,
        async *counted(chunks) {
          for await (const chunk of chunks) {
            yield chunk;
            done += chunk.length;
            progress.show(label, { done, total: work.total });
          }
        },
        options: {
          to,
          signal,
          maxPlaces: 5,
          observer: losses && ((event) => losses.add(event)),
          documents: options.wrapDocuments ? 'wrap' : undefined,
          contextObjects: options.keepContext ? 'keep' : undefined,
          splitTransfers: options.ownProcess ? 'own-process' : undefined,
          [allowWeakerProtection]: options.allowWeakerProtection ? true : undefined,
        },
      };
      let converted: Converted;
      try {
        converted = await (isContainer ? convertContainer(work) : convertBare(work));
      } catch (error) {
        if (!isRathausError(error) || error.code !== 'eakte.xdomea.not-convertible') throw error;
        progress.end();
        printRefusal(file, error, context);
        context.exit(exitCodes.findings);
        return;
      } finally {
        progress.end();
      }
      await losses?.finish();
      printConversion(converted, { json: options.json === true, lossFile: options.lossReport }, context);
      context.exit(converted.report.lossless ? exitCodes.clean : exitCodes.findings);
    } finally {
      await losses?.close();
    }
  };
  return reported(context, run, onFile(file));
}

async function convertContainer(work: Work): Promise<Converted> {
  const { signal } = work;
  const container = await readContainer(work.file, { signal });
  try {
    if (!container.message) {
      throw new UsageFault('Der Container enthält keine Nachricht.', 'The container holds no message.');
    }
    work.total = container.entries.reduce((sum, entry) => sum + entry.size, 0);
    // Beside the result, as its temporary file: what a message holds does not belong into a public folder.
    const signatures = new SignatureFiles();
    try {
      const conversion = await convertMessage(work.counted(container.open(container.message, { signal })), {
        ...work.options,
        onFile: (file) => signatures.add(file),
      });
      return await released(conversion, async () => {
        const names = containerName(conversion.naming);
        const path = await targetOf(work, names.container);
        signatures.beside(path);
        await writeContainerFile(
          {
            message: { name: names.message, content: () => conversion.stream },
            files: filesOf(container, conversion, signatures, work),
          },
          path,
          { signal, hashEntries: false },
        );
        return {
          path,
          report: await conversion.report,
          renames: conversion.renames,
          kind: 'container',
        };
      });
    } finally {
      await signatures.close();
    }
  } finally {
    await container.close();
  }
}

/** Asked for when the message has been written: only then all new names are known. */
function* filesOf(
  container: Container,
  { renames }: Conversion,
  signatures: SignatureFiles,
  { counted, signal }: Work,
): Generator<ContainerFile> {
  for (const entry of container.files) {
    yield {
      name: renames.get(entry.name) ?? entry.name,
      size: entry.size,
      content: () => counted(container.open(entry, { signal })),
    };
  }
  yield* signatures.files();
}

async function convertBare(work: Work): Promise<Converted> {
  const conversion = await convertMessage(work.counted(createReadStream(work.file)), {
    ...work.options,
    onFile() {
      throw new UsageFault(
        'Die Nachricht enthält Signaturen, die ab 3.0 als Dateien im Container liegen. Packen Sie sie zuerst (rathaus eakte pack) und wandeln Sie den Container um.',
        'The message holds signatures that lie in the container as files since 3.0. Pack it first (rathaus eakte pack) and convert the container.',
      );
    },
  });
  return await released(conversion, async () => {
    const path = await targetOf(work, () => containerName(conversion.naming).message);
    await writeFileAtomically(path, conversion.stream, { signal: work.signal });
    return { path, report: await conversion.report, renames: conversion.renames, kind: 'message' };
  });
}

/** Closes the source also when nobody began to read the result. */
async function released<T>({ stream }: Conversion, use: () => Promise<T>): Promise<T> {
  try {
    return await use();
  } finally {
    // A stream that broke rejects with what broke it, which is known already.
    if (!stream.locked) await stream.cancel().catch(() => undefined);
  }
}

/** Where the result goes. Up to 3.1 all versions name a container alike: the original must not be replaced. */
async function targetOf({ file, output }: Work, name: string | (() => string)): Promise<string> {
  const found = await stat(output).catch(() => undefined);
  const path = found?.isDirectory() ? join(output, typeof name === 'string' ? name : name()) : output;
  if (await isSameFile(path, file)) {
    throw new UsageFault(
      'Das Ergebnis hieße wie das Original und würde es ersetzen. Geben Sie mit -o einen anderen Ordner oder Namen an.',
      'The result would be named like the original and replace it. Choose another folder or name with -o.',
    );
  }
  return path;
}

async function isSameFile(a: string, b: string): Promise<boolean> {
  if (resolve(a) === resolve(b)) return true;
  const [first, second] = await Promise.all(
    [a, b].map((path) => stat(path, { bigint: true }).catch(() => undefined)),
  );
  return first !== undefined && second !== undefined && first.dev === second.dev && first.ino === second.ino;
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
