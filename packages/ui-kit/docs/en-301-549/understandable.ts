import { words } from '../../manifest/element-doc.ts';
import { CONTROLS, EVERY, type Evidence, FIELDS, type Requirement } from './requirement.ts';

const { axe, tree, languages, criterion } = EVERY;
const upload = (title: string): Evidence => ['test/upload.browser.test.ts', title];
const field = (title: string): Evidence => ['test/field.browser.test.ts', title];
const page = words('Sache der ganzen Seite.', 'The matter of the whole page.');

/** 9.3 and 9.4, what can be understood, and what works with other programs. */
export const UNDERSTANDABLE: readonly Requirement[] = [
  {
    clause: '9.3.1.1',
    title: words('Sprache der Seite', 'Language of page'),
    verdict: 'not applicable',
    all: [],
    remark: page,
  },
  {
    clause: '9.3.1.2',
    title: words('Sprache von Teilen', 'Language of parts'),
    verdict: 'met',
    all: [languages],
    own: {
      language: [
        ['test/language.browser.test.ts', 'is read as a navigation whose links say their languages'],
      ],
    },
  },
  {
    clause: '9.3.2.1',
    title: words('Bei Fokus', 'On focus'),
    elements: CONTROLS,
    verdict: 'met',
    all: [criterion('3.2.1')],
  },
  {
    clause: '9.3.2.2',
    title: words('Bei Eingabe', 'On input'),
    elements: FIELDS,
    verdict: 'met',
    all: [criterion('3.2.2')],
    own: {
      consent: [
        ['test/consent.browser.test.ts', 'preselects nothing, and Enter in a checkbox sends nothing'],
      ],
    },
  },
  {
    clause: '9.3.2.3',
    title: words('Konsistente Navigation', 'Consistent navigation'),
    verdict: 'not applicable',
    all: [],
    remark: page,
  },
  {
    clause: '9.3.2.4',
    title: words('Konsistente Erkennung', 'Consistent identification'),
    verdict: 'not tested',
    all: [],
    remark: words(
      'Gleiche Wörter stehen in einer Datei je Sprache; ein Test vergleicht sie nicht.',
      'The same words stand in one file for each language; no test compares them.',
    ),
  },
  {
    clause: '9.3.3.1',
    title: words('Fehlererkennung', 'Error identification'),
    elements: ['field', 'error-summary', 'upload'],
    verdict: 'met',
    all: [],
    own: {
      field: [field('is read with label, hint and error')],
      'error-summary': [['test/error-summary.browser.test.ts', 'is read as an alert with heading and links']],
      upload: [upload('says what is wrong with a file, in the list and at the field')],
    },
  },
  {
    clause: '9.3.3.2',
    title: words('Beschriftungen oder Anweisungen', 'Labels or instructions'),
    elements: FIELDS,
    verdict: 'met',
    all: [axe, tree],
  },
  {
    clause: '9.3.3.3',
    title: words('Fehlerempfehlung', 'Error suggestion'),
    elements: ['field', 'error-summary', 'upload'],
    verdict: 'partly',
    all: [],
    own: { upload: [upload('says what is wrong with a file, in the list and at the field')] },
    except: { upload: 'met', field: 'not tested', 'error-summary': 'not tested' },
    remark: words(
      'Bei Feld und Zusammenfassung schreibt die Seite den Satz.',
      'For field and summary the page writes the sentence.',
    ),
  },
  {
    clause: '9.3.3.4',
    title: words(
      'Fehlervermeidung (rechtlich, finanziell, Daten)',
      'Error prevention (legal, financial, data)',
    ),
    elements: ['consent', 'summary-list', 'upload'],
    verdict: 'partly',
    all: [],
    own: {
      consent: [['test/consent.browser.test.ts', 'sends with No nothing but No']],
      'summary-list': [['test/summary-list.browser.test.ts', 'is read as terms and descriptions']],
      upload: [['test/upload-address.browser.test.ts', 'does not send when the person changes their mind']],
    },
    remark: words(
      'Prüfen vor dem Absenden ist Sache der Seite.',
      'Checking before sending is the matter of the page.',
    ),
  },
  {
    clause: 'WCAG 2.2 3.2.6',
    title: words('Konsistente Hilfe', 'Consistent help'),
    elements: ['login'],
    verdict: 'partly',
    all: [criterion('3.2.6')],
    remark: words(
      'Innerhalb des Elements; über Seiten hinweg ist es Sache der Seite.',
      'Within the element; across pages it is the matter of the page.',
    ),
  },
  {
    clause: 'WCAG 2.2 3.3.7',
    title: words('Redundante Eingabe', 'Redundant entry'),
    elements: ['field', 'upload', 'summary-list'],
    verdict: 'partly',
    all: [],
    own: {
      field: [field('keeps what was entered, and the focus, when an error comes')],
      upload: [upload('keeps files over a move')],
    },
    except: { 'summary-list': 'not tested' },
    remark: words(
      'Was schon eingegeben wurde, gibt die Seite als `value` mit.',
      'What was entered before the page hands over as `value`.',
    ),
  },
  {
    clause: 'WCAG 2.2 3.3.8',
    title: words('Barrierefreie Authentifizierung (Minimum)', 'Accessible authentication (minimum)'),
    elements: ['login'],
    verdict: 'partly',
    all: [tree],
    remark: words(
      'Das Kit stellt kein Rätsel; was der Anbieter verlangt, hat es nicht in der Hand.',
      'The kit asks no puzzle; what the provider asks is not in its hand.',
    ),
  },
  {
    clause: '9.4.1.1',
    title: words('Syntaxanalyse', 'Parsing'),
    verdict: 'met',
    all: [axe],
    remark: words('In WCAG 2.2 gestrichen.', 'Removed in WCAG 2.2.'),
  },
  {
    clause: '9.4.1.2',
    title: words('Name, Rolle, Wert', 'Name, role, value'),
    verdict: 'met',
    all: [axe, tree],
    own: { account: [['test/account.browser.test.ts', 'says by role and state whether the menu is open']] },
  },
  {
    clause: '9.4.1.3',
    title: words('Statusmeldungen', 'Status messages'),
    elements: ['account', 'error-summary', 'upload', 'delivery'],
    verdict: 'met',
    all: [],
    own: {
      account: [['test/account.browser.test.ts', 'says when that failed']],
      'error-summary': [['test/error-summary.browser.test.ts', 'is read as an alert with heading and links']],
      upload: [['test/upload-address.browser.test.ts', 'waits with the form until the files are up']],
      delivery: [['test/delivery.browser.test.ts', 'announces a new state in one live region']],
    },
  },
];
