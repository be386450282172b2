import { words } from '../../manifest/element-doc.ts';
import { EVERY, type Requirement } from './requirement.ts';

const { axe, dark, reflow, forced, tree, colours, order, criterion } = EVERY;

/** 9.1, what can be perceived. */
export const PERCEIVABLE: readonly Requirement[] = [
  {
    clause: '9.1.1.1',
    title: words('Nicht-Text-Inhalt', 'Non-text content'),
    verdict: 'met',
    all: [tree, criterion('1.4.5')],
    own: { login: [['src/render/render.test.ts', 'keeps the logo out of the name']] },
    remark: words(
      'Zeichen sind Zierde: was sie sagen, steht daneben in Worten.',
      'Glyphs are decoration: what they say stands beside them in words.',
    ),
  },
  {
    clause: '9.1.2',
    title: words('Zeitbasierte Medien', 'Time-based media'),
    verdict: 'not applicable',
    all: [],
  },
  {
    clause: '9.1.3.1',
    title: words('Info und Beziehungen', 'Info and relationships'),
    verdict: 'met',
    all: [axe, tree],
  },
  {
    clause: '9.1.3.2',
    title: words('Bedeutungstragende Reihenfolge', 'Meaningful sequence'),
    verdict: 'met',
    all: [tree, order],
  },
  {
    clause: '9.1.3.3',
    title: words('Sensorische Eigenschaften', 'Sensory characteristics'),
    verdict: 'met',
    all: [['test/en-301-549.test.ts', '1.3.3 ']],
    remark: words(
      'Geprüft für Deutsch, Leichte Sprache und Englisch.',
      'Tested for German, Leichte Sprache and English.',
    ),
  },
  {
    clause: '9.1.3.4',
    title: words('Ausrichtung', 'Orientation'),
    verdict: 'met',
    all: [criterion('1.3.4')],
  },
  {
    clause: '9.1.3.5',
    title: words('Eingabezweck bestimmen', 'Identify input purpose'),
    elements: ['field'],
    verdict: 'partly',
    all: [criterion('1.3.5')],
    remark: words(
      'Den Zweck gibt die Seite mit `autocomplete` an.',
      'The page says the purpose with `autocomplete`.',
    ),
  },
  {
    clause: '9.1.4.1',
    title: words('Verwendung von Farbe', 'Use of colour'),
    verdict: 'met',
    all: [tree, criterion('1.4.1')],
    own: { timeline: [['test/timeline.browser.test.ts', 'tells states apart by the form of their marks']] },
    remark: words(
      'Jeder Stand ist ein Wort im Baum der Vorleseprogramme.',
      'Every state is a word in the tree of screen readers.',
    ),
  },
  {
    clause: '9.1.4.2',
    title: words('Audio-Steuerelement', 'Audio control'),
    verdict: 'not applicable',
    all: [],
  },
  {
    clause: '9.1.4.3',
    title: words('Kontrast (Minimum)', 'Contrast (minimum)'),
    verdict: 'met',
    all: [axe, dark, colours],
    remark: words(
      'Mit den Farben des Kits; eine Stadt prüft die ihren mit `checkTheme()`.',
      "With the kit's own colours; a town checks its own with `checkTheme()`.",
    ),
  },
  { clause: '9.1.4.4', title: words('Textgröße ändern', 'Resize text'), verdict: 'met', all: [reflow] },
  {
    clause: '9.1.4.5',
    title: words('Bilder von Text', 'Images of text'),
    verdict: 'met',
    all: [criterion('1.4.5')],
  },
  { clause: '9.1.4.10', title: words('Umbruch', 'Reflow'), verdict: 'met', all: [reflow] },
  {
    clause: '9.1.4.11',
    title: words('Nicht-Text-Kontrast', 'Non-text contrast'),
    verdict: 'met',
    all: [colours],
    own: {
      login: [forced],
      level: [forced],
      account: [forced],
      consent: [forced],
      mailbox: [forced],
      dataset: [forced],
      timeline: [forced, ['test/timeline.browser.test.ts', 'tells states apart by the form of their marks']],
      delivery: [['test/delivery.browser.test.ts', 'has marks without a ground of their own']],
      language: [['test/language.browser.test.ts', 'marks the present language by a line in forced colours']],
    },
  },
  { clause: '9.1.4.12', title: words('Textabstand', 'Text spacing'), verdict: 'met', all: [reflow] },
  {
    clause: '9.1.4.13',
    title: words('Eingeblendeter Inhalt bei Darüberschweben oder Fokus', 'Content on hover or focus'),
    verdict: 'met',
    all: [criterion('1.4.13')],
    remark: words('Es gibt keinen.', 'There is none.'),
  },
];
