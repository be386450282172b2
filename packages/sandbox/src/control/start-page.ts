import type { RequestLogEntry } from '../log/request-log.ts';
import { escapeHtml, page } from '../page/page.ts';
import type { SandboxConfig } from '../start/config.ts';

/** The start page: where everything is, who may log in, what is emulated and what is not, what was called. */
export function startPage(config: SandboxConfig, log: readonly RequestLogEntry[]): string {
  const { oidc, fitconnect, ckan } = config.services;
  return page(
    'Rathaus-Sandbox',
    `<p>Diese Seite gehört zu einer Sammlung emulierter Dienste auf diesem Rechner. Maschinenlesbar: <a href="/sandbox.json">sandbox.json</a>. <a href="/">Seite neu laden</a></p>
<h2 id="dienste">Dienste</h2>
${table(
  'Adressen der Dienste',
  ['Dienst', 'Adresse'],
  [
    ['Login-Broker (OpenID Connect), Aussteller', code(oidc.issuer)],
    ['Login-Broker, Discovery', link(oidc.discovery)],
    ['FIT-Connect, Token', code(fitconnect.tokenUrl)],
    ['FIT-Connect, Submission API', code(fitconnect.submissionApi)],
    ['FIT-Connect, Destination API', code(fitconnect.destinationApi)],
    ['FIT-Connect, Schlüssel des Dienstes', link(fitconnect.jwksUrl)],
    ['CKAN-Katalog', link(ckan.datasetUrl)],
    ['CKAN, Action-API', code(`${ckan.siteUrl}/api/3/action`)],
  ],
)}
<h2 id="personen">Erfundene Personen</h2>
${table(
  'Personen für die Anmeldung',
  ['Person', 'Kennung beim Broker (sub)'],
  config.persons.map((person) => [escapeHtml(person.label), code(person.subject)]),
)}
<h2 id="zugaenge">Zugänge (zum Kopieren, öffentlich, ohne Wert)</h2>
<h3>Login-Broker</h3>
${table(
  'Clients des Login-Brokers',
  ['Name', 'client_id', 'client_secret'],
  oidc.clients.map((client) => [escapeHtml(client.name), code(client.clientId), code(client.clientSecret)]),
)}
<h3>FIT-Connect</h3>
${table(
  'Clients des Zustelldienstes',
  ['Rolle', 'client_id', 'client_secret'],
  [
    [
      `Sender ${escapeHtml(fitconnect.sender.town)}`,
      code(fitconnect.sender.clientId),
      code(fitconnect.sender.clientSecret),
    ],
    [
      `Empfänger ${escapeHtml(fitconnect.subscriber.town)}`,
      code(fitconnect.subscriber.clientId),
      code(fitconnect.subscriber.clientSecret),
    ],
  ],
)}
<h3>FIT-Connect, Zustellpunkte</h3>
${table(
  'Zustellpunkte',
  ['Name', 'destinationId', 'Status', 'Schlüssel (kid)'],
  fitconnect.destinations.map((entry) => [
    escapeHtml(entry.name),
    code(entry.destinationId),
    escapeHtml(entry.status),
    code(entry.encryptionKid),
  ]),
)}
<p>Die privaten Schlüssel von ${escapeHtml(fitconnect.subscriber.town)} stehen in <a href="/sandbox.json">sandbox.json</a> unter <code>services.fitconnect.subscriber</code>.</p>
<h3>CKAN</h3>
${table(
  'Token des Katalogs',
  ['Rolle', 'Authorization'],
  [
    ['Redaktion Musterstadt', code(ckan.editorToken)],
    ['Redaktion Beispielhausen', code(ckan.otherEditorToken)],
    ['Systemverwaltung', code(ckan.sysadminToken)],
  ],
)}
<h2 id="umfang">Was emuliert wird und was nicht</h2>
${scope}
<h2 id="protokoll">Letzte Anfragen</h2>
<p>Nur Kennungen: keine Inhalte, Namen, Token oder Abfragewerte.</p>
${
  log.length === 0
    ? '<p>Noch keine.</p>'
    : table(
        'Letzte Anfragen, neueste zuerst',
        ['Zeit', 'Dienst', 'Vorgang', 'Status', 'Dauer', 'Kennungen'],
        log
          .slice(0, 50)
          .map((entry) => [
            escapeHtml(clockTime(entry.at)),
            escapeHtml(entry.service),
            code(entry.operation),
            entry.status === 0 ? 'abgebrochen' : String(entry.status),
            `${entry.durationMs} ms`,
            escapeHtml(entry.ids.join(' ')),
          ]),
      )
}`,
  );
}

const scope = `<h3>Emuliert</h3>
<ul>
<li>Login-Broker: OpenID Connect mit PKCE (Pflicht) und PAR, Vertrauensniveaus als <code>acr</code> (STORK 1 bis 4), Pflicht-Niveau über <code>claims</code>, Abbruch, Abmeldung, Einmal-Anmeldung mit Nachforderung eines höheren Niveaus.</li>
<li>FIT-Connect: Token, Zustellpunkte, Schlüssel, Einreichungen, Anlagen, Grenzen, Fristen, echt signierte Ereignisse (PS512), echte Prüfung der Ereignisse des Empfängers.</li>
<li>CKAN: die Aktionen, die zum Veröffentlichen nötig sind, mit den Fehlern und Prüfungen von CKAN, und Katalogseiten.</li>
</ul>
<h3>Nicht emuliert</h3>
<ul>
<li>BundID und Mein Unternehmenskonto (SAML), eID, Postfach; Aktualisierungstoken; Registrierung von Clients.</li>
<li>FIT-Connect: Routing, Rückkanal (Replies), Callbacks, Prüfung von Zertifikatsketten und Sperrlisten, Selbstbedienungsportal. Nicht öffentlich belegt und deshalb angenommen: Problem-Typen, Antworten auf wiederholte Aufrufe, Löschung des Inhalts sofort nach der Antwort.</li>
<li>CKAN: Oberfläche zum Bearbeiten, Suche mit Wortstämmen und Facetten (nur einfache Filter), DataStore, Harvester, Plugins.</li>
</ul>`;

function clockTime(instant: string): string {
  const format = new Intl.DateTimeFormat('de-DE', {
    dateStyle: 'short',
    timeStyle: 'medium',
    timeZone: 'Europe/Berlin',
  });
  return format.format(new Date(instant));
}

function code(text: string): string {
  return `<code>${escapeHtml(text)}</code>`;
}

function link(address: string): string {
  return `<a href="${escapeHtml(address)}">${escapeHtml(address)}</a>`;
}

/** Cells are HTML. */
function table(caption: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]) =>
    row.map((cell, index) => (index === 0 ? `<th scope="row">${cell}</th>` : `<td>${cell}</td>`)).join('');
  return `<div class="scroll" tabindex="0" role="region" aria-label="${escapeHtml(caption)}"><table>
<thead><tr>${head.map((name) => `<th scope="col">${escapeHtml(name)}</th>`).join('')}</tr></thead>
<tbody>${rows.map((row) => `<tr>${cells(row)}</tr>`).join('')}</tbody>
</table></div>`;
}
