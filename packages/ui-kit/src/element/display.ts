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

  protected override async show(given: object | undefined): Promise<void> {
    if (!given && !this.shadowRoot) return;
    const part = await this.onDemand(this.shown);
    // What is given may have changed while it was loaded.
    await part?.default.show(this, this.given());
  }

  protected override async dress(): Promise<void> {
    (await this.onDemand(this.shown))?.default.dress(this);
  }
}
