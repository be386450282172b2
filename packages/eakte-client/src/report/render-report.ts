import { type ReportPageOptions, renderReportPage } from '@rathaus/client-core/report';
import { catalogue } from '../texts/index.ts';
import type { FileReport } from './file-report.ts';
import { reportSections } from './report-sections.ts';

/** How the report on a file is written as a page. */
export type RenderReportOptions = Omit<ReportPageOptions, 'sections'>;

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
  options: RenderReportOptions,
): Generator<string, void, undefined> {
  return renderReportPage(report, catalogue, { ...options, sections: reportSections(report) });
}
