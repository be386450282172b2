import { shownBy } from '../element/shown.ts';
import { timelineDe } from '../locales/de/timeline.ts';
import base from '../theme/base.css.ts';
import surface from '../theme/surface.css.ts';
import css from './timeline.css.ts';
import { timeline } from './timeline.ts';

export default shownBy({ definition: timeline, css: [base, surface, css], german: timelineDe });
