import { isAscii } from 'node:buffer';
import { term } from '@rathaus/client-core/findings';
import type { ContainerFaults, ContainerPlace } from './container-findings.ts';
import type { Packing } from './decide-names.ts';
import { insideFolders } from './wrapper-folder.ts';
import { type DirectoryEntry, isAsStored } from './zip-record.ts';

/**
 * Reports what a packer did to names and folders: one finding for each cause, however many files it concerns, at the
 * first of them.
 */
export function reportPacking(
  entries: readonly DirectoryEntry[],
  { wrapper, dust }: Packing,
  found: ContainerFaults,
): void {
  const files = entries.filter((entry) => !dust.has(entry));
  const groups = <Key extends string>(keyOf: (entry: DirectoryEntry) => Key | undefined) => {
    const all = new Map<Key, { place: ContainerPlace; names: number }>();
    for (const entry of files) {
      const key = keyOf(entry);
      if (key === undefined) continue;
      const group = all.get(key);
      if (group) group.names++;
      else all.set(key, { place: placeOf(entry), names: 1 });
    }
    return all;
  };
  if (wrapper.length > 0) {
    const place = { name: `${wrapper.join('/')}/`.normalize('NFC') };
    found.add('eakte.package.wrapper-folder', { folders: wrapper.length }, place);
  }
  const [first] = dust;
  if (first) found.add('eakte.package.packer-dust', { files: dust.size }, placeOf(first));
  for (const { place, names } of groups((entry) => (isDecomposed(entry) ? 'nfd' : undefined)).values())
    found.add('eakte.package.name-not-nfc', { names }, place);
  for (const [fault, { place, names }] of groups(({ pathFault }) => pathFault))
    found.add('eakte.package.unicode-path', { names, fault: term(fault) }, place);
  const readings = groups((entry) =>
    isTolerated(entry) ? (`${entry.encoding} ${entry.proof}` as const) : undefined,
  );
  for (const [, { place, names }] of readings) {
    const { encoding, proof } = entries[place.entry! - 1]!;
    // Nothing but its looks speaks for the reading.
    const severity = proof === 'guess' ? 'warning' : 'info';
    found.add(
      'eakte.package.name-encoding',
      { names, read: term(encoding), proof: term(proof!) },
      place,
      severity,
    );
  }
}

const placeOf = ({ index, name }: DirectoryEntry): ContainerPlace => ({ entry: index, name });

function isDecomposed(entry: DirectoryEntry): boolean {
  if (isAsStored(entry)) return false;
  const inside = insideFolders(entry.path, entry.depth);
  return inside !== inside.normalize('NFC');
}

/**
 * Read in a way that other programs need not find. Names in plain letters are the same in all readings: those of which
 * only a folder around them is open, and an escaped one that the message does not name.
 */
const isTolerated = ({ proof, broken, ambiguous, name, rival }: DirectoryEntry): boolean =>
  proof !== undefined && !broken && !ambiguous && (rival !== undefined || !isAscii(Buffer.from(name)));
