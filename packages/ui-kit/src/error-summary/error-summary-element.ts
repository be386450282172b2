import { RathausElement } from '../element/element.ts';
import { errorSummaryDe } from '../locales/de/error-summary.ts';
import base from '../theme/base.css.ts';
import surface from '../theme/surface.css.ts';
import css from './error-summary.css.ts';
import { type ErrorSummaryData, errorSummary } from './error-summary.ts';

/** `<rathaus-error-summary>`. */
export class RathausErrorSummary extends RathausElement<'error-summary', ErrorSummaryData> {
  constructor() {
    super(errorSummary, base + surface + css, errorSummaryDe);
  }
}
