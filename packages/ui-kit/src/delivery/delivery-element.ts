import { announce } from '../element/announce.ts';
import { DisplayElement } from '../element/display.ts';
import { deliveryDe } from '../locales/de/delivery.ts';
import css from './delivery.css.ts';
import { type DeliveryData, deliveryTree } from './delivery.ts';

/** State of a submission as a step list. A change of `data` is announced with the step that was reached. */
export class RathausDelivery extends DisplayElement<'delivery', DeliveryData> {
  static override observedAttributes = ['data', 'lang', 'state', 'recipient', 'reference', 'reason'];

  constructor() {
    super('delivery', css, deliveryDe, deliveryTree, 'state');
  }

  protected override show(next: Element): void {
    const before = this.firstElementChild;
    super.show(next);
    const reached = this.querySelector('[data-reached]');
    // The first state is read with the page; only what comes later is news.
    if (before && reached) announce(this, reached.textContent);
  }
}
