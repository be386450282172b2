import { show } from '../element/show.ts';
import { dress } from '../element/styles.ts';
import { loginDe } from '../locales/de/login.ts';
import { login } from './login.ts';
import css from './login-alone.css.ts';

/** Shows the choice that a page gives as data. */
export const showLogin = (host: Parameters<typeof show>[0], given: object | undefined): Promise<unknown> =>
  show(host, { definition: login, css, german: loginDe }, given);

/** Brings the styles of the login to the root that it stands in. */
export const dressLogin = (host: Element): void => dress(host, css);
