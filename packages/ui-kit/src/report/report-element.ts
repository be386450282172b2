import { DisplayElement } from '../element/display.ts';
import css from './report.css.ts';
import { reportDe } from './report.de.ts';
import { type ReportData, reportTree } from './report.ts';

/** State and history of a defect report. */
export class RathausReport extends DisplayElement<'report', ReportData> {
  constructor() {
    super('report', css, reportDe, reportTree, 'status');
  }
}
