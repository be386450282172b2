import { html } from 'hono/html';
import type { Antrag } from '../antrag/ablage.ts';
import { type Html, instant } from '../pages/layout.ts';

export interface NachrichtHinweis {
  /** What the mailbox is called. */
  label: string;
  /** Page on which the person reads it. */
  href: string;
}

/** What the citizen finds in the mailbox, or what happens instead: only what is known. */
export function nachrichtSeite(
  { postfach, nachricht }: Antrag,
  angenommen: boolean,
  { label, href }: NachrichtHinweis,
): Html {
  const oeffnen = html`<p><a href="${href}">${label} öffnen</a></p>`;
  if (nachricht?.stand === 'uebergeben')
    return html`<h2>Nachricht im Postfach</h2>
<p>Seit ${instant(nachricht.am)} liegt eine Nachricht in Ihrem ${label}: Ihr Antrag ist angenommen. Im Anhang sind Ihre Angaben.</p>
${oeffnen}`;
  if (nachricht?.stand === 'ungewiss')
    return html`<h2>Nachricht im Postfach</h2>
<p>Beim Übergeben der Nachricht an Ihr ${label} ist die Verbindung abgerissen. Wir wissen nicht, ob sie angekommen ist. ${
      postfach
        ? 'Wir klären, ob wir sie noch einmal schicken; dann kann sie doppelt da sein.'
        : 'Wir schicken sie nicht noch einmal.'
    } Sie verpassen nichts: Alles, was darin steht, sehen Sie auch hier.</p>
${oeffnen}`;
  if (nachricht?.stand === 'abgelehnt')
    return html`<h2>Keine Nachricht im Postfach</h2>
<p>Ihr ${label} hat unsere Nachricht nicht angenommen. Sie verpassen nichts: Alles, was darin stünde, sehen Sie auch hier. Der Bescheid kommt mit der Post.</p>`;
  if (nachricht?.stand === 'entfallen') return html``;
  if (!postfach)
    return html`<h2>Keine Nachricht im Postfach</h2>
<p>Sie waren mit einem Konto angemeldet, das kein Postfach hat. Deshalb schicken wir Ihnen dorthin keine Nachricht. Den Stand sehen Sie jederzeit auf dieser Seite, und der Bescheid kommt mit der Post.</p>`;
  return html`<h2>Nachricht im Postfach</h2>
<p>${
    angenommen
      ? html`Wir übergeben gerade eine Nachricht an Ihr ${label}. Wenn es nicht erreichbar ist, versuchen wir es weiter; Sie müssen nichts tun.`
      : html`Sobald die Stadt Beispielhausen Ihren Antrag angenommen hat, legen wir Ihnen eine Nachricht in Ihr ${label}.`
  }</p>
${oeffnen}`;
}
