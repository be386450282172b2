import type { Severity, Who } from '../findings/finding.ts';
import type { Report, Verdict } from '../findings/report.ts';
import type { Catalogue, ReportAspect, ReportFact, ReportText, VerdictTone } from './catalogue.ts';
import {
  type Explained,
  type ExplainedUnchecked,
  explainUnchecked,
  explainWith,
  ruleText,
} from './explain.ts';
import { type LocalText, text } from './language.ts';
import { createMask, type Mask, type MaskOptions, shownValues } from './mask.ts';

/** All findings of one cause: one rule, one severity, one party that repairs them, one repair. */
export interface FindingGroup {
  readonly rule: string;
  readonly severity: Severity;
  readonly who: Who;
  /** All of them, also those without a place of their own. */
  readonly count: number;
  readonly findings: readonly Explained[];
}

/** A fact as it is shown, masked or not. */
export interface ShownFact {
  readonly id: string;
  readonly label: LocalText;
  readonly value: LocalText;
  readonly about: NonNullable<ReportFact['about']>;
}

/** A report with its sentences: what every rendering (text, JSON, page) shows. */
export interface ReportView {
  readonly kind: string;
  readonly title: LocalText;
  readonly name: string | undefined;
  readonly verdict: Verdict;
  readonly verdictText: LocalText;
  readonly tone: VerdictTone;
  /** What decided, in a sentence. */
  readonly lead: LocalText | undefined;
  readonly next: LocalText | undefined;
  readonly aspects: readonly ReportAspect[];
  readonly facts: readonly ShownFact[];
  /** Heading of the facts about the content. */
  readonly factsTitle: LocalText;
  readonly counts: Readonly<Record<Severity, number>>;
  /** Errors first, then by number. */
  readonly groups: readonly FindingGroup[];
  readonly unchecked: readonly ExplainedUnchecked[];
  /** Shows or hides further texts of the same report. */
  readonly mask: Mask;
}

const anyReport: ReportText<never> = {
  title: text('Prüfung', 'Check'),
  verdicts: {
    passed: text('Bestanden', 'Passed'),
    failed: text('Nicht bestanden', 'Failed'),
    'not-judged': text('Kein Urteil: nicht alles wurde geprüft', 'No verdict: not everything was checked'),
  },
};

/** What a verdict looks like where the report's kind says nothing else. */
const toneOf: Readonly<Record<Verdict, VerdictTone>> = {
  passed: 'good',
  failed: 'bad',
  'not-judged': 'open',
};

const weight: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

function factText(value: ReturnType<Mask['value']>): LocalText {
  if (typeof value === 'object' && 'de' in value) return value;
  if (typeof value === 'boolean') return value ? text('ja', 'yes') : text('nein', 'no');
  if (typeof value === 'number')
    return { de: value.toLocaleString('de-DE'), en: value.toLocaleString('en-GB') };
  const shown = typeof value === 'string' ? value : value.join(', ');
  return { de: shown, en: shown };
}

/** Findings by cause: errors first, then by number. Masked and unmasked they are the same groups in the same order. */
function causesOf({ findings }: Report, catalogue: Catalogue, mask: Mask): FindingGroup[] {
  const open = createMask(catalogue);
  const causes = new Map<string, FindingGroup & { count: number; findings: Explained[] }>();
  for (const finding of findings) {
    const { rule, severity, who, count } = finding;
    // A repair that says something else is that of another cause, also where a mask hides the difference.
    const { repair } = ruleText(rule, catalogue);
    const key = [
      severity,
      rule,
      who,
      typeof repair === 'function' ? repair(shownValues(finding.values, open)).de : '',
    ].join('\n');
    let cause = causes.get(key);
    if (!cause) {
      cause = { rule, severity, who, count: 0, findings: [] };
      causes.set(key, cause);
    }
    cause.count += count;
    cause.findings.push(explainWith(finding, catalogue, mask));
  }
  return [...causes.values()].sort(
    (a, b) => weight[a.severity] - weight[b.severity] || b.count - a.count || (a.rule < b.rule ? -1 : 1),
  );
}

/** Puts all sentences to a report, masked or not. */
export function viewReport(report: Report, catalogue: Catalogue, options: MaskOptions = {}): ReportView {
  const mask = createMask(catalogue, options);
  const { reports } = catalogue;
  const known = Object.hasOwn(reports, report.kind) ? reports[report.kind] : undefined;
  const said = (known ?? anyReport) as unknown as ReportText;
  return {
    kind: report.kind,
    title: said.title,
    factsTitle: said.factsTitle ?? text('Inhalt', 'Content'),
    name: report.name === undefined ? undefined : mask.fileName(report.name),
    verdict: report.verdict,
    verdictText: typeof said.verdicts === 'function' ? said.verdicts(report) : said.verdicts[report.verdict],
    tone: said.tone?.(report) ?? toneOf[report.verdict],
    lead: said.lead?.(report, mask),
    next: said.next?.(report),
    aspects: said.aspects?.(report) ?? [],
    facts: (said.facts?.(report) ?? []).map(({ id, label, value, about = 'content' }) => ({
      id,
      label,
      value: factText(mask.value(value)),
      about,
    })),
    counts: report.counts,
    groups: causesOf(report, catalogue, mask),
    unchecked: report.unchecked.map((one) => explainUnchecked(one, catalogue, mask)),
    mask,
  };
}
