import type { Identity, Vertrauensniveau } from '@rathaus/servicekonto-client';
import { renderLevel } from '@rathaus/ui-kit/server';
import { html, raw } from 'hono/html';
import { type Html, notice } from '../pages/layout.ts';
import { handelndePerson, nameOf } from './konto.ts';

export interface NiveauHinweis {
  have: Vertrauensniveau;
  need: Vertrauensniveau;
  /** Where the same person confirms who they are; nothing when their account cannot. */
  href: string | undefined;
  /** Why the page needs it, in one sentence. */
  warum: string;
  /** Where to go without it. */
  zurueck: { href: string; label: string };
}

const womit: Readonly<Record<Vertrauensniveau, string>> = {
  basisregistrierung: 'mit Benutzername und Passwort',
  niedrig: 'mit Benutzername und Passwort',
  substanziell: 'mit Ihrem ELSTER-Zertifikat oder Ihrem Online-Ausweis',
  hoch: 'mit Ihrem Online-Ausweis',
};

/** The person is logged in, but not with the level that the page needs. */
export function niveauHinweis({ have, need, href, warum, zurueck }: NiveauHinweis): Html {
  return html`<p>${warum}</p>
${raw(renderLevel({ have, need }))}
<h2>So geht es weiter</h2>
${
  href === undefined
    ? html`<p>Mit dem Konto, mit dem Sie angemeldet sind, geht das nicht. Bitte melden Sie sich ab und mit einem anderen Konto wieder an.</p>
<p><a class="button" href="/abmelden">Abmelden</a></p>`
    : html`<p>Bestätigen Sie ${womit[need]}, dass Sie es sind. Danach sind Sie wieder hier, und alles, was Sie eingegeben haben, ist noch da.</p>
<p><a class="button" href="${href}">Jetzt bestätigen</a></p>`
}
<p><a href="${zurueck.href}">${zurueck.label}</a></p>`;
}

/** An organisation is logged in; the page is one of persons. */
export function nurPersonen(identity: Identity): Html {
  const acting = handelndePerson(identity);
  return html`${notice(
    'info',
    'Diese Seite ist für Personen',
    html`Sie sind für <strong>${nameOf(identity)}</strong> angemeldet${acting ? html`, handelnde Person: <strong>${acting}</strong>` : ''}. Damit können wir hier nichts für Ihre Organisation annehmen.`,
  )}
<h2>So geht es weiter</h2>
<ul><li>Es geht um Ihren eigenen Hund? Melden Sie sich ab und mit Ihrem eigenen Konto wieder an, zum Beispiel mit der BundID.</li>
<li>Es geht um einen Hund Ihrer Organisation? Bitte wenden Sie sich an das Steueramt. Wir nehmen Ihre Anmeldung dort gern auf.</li></ul>
<p><a class="button" href="/abmelden">Abmelden</a> <a class="button quiet" href="/">Zur Startseite</a></p>`;
}

/** The account gives no key, so that nothing could ever be found again. */
export function ohneKonto(): Html {
  return notice(
    'info',
    'Diese Anmeldung gilt nur für einen Besuch',
    html`Ihr Konto nennt uns kein dauerhaftes Kennzeichen. Deshalb können wir nichts für Sie aufbewahren. Bitte melden Sie sich ab und mit einem dauerhaften Konto wieder an. <a href="/abmelden">Jetzt abmelden</a>`,
  );
}
