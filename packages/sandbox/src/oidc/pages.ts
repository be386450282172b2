import { escapeHtml, page } from '../page/page.ts';
import type { Person } from '../seed/persons.ts';
import { type Level, levels, type RequestedLevels } from './levels.ts';

export interface LoginPage {
  action: string;
  clientName: string;
  persons: readonly Person[];
  requested: RequestedLevels;
  scopes: readonly string[];
  chosenPerson?: string;
  chosenLevel?: string;
  error?: string;
}

/** The login form: a person, a level, sign in or cancel. Works without script. */
export function loginPage(view: LoginPage): string {
  const { requested, persons } = view;
  const preselected =
    view.chosenLevel ?? String((requested.essential ?? requested.voluntary)[0]?.number ?? 4);
  const person = view.chosenPerson ?? persons[0]?.id;
  const error = view.error
    ? `<div class="error" id="fehler" role="alert"><p><strong>Anmeldung nicht möglich:</strong> ${escapeHtml(view.error)}</p></div>`
    : '';
  return page(
    'Anmelden',
    `${error}
<p><strong>${escapeHtml(view.clientName)}</strong> bittet um Ihre Anmeldung. ${escapeHtml(wish(requested))}</p>
<form method="post" action="${escapeHtml(view.action)}">
<fieldset><legend>Als wen möchten Sie sich anmelden? (erfundene Personen)</legend>
${persons.map((entry) => radio('person', entry.id, entry.label, entry.id === person)).join('\n')}
</fieldset>
<fieldset><legend>Vertrauensniveau der Anmeldung</legend>
${levels.map((level) => levelChoice(level, requested, preselected)).join('\n')}
</fieldset>
<p>Übermittelt werden die Angaben zur Person, das Vertrauensniveau und ein Kennzeichen, das nur für diesen Dienst gilt. Angefragte Bereiche: ${escapeHtml(view.scopes.join(', ') || 'keine')}.</p>
<p class="actions">
<button type="submit" name="aktion" value="anmelden">Anmelden</button>
<button type="submit" name="aktion" value="abbrechen" class="plain">Abbrechen</button>
</p>
</form>`,
  );
}

function wish(requested: RequestedLevels): string {
  const names = (list: readonly Level[]) => list.map(({ label }) => label.split(' (')[0]).join(' oder ');
  if (requested.essential) return `Verlangt wird das Vertrauensniveau ${names(requested.essential)}.`;
  if (requested.voluntary.length > 0)
    return `Gewünscht ist das Vertrauensniveau ${names(requested.voluntary)}.`;
  return 'Ein bestimmtes Vertrauensniveau ist nicht verlangt.';
}

function levelChoice(level: Level, requested: RequestedLevels, preselected: string): string {
  const possible = requested.essential === undefined || requested.essential.includes(level);
  const number = String(level.number);
  return radio('niveau', number, level.label, number === preselected, possible);
}

function radio(name: string, value: string, label: string, checked: boolean, enabled = true): string {
  const id = `${name}-${value}`;
  const state = `${checked ? ' checked' : ''}${enabled ? '' : ' disabled'}`;
  return `<div class="choice"><input type="radio" id="${escapeHtml(id)}" name="${name}" value="${escapeHtml(value)}" required${state}><label for="${escapeHtml(id)}">${escapeHtml(label)}${enabled ? '' : ' – reicht für diesen Dienst nicht'}</label></div>`;
}

/** `form` comes from oidc-provider and contains the protection against foreign requests. */
export function logoutPage(form: string): string {
  return page(
    'Abmelden',
    `${form}
<p>Möchten Sie sich auch beim Login-Dienst abmelden?</p>
<p class="actions">
<button type="submit" form="op.logoutForm" name="logout" value="yes" autofocus>Ja, abmelden</button>
<button type="submit" form="op.logoutForm" class="plain">Nein, angemeldet bleiben</button>
</p>`,
  );
}

/** Nobody is signed in at the broker; the way back to the application goes through the same confirmation. */
export function alreadyLoggedOutPage(action: string, xsrf: string): string {
  return page(
    'Abmelden',
    `<p>Beim Login-Dienst ist niemand angemeldet.</p>
<form method="post" action="${escapeHtml(action)}">
<input type="hidden" name="xsrf" value="${escapeHtml(xsrf)}">
<input type="hidden" name="logout" value="yes">
<p class="actions"><button type="submit" autofocus>Weiter</button></p>
</form>`,
  );
}

export function loggedOutPage(): string {
  return page(
    'Abgemeldet',
    '<p>Sie sind beim Login-Dienst abgemeldet. Sie können dieses Fenster schließen.</p>',
  );
}

export function errorPage(code: string, description: string): string {
  return page(
    'Anmeldung fehlgeschlagen',
    `<div class="error" role="alert"><p>Der Login-Dienst konnte die Anfrage nicht verarbeiten.</p></div>
<p>Für die Entwicklung: <code>${escapeHtml(code)}</code>: <span lang="en">${escapeHtml(description)}</span></p>`,
  );
}
