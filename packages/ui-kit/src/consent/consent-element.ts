import { DisplayElement } from '../element/display.ts';
import { send } from '../element/send.ts';
import { consentDe } from '../locales/de/consent.ts';
import css from './consent.css.ts';
import { type ConsentData, consentTree } from './consent.ts';

/**
 * Which attributes go to whom and why.
 * Fires `rathaus-consent` when the selection changes; `detail.selected` holds the ids, required ones included.
 */
export class RathausConsent extends DisplayElement<'consent', ConsentData> {
  constructor() {
    super('consent', css, consentDe, consentTree, 'attributes');
    this.addEventListener('change', () => {
      const inputs = this.querySelectorAll<HTMLInputElement>('li input');
      const selected = [...inputs]
        .filter((one) => one.checked || one.type === 'hidden')
        .map((one) => one.value);
      send(this, 'rathaus-consent', { selected });
    });
  }
}
