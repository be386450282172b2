import type { Format, StatedHash } from '../xdomea/index.ts';
import { defaultMaxText, Run } from '../xdomea/read/run.ts';
import { fileNamesOf, hashesOf, primaryFilesOf } from '../xdomea/read/stated-hashes.ts';

/** What a message states of a file it names. */
export interface StatedFile {
  /** As in the message. */
  readonly fileName: string;
  /** Whether it is the signature of a file. */
  readonly isSignature: boolean;
  /** From 4.0, where the message states any: one, or all that a broken message states. */
  readonly hashes: readonly StatedHash[];
}

/**
 * Reads a message for the primary and signature files it names, in the order of the message, and hands each over. Never
 * throws for what the message contains. False when the message broke off or is none that is known: there may be more.
 */
export async function readStatedFiles(
  source: AsyncIterable<Uint8Array>,
  visit: (file: StatedFile) => void,
  { signal }: { signal?: AbortSignal | undefined } = {},
): Promise<boolean> {
  let isKnown = false;
  const run = new Run(
    {
      finding: () => undefined,
      root({ version, messageType }) {
        isKnown = version !== undefined && messageType !== undefined;
        run.skipParts(['Kontakt', 'HistorienProtokollInformation']);
      },
      part(hook, value, _element, record) {
        if (hook !== 'format') return;
        const { line, column, path } = run.here();
        const { kind, id, title } = record ?? {};
        const place = {
          kind: 'path' as const,
          path,
          line,
          column,
          record: kind === undefined ? undefined : { kind, id, title },
        };
        for (const primaerdokument of primaryFilesOf(value as unknown as Format)) {
          for (const fileName of fileNamesOf(primaerdokument)) {
            const hashes = [...hashesOf(primaerdokument)].map(({ hash }) => ({ fileName, hash, place }));
            visit({ fileName, isSignature: false, hashes });
          }
          for (const fileName of primaerdokument.signaturSiegel?.signaturSiegelDatei ?? [])
            visit({ fileName, isSignature: true, hashes: [] });
        }
      },
    },
    { detached: true, maxText: defaultMaxText, signal },
  );
  await run.finish(source);
  return isKnown && !run.broken;
}
