/** What somebody fills in. */
import type { ErrorSummaryData } from '../../src/error-summary/error-summary.ts';
import type { FieldData } from '../../src/field/field.ts';
import type { SummaryListData } from '../../src/summary-list/summary-list.ts';
import type { UploadData } from '../../src/upload/upload.ts';

export const upload: Record<string, UploadData> = {
  plain: { name: 'anlage', accept: '.pdf,image/*', maxBytes: 10_000_000, maxFiles: 3, action: '/upload' },
  error: { name: 'nachweis', maxFiles: 1, required: true, error: 'Bitte wählen Sie eine Datei aus.' },
};

export const errorSummary: Record<string, ErrorSummaryData> = {
  // Only one may have the focus of a page.
  two: {
    focus: false,
    errors: [
      { id: 'wurfjahr', text: 'Schreiben Sie das Wurfjahr mit vier Ziffern.' },
      { id: 'nachweis', text: 'Wählen Sie den Impfausweis als PDF, JPG oder PNG aus.' },
    ],
  },
  one: {
    focus: false,
    headingLevel: 3,
    errors: [{ text: 'Der Antrag ist in einem anderen Fenster geändert worden. Laden Sie die Seite neu.' }],
  },
};

export const field: Record<string, FieldData> = {
  text: {
    name: 'rasse',
    label: 'Rasse',
    hint: 'Bei einem Mischling schreiben Sie beide Rassen, soweit Sie sie kennen.',
    value: 'Dackel',
    optional: true,
  },
  error: {
    name: 'wurfjahr',
    id: 'wurfjahr',
    label: 'Wurfjahr',
    hint: 'Das Jahr, in dem der Hund geboren ist, zum Beispiel 2023.',
    error: 'Schreiben Sie das Wurfjahr mit vier Ziffern.',
    value: '223',
    length: 4,
    inputmode: 'numeric',
  },
  select: {
    name: 'anrede',
    label: 'Anrede',
    type: 'select',
    autocomplete: 'honorific-prefix',
    options: [
      { value: 'frau', label: 'Frau' },
      { value: 'herr', label: 'Herr' },
      { value: 'keine', label: 'Keine Anrede' },
    ],
  },
  textarea: { name: 'bemerkung', label: 'Was sollen wir wissen?', type: 'textarea', optional: true },
  radio: {
    name: 'weitere',
    label: 'Halten Sie noch andere Hunde?',
    type: 'radio',
    value: 'nein',
    error: 'Wählen Sie eine Antwort aus.',
    options: [
      { value: 'nein', label: 'Nein, das ist mein einziger Hund' },
      { value: 'ja', label: 'Ja', hint: 'Dann fragen wir gleich nach ihnen.' },
    ],
  },
  checkbox: {
    name: 'wege',
    label: 'Wie dürfen wir Sie erreichen?',
    type: 'checkbox',
    value: ['email'],
    options: [
      { value: 'email', label: 'E-Mail' },
      { value: 'telefon', label: 'Telefon' },
    ],
  },
  date: {
    name: 'geburt',
    label: 'Wann sind Sie geboren?',
    hint: 'Zum Beispiel 12 8 1984',
    type: 'date',
    autocomplete: 'bday',
    value: '1984-08-12',
  },
};

export const summaryList: Record<string, SummaryListData> = {
  groups: {
    groups: [
      {
        title: 'Ihre Person',
        rows: [
          { label: 'Name', value: 'Anna Łódź-Şahin' },
          { label: 'Geburtsdatum', value: '12. August 1984' },
        ],
        note: 'Diese Angaben kommen aus Ihrer BundID. Ändern können Sie sie nur dort.',
      },
      {
        title: 'Ihr Hund',
        rows: [
          { label: 'Rufname', value: 'Żabka', href: '/antrag/hund#rufname' },
          {
            label: 'Rassen',
            value: ['Dackel', 'Donaudampfschifffahrtsgesellschaftsterrier'],
            href: '/antrag/hund#rasse',
          },
          {
            label: 'Anschrift',
            value: 'Erfundene Gasse 17\n00001 Musterstadt',
            href: '/antrag/hund#anschrift',
          },
          { label: 'Telefon', value: ' ', href: '/antrag/hund#telefon' },
          {
            label: 'Nachweis',
            files: [{ name: 'Kaufvertrag Żabka.pdf', bytes: 412_000, href: '/dateien/1' }],
            href: '/antrag/hund#nachweis',
          },
        ],
      },
    ],
  },
};
