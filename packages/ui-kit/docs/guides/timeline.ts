import { words } from '../../manifest/element-doc.ts';
import type { Guide } from './guide.ts';

/** `<rathaus-timeline>` */
export const timeline: Guide = {
  title: words('Verlauf', 'Timeline'),
  use: [
    words('auf der Seite eines Vorgangs', 'on the page of a case'),
    words(
      'wo jemand wissen will, was noch kommt und bis wann',
      'where somebody wants to know what is still to come and until when',
    ),
  ],
  avoid: [
    words('für die Schritte eines Formulars', 'for the steps of a form'),
    words('für ein Protokoll mit Hunderten Einträgen', 'for a log with hundreds of entries'),
  ],
  pairs: [
    {
      good: {
        data: {
          headingLevel: 3,
          entries: [
            { title: 'Das Steueramt prüft die Anmeldung.', state: 'now', at: '2026-11-21' },
            { title: 'Der Bescheid kommt in Ihr Postfach.', state: 'open' },
          ],
        },
        says: words('Ganze Sätze: wer tut was.', 'Whole sentences: who does what.'),
      },
      bad: {
        data: {
          headingLevel: 3,
          entries: [
            { title: 'Status: IN_PROGRESS', state: 'now', at: '2026-11-21' },
            { title: 'Done', state: 'open' },
          ],
        },
        says: words('Wörter aus dem Fachverfahren.', 'Words of the system of the office.'),
      },
    },
  ],
  typical: 'all',
  states: {
    all: words('Alle Stände', 'All states'),
    newest: words('Neuestes oben', 'Newest on top'),
    defect: words('Aus einer Mängelmeldung', 'From a defect report'),
    unknown: words('Unbekannter Stand', 'Unknown state'),
  },
  html: `<rathaus-timeline>
  <ol role="list" aria-label="Verlauf">
    <li data-state="done">
      <h3>Sie haben die Anmeldung abgesendet.</h3>
      <p part="when"><span part="state">Erledigt</span>, <time datetime="2026-11-20">20. November 2026</time></p>
    </li>
    <li data-state="open">
      <h3>Der Bescheid kommt in Ihr Postfach.</h3>
      <p part="when"><span part="state">Noch nicht geschehen</span></p>
    </li>
  </ol>
</rathaus-timeline>
`,
  warnings: {
    'timeline.future': {
      wrong: words(
        'ein Eintrag ist geschehen und liegt in der Zukunft',
        'an entry has happened and lies in the future',
      ),
      shown: words('noch nicht geschehen', 'not yet happened'),
    },
  },
};
