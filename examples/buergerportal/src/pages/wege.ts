import { html } from 'hono/html';
import type { Html } from './layout.ts';

/** What a page says that is not the one somebody wanted, in the order of the pages of the login. */
export interface Umweg {
  /** What happened. */
  text: string;
  /** What the person can do. */
  next: string;
  /** Address to try again, when it is one that can be opened. */
  retry?: string | undefined;
  /** Under which the log has more. */
  reference?: string | undefined;
}

/** What happened, what can be done, the links on, and last what only support reads. */
export function umweg({ text, next, retry, reference }: Umweg): Html {
  return html`<p>${text}</p>
<h2>So geht es weiter</h2>
<p>${next}</p>
<ul class="servicekonto-ways">${retry === undefined ? '' : html`<li><a href="${retry}">Noch einmal versuchen</a></li>`}<li><a href="/">Zur Startseite</a></li></ul>
${reference === undefined ? '' : html`<p class="servicekonto-code">Wenn Sie uns deswegen anrufen, hilft uns dieses Kennzeichen: <code>${reference}</code></p>`}`;
}
