import { words } from '../../manifest/element-doc.ts';
import type { Guide } from './guide.ts';

/** `<rathaus-defect>` */
export const defect: Guide = {
  title: words('Mängelmeldung', 'Defect report'),
  use: [
    words(
      'auf der Seite einer Meldung und in der Liste der eigenen',
      "on the page of a report and in the list of one's own",
    ),
    words(
      'in öffentlichen Karten: nur mit Angaben, die öffentlich sein dürfen',
      'in public maps: only with data that may be public',
    ),
  ],
  avoid: [
    words('für Beschwerden über Menschen', 'for complaints about people'),
    words('für Notfälle: dort steht die Nummer 112', 'for emergencies: there stands the number 112'),
  ],
  pairs: [
    {
      good: {
        data: {
          headingLevel: 3,
          id: '4711',
          title: 'Schlagloch in der Heidestraße',
          status: 'progress',
          updates: [{ at: '2026-11-21T10:30:00+01:00', text: 'An den Bauhof gegeben' }],
        },
        says: words('Man sieht, wer sich kümmert.', 'People see who takes care.'),
      },
      bad: {
        data: { headingLevel: 3, id: 'b7c1-44', title: 'Ticket', status: 'done' },
        says: words('„Erledigt“ ohne ein Wort, was geschah.', '"Done" without a word on what happened.'),
      },
    },
  ],
  typical: 'progress',
  states: {
    progress: words('In Arbeit', 'In progress'),
    done: words('Erledigt', 'Done'),
    unknown: words('Unbekannter Stand', 'Unknown state'),
    declined: words('Abgelehnt', 'Declined'),
  },
  html: `<rathaus-defect>
  <article part="card">
    <h3 part="title"><a href="/meldungen/4711">Schlagloch in der Heidestraße</a></h3>
    <p part="number">Nummer 4711</p>
    <p part="badge" data-status="progress">Stand: <strong>in Arbeit</strong></p>
    <ol role="list" aria-label="Verlauf">
      <li><time datetime="2026-11-20T09:00:00+01:00">20. November 2026, 9 Uhr</time> Meldung eingegangen</li>
    </ol>
  </article>
</rathaus-defect>
`,
  warnings: {},
};
