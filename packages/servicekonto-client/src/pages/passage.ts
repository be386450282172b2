import { escapeHtml } from '@rathaus/client-core/text';
import type { Passage } from '../login/protocol.ts';
import type { PageContent } from './frame.ts';
import type { PageLanguage } from './language.ts';
import { mainOf } from './main.ts';

const words = {
  de: {
    title: 'Weiter zum Anmeldedienst',
    text: 'Sie werden weitergeleitet. Wenn nichts geschieht, gehen Sie bitte selbst weiter.',
    button: 'Weiter',
  },
  en: {
    title: 'On to the login service',
    text: 'You are being forwarded. If nothing happens, please go on yourself.',
    button: 'Go on',
  },
  'de-simple': {
    title: 'Weiter zum Anmelde-Dienst',
    text: 'Gleich kommt die nächste Seite.\nPassiert nichts?\nDann drücken Sie bitte auf „Weiter“.',
    button: 'Weiter',
  },
} as const;

/** In the frame of a site ours is not the only form: the one in front of the script. */
const submit = "document.currentScript.previousElementSibling.querySelector('form').submit()";

/** A form that posts itself, and has a button where scripts are off. */
export function passageContent(
  passage: Extract<Passage, { kind: 'form' }>,
  language: PageLanguage,
  cookies: readonly string[],
): PageContent {
  const fields = Object.entries(passage.fields)
    .map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`)
    .join('');
  const form = `<form method="post" action="${escapeHtml(passage.action)}">${fields}<button>${words[language].button}</button></form>`;
  return {
    kind: 'passage',
    status: 200,
    language,
    title: words[language].title,
    main: mainOf(language, words, form),
    script: submit,
    cookies,
  };
}
