import type { ElementName } from '../locales/locale.ts';
import { type Host, type Showing, show } from './show.ts';
import { dress } from './styles.ts';

/** The part of an element that shows data, loaded where a page gives any. */
export interface Shown {
  /** Shows data in the shadow root, or the children where there are none. */
  show(host: Host, given: object | undefined): Promise<unknown>;
  /** Brings the styles to the root that the element stands in. */
  dress(host: Element): void;
}

/** Ties template, styles and texts of one element together. */
export const shownBy = <N extends ElementName, Data extends object>(showing: Showing<N, Data>): Shown => ({
  show: (host, given) => show(host, showing, given),
  dress: (host) => dress(host, showing.css),
});
