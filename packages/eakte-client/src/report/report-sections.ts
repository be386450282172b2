import type { ReportSection } from '@rathaus/client-core/report';
import { bodySection } from './body-section.ts';
import type { FileReport } from './file-report.ts';
import type { Outline } from './outline.ts';
import { outlineSection } from './outline-section.ts';

/**
 * What the page of a report on a file shows after its causes: what the message says, and its records. `records`: of the
 * message that it answers.
 */
export function reportSections(
  { body, outline }: Partial<Pick<FileReport, 'body' | 'outline'>>,
  records?: Outline,
): readonly ReportSection[] {
  return [...(body ? [bodySection(body, records)] : []), ...(outline ? [outlineSection(outline)] : [])];
}
