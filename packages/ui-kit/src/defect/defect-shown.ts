import { shownBy } from '../element/shown.ts';
import { defectDe } from '../locales/de/defect.ts';
import base from '../theme/base.css.ts';
import surface from '../theme/surface.css.ts';
import css from './defect.css.ts';
import { defect } from './defect.ts';

export default shownBy({ definition: defect, css: [base, surface, css], german: defectDe });
