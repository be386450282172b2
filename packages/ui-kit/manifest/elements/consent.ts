import { type ElementDoc, GLOBAL_ATTRIBUTES, words } from '../element-doc.ts';

/** `<rathaus-consent>` */
export const consent: ElementDoc = {
  summary: words(
    'Welche Angaben an wen gehen und wozu, verlangte und freiwillige.',
    'Which attributes go to whom and why, required ones and optional ones.',
  ),
  className: 'Consent',
  attributes: {
    ...GLOBAL_ATTRIBUTES,
  },
  events: {
    'rathaus-consent': {
      ...words('Die Auswahl hat sich geändert.', 'The selection changed.'),
      detail: '{ selected: readonly string[] }',
    },
  },
  parts: {
    choice: words('Beide Formulare', 'Both forms'),
    purpose: words('Wozu', 'What for'),
    group: words(
      'Überschrift der verlangten und der freiwilligen Angaben',
      'Heading of required and of optional attributes',
    ),
    name: words('Name einer Angabe', 'Name of an attribute'),
    value: words('Ihr Wert', 'Its value'),
    reason: words('Ihr Grund', 'Its reason'),
    help: words('Link zum Datenschutz', 'Link to the privacy notice'),
    button: words('Ein Knopf', 'A button'),
    secondary: words('Knopf ohne Füllung', 'Button without fill'),
  },
  children: words(
    'Eine Feldgruppe mit Häkchen; die verlangten sind versteckte Felder.',
    'A fieldset with check boxes; the required ones are hidden fields.',
  ),
  anatomy: [
    { tag: 'legend', words: words('Frage mit dem Empfänger', 'Question with the recipient') },
    'purpose',
    'group',
    'value',
    'button',
  ],
  accessibility: words(
    'Eine Feldgruppe mit Legende; ganze Zeilen von 44 px sind das Ziel; nichts ist vorausgewählt; Ja und Nein sehen gleich aus.',
    'A fieldset with its legend; rows of 44 px are the targets; nothing is preselected; Yes and No look alike.',
  ),
};
