import { words } from '../../manifest/element-doc.ts';
import type { Guide } from './guide.ts';

/** `<rathaus-upload>` */
export const upload: Guide = {
  title: words('Dateien hochladen', 'File upload'),
  use: [
    words('wo jemand Nachweise beilegt', 'where somebody encloses documents'),
    words(
      'wo Dateien groß sind oder das Netz schlecht: Fortschritt, Abbrechen, neuer Versuch',
      'where files are large or the network is bad: progress, cancel, retry',
    ),
  ],
  avoid: [
    words('für ein Bild, das sofort bearbeitet wird', 'for a picture that is edited at once'),
    words(
      'ohne Formular darum: das Feld gehört zu einem Antrag',
      'without a form around it: the field belongs to an application',
    ),
  ],
  pairs: [
    {
      good: {
        data: {
          name: 'docs-good',
          label: 'Impfausweis',
          accept: '.pdf,image/*',
          maxBytes: 10_000_000,
          maxFiles: 1,
        },
        says: words(
          'Was gebraucht wird, steht in der Beschriftung; die Grenzen stehen vor dem Feld.',
          'What is needed stands in the label; the limits stand before the field.',
        ),
      },
      bad: {
        data: { name: 'docs-bad', label: 'Anlage' },
        says: words(
          'Welche? Wie groß? Als was? Man erfährt es erst durch einen Fehler.',
          'Which one? How large? Of what type? People learn it by an error.',
        ),
      },
    },
  ],
  typical: 'plain',
  states: {
    plain: words('Mit Grenzen', 'With limits'),
    error: words('Mit Fehler des Servers', 'With an error of the server'),
  },
  html: `<form method="post" action="/antrag" enctype="multipart/form-data">
  <rathaus-upload action="/upload" max-bytes="10000000" max-files="3">
    <label part="label" for="nachweis">Nachweise</label>
    <p part="hint" id="nachweis-hint">PDF oder Bild, höchstens 10 MB, höchstens drei Dateien.</p>
    <input part="input" type="file" id="nachweis" name="nachweis" accept=".pdf,image/*" multiple aria-describedby="nachweis-hint">
  </rathaus-upload>
  <button>Weiter</button>
</form>
`,
  warnings: {
    'upload.name': {
      wrong: words('kein Name des Felds', 'no field name'),
      shown: words('ein Feld, das nichts sendet', 'a field that sends nothing'),
    },
    'upload.input': {
      wrong: words(
        'Dateien wurden abgelegt, und es gibt kein `<input type="file">`',
        'files were dropped, and there is no `<input type="file">`',
      ),
      shown: words('nichts: die Dateien werden nicht genommen', 'nothing: the files are not taken'),
    },
    'upload.answer': {
      wrong: words('der Server antwortet ohne `id`', 'the server answers without `id`'),
      shown: words(
        'dass die Datei nicht da ist, mit neuem Versuch',
        'that the file is not there, with a retry',
      ),
    },
    'upload.enctype': {
      wrong: words(
        'dem Formular der Seite fehlt `enctype="multipart/form-data"`: es sendet nur die Namen der Dateien',
        'the form of the page lacks `enctype="multipart/form-data"`: it sends only the names of files',
      ),
      shown: words('nichts: die Dateien fehlen', 'nothing: the files are missing'),
    },
    'upload.lost': {
      wrong: words(
        'das Element wurde aus der Seite genommen, bevor das Formular gesendet war',
        'the element was taken from the page before the form was sent',
      ),
      shown: words(
        'eine Liste ohne die Dateien, die schon oben waren',
        'a list without the files that were up already',
      ),
    },
  },
};
