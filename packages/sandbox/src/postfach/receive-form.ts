import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyHeaders } from '@fastify/busboy';
import { Refusal } from './refusal.ts';

/** A file that lies on disk, with what was measured while it came. */
export interface ReceivedFile {
  readonly path: string;
  readonly name: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  /** SHA-512 in hexadecimal digits. */
  readonly digest: string;
}

/** The form of a message: the envelope as text, the files in their order. */
export interface ReceivedForm {
  readonly json: string;
  readonly files: readonly ReceivedFile[];
}

const longestJson = 20_000_000;

/** Writes content to the folder and measures it. `count` is called with the length of each piece. */
export async function receiveFile(
  source: AsyncIterable<Uint8Array>,
  folder: string,
  { name, mediaType }: { name: string; mediaType: string },
  count: (length: number) => void = () => undefined,
): Promise<ReceivedFile> {
  const path = join(folder, `${randomUUID()}.anlage`);
  const hash = createHash('sha512');
  let size = 0;
  const measure = new Transform({
    transform(piece: Buffer, _encoding, done) {
      size += piece.length;
      hash.update(piece);
      try {
        count(piece.length);
        done(null, piece);
      } catch (error) {
        done(error as Error);
      }
    },
  });
  try {
    await pipeline(source, measure, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return { path, name, mediaType, size, digest: hash.digest('hex') };
}

/** Reads the multipart body; files go to the folder and never into memory. Errors: 400, 413. */
export async function receiveForm(
  request: IncomingMessage,
  folder: string,
  maxBytes: number,
): Promise<ReceivedForm> {
  const type = request.headers['content-type'] ?? '';
  if (!/^multipart\/form-data\s*;/i.test(type)) throw new Refusal(400, 'multipart/form-data is expected');
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw new Refusal(413, 'too many bytes');
  const parser = new Busboy({
    headers: request.headers as BusboyHeaders,
    limits: { fieldSize: longestJson, files: 1000, parts: 1001 },
  });
  let json: string | undefined;
  let isTruncated = false;
  let total = 0;
  const received: Promise<ReceivedFile>[] = [];
  const count = (length: number) => {
    total += length;
    if (total > maxBytes) throw new Refusal(413, 'too many bytes');
  };
  parser.on('field', (name, value, _nameTruncated, valueTruncated) => {
    if (name === 'json') json ??= value;
    isTruncated ||= valueTruncated;
  });
  parser.on('file', (field, stream, name, _encoding, mediaType) => {
    if (field !== 'files') return void stream.resume();
    const file = receiveFile(stream, folder, { name, mediaType }, count);
    // Waited for below; until then nobody may find it unhandled.
    file.catch((error: Error) => parser.destroy(error));
    received.push(file);
  });
  try {
    await pipeline(request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>, parser);
    const files = await Promise.all(received);
    if (json === undefined) throw new Refusal(400, 'the part json is missing');
    if (isTruncated) throw new Refusal(413, 'the part json is too long');
    return { json, files };
  } catch (error) {
    await discard(received);
    if (error instanceof Refusal) throw error;
    throw new Refusal(400, 'the multipart body is broken');
  }
}

async function discard(received: readonly Promise<ReceivedFile>[]): Promise<void> {
  for (const one of await Promise.allSettled(received))
    if (one.status === 'fulfilled') await rm(one.value.path, { force: true });
}
