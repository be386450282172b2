import type { Severity } from '@rathaus/client-core/findings';
import type { FileKind } from '../finding/file-kind.ts';
import type { XdomeaVersion } from '../version.ts';

/** A severity a profile sets for a rule; `off` silences it. */
export type ProfileSeverity = Severity | 'off';

/** Formats a receiver takes. */
export interface AcceptedFormats {
  /** Codes of the list Dateiformat: `044` for PDF/A. */
  readonly codes: readonly string[];
  /** Kinds by their bytes, for files with the code 100 ("other"). */
  readonly kinds?: readonly FileKind[] | undefined;
  /** Whether the receiver publishes this list. What deviates from an unpublished list is a hint only. */
  readonly confirmed: boolean;
}

/**
 * What an authority, a partner or an archive expects otherwise than the catalogue. Data that fits into a JSON file;
 * `parseProfile()` reads one.
 */
export interface CheckProfile {
  /** `landesarchiv-nrw`; named in the report. */
  readonly name?: string | undefined;
  /** Year and month from which the profile is, `2026-11`; named in the report. */
  readonly edition?: string | undefined;
  /** By rule id. The only way of a profile to make a finding lighter. */
  readonly severities?: Readonly<Record<string, ProfileSeverity>> | undefined;
  /** Parameters by rule id: `{ R29: { maxLevel: 6 } }`. */
  readonly parameters?: Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined;
  /** Versions the receiver takes; all when left out (A11). */
  readonly versions?: readonly XdomeaVersion[] | undefined;
  /** Messages that are exchanged with the receiver, in both directions; all when left out (A11). */
  readonly messages?: readonly string[] | undefined;
  /** Formats the receiver takes; all when left out (A08). */
  readonly formats?: AcceptedFormats | undefined;
}

/** What a report says of the profile it was made with. */
export interface UsedProfile {
  readonly name: string;
  readonly edition: string | undefined;
}

/** The profile as reports name it; undefined for one without a name. */
export const usedProfile = ({ name, edition }: CheckProfile = {}): UsedProfile | undefined =>
  name === undefined ? undefined : { name, edition };

/** The parameters of each rule, with those a profile has in members of their own. */
export function parametersOf({
  parameters = {},
  versions,
  messages,
  formats,
}: CheckProfile): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  return {
    ...parameters,
    A08: { ...parameters.A08, formats },
    A11: { ...parameters.A11, versions, messages },
  };
}
