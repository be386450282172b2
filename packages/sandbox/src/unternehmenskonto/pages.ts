import { escapeHtml, page } from '../page/page.ts';
import type { AttributeDescription } from '../saml/attribute.ts';
import type { GateFault } from '../saml/gate.ts';
import type { Organisation } from '../seed/organisations.ts';
import { logoutFaults } from './logout.ts';

const colour = '#1d4c3f';

function frame(title: string, serviceName: string | undefined, content: string): string {
  const note = serviceName === undefined ? {} : { note: `Sie melden sich an bei: ${serviceName}` };
  return page(title, content, { banner: { name: 'Mein Unternehmenskonto', colour, ...note } });
}

/** What the attributes are called for people. */
const labels: Readonly<Record<string, string>> = {
  Firmenname: 'Name des Unternehmens',
  Rechtsform: 'Rechtsform (Kennziffer)',
  RechtsformText: 'Rechtsform',
  Taetigkeit: 'Tätigkeit (Kennziffer)',
  TaetigkeitText: 'Tätigkeit',
  Registerart: 'Art des Registers',
  Registergericht: 'Registergericht',
  Registernummer: 'Registernummer',
  PersTyp: 'Art der Person',
  DatenkranzTyp: 'Art der Steuernummer',
  DatenuebermittlerPseudonymId: 'Kennzeichen für diesen Dienst',
  ElsterVertrauensniveauIdentifizierung: 'Vertrauensniveau der Identifizierung',
  ElsterVertrauensniveauAuthentifizierung: 'Vertrauensniveau der Anmeldung',
  IstTestkonto: 'Testkonto',
  Unternehmensanschrift: 'Anschrift',
  HandelndePerson: 'Handelnde Person',
};

const cancel =
  '<button type="submit" name="aktion" value="abbrechen" class="plain" formnovalidate>Abbrechen</button>';

/** First step: the certificate, each of an invented organisation. */
export function organisationPage(view: {
  action: string;
  serviceName: string;
  organisations: readonly Organisation[];
  error: boolean;
}): string {
  const error = view.error
    ? '<div class="error" role="alert"><p>Bitte wählen Sie ein Zertifikat aus.</p></div>'
    : '';
  const choices = view.organisations.map(({ id, label, actingPerson }, index) => {
    const person = [actingPerson.Vorname, actingPerson.Namensvorsatz, actingPerson.Nachname].filter(Boolean);
    return `<div class="choice"><input type="radio" id="organisation-${id}" name="organisation" value="${id}" required${index === 0 ? ' checked' : ''}><label for="organisation-${id}">${escapeHtml(label)}, handelnd: ${escapeHtml(person.join(' '))}</label></div>`;
  });
  return frame(
    'Anmelden mit ELSTER-Organisationszertifikat',
    view.serviceName,
    `${error}<form method="post" action="${escapeHtml(view.action)}">
<fieldset><legend>Welches Zertifikat möchten Sie verwenden? (erfundene Unternehmen)</legend>
${choices.join('\n')}
</fieldset>
<p class="actions"><button type="submit" name="aktion" value="weiter">Weiter</button>
${cancel}</p>
</form>`,
  );
}

/** Second step: what is handed over. */
export function consentPage(view: {
  action: string;
  serviceName: string;
  organisation: Organisation;
  attributes: readonly AttributeDescription[];
}): string {
  const { organisation, attributes, serviceName } = view;
  const plain = attributes.flatMap(({ name, values }) =>
    values.filter((value) => typeof value === 'string').map((value): [string, string] => [name, value]),
  );
  const rows: [string, string][] = [
    ...plain,
    ['Unternehmensanschrift', Object.values(organisation.address).join(', ')],
    ['HandelndePerson', Object.values(organisation.actingPerson).join(' ')],
  ];
  const cells = rows.map(
    ([name, value]) =>
      `<tr><th scope="row">${escapeHtml(labels[name] ?? name)}</th><td>${escapeHtml(value)}</td></tr>`,
  );
  return frame(
    'Diese Daten werden übermittelt',
    serviceName,
    `<p>Wenn Sie zustimmen, erhält ${escapeHtml(serviceName)} diese Angaben:</p>
<div class="scroll" tabindex="0" role="region" aria-label="Diese Daten werden übermittelt"><table>
<thead><tr><th scope="col">Angabe</th><th scope="col">Inhalt</th></tr></thead>
<tbody>${cells.join('')}</tbody></table></div>
<form method="post" action="${escapeHtml(view.action)}">
<p class="actions"><button type="submit" name="aktion" value="weiter">Zustimmen und weiter</button>
<button type="submit" name="aktion" value="zurueck" class="plain">Zurück</button>
${cancel}</p>
</form>`,
  );
}

const faultTexts: Readonly<Record<GateFault | 'not-signed' | 'login-lost', string>> = {
  unreadable: 'Die Anfrage ist nicht lesbar: kein SAML, zu groß oder mit unerlaubten Bestandteilen.',
  'not-signed': 'Die Anfrage ist nicht signiert.',
  'unknown-service-provider':
    'Der Absender (Issuer) ist hier nicht angemeldet, oder seine Daten wirken noch nicht.',
  'signature-invalid':
    'Die Signatur passt zu keinem Zertifikat des Absenders, oder ihr Verfahren ist nicht erlaubt.',
  'destination-mismatch': 'Die Anfrage ist an eine andere Adresse gerichtet (Destination).',
  'binding-not-supported': 'Die Antwort ist nur mit HTTP-POST möglich (ProtocolBinding).',
  'address-not-registered': 'Die Adresse für die Antwort (AssertionConsumerServiceURL) ist nicht angemeldet.',
  'message-replay':
    'Diese Anfrage ist schon einmal angekommen. Das geschieht, wenn im Browser „Zurück“ gewählt wird. Bitte beginnen Sie im Dienst neu.',
  'login-lost': 'Diese Anmeldung ist beendet, abgelaufen oder gehört zu einem anderen Browser.',
};

/** Why a page of this service says no. */
export type EkonaFault = keyof typeof faultTexts;

/** A request that the service does not take. */
export function faultPage(fault: EkonaFault): string {
  return frame(
    'Die Anmeldung ist nicht möglich',
    undefined,
    `<div class="error" role="alert"><p>${escapeHtml(faultTexts[fault])}</p></div>
<p>Für die Entwicklung: <code>${fault}</code></p>`,
  );
}

/** Nobody is logged in any more. `fault` says why the service cannot be told. */
export function loggedOutPage(fault?: keyof typeof logoutFaults): string {
  const reason =
    fault === undefined
      ? ''
      : `<p>${escapeHtml(logoutFaults[fault])}</p><p>Für die Entwicklung: <code>${fault}</code></p>`;
  return frame(
    'Abgemeldet',
    undefined,
    `<p>Sie sind bei Mein Unternehmenskonto abgemeldet. Sie können dieses Fenster schließen.</p>${reason}`,
  );
}

/** The certificates, because there is no metadata. */
export function aboutPage(entityId: string, certificates: readonly string[]): string {
  return frame(
    'Mein Unternehmenskonto',
    undefined,
    `<p>Die Anmeldung beginnt im Dienst, nicht hier. Kennung (entityID): <code>${escapeHtml(entityId)}</code></p>
<p>Dieser Dienst veröffentlicht keine Metadaten. Sein Zertifikat wird von Hand eingetragen:</p>
${certificates.map((certificate) => `<pre>${escapeHtml(certificate)}</pre>`).join('\n')}`,
  );
}
