import { type ReportPageOptions, renderReportPage } from '@rathaus/client-core/report';
import { catalogue } from '../texts/index.ts';
import type { FileReport } from './file-report.ts';
import type { Outline } from './outline.ts';
import { reportSections } from './report-sections.ts';

/** How the report on a file is written as a page. */
export interface RenderReportOptions extends Omit<ReportPageOptions, 'sections'> {
  /**
   * For an answer: the outline of the message that it answers, from its own report. Where the answer names an id, the page
   * then shows the reference and the subject of the record with it.
   */
  readonly records?: Outline | undefined;
}

/**
 * The report on a file as one HTML page, with what the message says and its records: no script, no request, printable, readable
 * from 320 px and by screen reader. With `mask` names, subjects, references and file names are hidden. Yields the page
 * in pieces, so that it can be written to a file as it grows.
 *
 * @example
 * const tool = { name: 'fachverfahren', version: '3.2' };
 * const page = renderReport(await checkFile('abgabe.zip'), { checkedAt: new Date(), tool, mask: true });
 * await writeFile('bericht.html', [...page].join(''));
 */
export function renderReport(
  report: FileReport,
  { records, ...options }: RenderReportOptions,
): Generator<string, void, undefined> {
  return renderReportPage(report, catalogue, { ...options, sections: reportSections(report, records) });
}
