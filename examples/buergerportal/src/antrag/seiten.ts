import type { Identity } from '@rathaus/servicekonto-client';
import { renderUpload } from '@rathaus/ui-kit/server';
import { html, raw } from 'hono/html';
import { handelndePerson, nameOf } from '../anmeldung/konto.ts';
import { wahlHref } from '../anmeldung/wahl.ts';
import { bytes, errorSummary, type Html, instant, notice } from '../pages/layout.ts';
import type { Antrag } from './ablage.ts';
import type { Ablehnung } from './empfang.ts';
import { type Angaben, type Fehler, felder } from './formular.ts';

export const TITEL = 'Hundesteuer anmelden';

/** Start page for people who are not logged in. */
export function anmeldeHinweis(): Html {
  return html`<p>Melden Sie Ihren Hund online an. Dafür brauchen Sie ein Konto mit dem Vertrauensniveau „substanziell“, zum Beispiel die BundID, und einen Nachweis als PDF, zum Beispiel den Kaufvertrag oder den Impfausweis.</p>
<p><a class="button" href="/antrag">${TITEL}</a> <a class="button quiet" href="${wahlHref({ return: '/' })}">Anmelden</a></p>`;
}

/** Start page of an organisation: who it is, who acts for it, and that there is no form for it. */
export function organisationsHinweis(identity: Identity): Html {
  const acting = handelndePerson(identity);
  return html`<dl><dt>Organisation</dt><dd>${nameOf(identity)}</dd>${acting ? html`<dt>Handelnde Person</dt><dd>${acting}</dd>` : ''}</dl>
<p>Die Formulare hier sind für Personen. Wenn Ihre Organisation einen Hund hält, wenden Sie sich bitte an das Steueramt. Die offenen Daten der Stadt können Sie ohne Weiteres nutzen.</p>
<p><a class="button quiet" href="/offene-daten">Zu den offenen Daten</a></p>`;
}

const ablehnungen: Record<Ablehnung['reason'], (limit: number) => string> = {
  'too-large': (limit) =>
    `Die Datei ist zu groß. Erlaubt sind höchstens ${bytes(limit)}. Bitte verkleinern Sie die Datei, zum Beispiel mit einer geringeren Auflösung beim Scannen.`,
  'not-a-pdf': () => 'Die Datei ist kein PDF. Bitte speichern oder scannen Sie den Nachweis als PDF.',
  empty: () => 'Die Datei ist leer. Bitte wählen Sie eine andere Datei aus.',
};

export function ablehnungstext(rejected: Ablehnung, limit: number): string {
  return ablehnungen[rejected.reason](limit);
}

/** A form came after its session had ended; whoever looks at this page may be somebody else. */
export function sitzungZuEnde(href: string, mitNachweis: boolean): Html {
  return html`<p>Das schützt Ihre Daten, wenn Sie länger nichts tun. Was Sie eingegeben haben, ist als Entwurf gespeichert.${mitNachweis ? '' : ' Den Nachweis wählen Sie bitte nach der Anmeldung aus.'}</p>
<h2>So geht es weiter</h2>
<p>Melden Sie sich als dieselbe Person wieder an. Dann sehen Sie Ihren Entwurf und können weitermachen.</p>
<p><a class="button" href="${href}">Wieder anmelden</a></p>
<p><a href="/">Zur Startseite</a></p>`;
}

/** A form of somebody else who was logged in here before. */
export function fremdesFormular(): Html {
  return notice(
    'info',
    'Dieses Formular gehört zu einer anderen Anmeldung',
    html`Wir haben es für die Person gespeichert, die es geöffnet hat, und zeigen es hier nicht. <a href="/antrag">Eigenen Antrag beginnen</a>`,
  );
}

export interface FormularSeite {
  /** Says whose form it is, also when the session has ended. */
  marke: string;
  antragId: string;
  csrfToken: string;
  angaben: Partial<Angaben>;
  fehler: Fehler;
  nachweis?: Antrag['nachweis'] | undefined;
  maxUploadBytes: number;
}

/** The form, with errors next to their fields and summed up above with links. */
export function formularSeite(options: FormularSeite): Html {
  const { angaben, fehler, nachweis } = options;
  return html`${errorSummary(fehler)}
<form method="post" action="/antrag?formular=${options.marke}" enctype="multipart/form-data" novalidate>
<input type="hidden" name="csrf" value="${options.csrfToken}">
<input type="hidden" name="antragId" value="${options.antragId}">
${felder.map((feld) => {
  const text = fehler[feld.name];
  const describedBy = [feld.hint ? `${feld.name}-hinweis` : '', text ? `${feld.name}-fehler` : '']
    .filter(Boolean)
    .join(' ');
  return html`<div class="field"><label for="${feld.name}">${feld.label}${feld.hint ? html` <span class="hint" id="${feld.name}-hinweis">${feld.hint}</span>` : ''}</label>
${text ? html`<span class="error" id="${feld.name}-fehler">${text}</span>` : ''}
<input id="${feld.name}" name="${feld.name}" type="${feld.type ?? 'text'}" value="${angaben[feld.name] ?? ''}" required maxlength="${feld.maxLength}"${feld.autocomplete ? html` autocomplete="${feld.autocomplete}"` : ''}${feld.inputmode ? html` inputmode="${feld.inputmode}"` : ''}${text ? html` aria-invalid="true"` : ''}${describedBy ? html` aria-describedby="${describedBy}"` : ''}></div>`;
})}
<fieldset id="nachweis"><legend>Nachweis</legend>
${fehler.nachweis ? html`<p class="error">${fehler.nachweis}</p>` : ''}
${nachweis ? html`<p>Liegt vor: <strong>${nachweis.name}</strong> (${bytes(nachweis.size)}). Sie können ihn durch eine andere Datei ersetzen.</p>` : ''}
${raw(
  renderUpload({
    name: 'nachweis',
    label: 'Nachweis als PDF auswählen',
    accept: '.pdf',
    maxBytes: options.maxUploadBytes,
    maxFiles: 1,
    required: !nachweis,
  }),
)}
</fieldset>
<button>Weiter zur Prüfung</button>
</form>`;
}

/** What the citizen is about to send. */
export function pruefSeite(antrag: Antrag, csrfToken: string): Html {
  return html`<p>Bitte prüfen Sie Ihre Angaben. Erst mit „Verbindlich absenden“ geht der Antrag an die Stadt Beispielhausen.</p>
${zusammenfassung(antrag)}
<form method="post" action="/antrag/${antrag.id}/absenden"><input type="hidden" name="csrf" value="${csrfToken}">
<button>Verbindlich absenden</button> <a class="button quiet" href="/antrag/${antrag.id}/aendern">Angaben ändern</a></form>`;
}

export function zusammenfassung(antrag: Antrag): Html {
  return html`<dl><dt>Antragsteller</dt><dd>${antrag.antragsteller}</dd>
${felder.map((feld) => html`<dt>${feld.label}</dt><dd>${feld.type === 'date' ? germanDate(antrag.angaben[feld.name]) : antrag.angaben[feld.name]}</dd>`)}
<dt>Nachweis</dt><dd>${antrag.nachweis ? `${antrag.nachweis.name} (${bytes(antrag.nachweis.size)})` : 'fehlt'}</dd></dl>`;
}

function germanDate(iso: string): string {
  return iso.split('-').reverse().join('.');
}

/** The applications of the person, newest first. */
export function antragsListe(antraege: readonly Antrag[]): Html {
  if (antraege.length === 0) return html``;
  return html`<h2>Ihre Anträge</h2><ul>${antraege.map((antrag) =>
    antrag.abgesendet
      ? html`<li><a href="/antrag/${antrag.id}">Hundesteuer für ${antrag.angaben.hundName}</a>, abgesendet am ${instant(antrag.abgesendet)}</li>`
      : html`<li><a href="/antrag/${antrag.id}/pruefen">Hundesteuer für ${antrag.angaben.hundName || 'einen Hund'}</a>, noch nicht abgesendet</li>`,
  )}</ul>`;
}
