import { words } from '../../manifest/element-doc.ts';
import { EVERY, type Requirement } from './requirement.ts';

const { still, dark, criterion } = EVERY;

/** Chapters 11 and 12, as far as they concern a kit of elements for web pages; 10 is for documents. */
export const SOFTWARE: readonly Requirement[] = [
  {
    clause: '11.6.2',
    title: words('Keine Störung von Hilfsfunktionen', 'No disruption of accessibility features'),
    verdict: 'met',
    all: [criterion('2.1.4'), criterion('2.5.1 and 2.5.4')],
  },
  {
    clause: '11.7',
    title: words('Benutzereinstellungen', 'User preferences'),
    verdict: 'met',
    all: [dark, still],
    remark: words(
      'Kontrast, Bewegung und Farben; die Schriftgröße steht unter 9.1.4.4.',
      'Contrast, motion and colours; the size of text stands at 9.1.4.4.',
    ),
  },
  {
    clause: '11.8',
    title: words('Autorenwerkzeuge', 'Authoring tools'),
    verdict: 'not applicable',
    all: [],
  },
  {
    clause: '12.1.1',
    title: words('Barrierefreiheitsfunktionen dokumentiert', 'Accessibility features documented'),
    verdict: 'met',
    all: [
      [
        'test/docs.test.ts',
        'says on the page of every element what was thought of for people with disabilities',
      ],
    ],
  },
  {
    clause: '12.1.2',
    title: words('Barrierefreie Dokumentation', 'Accessible documentation'),
    verdict: 'partly',
    all: [['test/docs.browser.test.ts', 'has no axe finding']],
    remark: words(
      'Die erzeugten Seiten; die Markdown-Dateien zeigt, wer sie anzeigt.',
      'The generated pages; how Markdown is shown is up to who shows it.',
    ),
  },
  {
    clause: '12.2',
    title: words('Unterstützungsdienste', 'Support services'),
    verdict: 'not tested',
    all: [],
    remark: words(
      'Es gibt keinen Dienst, den man prüfen könnte.',
      'There is no service that could be tested.',
    ),
  },
];
