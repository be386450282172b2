import { vertrauensniveaus } from '../../src/vertrauensniveau/vertrauensniveau.ts';
import { type ElementDoc, GLOBAL_ATTRIBUTES, OWN_TEXTS, words } from '../element-doc.ts';

/** `<rathaus-login>` */
export const login: ElementDoc = {
  summary: words(
    'Anmeldung mit einem oder mehreren Anbietern, als echte Links.',
    'Login with one or several providers, as real links.',
  ),
  className: 'Login',
  attributes: {
    ...GLOBAL_ATTRIBUTES,
    ...OWN_TEXTS,
    provider: {
      ...words(
        'Der Anbieter, wo es nur einen gibt. Ein eigenes Wort braucht dazu `label`.',
        'The provider where there is only one. A word of your own needs `label` as well.',
      ),
      values: ['bundid', 'unternehmenskonto', 'eid', 'wallet', 'servicekonto-nrw'],
      open: true,
    },
    href: words(
      'Wo die Anmeldung beginnt: relativ, `http:` oder `https:`.',
      'Where the login starts: relative, `http:` or `https:`.',
    ),
    label: words('Ersetzt „Mit … anmelden“.', 'Replaces "Mit … anmelden".'),
    level: {
      ...words('Vertrauensniveau, das gebraucht wird.', 'Trust level that is needed.'),
      values: vertrauensniveaus,
    },
  },
  events: {},
  parts: {
    level: words('Das Vertrauensniveau, das gebraucht wird', 'The level that is needed'),
    audience: words('Für wen der Weg ist', 'Who this way is for'),
    name: words('Wie der Weg heißt', 'What the way is called'),
    hint: words('Ein Satz zum Weg', 'One sentence about the way'),
    button: words('Der Link zur Anmeldung', 'The link to the login'),
    secondary: words('Ein Weg, den weniger Menschen gehen', 'A way that fewer people go'),
    logo: words('Ihr freigegebenes Logo', 'Your permitted logo'),
    note: words('Warum ein Weg gerade nicht geht', 'Why a way is not possible now'),
    soon: words('Ein Weg, der noch kommt', 'A way that is still to come'),
    badge: words('„bald“', '"soon"'),
    help: words('Link zur Erklärung', 'Link to the explanation'),
  },
  children: words(
    'Links mit `data-provider`, einer je Weg. Ohne Skript sind es einfache Links.',
    'Links with `data-provider`, one for each way. Without script they are plain links.',
  ),
  anatomy: [
    'level',
    'audience',
    'button',
    {
      tag: 'summary',
      words: words('Frage und Antwort zum Anbieter', 'Question and answer about the provider'),
    },
  ],
  accessibility: words(
    'Echte Links, 48 px hoch, nutzbar ohne JavaScript. Eine Anmeldung, die nicht geht, bleibt sichtbar und sagt warum. Das Logo ist nie Teil des Namens.',
    'Real links, 48 px high, usable without JavaScript. A login that is not possible stays visible and says why. The logo is never part of the name.',
  ),
};
