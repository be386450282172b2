import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyHeaders } from '@fastify/busboy';
import { validationError } from './errors.ts';
import type { Dict } from './model.ts';
import type { Upload } from './validate.ts';

export interface ReceivedBody {
  data: Dict;
  /** Files by the name of their form field, on disk. */
  uploads: Map<string, Upload>;
}

/** Parts before an action runs: unknown action, broken JSON. CKAN answers them with a bare JSON string. */
export class BadRequest extends Error {
  override readonly name = 'BadRequest';
}

const maximumJson = 16 * 1024 * 1024;

/** Reads JSON, form or multipart. Files go to `directory` and never into memory. */
export async function receiveBody(
  request: IncomingMessage,
  directory: string,
  maximumFile: number,
): Promise<ReceivedBody> {
  const type = request.headers['content-type'] ?? '';
  if (type.toLowerCase().startsWith('multipart/form-data'))
    return receiveMultipart(request, directory, maximumFile);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= maximumJson) chunks.push(chunk);
  }
  if (size > maximumJson) throw new BadRequest('Bad request - JSON Error: the request is too large');
  const text = Buffer.concat(chunks).toString('utf8');
  const uploads = new Map<string, Upload>();
  if (text.trim() === '') return { data: {}, uploads };
  if (type.startsWith('application/x-www-form-urlencoded') && !text.trimStart().startsWith('{')) {
    return { data: Object.fromEntries(new URLSearchParams(text)), uploads };
  }
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new BadRequest('Bad request - JSON Error: Error decoding JSON data.');
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw new BadRequest(
      'Bad request - JSON Error: Request data JSON decoded to something that is not a dictionary.',
    );
  }
  return { data: data as Dict, uploads };
}

async function receiveMultipart(
  request: IncomingMessage,
  directory: string,
  maximumFile: number,
): Promise<ReceivedBody> {
  const data: Dict = {};
  const uploads = new Map<string, Upload>();
  const written: Promise<void>[] = [];
  let tooLarge: string | undefined;
  const parser = new Busboy({
    headers: request.headers as BusboyHeaders,
    limits: { fileSize: maximumFile, files: 20, fieldSize: maximumJson },
  });
  parser.on('field', (name, value) => {
    data[name] = value;
  });
  parser.on('file', (field, stream, filename) => {
    const path = join(directory, `${randomUUID()}.upload`);
    stream.on('limit', () => {
      tooLarge = field;
    });
    const target = createWriteStream(path, { flags: 'wx' });
    written.push(
      pipeline(stream, target).then(() => {
        uploads.set(field, { path, name: mungeFilename(filename), size: target.bytesWritten });
      }),
    );
  });
  try {
    await pipeline(request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>, parser);
    await Promise.all(written);
  } catch (cause) {
    await Promise.allSettled(written);
    await discard(uploads);
    throw new BadRequest('Bad request - the multipart body is broken', { cause });
  }
  if (tooLarge !== undefined) {
    await discard(uploads);
    throw validationError({ upload: ['File upload too large'] });
  }
  return { data, uploads };
}

export async function discard(uploads: ReadonlyMap<string, Upload>): Promise<void> {
  await Promise.all([...uploads.values()].map(({ path }) => rm(path, { force: true })));
}

/** `munge_filename`: lower case, spaces to hyphens, only harmless characters, at most 100. */
function mungeFilename(name: string): string {
  const base = name.split(/[\\/]/).at(-1) ?? '';
  const clean = base
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .trim()
    .toLowerCase()
    .replaceAll(' ', '-')
    .replace(/[^a-z0-9_.-]/g, '')
    .replace(/-+/g, '-');
  const extension = /\.[a-z0-9]{1,21}$/.exec(clean)?.[0] ?? '';
  const stem = clean.slice(0, clean.length - extension.length).slice(0, 100 - extension.length);
  return `${stem || 'unnamed'}${extension}`;
}
