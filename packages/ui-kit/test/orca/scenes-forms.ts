import { renderConsent, renderErrorSummary, renderField, renderUpload } from '../../src/render/render.ts';
import { CORRECTION } from '../engines/pages.ts';
import type { Scene } from './scene.ts';

const upload = (action: string): string =>
  `<form method="post" action="/send" enctype="multipart/form-data">${renderUpload({ name: 'nachweis', label: 'Nachweis über den Hund', accept: '.pdf', maxFiles: 3, action })}<button>Absenden</button></form>`;

const consent = {
  recipient: 'Stadt Musterstadt',
  purpose: 'Anmeldung zur Hundesteuer',
  action: '/consent',
  attributes: [
    { id: 'name', label: 'Vor- und Nachname', value: 'Erika Mustermann', required: true },
    { id: 'email', label: 'E-Mail-Adresse', value: 'erika@example.org', reason: 'für Rückfragen' },
  ],
};

/** What people fill in and send. Everybody in it is invented. */
export const FORMS: readonly Scene[] = [
  {
    title: 'Datei hochladen, mit Fehler',
    note: 'The name is said twice, and „Browse…“ is English, because Firefox names the button in its file field so, in the language of its own texts. Labels come behind hint and error when a page is read: Orca says the label of a field at the field. That the first file is in the list already is said because the driver chooses it once more with the second; of what a person chooses in a second go only that is told.',
    html: () =>
      `<form>${renderUpload({ name: 'nachweis', label: 'Nachweis über den Hund', accept: '.pdf', maxFiles: 2, required: true, action: '/upload', error: 'Bitte wählen Sie eine Datei aus.' })}</form>`,
    hears: [/Nachweis über den Hund/, /Bitte wählen Sie eine Datei aus/],
    steps: [
      {
        does: 'Tabulator',
        keys: ['Tab'],
        hears: [/Nachweis über den Hund/, /Bitte wählen Sie eine Datei aus/],
      },
      {
        does: 'wählt Impfausweis.pdf',
        picks: ['Impfausweis.pdf'],
        hears: [/Impfausweis\.pdf: Hochgeladen/],
        once: [/Hochgeladen/],
      },
      {
        does: 'wählt Programm.exe',
        picks: ['Programm.exe'],
        hears: [/Programm\.exe/],
        once: [/nicht erlaubt/],
      },
    ],
  },
  {
    title: 'Zwei Dateien, von denen eine nicht erlaubt ist',
    html: () => upload('/upload'),
    hears: [/Nachweis über den Hund/],
    steps: [
      {
        does: 'wählt Kaufvertrag.pdf und Programm.exe',
        picks: ['Kaufvertrag.pdf', 'Programm.exe'],
        hears: [/Programm\.exe: Nicht übernommen/, /Kaufvertrag\.pdf: Hochgeladen/],
        once: [/Nicht übernommen/, /Hochgeladen/],
      },
    ],
  },
  {
    title: 'Absenden, während eine Datei hochgeladen wird',
    html: () => upload('/upload?seconds=24'),
    hears: [/Nachweis über den Hund/],
    steps: [
      {
        does: 'wählt Kaufvertrag.pdf',
        picks: ['Kaufvertrag.pdf'],
        hears: [/Kaufvertrag\.pdf: 100 % hochgeladen/],
      },
      {
        does: 'Tabulator, bis zum Knopf der Datei',
        keys: ['Tab', 'Tab'],
        hears: [/Abbrechen: Kaufvertrag\.pdf/],
      },
      { does: 'Tabulator', keys: ['Tab'], hears: [/Absenden.*Druckknopf/] },
      {
        does: 'Eingabetaste',
        keys: ['Return'],
        hears: [/Bitte warten, noch eine Datei wird hochgeladen/],
        once: [/Bitte warten/],
      },
      { does: 'wartet, bis das Formular sich absendet', waits: 14, hears: [/Ihr Antrag ist angekommen/] },
    ],
  },
  {
    title: 'Datei, die nicht ankommt',
    html: () => upload('/upload?fails=1'),
    hears: [/Nachweis über den Hund/],
    steps: [
      {
        does: 'wählt Kaufvertrag.pdf',
        picks: ['Kaufvertrag.pdf'],
        hears: [/Kaufvertrag\.pdf: Nicht hochgeladen\. Bei uns ist ein Fehler aufgetreten/],
        once: [/Nicht hochgeladen/],
      },
      {
        does: 'Tabulator, zweimal',
        keys: ['Tab', 'Tab'],
        hears: [/Erneut versuchen: Kaufvertrag\.pdf.*Druckknopf/],
      },
      { does: 'Eingabetaste', keys: ['Return'], hears: [/Kaufvertrag\.pdf: Hochgeladen/] },
    ],
  },
  {
    title: 'Fehlerübersicht',
    html: () => CORRECTION,
    hears: [/Bitte prüfen Sie/, /Schreiben Sie das Wurfjahr mit vier Ziffern/],
    steps: [
      { does: 'Tabulator', keys: ['Tab'], hears: [/Schreiben Sie das Wurfjahr mit vier Ziffern/] },
      {
        does: 'Eingabetaste',
        keys: ['Return'],
        hears: [/Wurfjahr.*Eingabefeld/, /ungültiger Eintrag/, /mit vier Ziffern/],
      },
    ],
  },
  {
    title: 'Fehler an einer Frage mit mehreren Antworten',
    note: 'Hint and error of a group are its description (`aria-describedby`). Orca 43.1 says descriptions of what has the focus, not of the group around it: here the error was heard in the summary, and both are heard when the page is read.',
    html: () =>
      `${renderErrorSummary({ errors: [{ text: 'Wählen Sie eine Antwort aus.', id: 'weitere' }] })}<form>${renderField(
        {
          name: 'weitere',
          id: 'weitere',
          label: 'Halten Sie noch andere Hunde?',
          type: 'radio',
          hint: 'Auch Hunde, die bei Ihnen nur in Pflege sind.',
          error: 'Wählen Sie eine Antwort aus.',
          options: [
            { value: 'nein', label: 'Nein, das ist mein einziger Hund' },
            { value: 'ja', label: 'Ja', hint: 'Dann fragen wir gleich nach ihnen.' },
          ],
        },
      )}</form>`,
    hears: [/Halten Sie noch andere Hunde\?/, /Fehler: Wählen Sie eine Antwort aus\./],
    steps: [
      { does: 'Tabulator', keys: ['Tab'], hears: [/Wählen Sie eine Antwort aus/] },
      {
        does: 'Eingabetaste',
        keys: ['Return'],
        hears: [/Halten Sie noch andere Hunde\?/, /Nein, das ist mein einziger Hund/],
      },
      {
        does: 'Pfeil nach unten',
        keys: ['Down'],
        hears: [/Ja/, /Dann fragen wir gleich nach ihnen/],
      },
      { does: 'Leertaste', keys: ['space'], hears: [/(^|[^t] )ausgewählt/] },
    ],
  },
  {
    title: 'Fehler an einem Datum',
    note: 'As with several answers: Orca 43.1 does not say the description of the group, only that the entry is wrong.',
    html: () =>
      `<form>${renderField({
        name: 'geburt',
        label: 'Wann sind Sie geboren?',
        hint: 'Zum Beispiel 12 8 1984',
        type: 'date',
        error: 'Schreiben Sie auch das Jahr.',
        value: '-8-12',
      })}</form>`,
    hears: [/Wann sind Sie geboren\?/, /Tag/, /Monat/, /Jahr/],
    steps: [
      {
        does: 'Tabulator',
        keys: ['Tab'],
        hears: [/Wann sind Sie geboren\?/, /Tag/, /ungültiger Eintrag/],
      },
      { does: 'Tabulator', keys: ['Tab'], hears: [/Monat.*Eingabefeld/] },
    ],
  },
  {
    title: 'Einwilligung',
    html: () => renderConsent(consent),
    hears: [/Stadt Musterstadt/, /Anmeldung zur Hundesteuer/, /Vor- und Nachname/, /E-Mail-Adresse/],
    steps: [
      { does: 'Tabulator', keys: ['Tab'], hears: [/E-Mail-Adresse/, /Kontrollkästchen/, /nicht ausgewählt/] },
      { does: 'Leertaste', keys: ['space'], hears: [/^ausgewählt/] },
    ],
  },
  {
    title: 'Einwilligung, abgelehnt',
    html: () => renderConsent(consent),
    hears: [/Nicht zustimmen/],
    steps: [
      { does: 'Tabulator, dreimal', keys: ['Tab', 'Tab', 'Tab'], hears: [/Nicht zustimmen.*Druckknopf/] },
      { does: 'Eingabetaste', keys: ['Return'], hears: [/Sie haben nicht zugestimmt/] },
    ],
  },
  {
    title: 'Einwilligung, von der nicht bekannt ist, wofür',
    html: () => renderConsent({ ...consent, purpose: '' }, { warn: () => {} }),
    hears: [/nicht bekannt, wer Ihre Daten bekommt/, /Nicht zustimmen/],
    steps: [],
  },
];
