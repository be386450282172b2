import { shownBy } from '../element/shown.ts';
import { datasetDe } from '../locales/de/dataset.ts';
import base from '../theme/base.css.ts';
import surface from '../theme/surface.css.ts';
import css from './dataset.css.ts';
import { dataset } from './dataset.ts';

export default shownBy({ definition: dataset, css: [base, surface, css], german: datasetDe });
