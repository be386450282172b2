import { vertrauensniveaus } from '../../src/vertrauensniveau/vertrauensniveau.ts';
import { type ElementDoc, GLOBAL_ATTRIBUTES, OWN_TEXTS, words } from '../element-doc.ts';

/** `<rathaus-level>` */
export const level: ElementDoc = {
  summary: words(
    'Vertrauensniveau der Anmeldung, was der nächste Schritt braucht und wie man dorthin kommt.',
    'Trust level of the login, what the next step needs and how to get there.',
  ),
  className: 'Level',
  attributes: {
    ...GLOBAL_ATTRIBUTES,
    ...OWN_TEXTS,
    have: {
      ...words(
        'Vorhandenes Niveau; keines, wenn niemand angemeldet ist.',
        'Present level; none when nobody is logged in.',
      ),
      values: vertrauensniveaus,
    },
    need: {
      ...words('Niveau, das der nächste Schritt braucht.', 'Level that the next step needs.'),
      values: vertrauensniveaus,
    },
    href: words('Wo eine Anmeldung mit höherem Niveau beginnt.', 'Where a login with a higher level starts.'),
  },
  events: {},
  parts: {
    badge: words('Das Niveau in Worten', 'The level in words'),
    bars: words('Balken, nur zur Zierde', 'Bars, decoration only'),
    enough: words('Es reicht', 'It is enough'),
    missing: words('Es reicht nicht', 'It is not enough'),
    button: words('Link zur höheren Anmeldung', 'Link to the higher login'),
  },
  children: words('Was `renderLevel()` schreibt.', 'What `renderLevel()` writes.'),
  anatomy: ['bars', 'badge', 'missing', 'button'],
  accessibility: words(
    'Das Niveau steht immer in Worten da; die Balken sieht kein Vorleseprogramm.',
    'The level is always said in words; the bars are hidden from screen readers.',
  ),
};
