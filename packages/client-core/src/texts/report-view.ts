import type { Severity } from '../findings/finding.ts';
import type { Report, Verdict } from '../findings/report.ts';
import type { Catalogue, ReportText } from './catalogue.ts';
import { type Explained, type ExplainedUnchecked, explainUnchecked, explainWith } from './explain.ts';
import { type LocalText, text } from './language.ts';
import { createMask, type Mask, type MaskOptions } from './mask.ts';

/** All findings of one rule and severity, with what the rule says once for all of them. */
export interface FindingGroup {
  readonly rule: string;
  readonly severity: Severity;
  /** All of them, also those without a place of their own. */
  readonly count: number;
  readonly findings: readonly Explained[];
}

/** A report with its sentences: what every rendering (text, JSON, page) shows. */
export interface ReportView {
  readonly kind: string;
  readonly title: LocalText;
  readonly name: string | undefined;
  readonly verdict: Verdict;
  readonly verdictText: LocalText;
  readonly next: LocalText | undefined;
  readonly facts: readonly { readonly id: string; readonly label: LocalText; readonly value: LocalText }[];
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

const weight: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

function factText(value: ReturnType<Mask['value']>): LocalText {
  if (typeof value === 'object' && 'de' in value) return value;
  if (typeof value === 'boolean') return value ? text('ja', 'yes') : text('nein', 'no');
  if (typeof value === 'number')
    return { de: value.toLocaleString('de-DE'), en: value.toLocaleString('en-GB') };
  const shown = typeof value === 'string' ? value : value.join(', ');
  return { de: shown, en: shown };
}

/** Puts all sentences to a report, masked or not. */
export function viewReport(report: Report, catalogue: Catalogue, options: MaskOptions = {}): ReportView {
  const mask = createMask(catalogue, options);
  const { reports } = catalogue;
  const known = Object.hasOwn(reports, report.kind) ? reports[report.kind] : undefined;
  const said = (known ?? anyReport) as unknown as ReportText;
  const groups = new Map<
    string,
    { rule: string; severity: Severity; count: number; findings: Explained[] }
  >();
  for (const finding of report.findings) {
    const { rule, severity, count } = finding;
    const key = `${severity} ${rule}`;
    let group = groups.get(key);
    if (!group) {
      group = { rule, severity, count: 0, findings: [] };
      groups.set(key, group);
    }
    group.count += count;
    group.findings.push(explainWith(finding, catalogue, mask));
  }
  return {
    kind: report.kind,
    title: said.title,
    name: report.name === undefined ? undefined : mask.fileName(report.name),
    verdict: report.verdict,
    verdictText: said.verdicts[report.verdict],
    next: said.next?.(report),
    facts: (said.facts?.(report) ?? []).map(({ id, label, value }) => ({
      id,
      label,
      value: factText(mask.value(value)),
    })),
    counts: report.counts,
    groups: [...groups.values()].sort(
      (a, b) => weight[a.severity] - weight[b.severity] || b.count - a.count || (a.rule < b.rule ? -1 : 1),
    ),
    unchecked: report.unchecked.map((one) => explainUnchecked(one, catalogue, mask)),
    mask,
  };
}
