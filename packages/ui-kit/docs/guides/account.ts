import { words } from '../../manifest/element-doc.ts';
import type { Guide } from './guide.ts';

/** `<rathaus-account>` */
export const account: Guide = {
  title: words('Konto und Sitzung', 'Account and session'),
  use: [
    words(
      'im Kopf jeder Seite, auf der jemand angemeldet ist',
      'in the head of every page on which somebody is logged in',
    ),
    words(
      'wo eine Sitzung endet: der Dialog kommt rechtzeitig und in allen Tabs',
      'where a session ends: the dialog comes in time and in all tabs',
    ),
  ],
  avoid: [
    words('zweimal auf einer Seite: es gibt nur eine Sitzung', 'twice on a page: there is only one session'),
    words('als Hauptmenü der Seite', 'as the main menu of the page'),
  ],
  pairs: [
    {
      good: {
        data: {
          name: 'Erika Mustermann',
          expires: '2026-11-23T14:05:00+01:00',
          extend: '/session/extend',
          logout: '/logout/docs-good',
        },
        says: words(
          'Mit `extend` kann jeder die Sitzung verlängern (WCAG 2.2.1).',
          'With `extend` everybody can extend the session (WCAG 2.2.1).',
        ),
      },
      bad: {
        data: { name: 'user_48213@example.org', logout: '/logout/docs-bad' },
        says: words(
          'Eine Kennung ist kein Name. Und ohne `expires` warnt niemand.',
          'An identifier is no name. And without `expires` nobody is warned.',
        ),
      },
    },
  ],
  typical: 'calm',
  states: {
    calm: words('Mit Menü und Sitzung', 'With menu and session'),
    plain: words('Nur Name und Abmelden', 'Name and logout only'),
    long: words('Langer Name', 'Long name'),
  },
  html: `<rathaus-account expires="2026-11-23T14:05:00+01:00" session="/session" login="/login/bundid">
  <details part="menu">
    <summary part="toggle" aria-label="Konto von Erika Mustermann"><bdi>Erika Mustermann</bdi></summary>
    <div part="panel">
      <ul role="list">
        <li><a href="/antraege">Meine Anträge</a></li>
      </ul>
      <form part="extend" method="post" action="/session/extend">
        <button part="button secondary">Länger angemeldet bleiben</button>
      </form>
      <form part="logout" method="post" action="/logout">
        <button part="button secondary">Abmelden</button>
      </form>
    </div>
  </details>
</rathaus-account>
`,
  warnings: {},
};
