import { RathausElement, type Raw, type WithTexts } from '../element/element.ts';
import { send } from '../element/send.ts';
import base from '../theme/base.css.ts';
import surface from '../theme/surface.css.ts';
import css from './consent.css.ts';
import { consentDe } from './consent.de.ts';
import { type ConsentData, consentTree } from './consent.ts';

/**
 * Which attributes go to whom and why.
 * Fires `rathaus-consent` when the selection changes; `detail.selected` holds the ids, required ones included.
 */
export class RathausConsent extends RathausElement<'consent', ConsentData> {
  static observedAttributes = ['data', 'lang'];

  protected readonly kind = 'consent';
  protected readonly css = base + surface + css;
  protected readonly template = consentTree;
  protected readonly german = consentDe;

  constructor() {
    super();
    this.addEventListener('change', () => {
      const inputs = this.querySelectorAll<HTMLInputElement>('li input');
      const selected = [...inputs]
        .filter((one) => one.checked || one.type === 'hidden')
        .map((one) => one.value);
      send(this, 'rathaus-consent', { selected });
    });
  }

  protected read(raw: Raw<'consent', ConsentData>): WithTexts<'consent', ConsentData> | undefined {
    return raw.attributes ? (raw as WithTexts<'consent', ConsentData>) : undefined;
  }
}
