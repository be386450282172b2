import { open } from 'node:fs/promises';
import type { LocalText } from '@rathaus/client-core/texts';
import {
  type CheckProfile,
  isProfileName,
  type ProfileFault,
  parseProfile,
  profileFaults,
  profiles,
} from '@rathaus/eakte-client/xdomea';
import { UsageFault } from '../../program/usage-fault.ts';

/** Bytes of a profile at most: the longest one names every rule. */
const longest = 1024 * 1024;

/**
 * The profile of a name or of a JSON file; undefined when none was asked for. What is wrong with it is a fault of use,
 * with all faults of the file in one sentence each.
 */
export async function readProfile(named: string | undefined): Promise<CheckProfile | undefined> {
  if (named === undefined) return undefined;
  if (isProfileName(named)) return profiles[named];
  if (!/\.json$|[\\/]/i.test(named)) throw unknownProfile(named);
  const source = await readText(named);
  demandJson(named, source);
  const faults = profileFaults(source);
  if (faults.length > 0) throw await invalidProfile(faults);
  return parseProfile(source);
}

/** Whether a file is JSON at all; says where it is not, and quotes nothing of it. */
function demandJson(path: string, source: string): void {
  const text = source.replace(/^\uFEFF/, '');
  const length = jsonLength(text);
  if (length === undefined) return;
  const before = text.slice(0, length).split('\n');
  const [line, column] = [before.length, before.at(-1)!.length + 1];
  throw new UsageFault(
    `Das Profil ${path} ist kein JSON: Zeile ${line}, Spalte ${column}.`,
    `The profile ${path} is not JSON: line ${line}, column ${column}.`,
  );
}

/** How much of a text can be the beginning of JSON; undefined when it is JSON. The engine names a place only sometimes. */
function jsonLength(text: string): number | undefined {
  const faultIn = (length: number): 'none' | 'end' | 'inside' => {
    try {
      JSON.parse(text.slice(0, length));
      return 'none';
    } catch (error) {
      const { message } = error as Error;
      const at = /position (\d+)/.exec(message)?.[1];
      return /end of JSON|Unterminated/.test(message) || Number(at) === length ? 'end' : 'inside';
    }
  };
  const whole = faultIn(text.length);
  if (whole === 'none') return undefined;
  if (whole === 'end') return text.length;
  let [good, bad] = [0, text.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (faultIn(middle) === 'inside') bad = middle;
    else good = middle;
  }
  return good;
}

/** A name that is none, with those there are. */
export function unknownProfile(named: string): UsageFault {
  const names = Object.keys(profiles).join(', ');
  return new UsageFault(
    `Ein Profil „${named}“ gibt es nicht. Möglich sind ${names} oder eine Datei mit der Endung .json.`,
    `There is no profile "${named}". Use ${names} or a file with the extension .json.`,
  );
}

async function invalidProfile(faults: readonly ProfileFault[]): Promise<UsageFault> {
  const { profileFaultText } = await import('@rathaus/eakte-client/texts');
  const said = faults.slice(0, 20).map(profileFaultText);
  const more = faults.length - said.length;
  const all = (language: keyof LocalText, rest: string) =>
    [...said.map((text) => text[language]), ...(more > 0 ? [rest] : [])].join(' ');
  return new UsageFault(
    `Das Profil ist nicht gültig. ${all('de', `Und ${more} weitere.`)}`,
    `The profile is not valid. ${all('en', `And ${more} more.`)}`,
  );
}

/** The text of a file, which is no more than a profile can be. */
async function readText(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    // Counted while it is read: a device or a pipe has no size and no end.
    const bytes = Buffer.alloc(longest + 1);
    let length = 0;
    for (let more = 1; more > 0 && length < bytes.length; length += more)
      more = (await file.read(bytes, length, bytes.length - length)).bytesRead;
    if (length > longest)
      throw new UsageFault('Die Datei ist zu groß für ein Profil.', 'The file is too large for a profile.');
    return bytes.toString('utf8', 0, length);
  } finally {
    await file.close();
  }
}
