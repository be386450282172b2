import { type Shown, shownBy } from '../element/shown.ts';
import { consentDe } from '../locales/de/consent.ts';
import base from '../theme/base.css.ts';
import surface from '../theme/surface.css.ts';
import css from './consent.css.ts';
import { consent } from './consent.ts';

/** Yes and No of the forms that the element brings itself: a fieldset around the element does not reach them. */
function disable(content: ParentNode | null, disabled: boolean): void {
  // Whoever watches the root is told of each attribute that is set, also to what it was.
  for (const answer of content?.querySelectorAll<HTMLButtonElement>('button[name]') ?? [])
    if (answer.disabled !== disabled) answer.disabled = disabled;
}

/** What is shown, with answers that can be given only while the element is not disabled. */
const withAnswers = (shown: Shown): Shown => ({
  ...shown,
  async show(host, given) {
    const renew = (): void => disable(host.shadowRoot, host.matches(':disabled'));
    // Also before: texts of another language can be long in coming.
    renew();
    await shown.show(host, given);
    renew();
  },
});

export default withAnswers(
  shownBy({
    definition: consent,
    css: [base, surface, css],
    german: consentDe,
    patch(old, next) {
      // Disabled answers alone are no other content: what was chosen stays.
      disable(next, !!old.querySelector('button:disabled'));
      if (!next.isEqualNode(old)) old.replaceWith(next);
    },
  }),
);
