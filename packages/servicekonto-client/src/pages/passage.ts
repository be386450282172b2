import { escapeHtml } from '@rathaus/client-core/text';
import type { Passage } from '../login/protocol.ts';
import type { PageContent } from './frame.ts';
import type { PageLanguage } from './language.ts';
import { mainOf } from './main.ts';

const words = {
  login: {
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
  },
  logout: {
    de: {
      title: 'Sie sind hier abgemeldet',
      text: 'Nun melden wir Sie auch beim Anmeldedienst ab. Wenn nichts geschieht, gehen Sie bitte selbst weiter.',
      button: 'Auch dort abmelden',
    },
    en: {
      title: 'You are logged out here',
      text: 'Now you are being logged out at the login service as well. If nothing happens, please go on yourself.',
      button: 'Log out there as well',
    },
    'de-simple': {
      title: 'Sie sind hier abgemeldet',
      text: 'Der Anmelde-Dienst kennt Sie noch.\nWir melden Sie auch dort ab.\nPassiert nichts?\nDann drücken Sie bitte auf „Auch dort abmelden“.',
      button: 'Auch dort abmelden',
    },
  },
} as const;

/** In the frame of a site ours is not the only form: the one in front of the script. */
const submit = "document.currentScript.previousElementSibling.querySelector('form').submit()";

/** A form that posts itself, and has a button where scripts are off. `to`: what the person wanted. */
export function passageContent(
  passage: Extract<Passage, { kind: 'form' }>,
  to: keyof typeof words,
  language: PageLanguage,
  cookies: readonly string[],
): PageContent {
  const own = words[to];
  const fields = Object.entries(passage.fields)
    .map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`)
    .join('');
  const form = `<form method="post" action="${escapeHtml(passage.action)}">${fields}<button>${own[language].button}</button></form>`;
  return {
    kind: 'passage',
    status: 200,
    language,
    title: own[language].title,
    main: mainOf(language, own, form),
    script: submit,
    cookies,
  };
}
