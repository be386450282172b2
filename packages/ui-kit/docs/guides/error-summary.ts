import { words } from '../../manifest/element-doc.ts';
import type { Guide } from './guide.ts';

/** `<rathaus-error-summary>` */
export const errorSummary: Guide = {
  title: words('Fehlerzusammenfassung', 'Error summary'),
  use: [
    words('über einem Formular, das mit Fehlern zurückkommt', 'above a form that comes back with errors'),
    words(
      'auch bei nur einem Fehler: so hören alle davon',
      'also with a single error: so everybody hears of it',
    ),
  ],
  avoid: [
    words('während jemand schreibt', 'while somebody is writing'),
    words(
      'für Störungen des Dienstes: das ist kein Fehler der Menschen',
      'for failures of the service: that is no mistake of people',
    ),
  ],
  pairs: [
    {
      good: {
        data: {
          focus: false,
          headingLevel: 3,
          errors: [{ id: 'docs-none', text: 'Schreiben Sie das Wurfjahr mit vier Ziffern.' }],
        },
        says: words(
          'Derselbe Satz wie am Feld, als Link dorthin.',
          'The same sentence as at the field, as a link to it.',
        ),
      },
      bad: {
        data: {
          focus: false,
          headingLevel: 3,
          title: 'FEHLER 422',
          errors: [{ text: 'wurfjahr: pattern mismatch' }],
        },
        says: words(
          'Die Sprache der Maschine. Und kein Weg zum Feld.',
          'The language of the machine. And no way to the field.',
        ),
      },
    },
  ],
  typical: 'two',
  states: {
    two: words('Zwei Fehler', 'Two errors'),
    one: words('Ein Fehler ohne Feld', 'One error without field'),
  },
  html: `<rathaus-error-summary>
  <div role="alert" tabindex="-1" aria-label="Bitte prüfen Sie eine Angabe">
    <h2>Bitte prüfen Sie eine Angabe</h2>
    <ul role="list">
      <li><a href="#wurfjahr">Schreiben Sie das Wurfjahr mit vier Ziffern.</a></li>
    </ul>
  </div>
</rathaus-error-summary>
`,
  warnings: {
    'error-summary.target': {
      wrong: words('ein Link zu einer `id`, die es nicht gibt', 'a link to an `id` that does not exist'),
      shown: words('ein Link, der nirgends hinführt', 'a link that leads nowhere'),
    },
  },
};
