import {
  createCollector,
  type EntryPlace,
  type Finding,
  type Report,
  term,
  type Verdict,
} from '@rathaus/client-core/findings';
import type { DecisionOutcome } from '../xdomea/messages/outcome.ts';
import { roleOf } from '../xdomea/messages/roles.ts';
import { ruleOf } from '../xdomea/rules/index.ts';
import { aspectOf } from './aspects.ts';
import type { FileReport } from './file-report.ts';
import { missingValues } from './number-ranges.ts';
import type { PlannedFile } from './plan-batch.ts';
import type { PartsFault } from './procedure-ledger.ts';
import { procedureRuleSet } from './procedure-rules.ts';
import { missingMessages, openMessages } from './procedure-steps.ts';

/** What is kept of a file for the report on its group. */
export interface GroupMember {
  readonly file: PlannedFile;
  readonly name: string | undefined;
  /** Undefined when it could not be read. */
  readonly sha512: string | undefined;
  readonly verdict: Verdict;
  /** Errors that are not about the procedure. */
  readonly ownErrors: number;
  /** Findings about the procedure, bounded. */
  readonly findings: readonly Finding[];
  /** Whether nothing but another message keeps it from being judged. */
  readonly waits: boolean;
  /** Whether it could be read to its end. */
  readonly isRead: boolean;
  /** What it reports or decides. */
  readonly outcome: FileReport['outcome'];
}

/** A message of a procedure, for people. */
export interface ProcedureMessage {
  /** From 1, in the batch. */
  readonly number: number;
  /** Personal data. */
  readonly name: string | undefined;
  readonly messageType: string | undefined;
  readonly part: number | undefined;
  readonly parts: number | undefined;
  readonly verdict: Verdict;
}

/**
 * Whether the messages of one process agree. Its findings are those of the messages that only the others show (R07, R08,
 * R09, R23, R24, R33, R35), each at its place with the name of the file, and those about what is missing.
 */
export interface ProcedureReport extends Report {
  readonly kind: 'eakte.procedure';
  /** In lower case. */
  readonly prozessId: string | undefined;
  /** In the order in which they are sent, at most 200. */
  readonly messages: readonly ProcedureMessage[];
  /** Types that are not there and that others answer or rest on. */
  readonly missing: readonly string[];
  /** Types of the messages that come next: confirmations, and what follows an offer or an appraisal. */
  readonly awaited: readonly string[];
  /** What the archive decided in all parts of its appraisal (0502, 0513); undefined without one. */
  readonly decision: DecisionOutcome | undefined;
}

const shownMessages = 200;
/** Findings about the procedure that are kept of each file. */
const keptOfFile = 20;

/** What only the messages together show. */
const isAboutProcedure = (finding: Finding) =>
  aspectOf(finding) === 'procedure' ||
  (finding.values.fault as { term?: string })?.term === 'decided-otherwise';

/** Gaps of a message that others of its process fill. */
const ofOthers = new Set([
  'eakte.unchecked.original',
  'eakte.unchecked.appraisal',
  'eakte.unchecked.contradiction',
  'eakte.unchecked.parts',
]);

const isFailedImport = ({ outcome }: Pick<FileReport, 'outcome'>) =>
  outcome?.kind === 'import' && outcome.result === 'failed';

/** Errors that are what a reply reports, and no fault of it. */
const importErrors = ({ findings }: FileReport) =>
  findings.reduce(
    (sum, finding) => sum + (finding.rule === 'R35' && finding.severity === 'error' ? finding.count : 0),
    0,
  );

/** What is kept of the report on a file. */
export function memberOf(file: PlannedFile, report: FileReport): GroupMember {
  const about = report.findings.filter(isAboutProcedure);
  const errors = about.reduce((sum, { severity, count }) => sum + (severity === 'error' ? count : 0), 0);
  const name = file.label ?? report.name;
  return {
    file,
    name,
    sha512: report.sha512,
    verdict: report.verdict,
    ownErrors: report.counts.error - errors - (isFailedImport(report) ? importErrors(report) : 0),
    findings: bounded(about).map((finding) => ({ ...finding, place: inFile(finding.place, name) })),
    waits: report.unchecked.every(({ what }) => ofOthers.has(what)),
    isRead: report.complete && report.schemaBasis !== undefined,
    outcome: report.outcome,
  };
}

/** Some of each fault; the others are counted in the last of it. */
function bounded(findings: readonly Finding[]): readonly Finding[] {
  const collector = createCollector({
    keep: keptOfFile,
    group: ({ values }) => (values.fault as { term?: string } | undefined)?.term ?? '',
  });
  for (const finding of findings) collector.add(finding);
  return collector.result().findings;
}

const inFile = (place: Finding['place'], name: string | undefined): Finding['place'] =>
  place.kind === 'path' ? { ...place, file: name } : place;

/** A file of a group that could not be read. */
export const unreadMember = (file: PlannedFile, name: string | undefined): GroupMember => ({
  file,
  name: file.label ?? name,
  sha512: undefined,
  verdict: 'not-judged',
  ownErrors: 0,
  findings: [],
  waits: false,
  isRead: false,
  outcome: undefined,
});

/** What the check of a group found beside the reports on its files. */
export interface GroupFacts {
  readonly prozessId: string | undefined;
  readonly members: readonly GroupMember[];
  /** Types of which parts are missing or could not be read to their end. */
  readonly incomplete: ReadonlyMap<string, { readonly missing: readonly number[]; readonly total: number }>;
  /** What all parts of a type lack together. */
  readonly faults: Iterable<PartsFault>;
}

const whole = { kind: 'entry', whole: 'procedure' } as const satisfies EntryPlace;

/** What all parts of an appraisal decide; undefined without one. */
function decisionOf(members: readonly GroupMember[]): DecisionOutcome | undefined {
  let all: DecisionOutcome | undefined;
  for (const { outcome, file } of members) {
    // What repeats another message decides nothing more.
    if (outcome?.kind !== 'decision' || file.repeats) continue;
    const sum = (name: 'keep' | 'destroy' | 'open' | 'other') => (all?.[name] ?? 0) + outcome[name];
    all = {
      kind: 'decision',
      keep: sum('keep'),
      destroy: sum('destroy'),
      open: sum('open'),
      other: sum('other'),
    };
  }
  return all;
}

/** The report on a procedure. */
export function procedureReport({ prozessId, members, incomplete, faults }: GroupFacts): ProcedureReport {
  const collector = createCollector({ keep: 50 });
  const types = new Set(members.flatMap(({ file: { messageType } }) => messageType ?? []));
  for (const { findings } of members) for (const finding of findings) collector.add(finding);
  for (const { rule, values, severity = ruleOf(rule)!.severity, who = ruleOf(rule)!.who } of faults) {
    collector.add({ rule, severity, who, place: whole, count: 1, values });
  }
  const missing = missingMessages(types);
  const decision = decisionOf(members);
  const affected = new Set(missing.flatMap((one) => one.affected));
  const isContradictory = members.some(({ findings }) =>
    findings.some(({ severity }) => severity === 'error'),
  );
  for (const { messageTypes, affected } of missing) {
    const values = { missing: messageTypes.map(term), affected: affected.map(term) };
    collector.skip('eakte.unchecked.missing-message', whole, values);
  }
  for (const member of members) {
    const isSaid = isContradictory || incomplete.size > 0 || affected.has(member.file.messageType ?? '');
    judgeMember(member, isSaid, collector);
  }
  for (const [messageType, { missing, total }] of incomplete) {
    // Nobody has to send a receipt, and a reply has as many parts as it needs.
    const mustBeWhole = missing.length > 0 && roleOf(messageType) === 'handover';
    if (mustBeWhole) {
      const values = { messageType: term(messageType), ...missingValues(missing), total };
      collector.add(procedureRuleSet.finding('eakte.procedure.parts-missing', whole, values));
    } else if (roleOf(messageType) !== 'receipt') {
      // Of what is there and could not be read nobody knows the total.
      const values = { messageType: term(messageType), unreadable: total === 0 };
      collector.skip('eakte.unchecked.incomplete-message', whole, values);
    }
  }
  return {
    kind: 'eakte.procedure',
    ...collector.result(),
    prozessId,
    messages: members.slice(0, shownMessages).map(({ file, name, verdict }) => {
      const { number, messageType, part, parts } = file;
      return { number, name, messageType, part, parts, verdict };
    }),
    missing: missing.flatMap(({ messageTypes }) => messageTypes),
    awaited: openMessages(types, (decision?.keep ?? 0) + (decision?.other ?? 0) > 0),
    decision,
  };
}

function judgeMember(
  { file, name, verdict, ownErrors, waits, isRead, outcome }: GroupMember,
  isSaid: boolean,
  collector: ReturnType<typeof createCollector>,
): void {
  const place = { kind: 'entry', entry: file.number, name } as const;
  const messageType = term(file.messageType ?? '');
  if (outcome?.kind === 'import' && outcome.result === 'failed') {
    const { total: objects, failed } = outcome.objects;
    collector.add(
      procedureRuleSet.finding('eakte.procedure.import-failed', place, { messageType, failed, objects }),
    );
  }
  if (ownErrors > 0) {
    const values = { messageType, errors: ownErrors, unreadable: !isRead };
    collector.add(procedureRuleSet.finding('eakte.procedure.message-failed', place, values));
  }
  if (verdict === 'not-judged' && !(waits && isSaid))
    collector.skip('eakte.unchecked.procedure-message', place, { messageType });
}
