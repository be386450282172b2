import { shownBy } from '../element/shown.ts';
import { levelDe } from '../locales/de/level.ts';
import base from '../theme/base.css.ts';
import surface from '../theme/surface.css.ts';
import css from './level.css.ts';
import { level } from './level.ts';

export default shownBy({ definition: level, css: [base, surface, css], german: levelDe });
