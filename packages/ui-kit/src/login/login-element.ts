import { RathausElement, type Raw, type WithTexts } from '../element/element.ts';
import { loginDe } from '../locales/de/login.ts';
import base from '../theme/base.css.ts';
import css from './login.css.ts';
import { type LoginData, type LoginProvider, loginTree } from './login.ts';

/**
 * Login buttons. Enhances links (`<a data-provider="bundid" href="…">`), or renders from attributes or `data`.
 * The links stay real ones: listen to their `click` (`data-provider` names the provider) to act before they are followed.
 */
export class RathausLogin extends RathausElement<'login', LoginData> {
  static observedAttributes = ['data', 'lang', 'level', 'provider', 'href', 'label'];

  protected readonly kind = 'login';
  protected readonly css = base + css;
  protected readonly template = loginTree;
  protected readonly german = loginDe;

  protected read(raw: Raw<'login', LoginData>): WithTexts<'login', LoginData> | undefined {
    const { provider } = raw;
    if (provider) return { ...raw, providers: [{ ...raw, id: provider } as LoginProvider] };
    if (raw.providers) return raw as LoginData;
    if (!this.querySelector('[part]'))
      this.data = {
        providers: [...this.querySelectorAll('a')].map((link) => ({
          id: link.dataset.provider ?? '',
          href: link.getAttribute('href') ?? '',
          label: link.innerText,
        })),
      };
    return undefined;
  }
}
