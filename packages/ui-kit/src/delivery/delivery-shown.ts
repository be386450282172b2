import { announce } from '../element/announce.ts';
import { shownBy } from '../element/shown.ts';
import { deliveryDe } from '../locales/de/delivery.ts';
import base from '../theme/base.css.ts';
import surface from '../theme/surface.css.ts';
import { morph } from '../tree/morph.ts';
import css from './delivery.css.ts';
import { delivery } from './delivery.ts';

const reached = (box: Element): string => box.querySelector('[data-reached]')?.textContent ?? '';

export default shownBy({
  definition: delivery,
  css: [base, surface, css],
  german: deliveryDe,
  /** The first state is read with the page; only what comes later is news. */
  patch: (old, next) => {
    const before = reached(old);
    morph(old, next);
    const now = reached(old);
    if (now !== before) announce(old, now);
  },
});
