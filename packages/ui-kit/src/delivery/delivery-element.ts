import { DisplayElement } from '../element/display.ts';
import type { Raw } from '../element/in-place.ts';
import type { DeliveryData } from './delivery.ts';

export type { DeliveryData } from './delivery.ts';

/** State of a submission as a step list. A change of `data` is announced with the step that was reached. */
export class RathausDelivery extends DisplayElement<'delivery', DeliveryData> {
  static override observedAttributes = ['data', 'lang', 'state', 'recipient', 'reference', 'reason'];

  protected readonly kind = 'delivery';
  protected readonly shown = () => import('./delivery-shown.ts');

  protected override attributesAsData(raw: Raw): object | undefined {
    return raw.state ? raw : undefined;
  }
}
