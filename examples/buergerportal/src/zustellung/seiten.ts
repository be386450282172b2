import type { Delivery } from '@rathaus/exchange';
import { renderDelivery } from '@rathaus/ui-kit/server';
import { html, raw } from 'hono/html';
import type { Antrag } from '../antrag/ablage.ts';
import { zusammenfassung } from '../antrag/seiten.ts';
import { type NachrichtHinweis, nachrichtSeite } from '../nachricht/seiten.ts';
import { type Html, notice } from '../pages/layout.ts';
import type { Stand } from './zustellung.ts';

/** Why it does not go on, in words for citizens; the code is for the hotline. */
function grund(delivery: Delivery | undefined): string | undefined {
  if (delivery?.state === 'rejected')
    return 'Die Behörde konnte die Sendung nicht lesen und hat sie zurückgewiesen. Wir kümmern uns darum; Sie müssen nichts tun.';
  if (delivery?.state === 'stopped')
    return `Die Zustellung wurde angehalten und wird von uns geprüft. Ihr Antrag ist gespeichert. Kennzeichen für Rückfragen: ${delivery.error?.code ?? 'unbekannt'}`;
  return undefined;
}

/**
 * Confirmation with the state of the delivery; without one it is still being prepared. People reload it by a link: a page
 * that reloads itself takes their place away (WCAG 2.2.1).
 */
export function zustellungsSeite(
  antrag: Antrag,
  { delivery, ended, stoerung }: Stand,
  postfach: NachrichtHinweis,
): Html {
  const shown = {
    state: 'queued' as const,
    reference: antrag.id,
    ...delivery,
    // For the citizen it began with the click, not with the outbox.
    times: { ...delivery?.times, queued: antrag.abgesendet },
    recipient: 'Stadt Beispielhausen',
    reason: grund(delivery),
  };
  return html`<p>Ihr Antrag ist bei uns gespeichert und geht verschlüsselt an die Stadt Beispielhausen. Diese Seite zeigt den Stand der Zustellung.</p>
${ended ? '' : html`<p><a class="button quiet" href="/antrag/${antrag.id}">Stand aktualisieren</a></p>`}
${stoerung ? notice('info', 'Die Zustellung dauert länger', html`Der Zustelldienst ist gerade nicht erreichbar oder hat einen Fehler gemeldet. Wir versuchen es weiter; Sie müssen nichts tun. Kennzeichen für Rückfragen: <code>${stoerung}</code>`) : ''}
${raw(renderDelivery(shown))}
${nachrichtSeite(antrag, delivery?.state === 'accepted', postfach)}
<h2>Ihre Angaben</h2>
${zusammenfassung(antrag)}`;
}
