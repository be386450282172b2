import type { ComparedHash } from './hash-ledger.ts';

/** What a list of checksums belongs to. */
export interface ChecksumListHead {
  /** Versions of the message before and after. */
  from: string;
  to?: string | undefined;
  /** Name of the container or message the list lies beside. */
  fileName: string;
  /** Name that a file has there, where it was renamed. */
  nameOf(fileName: string): string;
}

/** `SHA-512` → `SHA512`, as the tools for checksums write it. */
const tagOf = (algorithm: string) => algorithm.replace('SHA-', 'SHA');

/** One line, also for a name with line feeds, escaped as coreutils does. */
function line(algorithm: string, fileName: string, digest: string): string {
  const escaped = fileName.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
  return `${escaped === fileName ? '' : '\\'}${tagOf(algorithm)} (${escaped}) = ${digest}`;
}

const onOneLine = (text: string | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();

/** Name of the list beside a container or a message: `….zip` → `….pruefsummen.txt`. */
export function checksumListName(fileName: string): string {
  return `${fileName.replace(/\.(zip|xdomea|xml)$/i, '')}.pruefsummen.txt`;
}

/**
 * The hashes a message stated of its files, for versions that have no place for them, as a text that common tools
 * verify: lines as `cksum --tag` and `sha512sum --tag` of GNU coreutils and the tools of BSD and macOS write them. In
 * the folder of the unpacked container `sha512sum -c` compares the files with it. Of each verified file its SHA-512
 * comes first, and what the message stated where that was another algorithm. Behind the line `# unverified` is what
 * could not be compared.
 */
export function* checksumList(
  hashes: Iterable<ComparedHash>,
  { from, to, fileName, nameOf }: ChecksumListHead,
): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  const write = (text: string) => encoder.encode(`${text}\n`);
  yield write(`# xdomea ${to === undefined ? from : `${from} -> ${to}`}`);
  yield write(`# ${onOneLine(fileName)}`);
  yield write('# verified');
  const unverified: ComparedHash[] = [];
  let last: string | undefined;
  for (const hash of hashes) {
    const { outcome, algorithm, digest, sha512 } = hash;
    if (outcome !== 'verified' || algorithm === undefined || digest === undefined) {
      unverified.push(hash);
      continue;
    }
    const name = nameOf(hash.fileName);
    if (sha512 !== undefined && name !== last) yield write(line('SHA-512', name, sha512));
    if (algorithm !== 'SHA-512') yield write(line(algorithm, name, digest));
    last = name;
  }
  if (unverified.length === 0) return;
  yield write('# unverified');
  for (const { algorithm, digest, stated, ...hash } of unverified) {
    const name = nameOf(hash.fileName);
    if (algorithm !== undefined && digest !== undefined) {
      yield write(line(algorithm, name, digest));
      continue;
    }
    const named = stated?.algorithmus?.code ?? stated?.sonstigerAlgorithmus;
    yield write(`# ${onOneLine(named) || '?'} (${onOneLine(name)}) = ${onOneLine(stated?.wert)}`);
  }
}
