import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { unlessAborted } from '@rathaus/client-core/abort';
import { writeFileAtomically } from '@rathaus/client-core/node';
import type { Observer, OnProgress } from '@rathaus/client-core/observe';
import { refused } from '../xdomea/convert/unfit.ts';
import type { Conversion, ConversionEvent, ConvertOptions, LossReport } from '../xdomea/index.ts';
import { checksumList, checksumListName } from './checksum-list.ts';
import type { HashCounts, HashEvent, HashLedger } from './hash-ledger.ts';
import type { ContainerLimits } from './limits.ts';

/** Where a file goes: its path, or a function that gets the name it should have. */
export type NamedTarget = string | ((fileName: string) => string | PromiseLike<string>);

/** How a container or a message is converted into a file. */
export interface ConvertFileOptions
  extends Omit<ConvertOptions, 'hashOf' | 'observer' | 'onFile' | 'onHashes'> {
  /** Of the container, where the source has none. */
  fileName?: string | undefined;
  limits?: Partial<ContainerLimits> | undefined;
  /**
   * Hashes the target version has no place for and that cannot be compared with a file (none of that name, a message
   * without its container, an unknown algorithm, a value that is no hash): `refuse` (default), or `list` them as not
   * verified. A hash that differs from its file is always refused.
   */
  unverifiedHashes?: 'refuse' | 'list' | undefined;
  /**
   * Where the list of hashes goes that the target version has no place for. Default: beside the result, named like it
   * with the ending `.pruefsummen.txt`. A list of that name is replaced.
   */
  checksums?: NamedTarget | undefined;
  /**
   * States the SHA-512 of each file of a container where the source states no hash and the target version has a place
   * (4.0). Reads the files twice.
   */
  addHashes?: boolean | undefined;
  /** Compares and accounts for everything and writes nothing. */
  dryRun?: boolean | undefined;
  /** Sees what is not the same and what came of each hash. Events hold personal data: never log them. */
  observer?: Observer<ConversionEvent | HashEvent> | undefined;
  /** Bytes read of the bytes to read, unpacked. */
  onProgress?: OnProgress<'files'> | undefined;
}

/** What came of a conversion. */
export interface ConvertedTransfer {
  readonly kind: 'container' | 'message';
  /** Undefined after a dry run. */
  readonly path: string | undefined;
  /** Name it has to have in its version. */
  readonly fileName: string;
  readonly report: LossReport;
  /** Files that carry another name in the result; beside a bare message they still have to be renamed. */
  readonly renames: ReadonlyMap<string, string>;
  /** Of the hashes the target version has no place for. */
  readonly hashes: HashCounts;
  /** Path of the list of those hashes, where there are any and something was written. */
  readonly checksums: string | undefined;
}

/** A result that is about to be written. */
export interface Converting {
  kind: 'container' | 'message';
  conversion: Conversion;
  /** Compares the hashes while the bytes flow by; complete when these have ended. */
  ledger: HashLedger;
  fileName: string;
  path: string;
  bytes: AsyncIterable<Uint8Array>;
}

/**
 * Writes a result. Its bytes do not end, and so it never appears, before all hashes that are left out are compared and
 * kept in their list.
 */
export async function writeConverted(
  { kind, conversion, ledger, fileName, path, bytes }: Converting,
  { signal, dryRun, unverifiedHashes, checksums: wanted }: ConvertFileOptions,
): Promise<ConvertedTransfer> {
  const { renames, from, to } = conversion;
  let hashes: HashCounts | undefined;
  let checksums: string | undefined;
  async function* verified(): AsyncGenerator<Uint8Array> {
    yield* bytes;
    hashes = ledger.finish();
    const { differing, unverified } = hashes;
    if (differing > 0) throw refused('hash-differs', to, undefined, { differing, unverified });
    if (unverified > 0 && unverifiedHashes !== 'list')
      throw refused('hash-unverified', to, undefined, { unverified });
    if (ledger.size === 0 || dryRun) return;
    const target: NamedTarget = wanted ?? ((name) => join(dirname(path), name));
    const list = await pathOf(target, checksumListName(basename(path)), signal);
    const nameOf = (name: string) => renames.get(name) ?? name;
    const lines = checksumList(ledger.compared(), { from, to, fileName: basename(path), nameOf });
    await writeFileAtomically(list, lines, { signal, mode: 0o644 });
    checksums = list;
  }
  try {
    if (dryRun) for await (const _ of verified());
    else await writeFileAtomically(path, verified(), { signal, mode: 0o644 });
  } catch (error) {
    if (checksums !== undefined) await rm(checksums, { force: true });
    throw error;
  }
  const report = await conversion.report;
  return { kind, path: dryRun ? undefined : path, fileName, report, renames, hashes: hashes!, checksums };
}

/** The path of a target for what should have a name. */
export const pathOf = async (
  target: NamedTarget,
  fileName: string,
  signal: AbortSignal | undefined,
): Promise<string> =>
  typeof target === 'string'
    ? target
    : unlessAborted(Promise.resolve(target(fileName)), signal, 'Converting a file');
