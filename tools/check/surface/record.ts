/** The recorded surface, what differs from it, and whether a changeset tells users about it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bump, Changeset } from './changesets.ts';
import type { EntrySurface, PackageSurface } from './surface.ts';

/** Where the record is. */
export const RECORD = 'docs/surface.json';

interface RecordedPackage {
  /** Changesets that told users of this surface: digest by file. */
  readonly changesets: Readonly<Record<string, string>>;
  readonly entries: Readonly<Record<string, EntrySurface>>;
}

/** By package name. */
export type SurfaceRecord = Readonly<Record<string, RecordedPackage>>;

export function readRecord(root: string): SurfaceRecord | undefined {
  const path = join(root, RECORD);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as SurfaceRecord) : undefined;
}

/** One package against the record. */
export interface PackageDifference {
  readonly name: string;
  /** `./texts: removed errorTexts`. */
  readonly lines: readonly string[];
  /** What is missing before the record may be renewed; absent when a changeset tells of the change. */
  readonly missing: string | undefined;
}

/** Packages whose surface is not as recorded. */
export function differences(
  record: SurfaceRecord,
  surface: readonly PackageSurface[],
  changesets: ReadonlyMap<string, readonly Changeset[]>,
): PackageDifference[] {
  const changed = surface.flatMap(({ name, version, entries }) => {
    const lines = compareEntries(record[name]?.entries ?? {}, entries);
    if (lines.length === 0) return [];
    const removed = lines.some((line) => line.includes(': removed '));
    const told = (changesets.get(name) ?? []).filter(
      ({ file, digest }) => record[name]?.changesets[file] !== digest,
    );
    return [{ name, lines, missing: missingBump(name, told, removed && !version.startsWith('0.')) }];
  });
  const names = new Set(surface.map(({ name }) => name));
  const gone = Object.keys(record)
    .filter((name) => !names.has(name))
    .map((name) => ({ name, lines: ['the package is gone'], missing: undefined }));
  return [...changed, ...gone];
}

/** A changed surface is at least a minor version; something removed after 1.0 a major one. */
function missingBump(name: string, told: readonly Changeset[], breaking: boolean): string | undefined {
  const enough: readonly Bump[] = breaking ? ['major'] : ['minor', 'major'];
  if (told.some(({ bump }) => enough.includes(bump))) return undefined;
  return told.length === 0
    ? `no changeset that names ${name} was added or edited since`
    : `${told.map(({ file }) => `.changeset/${file}`).join(', ')}: ${name} needs ${enough.join(' or ')}`;
}

function compareEntries(
  before: Readonly<Record<string, EntrySurface>>,
  after: Readonly<Record<string, EntrySurface>>,
): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort().flatMap((subpath) => {
    const [was, is] = [before[subpath], after[subpath]];
    if (!was) return [`${subpath}: added (the whole entry)`];
    if (!is) return [`${subpath}: removed (the whole entry)`];
    const added = Object.keys(is).filter((name) => !(name in was));
    const removed = Object.keys(was).filter((name) => !(name in is));
    const changed = Object.keys(is).filter((name) => name in was && is[name] !== was[name]);
    return [['added', added] as const, ['removed', removed] as const, ['changed', changed] as const].flatMap(
      ([what, names]) => (names.length > 0 ? [`${subpath}: ${what} ${listed(names)}`] : []),
    );
  });
}

const SHOWN = 12;

const listed = (names: readonly string[]): string =>
  names.length > SHOWN
    ? `${names.slice(0, SHOWN).join(', ')} and ${names.length - SHOWN} more`
    : names.join(', ');

/** The record after a renewal. Changesets of packages that did not change are left for the change they tell of. */
export function renewed(
  record: SurfaceRecord | undefined,
  surface: readonly PackageSurface[],
  changesets: ReadonlyMap<string, readonly Changeset[]>,
  changed: ReadonlySet<string>,
): SurfaceRecord {
  return Object.fromEntries(
    [...surface]
      .sort((left, right) => (left.name < right.name ? -1 : 1))
      .map(({ name, entries }) => {
        const pending = (changesets.get(name) ?? []).filter(
          ({ file }) => changed.has(name) || (record?.[name] && file in record[name].changesets),
        );
        const kept = (file: string, digest: string) =>
          changed.has(name) ? digest : (record?.[name]?.changesets[file] ?? digest);
        return [
          name,
          {
            changesets: Object.fromEntries(pending.map(({ file, digest }) => [file, kept(file, digest)])),
            entries,
          },
        ];
      }),
  );
}
