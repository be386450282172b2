import { words } from '../../manifest/element-doc.ts';
import type { Guide } from './guide.ts';

/** `<rathaus-field>` */
export const field: Guide = {
  title: words('Formularfeld', 'Form field'),
  use: [
    words(
      'für jede Frage eines Antrags, mit der Beschriftung über dem Feld',
      'for every question of an application, with the label above the field',
    ),
    words(
      'für Gruppen von Antworten und für ein Datum in drei Feldern',
      'for groups of answers and for a date in three fields',
    ),
  ],
  avoid: [
    words('für Dateien: dafür ist `upload`', 'for files: that is what `upload` is for'),
    words('für eine Suche mit nur einem Feld', 'for a search with a single field'),
  ],
  pairs: [
    {
      good: {
        data: {
          name: 'docs-good',
          id: 'docs-good',
          label: 'Telefonnummer',
          hint: 'Wir rufen nur an, wenn etwas unklar ist.',
          optional: true,
          autocomplete: 'tel',
          type: 'tel',
        },
        says: words(
          'Der Hinweis steht da, solange man schreibt.',
          'The hint stays there while people write.',
        ),
      },
      bad: {
        html: '<rathaus-field><input aria-label="Telefonnummer" placeholder="Telefonnummer (optional)"></rathaus-field>',
        says: words(
          'Ein Platzhalter verschwindet beim ersten Buchstaben und ist zu blass zum Lesen.',
          'A placeholder vanishes with the first letter and is too pale to be read.',
        ),
      },
    },
    {
      good: {
        data: {
          name: 'docs-year',
          id: 'docs-year',
          label: 'Wurfjahr',
          error: 'Schreiben Sie das Wurfjahr mit vier Ziffern.',
          value: '223',
          length: 4,
          inputmode: 'numeric',
        },
        says: words('Der Fehler sagt, was hilft.', 'The error says what helps.'),
      },
      bad: {
        data: {
          name: 'docs-wrong',
          id: 'docs-wrong',
          label: 'Wurfjahr',
          error: 'Ungültige Eingabe!',
          value: '223',
          length: 4,
          inputmode: 'numeric',
        },
        says: words('„Ungültig“ tadelt und hilft nicht.', '"Invalid" blames and does not help.'),
      },
    },
  ],
  typical: 'error',
  states: {
    text: words('Text mit Hinweis, freiwillig', 'Text with hint, optional'),
    error: words('Mit Fehler', 'With error'),
    select: words('Auswahl', 'Select'),
    textarea: words('Langer Text', 'Long text'),
    radio: words('Eine Antwort von mehreren', 'One answer of several'),
    checkbox: words('Mehrere Antworten', 'Several answers'),
    date: words('Datum', 'Date'),
  },
  html: `<rathaus-field>
  <label for="wurfjahr">Wurfjahr</label>
  <p part="hint" id="wurfjahr-hint">Das Jahr, in dem der Hund geboren ist, zum Beispiel 2023.</p>
  <p part="error" id="wurfjahr-error"><span>Fehler: Schreiben Sie das Wurfjahr mit vier Ziffern.</span></p>
  <input id="wurfjahr" name="wurfjahr" inputmode="numeric" size="4" value="223" aria-invalid="true" aria-describedby="wurfjahr-hint wurfjahr-error">
</rathaus-field>
`,
  warnings: {
    'field.label': {
      wrong: words('ein Feld ohne Beschriftung', 'a field without label'),
      shown: words('das Feld, wie es dasteht', 'the field as it stands'),
    },
    'field.describedby': {
      wrong: words('Hinweis oder Fehler gehören nicht zum Feld', 'hint or error do not belong to the field'),
      shown: words(
        'beides; Vorleseprogramme lesen es nicht am Feld',
        'both; screen readers do not read it at the field',
      ),
    },
    'field.autocomplete': {
      wrong: words(
        'ein Wort, das kein Wort für `autocomplete` ist',
        'a word that is none for `autocomplete`',
      ),
      shown: words('ein Feld, das der Browser nicht ausfüllt', 'a field that the browser does not fill'),
    },
  },
};
