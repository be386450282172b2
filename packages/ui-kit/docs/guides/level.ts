import { words } from '../../manifest/element-doc.ts';
import type { Guide } from './guide.ts';

/** `<rathaus-level>` */
export const level: Guide = {
  title: words('Vertrauensniveau', 'Trust level'),
  use: [
    words(
      'vor einem Schritt, der mehr braucht als die jetzige Anmeldung',
      'before a step that needs more than the present login',
    ),
    words(
      'im Konto, um zu sagen, wie sicher jemand angemeldet ist',
      'in the account, to say how securely somebody is logged in',
    ),
  ],
  avoid: [
    words(
      'um zu entscheiden, was jemand darf: das tut der Server',
      'to decide what somebody may do: the server does',
    ),
    words(
      'wo es für den Antrag gleichgültig ist: ein Wort mehr, das niemand braucht',
      'where it does not matter for the application: one more word that nobody needs',
    ),
  ],
  pairs: [
    {
      good: {
        data: { have: 'niedrig', need: 'substanziell', href: '/login/bundid?level=substanziell' },
        says: words(
          'Es fehlt etwas, und der Weg dorthin steht daneben.',
          'Something is missing, and the way there stands beside it.',
        ),
      },
      bad: {
        data: { have: 'niedrig', need: 'substanziell' },
        says: words(
          'Ohne `href` sagt es, was fehlt, und lässt die Menschen allein.',
          'Without `href` it says what is missing and leaves people alone.',
        ),
      },
    },
  ],
  typical: 'missing',
  states: {
    enough: words('Es reicht', 'It is enough'),
    missing: words('Es reicht nicht', 'It is not enough'),
    none: words('Niemand ist angemeldet', 'Nobody is logged in'),
  },
  html: `<rathaus-level have="niedrig" need="substanziell" href="/login/bundid"></rathaus-level>
`,
  warnings: {},
};
