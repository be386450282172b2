import type { RequestLogEntry } from '../log/request-log.ts';
import { escapeHtml, page } from '../page/page.ts';
import type { SandboxConfig } from '../start/config.ts';

/** The start page: where everything is, who may log in, what is emulated and what is not, what was called. */
export function startPage(config: SandboxConfig, log: readonly RequestLogEntry[]): string {
  const { oidc, fitconnect, ckan, bundid, unternehmenskonto, postfach } = config.services;
  return page(
    'Rathaus-Sandbox',
    `<p>Diese Seite gehört zu einer Sammlung emulierter Dienste auf diesem Rechner. Maschinenlesbar: <a href="/sandbox.json">sandbox.json</a>. <a href="/">Seite neu laden</a></p>
<p>Kennung dieser Sandbox: ${code(config.id)}. Sie steht auch im Kopf jeder Antwort (<code>x-rathaus-sandbox-id</code>); eine andere Kennung heißt: von früher ist hier nichts bekannt.</p>
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
    ['FIT-Connect, Routing API', code(fitconnect.routingApi)],
    ['FIT-Connect, Schlüssel des Dienstes', link(fitconnect.jwksUrl)],
    ['FIT-Connect, Schlüssel des Selbstbedienungsportals', link(fitconnect.portal.jwksUrl)],
    ['CKAN-Katalog', link(ckan.datasetUrl)],
    ['CKAN, Action-API', code(`${ckan.siteUrl}/api/3/action`)],
    ['BundID, Kennung (entityID) und Metadaten', link(bundid.metadata)],
    ['BundID, Anmeldung mit HTTP-POST', code(bundid.singleSignOn.post)],
    ['BundID, Anmeldung mit HTTP-Redirect', code(bundid.singleSignOn.redirect)],
    ['Mein Unternehmenskonto, Kennung (entityID) und Zertifikat', link(unternehmenskonto.entityId)],
    ['Mein Unternehmenskonto, Anmeldung', code(unternehmenskonto.singleSignOn)],
    ['Mein Unternehmenskonto, Abmeldung', code(unternehmenskonto.singleLogout)],
    ['Bürgerpostfach, Seiten zum Lesen', link(postfach.origin)],
    ['Bürgerpostfach, REST-Schnittstelle', code(`${postfach.baseUrl}/v6`)],
  ],
)}
<h2 id="personen">Erfundene Personen</h2>
${table(
  'Personen für die Anmeldung',
  ['Person', 'Nachweise bei BundID (STORK-Niveau)', 'Kennung beim Broker (sub)'],
  config.persons.map((person) => [
    escapeHtml(person.label),
    escapeHtml(person.proofs.map(({ method, level }) => `${method} (${level})`).join(', ')),
    code(person.subject),
  ]),
)}
<h2 id="unternehmen">Erfundene Unternehmen</h2>
${table(
  'Unternehmen für die Anmeldung bei Mein Unternehmenskonto',
  ['Unternehmen', 'Name', 'Handelnde Person'],
  config.organisations.map(({ label, name, actingPerson }) => [label, name, actingPerson].map(escapeHtml)),
)}
<h2 id="zugaenge">Zugänge (zum Kopieren, öffentlich, ohne Wert)</h2>
<h3>Login-Broker</h3>
${table(
  'Clients des Login-Brokers',
  ['Name', 'client_id', 'client_secret'],
  oidc.clients.map((client) => [escapeHtml(client.name), code(client.clientId), code(client.clientSecret)]),
)}
<h3>BundID und Mein Unternehmenskonto</h3>
${table(
  'Angemeldete SAML-Dienste',
  ['Kennung (entityID)', 'Adressen für Antworten'],
  bundid.serviceProviders.map((provider) => [
    code(provider.entityId),
    [
      ...provider.assertionConsumerServices.map(code),
      ...(provider.anyLoopbackAddress ? ['jede Adresse auf diesem Rechner'] : []),
    ].join(', '),
  ]),
)}
<p>Die privaten Schlüssel des erfundenen Dienstes stehen in <a href="/sandbox.json">sandbox.json</a> unter <code>services.bundid.serviceProviders</code>. Einen eigenen Dienst melden Sie mit seinen Metadaten an, siehe Hebel.</p>
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
<h3>Bürgerpostfach</h3>
<p>Angemeldeter Absender: ${code(postfach.sender.commonName)}. Schlüssel und Zertifikat stehen in <a href="/sandbox.json">sandbox.json</a> unter <code>services.postfach.sender</code>, die Postfächer unter <code>services.postfach.mailboxes</code>.</p>
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
<h2 id="hebel">Störungen und Hebel</h2>
${levers}
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
<li>FIT-Connect: Token, Zustellpunkte, Schlüssel und Schlüsselwechsel, Einreichungen (v1 und v2), Anlagen, Antworten (Replies), Callbacks mit HMAC, Routing 2.0 mit signierten Routen, Grenzen mit 429 und 413, Fristen und Erinnerung, echt signierte Ereignisse (PS512), echte Prüfung der Ereignisse des Empfängers.</li>
<li>BundID: SAML mit HTTP-POST und HTTP-Redirect, AKDB-Erweiterung mit den Regeln der Version 2 und den Fehlerseiten (<code>idp.code</code>), alle Anmeldeverfahren, einmalige Anmeldung, Vertrauensniveau je Angabe, fehlende Pflichtangaben, Abbruch, Schlüsselwechsel, Metadaten mit Verzug; Antworten echt signiert (PSS) und verschlüsselt (AES-GCM, OAEP).</li>
<li>Mein Unternehmenskonto: SAML mit HTTP-POST, signierte Antwort mit verschlüsselter Assertion, Angaben zu Unternehmen und handelnder Person, Abbruch, Abmeldung in beide Richtungen, keine Metadaten.</li>
<li>Bürgerpostfach: Nachrichten mit Anlagen und Statusmeldungen über die REST-Schnittstelle (v6), mit echter Prüfung von Token, Unterschrift, Prüfsummen und Grenzen; Seiten, auf denen eine Nachricht ab ihrem Vertrauensniveau zu lesen ist.</li>
<li>CKAN: die Aktionen, die zum Veröffentlichen nötig sind, mit den Fehlern und Prüfungen von CKAN, und Katalogseiten.</li>
</ul>
<h3>Nicht emuliert</h3>
<ul>
<li>eID: Karte und AusweisApp. BundID: Konten verwalten, Seiten auf Russisch und Ukrainisch, Alter einer Anfrage, <code>applicationId</code>. Angenommen, weil nicht öffentlich belegt: OAEP-Verfahren, Vorsatz eines FINK-Kennzeichens, Niveau von Diia und Smart-eID, Antwort auf Anfragen ohne Erweiterung. Mein Unternehmenskonto: Berechtigungssteuerung, Postfach; angenommen sind Niveauklasse, Wertetypen und Codes.</li>
<li>Login-Broker: Aktualisierungstoken; Registrierung von Clients.</li>
<li>FIT-Connect: Prüfung von Zertifikatsketten und Sperrlisten, Selbstbedienungsportal (nur sein Schlüssel), Brücke zum Zentralen Bürgerpostfach. Nicht öffentlich belegt und deshalb angenommen: Problem-Typen, Antworten auf wiederholte Aufrufe, Löschung des Inhalts sofort nach der Antwort und des Vorgangs nach 30 Tagen, alle Pfade der Antworten außer dem ersten, die Körper der Callbacks außer dem für neue Einreichungen, die Zahl ihrer Versuche.</li>
<li>Bürgerpostfach: Client-Zertifikat der Verbindung (mTLS), E-Mail an die Person, Zustellfiktion, Löschen. Nicht öffentlich belegt und deshalb angenommen: alle Antworten außer dem Erfolg, die Zuordnung der Dateien nach Reihenfolge und Name, die größte Nachricht.</li>
<li>CKAN: Oberfläche zum Bearbeiten, Suche mit Wortstämmen und Facetten (nur einfache Filter), DataStore, Harvester, Plugins.</li>
</ul>`;

const levers = `<p>Alle Hebel sind Aufrufe dieser Adresse mit JSON; in Tests sind es Methoden von <code>startSandbox()</code>.</p>
${table(
  'Hebel',
  ['Aufruf', 'Körper', 'Wirkung'],
  [
    [
      code('POST /control/faults'),
      code('{"service":"fitconnect","operation":"putAttachment","status":503,"retryAfter":1,"times":2}'),
      'Ein Fehler: welcher Dienst und Vorgang, wie oft (<code>times</code>, <code>skip</code>) oder wie lange (<code>forSeconds</code>, nach der Uhr des Zustelldienstes), und eine Wirkung.',
    ],
    [code('DELETE /control/faults'), '', 'Nimmt alle Fehler zurück.'],
    [
      code('POST /control/clock'),
      code('{"advanceSeconds":86400,"skewSeconds":-7200}'),
      'Stellt die Uhr für Fristen vor: Zustelldienst, Metadaten, Schlüsselwechsel. <code>skewSeconds</code> lässt die Uhr von Zustelldienst, BundID und Mein Unternehmenskonto falsch gehen, ohne Fristen zu bewegen.',
    ],
    [
      code('POST /control/events'),
      code('{"id":"…","event":"unknown"}'),
      'Legt ein Ereignis in das Protokoll eines Vorgangs, einer Einreichung oder Antwort: <code>notify</code>, <code>forward</code>, <code>unknown</code>, <code>wrong-signature</code>, <code>foreign-issuer</code>, <code>foreign-destination</code>.',
    ],
    [
      code('POST /control/roll-over'),
      code('{}'),
      'Der Zustellpunkt wechselt zu seinem nächsten Verschlüsselungsschlüssel.',
    ],
    [
      code('PUT /control/callbacks'),
      code('{"owner":"sender","url":"http://127.0.0.1:…","secret":"…"}'),
      'Callback des Senders oder eines Zustellpunkts, nur auf diesem Rechner; <code>"url":null</code> entfernt ihn.',
    ],
    [
      code('PUT /control/service-providers'),
      'SAML-Metadaten (XML), auch mit <code>?loads=weekly</code>, oder ein Objekt mit Metadaten und Optionen',
      'Meldet einen SAML-Dienst an oder ersetzt seine Angaben; mit <code>weekly</code> wirken sie ab dem Dienstag nach dem nächsten Montag, 12 Uhr.',
    ],
    [
      code('POST /control/identity-provider-keys'),
      code('{"service":"bundid","overlapSeconds":3600}'),
      'Veröffentlicht den nächsten Signaturschlüssel und signiert nach dieser Zeit mit ihm; auch <code>unternehmenskonto</code>.',
    ],
    [
      code('POST /control/logout'),
      code('{"nameId":"ek-…"}'),
      'Adresse einer Seite, die den Dienst über eine Abmeldung bei Mein Unternehmenskonto unterrichtet.',
    ],
    [code('GET /control/submissions'), '', 'Einreichungen und Antworten ohne Inhalt.'],
    [code('GET /control/notices'), '', 'Erinnerungen, die der Dienst als E-Mail verschickte.'],
    [code('GET /control/callbacks'), '', 'Callbacks und ihre Versuche.'],
    [code('GET /control/log'), '', 'Die letzten Anfragen.'],
    [code('POST /control/reset'), '', 'Vergisst alles; die Sandbox bekommt eine neue Kennung.'],
  ],
)}
${table(
  'Wirkungen eines Fehlers',
  ['Wirkung', 'Was geschieht'],
  [
    [code('"drop":"request"'), 'Die Verbindung wird zurückgesetzt, bevor etwas geschieht: Ausfall.'],
    [code('"drop":"answer"'), 'Der Aufruf wird ausgeführt, die Antwort geht verloren.'],
    [code('"truncate":true'), 'Der Aufruf wird ausgeführt, die Antwort bricht in der Mitte ab.'],
    [code('"duplicate":true'), 'Der Aufruf kommt zweimal an; zu sehen ist die zweite Antwort.'],
    [code('"delayMs":…'), 'Wartet vor der Ausführung.'],
    [code('"trickleMs":…'), 'Die Antwort kommt in Stücken mit dieser Pause.'],
    [code('"status":…'), 'Antwortet mit diesem Status; am Token-Endpunkt heißt 401: Zugang abgelaufen.'],
    [
      code('"page":"maintenance"'),
      'Wartungsseite mit 503; <code>maintenance-200</code>: dieselbe mit 200; <code>firewall</code>: abgewiesen mit 403.',
    ],
    [code('"rollOver":true'), 'Schlüsselwechsel mitten in der nächsten Übertragung einer Anlage.'],
    [code('"event":"unknown"'), 'Dieses Ereignis kommt in das Protokoll der nächsten Einreichung.'],
    [code('"flipByte":{…}'), 'Ein Zeichen eines JWE ist auf dem Weg zum Empfänger anders.'],
    [
      code('"route":"wrong-signature"'),
      'Die nächste Route lügt; auch <code>other-destination</code>, <code>other-area</code>, <code>other-service</code>.',
    ],
    [
      code('"callback":"lose"'),
      'Der nächste Callback fällt aus; <code>repeat</code>: kommt zweimal; <code>wrong-signature</code>.',
    ],
  ],
)}`;

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
