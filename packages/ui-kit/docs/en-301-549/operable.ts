import { words } from '../../manifest/element-doc.ts';
import { CONTROLS, EVERY, type Evidence, type Requirement } from './requirement.ts';

const { axe, tree, order, still, targets, criterion } = EVERY;
const account = (title: string): Evidence => ['test/account.browser.test.ts', title];
const tabs = (title: string): Evidence => ['test/tabs.browser.test.ts', title];
const page = words('Sache der ganzen Seite.', 'The matter of the whole page.');

/** 9.2, what can be operated. */
export const OPERABLE: readonly Requirement[] = [
  {
    clause: '9.2.1.1',
    title: words('Tastatur', 'Keyboard'),
    elements: CONTROLS,
    verdict: 'met',
    all: [order],
    own: {
      account: [account('says by role and state whether the menu is open')],
      upload: [['test/upload-address.browser.test.ts', 'cancels by keyboard']],
      consent: [
        ['test/consent.browser.test.ts', 'preselects nothing, and Enter in a checkbox sends nothing'],
      ],
      field: [['test/field.browser.test.ts', 'sends the form with Enter']],
    },
  },
  {
    clause: '9.2.1.2',
    title: words('Keine Tastaturfalle', 'No keyboard trap'),
    elements: CONTROLS,
    verdict: 'met',
    all: [criterion('2.1.2')],
    own: { account: [account('Escape means later')] },
  },
  {
    clause: '9.2.1.4',
    title: words('Tastenkurzbefehle', 'Character key shortcuts'),
    verdict: 'met',
    all: [criterion('2.1.4')],
    remark: words('Es gibt keine.', 'There are none.'),
  },
  {
    clause: '9.2.2.1',
    title: words('Zeitbegrenzungen anpassbar', 'Timing adjustable'),
    elements: ['account'],
    verdict: 'partly',
    all: [
      account('asks before the end, on top of the page'),
      account('puts the end off by the form of the page'),
      tabs('staying in one silences the warning in the others'),
      tabs('warns 30 seconds before the end at least'),
    ],
    remark: words(
      'Erfüllt, wo die Seite `extend` angibt: dann kommt die Frage 120 Sekunden vor dem Ende.',
      'Met where the page gives `extend`: then the question comes 120 seconds before the end.',
    ),
  },
  {
    clause: '9.2.2.2',
    title: words('Pausieren, beenden, ausblenden', 'Pause, stop, hide'),
    verdict: 'met',
    all: [still],
  },
  {
    clause: '9.2.3.1',
    title: words('Grenzwert von dreimaligem Blitzen', 'Three flashes'),
    verdict: 'met',
    all: [still],
  },
  {
    clause: '9.2.4.1',
    title: words('Blöcke umgehen', 'Bypass blocks'),
    verdict: 'not applicable',
    all: [],
    remark: page,
  },
  {
    clause: '9.2.4.2',
    title: words('Seite mit Titel', 'Page titled'),
    elements: ['error-summary'],
    verdict: 'met',
    all: [['test/error-summary.browser.test.ts', 'puts the word in front of the title of the page']],
    remark: words(
      'Den Titel gibt die Seite; die Zusammenfassung stellt „Fehler:“ davor.',
      'The page gives the title; the summary puts "Error:" in front.',
    ),
  },
  {
    clause: '9.2.4.3',
    title: words('Fokus-Reihenfolge', 'Focus order'),
    elements: CONTROLS,
    verdict: 'met',
    all: [order],
    own: {
      account: [account('Escape means later')],
      'error-summary': [['test/error-summary.browser.test.ts', 'has the focus when it comes with the page']],
      upload: [['test/upload-address.browser.test.ts', 'cancels by keyboard, keeps a sensible focus']],
    },
  },
  {
    clause: '9.2.4.4',
    title: words('Linkzweck (im Kontext)', 'Link purpose (in context)'),
    elements: [
      'login',
      'level',
      'account',
      'consent',
      'error-summary',
      'summary-list',
      'timeline',
      'mailbox',
      'language',
      'dataset',
      'defect',
    ],
    verdict: 'met',
    all: [axe, tree],
  },
  {
    clause: '9.2.4.5',
    title: words('Verschiedene Methoden', 'Multiple ways'),
    verdict: 'not applicable',
    all: [],
    remark: page,
  },
  {
    clause: '9.2.4.6',
    title: words('Überschriften und Beschriftungen', 'Headings and labels'),
    elements: [
      'consent',
      'field',
      'error-summary',
      'upload',
      'summary-list',
      'timeline',
      'mailbox',
      'dataset',
      'defect',
    ],
    verdict: 'met',
    all: [axe, tree],
  },
  {
    clause: '9.2.4.7',
    title: words('Fokus sichtbar', 'Focus visible'),
    elements: CONTROLS,
    verdict: 'met',
    all: [order],
  },
  {
    clause: '9.2.5.1',
    title: words('Zeigergesten', 'Pointer gestures'),
    verdict: 'met',
    all: [criterion('2.5.1 and 2.5.4')],
    remark: words('Nichts verlangt einen Weg oder zwei Finger.', 'Nothing asks for a path or two fingers.'),
  },
  {
    clause: '9.2.5.2',
    title: words('Zeigerabbruch', 'Pointer cancellation'),
    elements: CONTROLS,
    verdict: 'met',
    all: [criterion('2.5.2')],
    own: { account: [account('closes on a press outside, which reaches what is there')] },
  },
  {
    clause: '9.2.5.3',
    title: words('Beschriftung im Namen', 'Label in name'),
    elements: CONTROLS,
    verdict: 'met',
    all: [criterion('2.5.3')],
  },
  {
    clause: '9.2.5.4',
    title: words('Betätigung durch Bewegung', 'Motion actuation'),
    verdict: 'met',
    all: [criterion('2.5.1 and 2.5.4')],
  },
  {
    clause: 'WCAG 2.2 2.4.11',
    title: words('Fokus nicht verdeckt (Minimum)', 'Focus not obscured (minimum)'),
    elements: CONTROLS,
    verdict: 'met',
    all: [criterion('2.4.11')],
    own: { 'error-summary': [['test/error-summary.browser.test.ts', 'brings the label into view at once']] },
    remark: words(
      'Feste Kopfzeilen der Seite kennt der Test nicht.',
      'The test knows no fixed head of a page.',
    ),
  },
  {
    clause: 'WCAG 2.2 2.5.7',
    title: words('Ziehbewegungen', 'Dragging movements'),
    elements: ['upload'],
    verdict: 'met',
    all: [['test/upload.browser.test.ts', 'adds to what was chosen, and the form posts exactly the list']],
    remark: words(
      'Das Dateifeld nimmt dieselben Dateien wie das Ablegen.',
      'The file field takes the same files as dropping.',
    ),
  },
  {
    clause: 'WCAG 2.2 2.5.8',
    title: words('Zielgröße (Minimum)', 'Target size (minimum)'),
    elements: CONTROLS,
    verdict: 'met',
    all: [targets],
  },
];
