import { shownBy } from '../element/shown.ts';
import { fieldDe } from '../locales/de/field.ts';
import base from '../theme/base.css.ts';
import surface from '../theme/surface.css.ts';
import { morph } from '../tree/morph.ts';
import css from './field.css.ts';
import { field } from './field.ts';

/** Names of the fields, and the answers that can be chosen in their order. */
const question = (box: Element): string =>
  Array.from(box.querySelectorAll<HTMLInputElement>('[name], option'), ({ type, name, value }) =>
    JSON.stringify([type, name, /^(radio|checkbox)$/.test(type) || !type ? value : '']),
  ).join();

export default shownBy({
  definition: field,
  css: [base, surface, css],
  german: fieldDe,
  // What was entered and the focus stay when an error comes or goes, but no answer passes to another question or answer.
  patch: (old, next) => (question(old) === question(next) ? morph(old, next) : old.replaceWith(next)),
});
