import { type ScanHandler, scanSource, textMode, XmlScanner } from '@rathaus/client-core/xml';
import { nameKey } from '../xdomea/finding/name-key.ts';

/** Elements of all versions of xdomea whose text is the name of a file in the container. */
const fileElements = new Set(['Dateiname', 'SignaturSiegelDatei']);

/** Characters of one name; a longer one is no name of a file. */
const nameLimit = 1000;

/** What is wanted of the names of a message. */
export interface ScanFileNamesOptions {
  /** Whether a name is kept. */
  readonly wanted: (name: string) => boolean;
  /** Names kept. A message that gives more is not that of the container. */
  readonly most: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Adds the file names that a message gives to a set, in NFC and only those that are wanted: one quick pass that judges
 * nothing. What is wrong with the message ends it early.
 */
export async function scanFileNames(
  chunks: AsyncIterable<Uint8Array>,
  names: Set<string>,
  { wanted, most, signal }: ScanFileNamesOptions,
): Promise<void> {
  let text = '';
  let full = false;
  const handler: ScanHandler = {
    mode: textMode.ignore,
    open({ local }) {
      text = '';
      handler.mode = fileElements.has(local) ? textMode.collect : textMode.ignore;
    },
    text(piece) {
      if (text.length <= nameLimit) text += piece;
    },
    close() {
      if (handler.mode !== textMode.collect) return;
      handler.mode = textMode.ignore;
      const name = nameKey(text);
      // A copy: a part of a text keeps all of it in memory.
      if (name.length <= nameLimit && wanted(name)) names.add(Buffer.from(name).toString());
      full = names.size >= most;
    },
    stray: () => undefined,
  };
  const scanner = new XmlScanner(handler);
  const pieces = scanSource(chunks, scanner, { what: 'Reading a message', signal, onFault: () => undefined });
  for await (const _ of pieces) if (full) break;
}
