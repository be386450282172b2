import { type ElementDoc, GLOBAL_ATTRIBUTES, words } from '../element-doc.ts';

/** `<rathaus-upload>` */
export const upload: ElementDoc = {
  summary: words(
    'Dateien mit Grenzen, Fortschritt, Abbrechen und Ablegen um das echte Dateifeld.',
    'Files with limits, progress, cancel and drop around the real file field.',
  ),
  className: 'Upload',
  attributes: {
    ...GLOBAL_ATTRIBUTES,
    name: words('Name des Formularfelds; nötig.', 'Name of the form field; required.'),
    label: words('Ersetzt „Dateien auswählen“.', 'Replaces "Dateien auswählen".'),
    accept: words('Wie bei `<input accept>`.', 'As of `<input accept>`.'),
    action: words(
      'Adresse, die eine Datei als Multipart-POST nimmt und `{ "id": "…" }` antwortet.',
      'Address that takes one file by multipart POST and answers `{ "id": "…" }`.',
    ),
    'max-bytes': { ...words('Größte Datei in Bytes.', 'Largest file in bytes.'), type: 'number' },
    'max-files': {
      ...words(
        'Höchste Zahl der Dateien; 1 macht ein Feld für eine Datei.',
        'Most files; 1 makes a single-file field.',
      ),
      type: 'number',
    },
  },
  events: {
    'rathaus-upload': {
      ...words('Eine Datei ist am Ziel oder gescheitert.', 'A file reached an end.'),
      detail: '{ fileName: string; state: string; id?: string }',
    },
  },
  parts: {
    label: words('Beschriftung des Felds', 'Label of the field'),
    hint: words('Grenzen', 'Limits'),
    drop: words('Hinweis, dass man Dateien ablegen kann', 'Hint that files can be dropped'),
    input: words('Das Dateifeld', 'The file field'),
    file: words('Name und Größe einer Datei', 'Name and size of a file'),
    state: words('Ihr Stand', 'Its state'),
    error: words('Fehler des Felds und der Dateien', 'Errors of the field and of files'),
    cancel: words('Knopf, der abbricht', 'Button that cancels'),
    remove: words('Knopf, der entfernt', 'Button that removes'),
    status: words('Ansage für Vorleseprogramme, unsichtbar', 'Live region, not visible'),
  },
  children: words('Ein `<input type="file">` mit Beschriftung.', 'An `<input type="file">` with a label.'),
  anatomy: ['label', 'hint', 'input'],
  accessibility: words(
    'Das native Dateifeld bleibt der Weg; Ablegen ist eine Zugabe (WCAG 2.5.7). Jeder Stand steht in der Liste und wird angesagt. Nach dem Entfernen geht der Fokus zum nächsten Knopf oder zurück zum Feld.',
    'The native file field stays the way in; dropping is an extra (WCAG 2.5.7). Every state is said in the list and announced. After removing, the focus goes to the next button or back to the field.',
  ),
};
