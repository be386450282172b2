import { createHash } from 'node:crypto';
import { parseHeader } from '../../jwe/compact.ts';
import { attachmentsOf, dataOf, metadataOf } from './delivery-parts.ts';
import {
  dataPart,
  metadataPart,
  type PartName,
  type Sealed,
  type SendProgress,
  sealedOf,
  withSealed,
} from './send-progress.ts';
import type { Sending } from './sending.ts';

const tagChars = 22;
/** Longer than any header of ours with the dot behind it. */
const headChars = 8192;

/**
 * Adds the ciphertexts that lie in the folder of the delivery and are not remembered. That is so after a database was
 * restored that is older than the store of contents: what was sent then is ours, and the log can be compared with it.
 */
export async function recoverSealed({ delivery, progress, context }: Sending): Promise<SendProgress> {
  const { content, folder, signal } = context;
  const plain = new Map<PartName, string>([
    [
      metadataPart,
      createHash('sha512')
        .update(JSON.stringify(metadataOf(delivery, progress.replyChannel)))
        .digest('hex'),
    ],
    [dataPart, dataOf(delivery).sha512],
    ...attachmentsOf(delivery).map(({ id, sha512 }) => [id, sha512] as const),
  ]);
  let found = progress;
  for await (const { name, partial } of content.list(folder, { signal })) {
    const [part = '', , ending] = name.slice(folder.length).split('.');
    const sha512 = plain.get(part);
    if (partial || ending !== 'jwe' || sha512 === undefined) continue;
    if (sealedOf(found, part).some((one) => one.content === name)) continue;
    const facts = await readFacts(await content.read(name, { signal }));
    if (facts) found = withSealed(found, part, { content: name, sha512, ...facts });
  }
  return found;
}

async function readFacts(
  source: AsyncIterable<Uint8Array>,
): Promise<Pick<Sealed, 'tag' | 'encryptedSha512' | 'size' | 'kid'> | undefined> {
  const hash = createHash('sha512');
  const decoder = new TextDecoder('latin1');
  let size = 0;
  let head = '';
  let tail = '';
  for await (const chunk of source) {
    const text = decoder.decode(chunk);
    hash.update(chunk);
    size += chunk.length;
    if (head.length < headChars) head += text.slice(0, headChars - head.length);
    tail = (tail + text).slice(-(tagChars + 1));
  }
  if (!tail.startsWith('.')) return undefined;
  try {
    const { kid } = parseHeader(head.slice(0, head.indexOf('.')));
    return { tag: tail.slice(1), encryptedSha512: hash.digest('hex'), size, kid };
  } catch {
    // No JWE of ours: nothing that could have been sent.
    return undefined;
  }
}
