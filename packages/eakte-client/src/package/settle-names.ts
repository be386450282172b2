import { readingsOf } from './entry-readings.ts';
import { useFirst } from './guess-names.ts';
import { nameCharsets } from './name-charsets.ts';
import type { EntryNameEncoding } from './name-kinds.ts';
import { nameFrom } from './wrapper-folder.ts';
import type { DirectoryEntry } from './zip-record.ts';

/** A reading of an entry that the message names. */
interface Fit {
  readonly encoding: EntryNameEncoding;
  readonly path: string;
  readonly name: string;
  /** The name in the message: without a folder that the file lies in. */
  readonly said: string;
}

/** An entry and all its readings that the message names. */
interface Candidate {
  readonly entry: DirectoryEntry;
  readonly fits: readonly Fit[];
}

/** One program packed all files, in one of these. */
const packings: readonly EntryNameEncoding[] = ['utf-8', ...nameCharsets];

/**
 * Gives each undecided entry the reading that the message names. Where one character set makes names of the message of
 * all of them, it is the set of the packer; otherwise each entry counts alone. An entry of which the message names two
 * readings that no other entry takes is ambiguous, and none is picked.
 */
export function settleNames(
  undecided: readonly DirectoryEntry[],
  decided: Iterable<DirectoryEntry>,
  named: ReadonlySet<string>,
): void {
  const taken = new Set<string>();
  for (const { name } of decided) {
    const said = nameSaid(name, named);
    if (said !== undefined) taken.add(said);
  }
  const candidates: Candidate[] = [];
  for (const entry of undecided) {
    // An escaped name may be meant as it is.
    if (entry.plain && nameSaid(entry.name, named) !== undefined) {
      entry.proof = undefined;
      continue;
    }
    const fits: Fit[] = [];
    for (const { encoding, path } of readingsOf(entry)) {
      const name = nameFrom(path, entry);
      const said = nameSaid(name, named);
      if (said !== undefined && !taken.has(said)) fits.push({ encoding, path, name, said });
    }
    if (fits.length > 0) candidates.push({ entry, fits });
  }
  if (!settleTogether(candidates)) settleAlone(candidates);
  followTheOthers(undecided);
}

/** The name in the message that a file means: its own, or without the folder it lies in. */
export function nameSaid(name: string, named: ReadonlySet<string>): string | undefined {
  if (named.has(name)) return name;
  const base = name.slice(name.lastIndexOf('/') + 1);
  return named.has(base) ? base : undefined;
}

/** Reads all in one character set; false when none names them all. */
function settleTogether(candidates: readonly Candidate[]): boolean {
  const inBytes = candidates.filter(({ entry }) => !entry.plain);
  const possible = packings.filter((encoding) =>
    inBytes.every(({ fits }) => fits.some((fit) => fit.encoding === encoding)),
  );
  const [first, ...others] = possible;
  if (first === undefined) return false;
  for (const { entry, fits } of candidates) {
    const fit = fits.find(({ encoding }) => encoding === first) ?? fits[0]!;
    const rival = fits.some(({ encoding, said }) => others.includes(encoding) && said !== fit.said);
    settle(entry, fit, rival);
  }
  return true;
}

/** Settles the entries of which the message names one reading, then those that this leaves one. */
function settleAlone(candidates: readonly Candidate[]): void {
  const byName = new Map<string, Set<Candidate>>();
  const names = new Map<Candidate, Set<string>>();
  for (const candidate of candidates) {
    const own = new Set(candidate.fits.map(({ said }) => said));
    names.set(candidate, own);
    for (const name of own) {
      const rivals = byName.get(name) ?? new Set();
      byName.set(name, rivals.add(candidate));
    }
  }
  const queue = candidates.filter((candidate) => names.get(candidate)!.size === 1);
  for (let candidate = queue.pop(); candidate; candidate = queue.pop()) {
    const [name] = names.get(candidate)!;
    if (name === undefined) continue;
    for (const rival of byName.get(name) ?? []) {
      const left = names.get(rival)!;
      if (rival === candidate || left.size < 2) continue;
      left.delete(name);
      if (left.size === 1) queue.push(rival);
    }
    byName.delete(name);
  }
  for (const candidate of candidates) {
    const left = names.get(candidate)!;
    settle(candidate.entry, candidate.fits.find(({ said }) => left.has(said))!, left.size > 1);
  }
}

function settle(entry: DirectoryEntry, { encoding, path, name }: Fit, rival: boolean): void {
  Object.assign(entry, { encoding, path, name, proof: 'message' });
  if (rival) entry.ambiguous = 'message';
}

/** Reads what the message does not name in the set of the others. */
function followTheOthers(undecided: readonly DirectoryEntry[]): void {
  const counts = new Map<EntryNameEncoding, number>();
  for (const { proof, encoding } of undecided)
    if (proof === 'message') counts.set(encoding, (counts.get(encoding) ?? 0) + 1);
  const usual = nameCharsets.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))[0]!;
  if (!counts.has(usual)) return;
  for (const entry of undecided) {
    if (entry.proof !== 'guess' || entry.plain || entry.encoding === 'utf-8') continue;
    useFirst(entry, [usual]);
    entry.name = nameFrom(entry.path, entry);
  }
}
