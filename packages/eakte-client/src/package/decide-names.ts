import { isRathausError } from '@rathaus/client-core';
import type { ByteSource } from './byte-source.ts';
import { parseContainerName } from './container-name.ts';
import { readingsOf } from './entry-readings.ts';
import { pickMessage } from './find-message.ts';
import { guessNames } from './guess-names.ts';
import type { ContainerLimits } from './limits.ts';
import { locateEntry } from './locate-entry.ts';
import { findDust, isDustName } from './packer-dust.ts';
import { scanFileNames } from './scan-file-names.ts';
import { nameSaid, settleNames } from './settle-names.ts';
import { unpackEntry } from './unpack-entry.ts';
import { findWrapper, foldersOf, isFolder, nameFrom, wrapperDepth } from './wrapper-folder.ts';
import type { Directory } from './zip-directory.ts';
import { type DirectoryEntry, isAsStored } from './zip-record.ts';

/** What a packer has put around and beside the files. */
export interface Packing {
  /** Folders around all files, outermost first. */
  readonly wrapper: readonly string[];
  /** Files that only an operating system needs and the message does not name. */
  readonly dust: ReadonlySet<DirectoryEntry>;
}

/** Where names come from. */
interface NameSource {
  readonly source: ByteSource;
  readonly directory: Directory;
  /** Of the container. */
  readonly fileName: string | undefined;
  readonly limits: ContainerLimits;
  readonly signal: AbortSignal | undefined;
}

/**
 * Gives all entries their names. Where the directory leaves one open, or where files may be those of an operating
 * system, the message is read for the names it gives; any other container pays nothing.
 */
export async function decideNames(from: NameSource): Promise<Packing> {
  const { entries } = from.directory;
  const undecided = entries.filter(({ proof }) => proof === 'guess');
  guessNames(undecided);
  const wrapper = findWrapper(entries);
  for (const entry of entries) {
    entry.depth = wrapper.length > 0 ? wrapperDepth(entry, wrapper) : 0;
    entry.name = nameFrom(entry.path, entry);
  }
  const suspects = entries.filter((entry) => !isFolder(entry) && isDustName(entry.path));
  const dust = await findDust(suspects, from);
  const contested = entries.filter(({ rival }) => rival !== undefined);
  const waits = undecided.filter((entry) => !dust.has(entry));
  if (waits.length === 0 && dust.size === 0 && contested.length === 0) return { wrapper, dust };
  const named = await namesInMessage(from, [...waits, ...contested], dust);
  for (const entry of contested) settleRival(entry, named);
  const open = waits.filter(({ proof }) => proof === 'guess');
  if (named.size > 0) {
    const waiting = new Set(open);
    const decided = entries.filter((entry) => !isAsStored(entry) && !waiting.has(entry));
    settleNames(open, decided, named);
  }
  for (const entry of dust) if (nameSaid(entry.name, named) !== undefined) dust.delete(entry);
  const files = entries.filter((entry) => !dust.has(entry));
  const inside =
    files.find(({ depth, proof }) => depth > 0 && proof !== 'guess') ?? files.find(({ depth }) => depth > 0);
  return { wrapper: inside ? foldersOf(inside.path).slice(0, inside.depth) : [], dust };
}

/**
 * Gives an entry the name of its Unicode path although the stored one is no spelling of it (8.3 names, transliterations),
 * when the message names that one only. The message itself is named by no message, but by a rule.
 */
function settleRival(entry: DirectoryEntry, named: ReadonlySet<string>): void {
  const path = entry.rival!;
  const name = nameFrom(path, entry);
  const isMessage = /\.xml$/i.test(name) && parseContainerName(name) !== undefined;
  const isNamed = nameSaid(name, named) !== undefined;
  const isStoredNamed =
    nameSaid(entry.name, named) !== undefined || parseContainerName(entry.name) !== undefined;
  if (isStoredNamed || !(isNamed || isMessage)) return;
  Object.assign(entry, {
    path,
    name,
    encoding: 'unicode-path',
    proof: isNamed ? 'message' : 'field',
    broken: false,
  });
  delete entry.ambiguous;
}

/** The names in the message that may be those of some entries. */
async function namesInMessage(
  from: NameSource,
  open: readonly DirectoryEntry[],
  dust: ReadonlySet<DirectoryEntry>,
): Promise<Set<string>> {
  const { source, directory, limits, signal } = from;
  const names = new Set<string>();
  const files = directory.entries.filter((entry) => !isFolder(entry) && !dust.has(entry));
  const { message } = pickMessage(files, from.fileName);
  const record = message && (await locateEntry(source, directory, message, limits, signal));
  if (!record) return names;
  const shapes = new Set<string>();
  for (const entry of open) {
    shapes.add(shapeOf(entry.name));
    // All sets of one byte share a shape.
    if (entry.plain || entry.encoding === 'utf-8')
      for (const { path } of readingsOf(entry)) shapes.add(shapeOf(nameFrom(path, entry)));
  }
  for (const entry of open) if (entry.rival !== undefined) shapes.add(shapeOf(nameFrom(entry.rival, entry)));
  for (const { name } of dust) shapes.add(shapeOf(name));
  try {
    await scanFileNames(unpackEntry(source, record, signal), names, {
      wanted: (name) => shapes.has(shapeOf(name)),
      // Several names can have one shape, but not that many.
      most: 1000 + 4 * (open.length + dust.size),
      signal,
    });
  } catch (error) {
    // A damaged message: its names up to there count, and reading it for use names the damage.
    if (!isRathausError(error) || error.code === 'core.aborted') throw error;
  }
  return names;
}

/**
 * The last part of a name without its letters that are not plain: the same in all readings of some bytes, so that few
 * names are kept.
 */
const shapeOf = (name: string): string =>
  name.slice(name.lastIndexOf('/') + 1).replace(/[\u0080-\u{10ffff}]+/gu, '\ufffd');
