import { html } from 'hono/html';
import { errorSummary, type Html, instant, notice } from '../pages/layout.ts';
import type { Bankeintrag } from './ablage.ts';
import { type Bankfehler, type Bankverbindung, laengen, lesbareIban, verdeckteIban } from './angaben.ts';

export const BANKTITEL = 'Hundesteuer abbuchen lassen';

/** Why the last step needs the online ID card. */
export const warumHoch =
  'Wer eine fremde Bankverbindung einträgt, kann anderen schaden. Deshalb bestätigen Sie diesen Schritt mit Ihrem Online-Ausweis.';

export interface BankFormular {
  marke: string;
  csrfToken: string;
  angaben: Partial<Bankverbindung>;
  fehler: Bankfehler;
  bestaetigt: Bankeintrag['bestaetigt'];
}

const felder = [
  {
    name: 'kontoinhaber',
    label: 'Kontoinhaberin oder Kontoinhaber',
    hint: 'Wie der Name bei der Bank steht',
    autocomplete: 'name',
  },
  {
    name: 'iban',
    label: 'IBAN',
    hint: 'Steht auf Ihrer Bankkarte. Leerzeichen stören nicht.',
    autocomplete: 'off',
  },
] as const;

/** First step: name and IBAN. */
export function bankFormular({ marke, csrfToken, angaben, fehler, bestaetigt }: BankFormular): Html {
  return html`${errorSummary(fehler)}
${bestaetigt ? notice('success', 'Ihre Bankverbindung ist gespeichert', `Seit ${instant(bestaetigt.am)}: Ihre IBAN ${verdeckteIban(bestaetigt.iban)}. Sie können hier eine andere angeben.`) : ''}
<p>Die Stadt bucht die Hundesteuer dann von Ihrem Konto ab. Zum Abschluss bestätigen Sie Ihre Angaben mit dem Online-Ausweis.</p>
<form method="post" action="/bankverbindung?formular=${marke}" novalidate>
<input type="hidden" name="csrf" value="${csrfToken}">
${felder.map(({ name, label, hint, autocomplete }) => {
  const text = fehler[name];
  const value = name === 'iban' ? lesbareIban(angaben.iban ?? '') : (angaben[name] ?? '');
  return html`<div class="field"><label for="${name}">${label} <span class="hint" id="${name}-hinweis">${hint}</span></label>
${text ? html`<span class="error" id="${name}-fehler">${text}</span>` : ''}
<input id="${name}" name="${name}" type="text" value="${value}" required maxlength="${laengen[name]}" autocomplete="${autocomplete}"${text ? html` aria-invalid="true"` : ''} aria-describedby="${name}-hinweis${text ? ` ${name}-fehler` : ''}"></div>`;
})}
<button>Weiter zur Prüfung</button>
</form>`;
}

/** Second step, after the online ID card: what is about to be confirmed. */
export function bankPruefung({ kontoinhaber, iban }: Bankverbindung, csrfToken: string): Html {
  return html`<p>Bitte prüfen Sie Ihre Angaben. Erst mit „Verbindlich bestätigen“ gelten sie.</p>
<dl><dt>Kontoinhaberin oder Kontoinhaber</dt><dd>${kontoinhaber}</dd><dt>IBAN</dt><dd>${lesbareIban(iban)}</dd></dl>
<form method="post" action="/bankverbindung/bestaetigen"><input type="hidden" name="csrf" value="${csrfToken}">
<input type="hidden" name="kontoinhaber" value="${kontoinhaber}"><input type="hidden" name="iban" value="${iban}">
<button>Verbindlich bestätigen</button> <a class="button quiet" href="/bankverbindung">Angaben ändern</a></form>`;
}
