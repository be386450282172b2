import { shownBy } from '../element/shown.ts';
import { summaryListDe } from '../locales/de/summary-list.ts';
import base from '../theme/base.css.ts';
import surface from '../theme/surface.css.ts';
import css from './summary-list.css.ts';
import { summaryList } from './summary-list.ts';

export default shownBy({ definition: summaryList, css: [base, surface, css], german: summaryListDe });
