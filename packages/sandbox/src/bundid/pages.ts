import { escapeHtml, page } from '../page/page.ts';
import type { GateFault } from '../saml/gate.ts';
import type { Person } from '../seed/persons.ts';
import { type AttributeName, attributeNames, type ReleasedAttribute } from './attributes.ts';
import type { IdpCode } from './extension.ts';
import { type Choice, nameOf } from './method.ts';
import { type BundidTexts, bundidTexts, faultTexts, type Language } from './texts.ts';

/** Colour of the style guide 1.3. */
const colour = '#004f80';

/** What all pages of one login have in common. */
export interface LoginView {
  readonly action: string;
  readonly language: Language;
  /** Name of the online service, already cut. */
  readonly serviceName: string;
  readonly minimum: 1 | 2 | 3 | 4;
  readonly backUrl: string | undefined;
  readonly error?: boolean;
}

function frame(view: LoginView, title: string, content: string): string {
  const texts = bundidTexts[view.language];
  const error = view.error
    ? `<div class="error" role="alert"><p>${escapeHtml(texts.pleaseChoose)}</p></div>`
    : '';
  return page(
    title,
    `${error}
<form method="post" action="${escapeHtml(view.action)}">
${content}
</form>
${backLink(view, texts)}`,
    {
      language: view.language,
      banner: { name: texts.service, note: texts.asks(view.serviceName), colour },
    },
  );
}

/** The address comes from the service unchecked, as at the real one; only web addresses become a link. */
function backLink({ backUrl }: LoginView, texts: BundidTexts): string {
  const safe = backUrl !== undefined && URL.canParse(backUrl) && /^https?:$/.test(new URL(backUrl).protocol);
  return safe ? `<p><a href="${escapeHtml(backUrl)}">${escapeHtml(texts.backToService)}</a></p>` : '';
}

function buttons(texts: BundidTexts, next: string, goBack: boolean): string {
  const back = goBack
    ? `\n<button type="submit" name="aktion" value="zurueck" class="plain" formnovalidate>${texts.back}</button>`
    : '';
  return `<p class="actions">
<button type="submit" name="aktion" value="weiter">${next}</button>${back}
<button type="submit" name="aktion" value="abbrechen" class="plain" formnovalidate>${texts.cancel}</button>
</p>`;
}

function radio(name: string, value: string, checked: boolean, label: string): string {
  const id = escapeHtml(`${name}-${value}`);
  return `<div class="choice"><input type="radio" id="${id}" name="${name}" value="${escapeHtml(value)}" required${checked ? ' checked' : ''}><label for="${id}">${label}</label></div>`;
}

/** First step: the way to log in. */
export function methodPage(view: LoginView, choices: readonly Choice[]): string {
  const texts = bundidTexts[view.language];
  const group = (legend: string, guest: boolean, hint: string) => {
    const entries = choices.filter((choice) => choice.guest === guest);
    if (entries.length === 0) return '';
    const options = entries.map((choice) => {
      const [name, explanation] = texts.methods[choice.method];
      const label = `<strong>${escapeHtml(name)}</strong><small>${escapeHtml(explanation)}</small>`;
      return radio('verfahren', nameOf(choice), choice === choices[0], label);
    });
    return `<fieldset><legend>${escapeHtml(legend)}</legend>${hint === '' ? '' : `<p>${escapeHtml(hint)}</p>`}
${options.join('\n')}</fieldset>`;
  };
  return frame(
    view,
    texts.chooseMethod,
    `<p>${escapeHtml(view.minimum === 1 ? texts.needsNothing : texts.needs(texts.levels[view.minimum]))}</p>
${group(texts.withAccount, false, '')}
${group(texts.asGuest, true, texts.guestHint)}
${buttons(texts, texts.next, false)}`,
  );
}

/** Second step: the person. The real service would read a card or ask for a password here. */
export function personPage(view: LoginView, choice: Choice, persons: readonly Person[]): string {
  const texts = bundidTexts[view.language];
  const [name] = texts.methods[choice.method];
  return frame(
    view,
    texts.choosePerson,
    `<fieldset><legend>${escapeHtml(texts.persons)}: ${escapeHtml(name)}</legend>
${persons.map((person, index) => radio('person', person.id, index === 0, `<span lang="de">${escapeHtml(person.label)}</span>`)).join('\n')}
</fieldset>
${buttons(texts, texts.next, true)}`,
  );
}

/** Third step: what is handed over. */
export function consentPage(
  view: LoginView,
  released: readonly ReleasedAttribute[],
  missing: readonly string[],
): string {
  const texts = bundidTexts[view.language];
  const rows = released.map(
    ({ friendlyName, value, level }) =>
      `<tr><th scope="row">${escapeHtml(texts.attributes[friendlyName])}</th><td>${escapeHtml(value)}</td><td lang="de">${level.toLowerCase()}</td></tr>`,
  );
  const labels = missing.map((name) => labelOf(texts, name));
  const warning =
    missing.length === 0
      ? ''
      : `<div class="error" role="alert"><p>${escapeHtml(texts.missing(labels.join(', ')))}</p></div>`;
  const table = `<p>${escapeHtml(texts.handedOver(view.serviceName))}</p>
<div class="scroll" tabindex="0" role="region" aria-label="${escapeHtml(texts.consent)}"><table>
<thead><tr><th scope="col">${texts.detail}</th><th scope="col">${texts.value}</th><th scope="col">${texts.trust}</th></tr></thead>
<tbody>${rows.join('')}</tbody></table></div>`;
  return frame(
    view,
    texts.consent,
    `${warning}
${rows.length === 0 ? `<p>${escapeHtml(texts.nothing)}</p>` : table}
${buttons(texts, texts.agree, true)}`,
  );
}

function labelOf(texts: BundidTexts, name: string): string {
  const known = (Object.keys(attributeNames) as AttributeName[]).find((one) => attributeNames[one] === name);
  return known === undefined ? name : texts.attributes[known];
}

/** A request that the service does not take; there is no way back to the service from here. */
export function faultPage(fault: IdpCode | GateFault | 'login-lost'): string {
  return page(
    'Die Anmeldung ist nicht möglich',
    `<div class="error" role="alert"><p>${escapeHtml(faultTexts[fault])}</p></div>
<p>Bitte wenden Sie sich an die Stelle, deren Dienst Sie nutzen wollten.</p>
<p>Für die Entwicklung: <code>${escapeHtml(fault)}</code></p>`,
    { banner: { name: 'BundID', colour } },
  );
}

/** What somebody sees who opens the address without a request. */
export function aboutPage(entityId: string): string {
  return page(
    'BundID',
    `<p>Die Anmeldung beginnt im Dienst, nicht hier. Metadaten: <a href="${escapeHtml(entityId)}">${escapeHtml(entityId)}</a></p>`,
    { banner: { name: 'BundID', colour } },
  );
}
