import { shownBy } from '../element/shown.ts';
import { errorSummaryDe } from '../locales/de/error-summary.ts';
import base from '../theme/base.css.ts';
import surface from '../theme/surface.css.ts';
import css from './error-summary.css.ts';
import { errorSummary } from './error-summary.ts';

export default shownBy({ definition: errorSummary, css: [base, surface, css], german: errorSummaryDe });
