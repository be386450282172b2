import { type ElementDoc, GLOBAL_ATTRIBUTES, OWN_TEXTS, words } from '../element-doc.ts';

/** `<rathaus-upload>` */
export const upload: ElementDoc = {
  summary: words(
    'Dateien mit Grenzen, Fortschritt, Abbrechen und neuem Versuch um das echte Dateifeld.',
    'Files with limits, progress, cancel and retry around the real file field.',
  ),
  className: 'Upload',
  attributes: {
    ...GLOBAL_ATTRIBUTES,
    ...OWN_TEXTS,
    name: words(
      'Name des Formularfelds, ohne Kinder; nötig.',
      'Name of the form field, without children; required.',
    ),
    label: words('Ersetzt „Dateien auswählen“.', 'Replaces "Dateien auswählen".'),
    accept: words(
      'Wie bei `<input accept>`; die Menschen lesen es in Worten.',
      'As of `<input accept>`; people read it in words.',
    ),
    required: {
      ...words('Der Browser verlangt eine Datei.', 'The browser asks for a file.'),
      type: 'boolean',
    },
    error: words('Fehler des Servers vom letzten Versuch.', 'Error of the server from the last attempt.'),
    action: words(
      'Adresse, die eine Datei als Multipart-POST nimmt und `{ "id": "…" }` antwortet.',
      'Address that takes one file by multipart POST and answers `{ "id": "…" }`.',
    ),
    send: words(
      'Namen versteckter Felder des Formulars, die mit jeder Datei gehen, etwa `csrf`.',
      'Names of hidden fields of the form that go along with each file, for example `csrf`.',
    ),
    fields: words(
      'Weitere Felder, die mit jeder Datei gehen, als JSON.',
      'Further fields that go along with each file, as JSON.',
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
      detail:
        "{ fileName: string; state: 'ready' | 'done' | 'failed' | 'refused' | 'removed'; reason?: string; id?: string }",
    },
  },
  parts: {
    label: words('Beschriftung des Felds', 'Label of the field'),
    hint: words('Grenzen', 'Limits'),
    drop: words('Hinweis, dass man Dateien ablegen kann', 'Hint that files can be dropped'),
    input: words('Das Dateifeld', 'The file field'),
    error: words('Fehler des Felds', 'Error of the field'),
    file: words(
      'Eine Datei der Liste, dazu ihr Stand (`done`, `failed` …)',
      'A file of the list, with its state (`done`, `failed` …)',
    ),
    name: words('Ihr Name', 'Its name'),
    state: words('Ihr Stand in Worten', 'Its state in words'),
    actions: words('Knöpfe einer Datei', 'Buttons of a file'),
    cancel: words('Knopf, der abbricht', 'Button that cancels'),
    remove: words('Knopf, der entfernt', 'Button that removes'),
    retry: words('Knopf für einen neuen Versuch', 'Button that tries again'),
    wait: words('Das Formular wartet auf Dateien', 'The form waits for files'),
    stay: words('Knopf, der nicht mehr wartet', 'Button that waits no more'),
    status: words('Ansage für Vorleseprogramme, unsichtbar', 'Live region, not visible'),
  },
  children: words(
    'Ein `<input type="file">` mit Beschriftung. Die Liste steht im Schattenbaum darunter.',
    'An `<input type="file">` with a label. The list stands in the shadow root below.',
  ),
  anatomy: ['label', 'hint', 'input'],
  accessibility: words(
    'Das native Dateifeld bleibt der Weg; Ablegen ist eine Zugabe (WCAG 2.5.7). Jeder Stand steht in der Liste und wird angesagt. Nach dem Entfernen geht der Fokus zum nächsten Knopf oder zurück zum Feld.',
    'The native file field stays the way in; dropping is an extra (WCAG 2.5.7). Every state is said in the list and announced. After removing, the focus goes to the next button or back to the field.',
  ),
};
