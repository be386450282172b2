import { RathausElement, type Raw, type WithTexts } from '../element/element.ts';
import base from '../theme/base.css.ts';
import surface from '../theme/surface.css.ts';
import css from './report.css.ts';
import { reportDe } from './report.de.ts';
import { type ReportData, reportTree } from './report.ts';

/** State and history of a defect report. */
export class RathausReport extends RathausElement<'report', ReportData> {
  static observedAttributes = ['data', 'lang'];

  protected readonly kind = 'report';
  protected readonly css = base + surface + css;
  protected readonly template = reportTree;
  protected readonly german = reportDe;

  protected read(raw: Raw<'report', ReportData>): WithTexts<'report', ReportData> | undefined {
    return raw.status ? (raw as WithTexts<'report', ReportData>) : undefined;
  }
}
