import { shownBy } from '../element/shown.ts';
import { loginDe } from '../locales/de/login.ts';
import base from '../theme/base.css.ts';
import surface from '../theme/surface.css.ts';
import css from './login.css.ts';
import { login } from './login.ts';

export default shownBy({ definition: login, css: [base, surface, css], german: loginDe });
