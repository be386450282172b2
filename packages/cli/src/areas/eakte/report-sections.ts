import type { Report } from '@rathaus/client-core/findings';
import type { ReportSection } from '@rathaus/client-core/report';
import { type FileReport, outlineSection } from '@rathaus/eakte-client/report';

/** The records of the message, on the page of its report. */
export function sectionsOf(report: Report): readonly ReportSection[] {
  // Reports of this area are `FileReport` or `TransferReport`; only the first has an outline.
  const { outline } = report as Partial<FileReport>;
  return outline ? [outlineSection(outline)] : [];
}
