import type { LocalText, Place, Repairer, Severity } from '../xdomea/check/finding.ts';

/** One place where a rule was broken. */
export interface FindingPlace {
  /** What is wrong there, with its values (personal data may be among them). */
  message?: LocalText;
  line?: number;
  column?: number;
  /** Elements from the root of the message. */
  path?: string;
  object?: NonNullable<Place['object']>;
  /** File of the container. */
  file?: string;
  /** Byte in the container. */
  offset?: number;
}

/** All findings of one rule, with what the rule has to say once for all of them. */
export interface FindingGroup {
  /** `R12`, `XSD`, `eakte.package.crc-mismatch`. */
  rule: string;
  severity: Severity;
  title: LocalText;
  /** Why it matters. */
  reason: LocalText;
  repair: { who: Repairer; how: LocalText };
  source: string;
  /** All findings, also those without a place in `places`. */
  count: number;
  places: FindingPlace[];
}

const weight: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

/** Errors first, then by number. */
export function sortGroups(groups: readonly FindingGroup[]): FindingGroup[] {
  return groups.toSorted(
    (a, b) => weight[a.severity] - weight[b.severity] || b.count - a.count || (a.rule < b.rule ? -1 : 1),
  );
}

/** Number of findings of a severity. */
export function countOf(groups: readonly FindingGroup[], severity: Severity): number {
  return groups.reduce((sum, group) => (group.severity === severity ? sum + group.count : sum), 0);
}
