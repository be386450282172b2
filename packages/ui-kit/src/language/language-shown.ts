import { shownBy } from '../element/shown.ts';
import { languageDe } from '../locales/de/language.ts';
import base from '../theme/base.css.ts';
import surface from '../theme/surface.css.ts';
import css from './language.css.ts';
import { language } from './language.ts';

export default shownBy({ definition: language, css: [base, surface, css], german: languageDe });
