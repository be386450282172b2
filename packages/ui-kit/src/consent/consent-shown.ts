import { shownBy } from '../element/shown.ts';
import { consentDe } from '../locales/de/consent.ts';
import base from '../theme/base.css.ts';
import surface from '../theme/surface.css.ts';
import css from './consent.css.ts';
import { consent } from './consent.ts';

export default shownBy({ definition: consent, css: [base, surface, css], german: consentDe });
