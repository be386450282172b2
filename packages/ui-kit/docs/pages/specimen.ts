import type { AnatomyDoc } from '../../manifest/element-doc.ts';
import { ELEMENTS } from '../../manifest/elements.ts';
import type { ElementName } from '../../src/locales/locale.ts';
import {
  renderAccount,
  renderConsent,
  renderDataset,
  renderDefect,
  renderDelivery,
  renderErrorSummary,
  renderField,
  renderLanguage,
  renderLevel,
  renderLogin,
  renderMailbox,
  renderSummaryList,
  renderTimeline,
  renderUpload,
} from '../../src/server.ts';
import { STATES } from '../../test/states.ts';
import type { Case } from '../guides/guide.ts';
import type { Lang } from '../site/text.ts';

type Render = (data: never, options: object) => string;

const RENDER: Readonly<Record<ElementName, Render>> = {
  account: renderAccount,
  consent: renderConsent,
  dataset: renderDataset,
  defect: renderDefect,
  delivery: renderDelivery,
  'error-summary': renderErrorSummary,
  field: renderField,
  language: renderLanguage,
  level: renderLevel,
  login: renderLogin,
  mailbox: renderMailbox,
  'summary-list': renderSummaryList,
  timeline: renderTimeline,
  upload: renderUpload,
};

/** The clock of the states: what ends later is not over on any day somebody reads this. */
const clock = (): number => Date.parse('2026-11-23T12:00:00+01:00');

/** An element as a server writes it. */
export function rendered(name: ElementName, data: object, lang: Lang): string {
  return RENDER[name](data as never, { lang, clock, warn: () => {} });
}

/** A good or bad example, live. */
export const example = (name: ElementName, { data, html }: Case, lang: Lang): string =>
  html ?? rendered(name, data ?? {}, lang);

/** What a state is called in the tests. */
export function stateOf(name: ElementName, state: string): { readonly name: string; readonly data: object } {
  const found = STATES.find((one) => one.element === name && one.name === state);
  if (!found) throw new Error(`docs: ${name} has no state "${state}"`);
  return found;
}

/** Content of an element without its host: it is only looked at, no script shall wake it. */
export const still = (name: ElementName, state: string, lang: Lang): string =>
  rendered(name, stateOf(name, state).data, lang).replace(/^<rathaus-[^>]*>|<\/rathaus-[a-z-]+>$/g, '');

const tagOf = (one: AnatomyDoc): RegExp =>
  typeof one === 'string'
    ? new RegExp(`<(\\w+)[^>]*?\\spart="(?:[^"]* )?${one}(?: [^"]*)?"[^>]*>`)
    : new RegExp(`<(${one.tag})(?:\\s[^>]*)?>`);

const VOID = /^(input|img|br)$/;

/** Puts a number before each part of the anatomy; throws when the state does not show one of them. */
export function withPins(name: ElementName, html: string): string {
  // What is folded away is opened: its parts have numbers as well.
  let result = html.replace('<details', '<details open');
  ELEMENTS[name].anatomy.forEach((one, index) => {
    const match = tagOf(one).exec(result);
    if (!match) throw new Error(`docs: the typical state of ${name} does not show ${JSON.stringify(one)}`);
    // The number is drawn by the styles: a text in a control would be part of its label.
    const pin = `<span class="pin" aria-hidden="true" data-number="${index + 1}"></span>`;
    const at = VOID.test(match[1] ?? '') ? match.index : match.index + match[0].length;
    result = result.slice(0, at) + pin + result.slice(at);
  });
  return result;
}

/** Names of all elements, in the order of the documentation. */
export const NAMES = Object.keys(ELEMENTS) as readonly ElementName[];
