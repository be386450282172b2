import { createHash } from 'node:crypto';
import type { Abortable } from '@rathaus/client-core/abort';
import type { FileHash } from '../xdomea/index.ts';
import { type Content, readContent } from './content.ts';

/** How a content is hashed. */
export interface HashOptions extends Abortable {
  /** Default `SHA-512`. */
  algorithm?: FileHash['algorithm'] | undefined;
}

/**
 * The digest of a file's content, read once in constant memory, in the form that `createAbgabe` takes. Throws what the
 * content throws, `eakte.package.content` for pieces that are no bytes, and `core.aborted` at once.
 *
 * @example
 * const content = fileContent('Antrag.pdf');
 * const dokument = { betreff: 'Antrag', fileName: 'Antrag.pdf', hash: await hashOf(content) };
 */
export async function hashOf(content: Content, options: HashOptions = {}): Promise<FileHash> {
  const { algorithm = 'SHA-512', signal } = options;
  const digest = createHash(algorithm.replace('-', ''));
  for await (const chunk of readContent(content, signal)) digest.update(chunk);
  return { algorithm, hex: digest.digest('hex') };
}
