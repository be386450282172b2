import { InPlaceElement, type Raw } from '../element/in-place.ts';
import { safeUrl } from '../reader/address.ts';
import type { LoginData } from './login.ts';

/**
 * The choice of a login. Links between the tags stay the page's; one whose address is not safe leads nowhere. They are
 * real links: listen to their `click` to act before they are followed. The template is loaded where a page gives data.
 */
export class RathausLogin extends InPlaceElement<'login', LoginData> {
  static override observedAttributes = ['data', 'lang', 'level', 'provider', 'href', 'label'];

  protected readonly kind = 'login';

  constructor() {
    super();
    // Of every button of a mouse and of Enter; a link that came late is looked at when it is used.
    for (const type of ['click', 'auxclick'])
      this.addEventListener(type, (event) => {
        const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
        if (link && this.#leadsNowhere(link)) event.preventDefault();
      });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.querySelectorAll('a').forEach(this.#leadsNowhere);
  }

  #leadsNowhere = (link: HTMLAnchorElement): boolean => {
    const nowhere = !safeUrl(link.getAttribute('href'));
    // One that says so is no fault of the developer.
    if (nowhere && !link.ariaDisabled) this.warn('href', link.text);
    return nowhere;
  };

  protected override attributesAsData(raw: Raw): object | undefined {
    return raw.provider ? { ...raw, providers: [{ ...raw, id: raw.provider }] } : undefined;
  }

  protected override async show(given: object | undefined): Promise<void> {
    if (given || this.shadowRoot) (await import('./login-shown.ts')).showLogin(this, this.given());
  }

  protected override async dress(): Promise<void> {
    (await import('./login-shown.ts')).dressLogin(this);
  }
}
