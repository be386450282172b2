import { DisplayElement } from '../element/display.ts';
import type { Raw } from '../element/in-place.ts';
import type { LoginData } from './login.ts';

export type { LoginData } from './login.ts';

/**
 * The choice of a login. Links between the tags stay the page's; one whose address is not safe leads nowhere. They are
 * real links: listen to their `click` to act before they are followed. The template is loaded where a page gives data.
 */
export class RathausLogin extends DisplayElement<'login', LoginData> {
  static override observedAttributes = ['data', 'lang', 'level', 'provider', 'href', 'label'];

  protected readonly kind = 'login';
  protected readonly shown = () => import('./login-shown.ts');

  constructor() {
    super();
    // Of every button of a mouse and of Enter; a link that came late is looked at when it is used.
    for (const type of ['click', 'auxclick'])
      this.addEventListener(type, (event) => {
        // The path leads out of the shadow roots of other components between the tags.
        const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
        if (link && this.#leadsNowhere(link)) event.preventDefault();
      });
  }

  protected override painted(): void {
    super.painted();
    this.querySelectorAll('a').forEach(this.#leadsNowhere);
  }

  #leadsNowhere = (link: HTMLAnchorElement): boolean => {
    // The browser has read the address: no disguise is left. Pages opened from a disk link to others there.
    const nowhere =
      !link.getAttribute('href') || !['http:', 'https:', location.protocol].includes(link.protocol);
    // One that says so is no fault of the developer.
    if (nowhere && !link.ariaDisabled) this.warn('href', link.text);
    return nowhere;
  };

  protected override attributesAsData(raw: Raw): object | undefined {
    return raw.provider ? { ...raw, providers: [{ ...raw, id: raw.provider }] } : undefined;
  }
}
