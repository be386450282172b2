import { type Finding, type Term, term } from '@rathaus/client-core/findings';
import type { SilencedFindings } from '../xdomea/finding/silenced.ts';
import type { FileReport } from './file-report.ts';

/**
 * What is looked at, in the order of reading: what a reply says of the import, the structure of the message, whether the
 * package is complete, whether files are what they say, whether bytes are unchanged, whether it is fit for an archive,
 * and whether it fits the messages before.
 */
export const aspectIds = [
  'outcome',
  'structure',
  'files',
  'content',
  'integrity',
  'fitness',
  'procedure',
] as const;

/** Name of an aspect. */
export type AspectId = (typeof aspectIds)[number];

/** Why an aspect was not judged, or is none of this message. */
export type AspectGap =
  /** No message, or none of a known version. */
  | 'not-read'
  /** The message breaks off. */
  | 'broken'
  /** Rules were left out by the caller. */
  | 'rules'
  /** The message refers to files that were not there, because there was no package. */
  | 'no-package'
  /** Files of the package could not be read. */
  | 'unread'
  /** Files that the message names are missing. */
  | 'missing'
  /** Hashes that the message states were not compared with the files. */
  | 'not-compared'
  /** The package holds several messages, of which one was judged. */
  | 'several'
  /** The message refers to no files. */
  | 'no-files'
  /** Not for messages of this type. */
  | 'other-message'
  /** The message that is answered was not there. */
  | 'no-original'
  /** A reply reports success, and the message that it answers was not there. */
  | 'unmatched'
  /** A reply that is to be sent: what it reports is no fault of it. */
  | 'reports'
  /** Other parts of a split message were not there. */
  | 'no-parts'
  /** A profile leaves out, or makes a hint of, what was found. */
  | 'profile'
  /** A reply does not report success, and no finding says so. */
  | 'no-success'
  /** The appraisal of the archive was not there. */
  | 'no-appraisal'
  /** No earlier message decides. */
  | 'begins';

/** How one aspect came out. */
export interface FileAspect {
  readonly id: AspectId;
  readonly state: 'passed' | 'failed' | 'warning' | 'not-judged' | 'not-applicable';
  readonly errors: number;
  readonly warnings: number;
  readonly gap: AspectGap | undefined;
}

const gapState: Readonly<Record<AspectGap, 'not-judged' | 'not-applicable'>> = {
  'not-read': 'not-judged',
  broken: 'not-judged',
  rules: 'not-judged',
  'no-package': 'not-judged',
  unread: 'not-judged',
  missing: 'not-judged',
  profile: 'not-judged',
  'not-compared': 'not-judged',
  several: 'not-judged',
  'no-files': 'not-applicable',
  'other-message': 'not-applicable',
  'no-original': 'not-judged',
  unmatched: 'not-judged',
  reports: 'not-applicable',
  'no-parts': 'not-judged',
  'no-success': 'not-judged',
  'no-appraisal': 'not-judged',
  begins: 'not-applicable',
};

/** By rule; for a fault of a rule `R11:no-metadata`. */
const aspectOfRule: Readonly<Record<string, AspectId>> = {
  ...of('files', 'R10', 'R12', 'R13', 'R14', 'R11:no-file', 'R11:no-files'),
  ...of('content', 'R16', 'R17', 'Q05', 'A06', 'A07', 'A12', 'A13', 'R34'),
  ...of(
    'integrity',
    'R18',
    'eakte.package.crc-mismatch',
    'eakte.package.data-damaged',
    'eakte.package.size-mismatch',
    'eakte.package.truncated',
    'eakte.package.empty-file',
  ),
  ...of('fitness', 'R11', 'R21', 'R22', 'R25', 'R26', 'R29'),
  ...of('outcome', 'R35'),
  ...of('procedure', 'R07', 'R08', 'R09', 'R23', 'R24', 'R33'),
};

function of(aspect: AspectId, ...rules: readonly string[]): Record<string, AspectId> {
  return Object.fromEntries(rules.map((rule) => [rule, aspect]));
}

/** The aspect that a finding is about. */
export function aspectOf({ rule, values }: Pick<Finding, 'rule' | 'values'>): AspectId {
  const fault = (values.fault as Term | undefined)?.term;
  for (const key of [`${rule}:${fault}`, rule])
    if (Object.hasOwn(aspectOfRule, key)) return aspectOfRule[key]!;
  if (rule.startsWith('eakte.package.')) return 'files';
  return /^A\d\d$/.test(rule) ? 'fitness' : 'structure';
}

type Judged = Omit<FileReport, 'aspects'>;

/** Files that the message names and that are not there, whatever a profile makes of them. */
export function missingFiles({ findings, silenced }: Pick<Judged, 'findings' | 'silenced'>): number {
  const isMissing = (rule: string, fault: string | undefined) => rule === 'R12' && fault === 'missing';
  let missing = 0;
  for (const { rule, values, count } of findings)
    if (isMissing(rule, (values.fault as Term | undefined)?.term)) missing += count;
  // What a profile only makes lighter is among the findings, too.
  for (const { rule, fault, set, count } of silenced)
    if (set === 'off' && isMissing(rule, fault)) missing += count;
  return missing;
}

/** Whether a profile hides what was found about an aspect: left out, or a hint that nobody has to mend. */
export const isSilenced = ({ silenced }: Pick<Judged, 'silenced'>, id: AspectId): boolean =>
  silenced.some(
    (one) => one.severity !== 'info' && one.set !== 'warning' && aspectOf(findingLike(one)) === id,
  );

const findingLike = ({ rule, fault }: SilencedFindings): Pick<Finding, 'rule' | 'values'> => ({
  rule,
  values: fault === undefined ? {} : { fault: term(fault) },
});

/** A reply that does not report success, and no error that says so: a profile silences it, or its structure is faulty. */
const isUnreported = ({ outcome, findings }: Judged): boolean =>
  outcome?.kind === 'import' &&
  outcome.result !== 'succeeded' &&
  !findings.some(({ rule, severity }) => rule === 'R35' && severity === 'error');

/** What keeps each aspect from being judged, or makes it none of the message. */
function gapsOf(report: Judged): Readonly<Record<AspectId, AspectGap | undefined>> {
  const is = (what: string) => report.unchecked.some((one) => one.what === `eakte.unchecked.${what}`);
  const notRead = is('content') || is('version') || is('message') ? 'not-read' : undefined;
  const read = notRead ?? (is('rest') ? 'broken' : undefined) ?? (is('messages') ? 'several' : undefined);
  const rules = read ?? (is('rules') ? 'rules' : undefined);
  const noFiles = report.objects.primaerdokumente === 0 ? 'no-files' : undefined;
  const files = read ?? (is('files') ? 'no-package' : is('entries') ? 'unread' : (noFiles ?? rules));
  const isReported = report.outcome?.kind === 'import' && report.outcome.result === 'succeeded';
  const outcome =
    report.direction === 'out'
      ? 'reports'
      : isUnreported(report)
        ? 'no-success'
        : !isReported
          ? undefined
          : is('original')
            ? 'unmatched'
            : is('parts')
              ? 'no-parts'
              : undefined;
  const contents = files ?? (missingFiles(report) > 0 ? 'missing' : undefined);
  const isForArchive = report.messageType === '0501' || report.messageType === '0503';
  return {
    outcome: report.role === 'reply' ? (read ?? outcome) : 'other-message',
    structure: rules,
    files,
    content: contents,
    integrity: contents ?? (is('hashes') ? 'not-compared' : undefined),
    fitness: isForArchive ? rules : (notRead ?? 'other-message'),
    procedure:
      read ??
      (is('original') ? 'no-original' : is('appraisal') ? 'no-appraisal' : undefined) ??
      (is('parts') ? 'no-parts' : undefined) ??
      (rules || (report.role === 'handover' && report.messageType !== '0503') || report.role === 'request'
        ? (rules ?? 'begins')
        : undefined),
  };
}

/**
 * How each aspect came out, from the findings and from what was not checked: an error fails it, a gap leaves it open, and
 * what was not looked at has never passed.
 */
export function aspectsOf(report: Judged): readonly FileAspect[] {
  const counts = Object.fromEntries(aspectIds.map((id) => [id, { error: 0, warning: 0, info: 0 }]));
  for (const finding of report.findings) counts[aspectOf(finding)]![finding.severity] += finding.count;
  const gaps = gapsOf(report);
  return aspectIds.map((id) => {
    const { error: errors, warning: warnings } = counts[id]!;
    const gap = gaps[id] ?? (isSilenced(report, id) ? 'profile' : undefined);
    const open = gap && gapState[gap];
    const state =
      errors > 0 ? 'failed' : open === 'not-judged' ? open : warnings > 0 ? 'warning' : (open ?? 'passed');
    return { id, state, errors, warnings, gap };
  });
}
