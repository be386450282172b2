import { announce } from '../element/announce.ts';
import { RathausElement, type Raw } from '../element/element.ts';
import { deliveryDe } from '../locales/de/delivery.ts';
import base from '../theme/base.css.ts';
import surface from '../theme/surface.css.ts';
import { morph } from '../tree/morph.ts';
import css from './delivery.css.ts';
import { type DeliveryData, delivery } from './delivery.ts';

/** State of a submission as a step list. A change of `data` is announced with the step that was reached. */
export class RathausDelivery extends RathausElement<'delivery', DeliveryData> {
  static override observedAttributes = ['data', 'lang', 'state', 'recipient', 'reference', 'reason'];

  constructor() {
    super(delivery, base + surface + css, deliveryDe);
  }

  protected override attributesAsData(raw: Raw): object | undefined {
    return raw.state ? raw : undefined;
  }

  /** The first state is read with the page; only what comes later is news. */
  protected override patch(old: Element, next: Element): void {
    const reached = (box: Element): string => box.querySelector('[data-reached]')?.textContent ?? '';
    const before = reached(old);
    morph(old, next);
    const now = reached(old);
    if (now !== before) announce(old, now);
  }
}
