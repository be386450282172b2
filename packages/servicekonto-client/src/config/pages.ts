import type { RathausError } from '@rathaus/client-core';
import type { PageLanguage } from '../pages/language.ts';

/** What an own error page can be made of. */
export interface ErrorPageContext {
  error: RathausError;
  /** Proposed HTTP status. */
  status: number;
  language: PageLanguage;
  /** Starts the same login again; absent where that makes no sense. */
  retryHref?: string | undefined;
  homeHref: string;
  /**
   * Whether the person has a session all the same: a step-up that fails ends none. `undefined` when the store could not say.
   * For `citizenMessage(error, language, { signedIn })`.
   */
  signedIn?: boolean | undefined;
  /** Path that the login was to lead to: where somebody with a session goes on. */
  backHref?: string | undefined;
  request: Request;
}

/** A page of the login for the frame of an application: what stands between its head and its foot. */
export interface LoginPage {
  /**
   * An error; the question before a logout that another page has asked for; the question before one login of very many;
   * a form that posts itself to the provider; the choice between several providers.
   */
  readonly kind: 'error' | 'logout' | 'click' | 'passage' | 'choice';
  /** The page gets it, whatever the frame says. */
  readonly status: number;
  /** For `lang` of the document. */
  readonly language: PageLanguage;
  /** Plain text for `<title>`, to be escaped. */
  readonly title: string;
  /**
   * Trusted HTML for the main region, put in as it is: begins with the only `<h1>`, and carries no style. Classes for
   * yours: `servicekonto-page`, `servicekonto-ways` (links on, with `servicekonto-choice` all alike), `servicekonto-simple` (Leichte Sprache),
   * `servicekonto-code` (code for support).
   */
  readonly main: string;
  /**
   * Source expression of the script in `main` for `script-src`; where it is not allowed, a button does the same. Empty on
   * pages without a script, so that it fits behind other sources.
   */
  readonly scriptSource: string;
  readonly request: Request;
}
