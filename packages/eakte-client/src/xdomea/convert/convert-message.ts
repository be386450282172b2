import { RathausError } from '@rathaus/client-core';
import type { Finding } from '../check/finding.ts';
import type { Nachricht } from '../model/index.ts';
import type { MessageSource } from '../read/feed.ts';
import { readMessage } from '../read/read-message.ts';
import type { XdomeaVersion } from '../version.ts';
import type { Loss } from '../write/loss.ts';
import { writeMessage } from '../write/write-message.ts';
import { adapt } from './adapt.ts';

export interface ConvertOptions {
  to: XdomeaVersion;
  /** The software that converts, for messages of 4.0 whose older original names none. */
  produktname?: string;
  produkthersteller?: string;
  /** UUID of the message that is answered: replies of 4.0 have to name it, older ones cannot. */
  uuidUrsprungsnachricht?: string;
  /** Default `crypto.randomUUID`. */
  randomUuid?: () => string;
  signal?: AbortSignal;
}

export interface ConvertResult {
  from: XdomeaVersion;
  /** The message in the target version, as UTF-8 XML. */
  content: Uint8Array;
  /** The message after the changes of shape, before writing. */
  message: Nachricht;
  /** Everything the target version could not take over. Empty: nothing was lost. */
  losses: readonly Loss[];
  /** Signatures that lay inside the message in 2.x and have to lie in the container since 3.0. */
  files: readonly { dateiname: string; content: Uint8Array }[];
  /** Files of the container that need another name (2.x wants `<UUID>_<name>.<extension>`). */
  renamed: readonly { from: string; to: string }[];
  /** What was wrong with the original. */
  findings: readonly Finding[];
}

/**
 * Converts a message to another version and says what got lost. The whole message is held in memory.
 *
 * Throws `eakte.xdomea.unreadable` when the original is no complete message of a known version, and
 * `eakte.xdomea.invalid-model` when the target version demands something that the original does not have.
 * Source of the mapping: comparison of the schema files; the policies for what has no place are ours (ADR 0063).
 */
export async function convertMessage(source: MessageSource, options: ConvertOptions): Promise<ConvertResult> {
  const read = await readMessage(source, options.signal ? { signal: options.signal } : {});
  const { message, version: from } = read;
  if (message === undefined || from === undefined || !read.complete) {
    throw new RathausError({
      code: 'eakte.xdomea.unreadable',
      origin: 'peer',
      message: 'The original is no complete xdomea message of a known version.',
      details: { findings: read.findings.length },
    });
  }
  const losses: Loss[] = [];
  const files: { dateiname: string; content: Uint8Array }[] = [];
  const renamed: { from: string; to: string }[] = [];
  adapt(message, {
    from,
    to: options.to,
    randomUuid: options.randomUuid ?? (() => crypto.randomUUID()),
    produktname: options.produktname ?? 'Rathaus SDK',
    produkthersteller: options.produkthersteller ?? 'unbekannt',
    uuidUrsprungsnachricht: options.uuidUrsprungsnachricht,
    losses,
    files,
    renamed,
  });
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of writeMessage(message, {
    version: options.to,
    onLoss: (loss) => losses.push(loss),
    ...(options.signal ? { signal: options.signal } : {}),
  })) {
    pieces.push(piece);
    size += piece.length;
  }
  const content = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    content.set(piece, at);
    at += piece.length;
  }
  return { from, content, message, losses, files, renamed, findings: read.findings };
}
