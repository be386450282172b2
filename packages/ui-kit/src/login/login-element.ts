import { RathausElement, type Raw } from '../element/element.ts';
import { loginDe } from '../locales/de/login.ts';
import { safeUrl } from '../reader/address.ts';
import base from '../theme/base.css.ts';
import css from './login.css.ts';
import { type LoginData, login } from './login.ts';

/**
 * The choice of a login. Links between the tags stay the page's: they are looked at, and one whose address is not safe
 * leads nowhere. They are real ones: listen to their `click` to act before they are followed.
 */
export class RathausLogin extends RathausElement<'login', LoginData> {
  static override observedAttributes = ['data', 'lang', 'level', 'provider', 'href', 'label'];

  constructor() {
    super(login, base + css, loginDe);
    // A click of any button, or Enter: each asks the link for its address first.
    for (const type of ['click', 'auxclick']) this.addEventListener(type, this.#stop);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    for (const link of this.querySelectorAll('a'))
      if (!safeUrl(link.getAttribute('href'))) this.#unsafe(link);
  }

  #stop = (event: Event): void => {
    const link = (event.target as Element).closest('a');
    if (!link || safeUrl(link.getAttribute('href'))) return;
    event.preventDefault();
    this.#unsafe(link);
  };

  #unsafe(link: HTMLAnchorElement): void {
    if (!link.ariaDisabled) this.warn('href', link.dataset.provider ?? link.text);
  }

  protected override attributesAsData(raw: Raw): object | undefined {
    return raw.provider ? { ...raw, providers: [{ ...raw, id: raw.provider }] } : undefined;
  }
}
