import { parseContainerName } from './container-name.ts';
import type { DirectoryEntry } from './zip-record.ts';

/** Which entry is the message, and what speaks against it. */
export interface PickedMessage {
  readonly message: DirectoryEntry | undefined;
  /** Entries that may be the message. */
  readonly candidates: number;
  /** Whose name breaks the rule. */
  readonly misnamed?: 'message' | 'container' | undefined;
}

/** The message among the files of a container: by the names of both. */
export function pickMessage(
  files: readonly DirectoryEntry[],
  containerFileName: string | undefined,
): PickedMessage {
  const all = files.filter(({ name }) => /\.xml$/i.test(name));
  const xml = all.filter(({ name }) => !name.includes('/'));
  const stem = containerFileName?.replace(/\.[^.]*$/, '').toLowerCase();
  const named = xml.filter(({ name }) => parseContainerName(name) !== undefined);
  const sameStem = xml.filter(({ name }) => name.slice(0, -4).toLowerCase() === stem);
  // Primary files may be XML as well (invoices): those are named by a UUID of their own.
  const candidates = named.length > 0 ? named : sameStem.length > 0 ? sameStem : xml;
  const message = candidates.length > 0 ? (sameStem[0] ?? candidates[0]) : undefined;
  if (!message) return { message, candidates: 0 };
  const misnamed =
    parseContainerName(message.name) === undefined
      ? 'message'
      : stem !== undefined && sameStem.length === 0
        ? 'container'
        : undefined;
  // A second message is one in whatever folder it lies, and under the name of a shadow of macOS as well.
  const elsewhere = all.filter(
    ({ name }) =>
      name !== message.name && isNamedMessage(name) && !candidates.some((one) => one.name === name),
  );
  return { message, candidates: candidates.length + elsewhere.length, misnamed };
}

const isNamedMessage = (path: string) =>
  parseContainerName(path.slice(path.lastIndexOf('/') + 1).replace(/^\._/, '')) !== undefined;
