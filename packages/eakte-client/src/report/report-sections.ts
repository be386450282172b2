import type { ReportSection } from '@rathaus/client-core/report';
import { bodySection } from './body-section.ts';
import type { FileReport } from './file-report.ts';
import { outlineSection } from './outline-section.ts';

/** What the page of a report on a file shows after its causes: what the message says, and its records. */
export function reportSections({
  body,
  outline,
}: Partial<Pick<FileReport, 'body' | 'outline'>>): readonly ReportSection[] {
  return [...(body ? [bodySection(body)] : []), ...(outline ? [outlineSection(outline)] : [])];
}
