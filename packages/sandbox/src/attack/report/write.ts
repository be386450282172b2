import { reportBlocks } from './document.ts';
import { htmlReport } from './html.ts';
import { markdownReport } from './markdown.ts';
import type { AttackReport } from './result.ts';

/**
 * The report in German for somebody responsible for information security: each requirement of BSI TR-03172-3 with the
 * attacks that test it and what came of them. It is no certificate, and says so first.
 *
 * @example
 * await writeFile('bericht.html', writeAttackReport(report, 'html'));
 */
export function writeAttackReport(report: AttackReport, format: 'html' | 'markdown'): string {
  const blocks = reportBlocks(report);
  return format === 'html' ? htmlReport(blocks) : markdownReport(blocks);
}
