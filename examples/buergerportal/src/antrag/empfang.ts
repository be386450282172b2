import { createHash, randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyFileStream } from '@fastify/busboy';
import { sparsam } from './speicher.ts';

/** Why an uploaded file was not taken. */
export type Ablehnung =
  | { reason: 'too-large'; limit: number }
  | { reason: 'not-a-pdf' }
  | { reason: 'empty' };

/** A file that lies complete and synced in a temporary place; whoever takes it renames or removes it. */
export interface EmpfangeneDatei {
  path: string;
  /** File name as the browser sent it, without any folder, at most 120 characters. */
  name: string;
  size: number;
  /** Hex. */
  sha512: string;
}

export interface EmpfangenesFormular {
  fields: Record<string, string>;
  file?: EmpfangeneDatei;
  rejected?: Ablehnung;
}

export interface EmpfangOptions {
  /** Folder for the temporary file; must be on the file system where the file will stay. */
  directory: string;
  maxFileBytes: number;
  /** What the first bytes must say. Default `pdf`. */
  accept?: 'pdf' | 'any';
  signal?: AbortSignal;
}

/** The parts of a request that matter here. */
export interface FormularAnfrage {
  contentType: string;
  body: Readable | undefined;
}

/**
 * The request as Node has it where the server is Node's: two conversions between kinds of streams less, and
 * half the memory for an upload of hundreds of megabytes. Elsewhere the web stream of the request.
 */
export function anfrageOf(request: Request, incoming?: IncomingMessage): FormularAnfrage {
  const contentType = request.headers.get('content-type') ?? '';
  if (incoming) return { contentType, body: incoming };
  const body = request.body as import('node:stream/web').ReadableStream<Uint8Array> | null;
  return { contentType, body: body ? Readable.fromWeb(body) : undefined };
}

/** The request is no form, or was cut off. */
export class FormularUnlesbar extends Error {
  override readonly name = 'FormularUnlesbar';
}

const PDF = Buffer.from('%PDF-');

/**
 * Reads a `multipart/form-data` request in constant memory: the file goes to disk and is hashed on the
 * way, a file over the limit is thrown away at once while the rest of the request is read and forgotten,
 * so that the browser gets an answer instead of a broken connection.
 */
export async function empfangeFormular(
  request: FormularAnfrage,
  options: EmpfangOptions,
): Promise<EmpfangenesFormular> {
  const { body, contentType: type } = request;
  if (!type.startsWith('multipart/form-data') || !body) throw new FormularUnlesbar('not multipart/form-data');

  const result: EmpfangenesFormular = { fields: {} };
  const files: Promise<void>[] = [];
  let busboy: InstanceType<typeof Busboy>;
  try {
    busboy = new Busboy({
      headers: { 'content-type': type },
      limits: {
        fileSize: options.maxFileBytes,
        files: 1,
        fields: 40,
        fieldSize: 4096,
        parts: 50,
        headerSize: 8192,
      },
    });
  } catch (error) {
    throw new FormularUnlesbar('no boundary', { cause: error });
  }
  busboy.on('field', (name, value) => {
    result.fields[name] = value;
  });
  busboy.on('file', (_field, stream, filename) => {
    // A file field that was left empty comes as a part without a name.
    if (!filename) {
      stream.on('error', () => stream.destroy()).resume();
      return;
    }
    const received = takeFile(stream, filename, options).then((taken) => {
      if ('reason' in taken) result.rejected = taken;
      else result.file = taken;
    });
    // The rejection is awaited below; without the rest being read the request would never end.
    received.catch(() => stream.resume());
    files.push(received);
  });

  try {
    await pipeline(body, sparsam, busboy, { signal: options.signal });
    await Promise.all(files);
  } catch (error) {
    await Promise.allSettled(files);
    if (result.file) await rm(result.file.path, { force: true });
    throw new FormularUnlesbar('cut off or malformed', { cause: error });
  }
  return result;
}

async function takeFile(
  stream: BusboyFileStream,
  filename: string,
  options: EmpfangOptions,
): Promise<EmpfangeneDatei | Ablehnung> {
  // A cut-off request shows up as an 'error' event without an end; it may come before the first read.
  let broken: Error | undefined;
  stream.on('error', (error: Error) => {
    broken ??= error;
    stream.destroy();
  });
  const path = join(options.directory, `.${randomUUID()}.teil`);
  const hash = createHash('sha512');
  const file = await open(path, 'wx', 0o600);
  let size = 0;
  let head = Buffer.alloc(0);
  let keep = false;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      if (head.length < PDF.length) head = Buffer.concat([head, chunk.subarray(0, PDF.length)]);
      hash.update(chunk);
      size += chunk.length;
      await file.write(chunk);
    }
    if (broken) throw broken;
    if (stream.truncated) return { reason: 'too-large', limit: options.maxFileBytes };
    if (size === 0) return { reason: 'empty' };
    if (options.accept !== 'any' && !head.subarray(0, PDF.length).equals(PDF)) return { reason: 'not-a-pdf' };
    await file.sync();
    keep = true;
    return { path, name: plainName(filename), size, sha512: hash.digest('hex') };
  } finally {
    await file.close();
    if (!keep) await rm(path, { force: true });
  }
}

/** Only the last part of a path, without control characters; what remains empty gets a name. */
function plainName(filename: string): string {
  const last = filename.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const clean = [...last]
    .filter((character) => character >= ' ' && character !== '\u007f')
    .join('')
    .trim()
    .slice(-120);
  return clean === '' || clean.startsWith('.') ? `nachweis${clean}` : clean;
}
