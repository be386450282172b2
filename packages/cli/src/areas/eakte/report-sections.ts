import type { Report } from '@rathaus/client-core/findings';
import type { ReportSection } from '@rathaus/client-core/report';
import { type FileReport, reportSections } from '@rathaus/eakte-client/report';

/** What the message says and its records, on the page of its report. */
export function sectionsOf(report: Report): readonly ReportSection[] {
  // Reports of this area are `FileReport` or `TransferReport`; only the first has either.
  return reportSections(report as Partial<FileReport>);
}
