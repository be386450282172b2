import type { ElementName } from '../locales/locale.ts';
import { InPlaceElement } from './in-place.ts';
import type { Shown } from './shown.ts';

/**
 * An element that does nothing but show. Where its content stands between the tags it needs no template, no reader and no
 * texts: they are loaded where a page gives data, or has not linked the styles.
 */
export abstract class DisplayElement<N extends ElementName, Data extends object> extends InPlaceElement<
  N,
  Data
> {
  /** Loads what shows data. */
  protected abstract readonly shown: () => Promise<{ readonly default: Shown }>;

  #part: Shown | undefined;

  protected override async show(given: object | undefined): Promise<void> {
    if (!given && !this.shadowRoot) return;
    // Once it is there it is not waited for: what comes next is shown at once.
    this.#part ??= (await this.onDemand(this.shown))?.default;
    await this.#part?.show(this, this.given());
  }

  protected override async dress(): Promise<void> {
    (await this.onDemand(this.shown))?.default.dress(this);
  }
}
