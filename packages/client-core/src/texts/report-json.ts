import type { Report } from '../findings/report.ts';
import type { Catalogue } from './catalogue.ts';
import { explainWith } from './explain.ts';
import { type MaskOptions, maskValues } from './mask.ts';
import { viewReport } from './report-view.ts';

/**
 * A report as plain JSON, the same for every check: verdict, counts, facts, and each finding with its values, place and
 * sentences in both languages. With `mask` nothing in it comes from the checked content.
 */
export function reportJson(report: Report, catalogue: Catalogue, options: MaskOptions = {}) {
  const { mask, ...view } = viewReport(report, catalogue, options);
  return {
    kind: view.kind,
    name: view.name,
    verdict: view.verdict,
    verdictText: view.verdictText,
    lead: view.lead,
    nextStep: view.next,
    aspects: view.aspects,
    counts: view.counts,
    facts: Object.fromEntries(view.facts.map(({ id, value }) => [id, value])),
    findings: report.findings.map((finding) => ({
      ...explainWith(finding, catalogue, mask),
      values: maskValues(finding.values, mask),
    })),
    unchecked: view.unchecked,
  };
}
