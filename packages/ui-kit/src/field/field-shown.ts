import { shownBy } from '../element/shown.ts';
import { fieldDe } from '../locales/de/field.ts';
import base from '../theme/base.css.ts';
import surface from '../theme/surface.css.ts';
import { morph } from '../tree/morph.ts';
import css from './field.css.ts';
import { field } from './field.ts';
import { question } from './question.ts';

// What only fields made from data need.
export { fill } from './fill.ts';
export { giveBack, kept } from './history.ts';

export default shownBy({
  definition: field,
  css: [base, surface, css],
  german: fieldDe,
  // What was entered and the focus stay when an error comes or goes, but no answer passes to another question or answer.
  patch: (old, next) => (question(old) === question(next) ? morph(old, next) : old.replaceWith(next)),
});
