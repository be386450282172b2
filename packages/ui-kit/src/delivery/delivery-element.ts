import { announce } from '../element/announce.ts';
import { RathausElement, type Raw, type WithTexts } from '../element/element.ts';
import base from '../theme/base.css.ts';
import surface from '../theme/surface.css.ts';
import css from './delivery.css.ts';
import { deliveryDe } from './delivery.de.ts';
import { type DeliveryData, deliveryTree } from './delivery.ts';

/** State of a submission as a step list. A change of `data` is announced with the step that was reached. */
export class RathausDelivery extends RathausElement<'delivery', DeliveryData> {
  static observedAttributes = ['data', 'lang', 'state', 'recipient', 'reference', 'reason'];

  protected readonly kind = 'delivery';
  protected readonly css = base + surface + css;
  protected readonly template = deliveryTree;
  protected readonly german = deliveryDe;

  protected read(raw: Raw<'delivery', DeliveryData>): WithTexts<'delivery', DeliveryData> | undefined {
    return raw.state ? (raw as WithTexts<'delivery', DeliveryData>) : undefined;
  }

  protected override show(next: Element): void {
    const before = this.firstElementChild;
    super.show(next);
    const reached = [...this.querySelectorAll('[data-state=done], [data-state=error]')].at(-1);
    // The first state is read with the page; only what comes later is news.
    if (before && reached) announce(this, reached.textContent);
  }
}
