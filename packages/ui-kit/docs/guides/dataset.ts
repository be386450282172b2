import { words } from '../../manifest/element-doc.ts';
import type { Guide } from './guide.ts';

/** `<rathaus-dataset>` */
export const dataset: Guide = {
  title: words('Datensatz', 'Dataset'),
  use: [
    words('in Verzeichnissen offener Daten', 'in catalogues of open data'),
    words(
      'auf einer Fachseite, die ihre Zahlen zum Herunterladen anbietet',
      'on a page that offers its figures for download',
    ),
  ],
  avoid: [
    words('für einzelne PDF-Dokumente', 'for single PDF documents'),
    words(
      'für Daten, die nicht offen sind und es nicht werden',
      'for data that are not open and will not be',
    ),
  ],
  pairs: [
    {
      good: {
        data: {
          headingLevel: 3,
          title: 'Haushaltsplan 2026',
          publisher: 'Stadt Musterstadt',
          licence: { label: 'Datenlizenz Deutschland Zero 2.0', open: true },
          updated: '2026-03-01',
          files: [{ format: 'CSV', href: '/haushalt.csv', bytes: 1_234_567 }],
        },
        says: words(
          'Format, Größe, Lizenz und Stand: alles vor dem Klick.',
          'Format, size, licence and date: all before the click.',
        ),
      },
      bad: {
        data: {
          headingLevel: 3,
          title: 'export_final_v2',
          publisher: 'IT',
          files: [{ format: '', href: '/x.zip' }],
        },
        says: words(
          'Was ist das, von wann, und darf man es verwenden?',
          'What is it, from when, and may it be used?',
        ),
      },
    },
  ],
  typical: 'open',
  states: { open: words('Offen', 'Open'), overdue: words('Überfällig', 'Overdue') },
  html: `<rathaus-dataset>
  <article part="card">
    <h3 part="title"><a href="/daten/haushalt-2026">Haushaltsplan 2026</a></h3>
    <p>Herausgeber: Stadt Musterstadt</p>
    <p part="licence" data-open><a href="https://www.govdata.de/dl-de/zero-2-0" rel="license">Lizenz: Datenlizenz Deutschland Zero 2.0</a> <span part="badge">Offen</span></p>
    <ul role="list" aria-label="Dateien von Haushaltsplan 2026">
      <li><a part="button secondary" href="/daten/haushalt.csv">CSV herunterladen (1,2 MB)</a></li>
    </ul>
  </article>
</rathaus-dataset>
`,
  warnings: {},
};
