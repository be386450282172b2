import type { Abortable } from '@rathaus/client-core/abort';
import { isContentName, partialMark } from '../content-name.ts';
import type { ContentInfo } from '../content-store.ts';
import { unavailable } from '../storage-fault.ts';
import { type AnswerElement, childrenOf, childText, readAnswer } from './s3-answer.ts';
import type { S3Requests } from './s3-requests.ts';

/** An object or an upload that is not finished. */
export type S3Listed = ContentInfo & { partial: boolean };

/** Names below a prefix: objects first, then uploads that are not finished. `root` is cut off. */
export async function* listNames(
  send: S3Requests,
  { root, prefix }: { root: string; prefix: string },
  { signal }: Abortable,
): AsyncGenerator<S3Listed, void, void> {
  const query = { prefix: `${root}${prefix}`, 'encoding-type': 'url' };
  const objects = pagesOf(send, { ...query, 'list-type': '2' }, 'ListBucketResult', objectsAfter, signal);
  for await (const page of objects)
    for (const element of childrenOf(page, 'Contents')) {
      const name = nameOf(page, element, root);
      if (isContentName(name))
        yield {
          name,
          size: Number(childText(element, 'Size')),
          modifiedAt: timeOf(element, 'LastModified'),
          partial: false,
        };
    }
  const uploads = pagesOf(
    send,
    { ...query, uploads: '' },
    'ListMultipartUploadsResult',
    uploadsAfter,
    signal,
  );
  for await (const page of uploads)
    for (const element of childrenOf(page, 'Upload')) {
      const name = nameOf(page, element, root);
      const uploadId = childText(element, 'UploadId');
      // What lies in the parts is not told.
      if (isContentName(name) && uploadId)
        yield {
          name: `${name}${partialMark}${encodeURIComponent(uploadId)}`,
          size: 0,
          modifiedAt: timeOf(element, 'Initiated'),
          partial: true,
        };
    }
}

/** Name and id of an upload by the name that was listed. */
export function uploadOf(partialName: string): { name: string; uploadId: string } {
  const at = partialName.indexOf(partialMark);
  return {
    name: partialName.slice(0, at),
    uploadId: decoded(partialName.slice(at + 1)),
  };
}

type Cursor = Readonly<Record<string, string>>;

async function* pagesOf(
  send: S3Requests,
  query: Cursor,
  root: string,
  after: (page: AnswerElement) => Cursor,
  signal: AbortSignal | undefined,
): AsyncGenerator<AnswerElement, void, void> {
  let cursor: Cursor = {};
  for (;;) {
    const answer = await send({ method: 'GET', query: { ...query, ...cursor }, signal });
    const page = readAnswer(await answer.text(), root);
    yield page;
    if (childText(page, 'IsTruncated') !== 'true') return;
    const next = after(page);
    // A service that turns in a circle would never end, and one that names no next page would lose the rest.
    if (Object.values(next).join('') === '' || JSON.stringify(next) === JSON.stringify(cursor))
      throw unavailable('unusable-answer');
    cursor = next;
  }
}

const objectsAfter = (page: AnswerElement): Cursor => ({
  'continuation-token': childText(page, 'NextContinuationToken') ?? '',
});

const uploadsAfter = (page: AnswerElement): Cursor => ({
  'key-marker': plainKey(page, childText(page, 'NextKeyMarker') ?? ''),
  'upload-id-marker': childText(page, 'NextUploadIdMarker') ?? '',
});

const nameOf = (page: AnswerElement, element: AnswerElement, root: string): string => {
  const key = plainKey(page, childText(element, 'Key') ?? '');
  return key.startsWith(root) ? key.slice(root.length) : '';
};

const plainKey = (page: AnswerElement, key: string): string =>
  childText(page, 'EncodingType') === 'url' ? decoded(key.replaceAll('+', ' ')) : key;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** A time that nobody understands is no number, so a sweep takes it for young. */
const timeOf = (element: AnswerElement, name: string): number => Date.parse(childText(element, name) ?? '');
