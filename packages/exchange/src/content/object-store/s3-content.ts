import { Buffer } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import { isRathausError } from '@rathaus/client-core';
import { throwIfAborted } from '@rathaus/client-core/abort';
import { exchangeError } from '../../errors.ts';
import { measuredBlocks } from '../blocks.ts';
import { checkContentName, checkContentPrefix, checkRemovable, isPartialName } from '../content-name.ts';
import type { ResealOutcome, SealedContentStore } from '../resealable.ts';
import { chunkBytes } from '../sealing/chunks.ts';
import { headerBytes, isSealed, withoutSpare } from '../sealing/header.ts';
import { createSealer } from '../sealing/sealer.ts';
import { unavailable } from '../storage-fault.ts';
import { tidy } from '../tidy.ts';
import { listNames, uploadOf } from './s3-list.ts';
import { checkS3Options, type S3ContentOptions } from './s3-options.ts';
import { type S3Answer, s3Requests } from './s3-requests.ts';
import { abortUpload, storeObject } from './s3-store-object.ts';

const defaultPart = 8 * 1024 * 1024;

/**
 * Keeps content in an object store that speaks S3 (paths, Signature Version 4, ListObjectsV2, multipart uploads). Always
 * sealed; one part at a time is in memory. Requests that fail for a moment are sent up to four times.
 *
 * `exchange.content.unavailable` has in `details.reason` the code of the service (`AccessDenied`), `http-…`, `network`,
 * `timeout` or `unusable-answer` (a page of a proxy). Only the service's own `NoSuchKey` says that an object is missing.
 *
 * @example
 * const store = createS3Content({
 *   endpoint: 'https://s3.musterstadt.example',
 *   region: 'de-1',
 *   bucket: 'austausch',
 *   credentials: () => readCredentials(),
 *   sealing: { current },
 * });
 */
export function createS3Content(options: S3ContentOptions): SealedContentStore {
  checkS3Options(options);
  const { prefix: root = '', partBytes = defaultPart } = options;
  const sealer = createSealer(options.sealing);
  const send = s3Requests(options);
  let conditional: Promise<void> | undefined;

  async function openObject(
    name: string,
    signal: AbortSignal | undefined,
  ): Promise<AsyncGenerator<Uint8Array, void, void>> {
    const answer = await send({ method: 'GET', key: `${root}${name}`, signal });
    const { head, rest } = await splitHead(answer);
    try {
      // Everything here is sealed, so this is the page of a proxy and no answer.
      if (!isSealed(head)) throw unavailable('unusable-answer');
      return (await sealer.open(name, head, signal)).open(rest);
    } catch (error) {
      await rest.return();
      throw error;
    }
  }

  async function removeOne(name: string, signal: AbortSignal | undefined): Promise<void> {
    throwIfAborted(signal, 'Removing content');
    if (isPartialName(name)) {
      const { name: whole, uploadId } = uploadOf(name);
      return unlessGone(() => abortUpload(send, `${root}${whole}`, uploadId));
    }
    const answer = await unlessMissing(() => send({ method: 'DELETE', key: `${root}${name}`, signal }));
    await answer?.text();
  }

  async function resealOnce(name: string, signal: AbortSignal | undefined): Promise<ResealOutcome> {
    const key = `${root}${name}`;
    const answer = await unlessMissing(() => send({ method: 'GET', key, signal }));
    if (!answer) return 'missing';
    const { head, rest } = await splitHead(answer);
    try {
      if (!isSealed(head)) throw unavailable('unusable-answer');
      const todo = await sealer.reseal(name, head, signal);
      if (todo.state === 'current') return 'current';
      const ifMatch = answer.headers.get('etag');
      if (!ifMatch) throw unavailable('unusable-answer');
      const header = todo.state === 'former' ? todo.header : withoutSpare(head);
      await storeObject(send, key, joined(header, rest), { partBytes, ifMatch, signal });
      return 'resealed';
    } finally {
      await rest.return();
    }
  }

  /** A service that overlooks conditions would bring back what was replaced meanwhile. */
  async function checkConditions(signal: AbortSignal | undefined): Promise<void> {
    const key = `${root}probe~${randomUUID()}`;
    for (const size of [1, partBytes + 1]) {
      const body = joined(Buffer.alloc(size), nothing());
      try {
        await storeObject(send, key, body, {
          partBytes,
          ifMatch: '"00000000000000000000000000000000"',
          signal,
        });
      } catch (error) {
        if (isConditionFault(error)) continue;
        throw error;
      }
      await tidy(async (own) => (await send({ method: 'DELETE', key, signal: own })).text());
      throw unavailable('no-conditional-writes');
    }
  }

  return {
    async write(name, source, write = {}) {
      checkContentName(name);
      throwIfAborted(write.signal, 'Storing content');
      const { blocks, measured } = measuredBlocks(source, chunkBytes, write);
      const pieces = sealer.seal(name, blocks, write.signal);
      await storeObject(send, `${root}${name}`, pieces, { partBytes, signal: write.signal });
      return measured();
    },

    async read(name, { signal } = {}) {
      checkContentName(name);
      throwIfAborted(signal, 'Reading content');
      let opened: AsyncGenerator<Uint8Array, void, void> | undefined = await openObject(name, signal);
      // The first reader takes the answer that is there, any other one asks anew.
      const again = async function* () {
        yield* await openObject(name, signal);
      };
      return {
        [Symbol.asyncIterator]: () => {
          const first = opened;
          opened = undefined;
          return first ?? again();
        },
      };
    },

    async has(name, { signal } = {}) {
      checkContentName(name);
      throwIfAborted(signal, 'Looking for content');
      // The answer to HEAD has no body, so that of a proxy could not be told from that of the service.
      for await (const found of listNames(send, { root, prefix: name }, { signal }))
        return found.name === name && !found.partial;
      return false;
    },

    async remove(name, { signal } = {}) {
      checkRemovable(name);
      if (!name.endsWith('/')) return removeOne(name, signal);
      for await (const found of listNames(send, { root, prefix: name }, { signal }))
        await removeOne(found.name, signal);
    },

    async *list(prefix, { signal } = {}) {
      checkContentPrefix(prefix);
      throwIfAborted(signal, 'Listing content');
      yield* listNames(send, { root, prefix }, { signal });
    },

    async reseal(name, { signal } = {}) {
      checkContentName(name);
      throwIfAborted(signal, 'Sealing content anew');
      conditional ??= checkConditions(signal).catch((error: unknown) => {
        conditional = undefined;
        throw error;
      });
      await conditional;
      for (let attempt = 1; attempt <= 3; attempt++)
        try {
          return await resealOnce(name, signal);
        } catch (error) {
          // Somebody replaced or removed it meanwhile: look again.
          if (!isConditionFault(error)) throw error;
        }
      throw unavailable('replaced-meanwhile');
    },
  };
}

async function splitHead(
  answer: S3Answer,
): Promise<{ head: Buffer; rest: AsyncGenerator<Uint8Array, void, void> }> {
  const pieces = answer.pieces();
  let head = Buffer.alloc(0);
  while (head.length < headerBytes) {
    const { done, value } = await pieces.next();
    if (done) break;
    head = Buffer.concat([head, value]);
  }
  const more = head.subarray(headerBytes);
  return { head: head.subarray(0, headerBytes), rest: joined(more, pieces) };
}

async function* joined(
  first: Uint8Array,
  rest: AsyncGenerator<Uint8Array, void, void>,
): AsyncGenerator<Uint8Array, void, void> {
  if (first.length > 0) yield first;
  yield* rest;
}

async function* nothing(): AsyncGenerator<Uint8Array, void, void> {}

/** The codes for a condition that does not hold: RFC 9110, section 15.5.13, and S3 for two writers at the same time. */
const isConditionFault = (error: unknown): boolean =>
  isRathausError(error) &&
  (error.code === 'exchange.content.missing' ||
    ['PreconditionFailed', 'ConditionalRequestConflict', 'http-412', 'http-409'].includes(
      String(error.details?.reason),
    ));

async function unlessMissing<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (exchangeError.is(error) && error.code === 'exchange.content.missing') return undefined;
    throw error;
  }
}

async function unlessGone(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (isRathausError(error) && error.details?.reason === 'NoSuchUpload') return;
    throw error;
  }
}
