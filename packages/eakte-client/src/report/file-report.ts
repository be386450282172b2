import type { ObjectCounts } from '../xdomea/check/finding.ts';
import type { XdomeaVersion } from '../xdomea/version.ts';
import type { FindingGroup } from './finding-groups.ts';
import type { Outline } from './outline.ts';

/** Everything known of a checked file, in the shape that `--json` prints and the HTML report shows. */
export interface FileReport {
  kind: 'container' | 'message';
  /** File name. Its text may name people: for the reader, not for logs. */
  name: string | undefined;
  /** Bytes. */
  size: number;
  version: XdomeaVersion | undefined;
  /** `Abgabe.Abgabe.0401`. */
  rootName: string | undefined;
  messageType: string | undefined;
  prozessId: string | undefined;
  /** `derived`: no official schema of this message is public; its structure was derived. */
  schemaBasis: 'official' | 'derived' | undefined;
  objects: ObjectCounts;
  /** Files of the container beside the message. */
  files: number;
  /** False when the message ended or broke before its end. */
  complete: boolean;
  groups: FindingGroup[];
  errors: number;
  warnings: number;
  infos: number;
  /** No finding is an error: the file may be handed over ("abgabefähig"). */
  acceptable: boolean;
  outline?: Outline;
}

/** What to do next, decided by the report alone. */
export type NextStep =
  | 'hand-over'
  | 'look-at-warnings'
  | 'transfer-again'
  | 'authority'
  | 'vendor'
  | 'archive';

/** The next step: hand over, or who has to repair the gravest rule first. */
export function nextStep(report: FileReport): NextStep {
  if (report.acceptable) return report.warnings > 0 ? 'look-at-warnings' : 'hand-over';
  const errors = report.groups.filter((group) => group.severity === 'error');
  const damaged = ['empty-file', 'truncated', 'crc-mismatch', 'data-damaged'].map(
    (rule) => `eakte.package.${rule}`,
  );
  if (errors.some((group) => damaged.includes(group.rule))) return 'transfer-again';
  const count = (who: string) =>
    errors.reduce((sum, group) => (group.repair.who === who ? sum + group.count : sum), 0);
  const parties = ['vendor', 'authority', 'archive'] as const;
  return parties.toSorted((a, b) => count(b) - count(a))[0]!;
}
