import { type ReportPageOptions, renderReportPage } from '@rathaus/client-core/report';
import { catalogue } from '../texts/index.ts';
import type { FileReport } from './file-report.ts';
import { outlineSection } from './outline-section.ts';

/** How the report on a file is written as a page. */
export type RenderReportOptions = Omit<ReportPageOptions, 'sections'>;

/**
 * The report on a file as one HTML page, with the records of the message: no script, no request, printable, readable
 * from 320 px and by screen reader. With `mask` names, subjects, references and file names are hidden. Yields the page
 * in pieces, so that it can be written to a file as it grows.
 *
 * @example
 * const page = renderReport(await checkFile('abgabe.zip'), { checkedAt: new Date(), mask: true });
 * await writeFile('bericht.html', [...page].join(''));
 */
export function renderReport(
  report: FileReport,
  options: RenderReportOptions,
): Generator<string, void, undefined> {
  const sections = report.outline ? [outlineSection(report.outline)] : [];
  return renderReportPage(report, catalogue, { ...options, sections });
}
