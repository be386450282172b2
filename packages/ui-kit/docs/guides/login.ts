import { words } from '../../manifest/element-doc.ts';
import type { Guide } from './guide.ts';

/** `<rathaus-login>` */
export const login: Guide = {
  title: words('Anmeldung', 'Login'),
  use: [
    words('wo ein Antrag eine Anmeldung braucht', 'where an application needs a login'),
    words(
      'wo mehrere Konten zum Ziel führen: das der meisten steht zuerst',
      'where several accounts lead there: that of most people comes first',
    ),
  ],
  avoid: [
    words(
      'im Kopf jeder Seite: dort genügt ein Link zur Anmeldeseite',
      'in the head of every page: a link to the login page is enough there',
    ),
    words(
      'für Anmeldung mit Benutzername und Passwort: das ist ein Formular',
      'for a login by user name and password: that is a form',
    ),
  ],
  pairs: [
    {
      good: {
        data: { providers: [{ id: 'bundid', href: '/login/bundid' }] },
        says: words('Der Knopf sagt, womit man sich anmeldet.', 'The button says what people log in with.'),
      },
      bad: {
        html: '<rathaus-login><a data-provider="bundid" href="/login/bundid">Hier klicken</a></rathaus-login>',
        says: words(
          'Wer nur Links vorgelesen bekommt, hört „Hier klicken“ und weiß nicht, was geschieht.',
          'Who hears only the links hears "click here" and does not know what happens.',
        ),
      },
    },
    {
      good: {
        data: { providers: [{ id: 'wallet', soon: true }] },
        says: words(
          'Was noch kommt, steht als Text da, ohne Knopf.',
          'What is still to come stands there as text, without button.',
        ),
      },
      bad: {
        html: '<rathaus-login><a data-provider="wallet" href="#">EUDI-Wallet (bald)</a></rathaus-login>',
        says: words(
          'Ein Knopf, der nirgends hinführt, verspricht etwas.',
          'A button that leads nowhere promises something.',
        ),
      },
    },
  ],
  typical: 'several',
  states: {
    one: words('Ein Weg', 'One way'),
    several: words('Mehrere Wege, einer reicht nicht aus', 'Several ways, one of them not enough'),
    unavailable: words('Gerade nicht möglich', 'Not possible now'),
    long: words('Langer Name', 'Long name'),
  },
  html: `<rathaus-login>
  <a data-provider="bundid" href="/login/bundid">Mit BundID anmelden</a>
  <a data-provider="unternehmenskonto" href="/login/muk">Mit Mein Unternehmenskonto anmelden</a>
</rathaus-login>
`,
  warnings: {
    'login.provider': {
      wrong: words('unbekannter Anbieter ohne `label`', 'unknown provider without `label`'),
      shown: words('die Beschriftung „Anmelden“', 'the label "Anmelden"'),
    },
    'login.href': {
      wrong: words(
        'keine Adresse, oder weder relativ noch `http:` noch `https:`',
        'no address, or not relative, `http:`, `https:`',
      ),
      shown: words(
        'eine Anmeldung, die sagt, dass sie nicht geht',
        'a login that says that it is not possible',
      ),
    },
    'login.label': {
      wrong: words('mehr als 80 Zeichen', 'more than 80 characters'),
      shown: words('die ganze Beschriftung', 'the whole label'),
    },
  },
};
