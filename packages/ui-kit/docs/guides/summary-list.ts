import { words } from '../../manifest/element-doc.ts';
import type { Guide } from './guide.ts';

/** `<rathaus-summary-list>` */
export const summaryList: Guide = {
  title: words('Angaben prüfen', 'Check answers'),
  use: [
    words('auf der letzten Seite vor dem Absenden', 'on the last page before sending'),
    words('um eine gesendete Fassung zu zeigen, ohne „Ändern“', 'to show what was sent, without "change"'),
  ],
  avoid: [
    words('für Tabellen mit vielen Zeilen gleicher Art', 'for tables with many rows of the same kind'),
    words('für Angaben, die niemand prüfen kann', 'for data that nobody can check'),
  ],
  pairs: [
    {
      good: {
        data: {
          headingLevel: 3,
          groups: [
            {
              title: 'Ihr Hund',
              rows: [
                { label: 'Rufname', value: 'Żabka', href: '/antrag/hund#rufname' },
                { label: 'Telefon', href: '/antrag#telefon' },
              ],
            },
          ],
        },
        says: words(
          'Was fehlt, heißt „Keine Angabe“ und ist zu ändern.',
          'What is missing is called "Not given" and can be changed.',
        ),
      },
      bad: {
        data: {
          headingLevel: 3,
          groups: [
            {
              title: 'dog',
              rows: [
                { label: 'call_name', value: 'Żabka' },
                { label: 'phone', value: 'null' },
              ],
            },
          ],
        },
        says: words(
          'Namen aus der Datenbank. Und wer einen Fehler sieht, kommt nicht zurück.',
          'Names of the database. And who sees a mistake cannot go back.',
        ),
      },
    },
  ],
  typical: 'groups',
  states: { groups: words('Zwei Gruppen', 'Two groups') },
  html: `<rathaus-summary-list>
  <section part="answers">
    <h3 part="title">Ihr Hund</h3>
    <dl>
      <div>
        <dt>Rufname</dt>
        <dd>Żabka</dd>
        <dd part="change"><a href="/antrag/hund#rufname" aria-label="Ändern: Rufname">Ändern</a></dd>
      </div>
    </dl>
  </section>
</rathaus-summary-list>
`,
  warnings: {},
};
