import { RathausDelivery } from '../delivery/delivery-element.ts';
import { define } from '../element/define.ts';

define('rathaus-delivery', RathausDelivery);
