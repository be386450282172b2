import { renderDelivery } from '@rathaus/ui-kit/server';
import { html, raw } from 'hono/html';
import type { Antrag } from '../antrag/ablage.ts';
import { zusammenfassung } from '../antrag/seiten.ts';
import { type Html, notice } from '../pages/layout.ts';
import type { Stand } from './zustellung.ts';

type KitState = 'prepared' | 'sent' | 'received' | 'accepted' | 'rejected' | 'failed';

const states: Record<Stand['state'], KitState> = {
  unknown: 'prepared',
  enqueued: 'prepared',
  created: 'prepared',
  uploaded: 'prepared',
  submitting: 'sent',
  submitted: 'received',
  accepted: 'accepted',
  rejected: 'rejected',
  dead: 'failed',
};

/** Why it does not go on, in words for citizens; the reference is for the hotline. */
function grund(stand: Stand): string | undefined {
  if (stand.state === 'rejected')
    return 'Die Behörde konnte die Sendung nicht lesen und hat sie zurückgewiesen. Wir kümmern uns darum; Sie müssen nichts tun.';
  if (stand.state === 'dead')
    return `Die Zustellung wurde angehalten und wird von uns geprüft. Ihr Antrag ist gespeichert. Kennzeichen für Rückfragen: ${stand.errorCode ?? 'unbekannt'}`;
  return undefined;
}

/** Confirmation with the state of the delivery. People reload it by a link: a page that reloads itself takes their place away (WCAG 2.2.1). */
export function zustellungsSeite(antrag: Antrag, stand: Stand): Html {
  const state = states[stand.state];
  const reason = grund(stand);
  const times = {
    ...(antrag.abgesendet ? { prepared: antrag.abgesendet } : {}),
    ...(stand.submittedAt ? { sent: stand.submittedAt, received: stand.submittedAt } : {}),
    ...(stand.finishedAt ? { [state]: stand.finishedAt } : {}),
  };
  const waiting = !stand.final && stand.errorCode !== undefined;
  return html`<p>Ihr Antrag ist bei uns gespeichert und geht verschlüsselt an die Stadt Beispielhausen. Diese Seite zeigt den Stand der Zustellung.</p>
${stand.final ? '' : html`<p><a class="button quiet" href="/antrag/${antrag.id}">Stand aktualisieren</a></p>`}
${waiting ? notice('info', 'Die Zustellung dauert länger', html`Der Zustelldienst ist gerade nicht erreichbar oder hat einen Fehler gemeldet. Wir versuchen es weiter; Sie müssen nichts tun. Kennzeichen für Rückfragen: <code>${stand.errorCode}</code>`) : ''}
${raw(renderDelivery({ state, times, recipient: 'Stadt Beispielhausen', reference: antrag.id, ...(reason ? { reason } : {}) }))}
<h2>Ihre Angaben</h2>
${zusammenfassung(antrag)}`;
}
