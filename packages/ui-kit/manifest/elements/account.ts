import { type ElementDoc, GLOBAL_ATTRIBUTES, words } from '../element-doc.ts';

/** `<rathaus-account>` */
export const account: ElementDoc = {
  summary: words(
    'Wer angemeldet ist, mit welchem Niveau und wie lange, mit Abmelden und einer Warnung vor dem Ende.',
    'Who is logged in, at which level and how long, with logout and a warning before the session ends.',
  ),
  className: 'Account',
  attributes: { ...GLOBAL_ATTRIBUTES },
  events: {
    'rathaus-session-warning': {
      ...words('Die Sitzung endet bald; einmal je Sitzung.', 'The session ends soon; once a session.'),
      detail: '{ expires: string }',
    },
    'rathaus-session-end': {
      ...words('Die Sitzung ist zu Ende; einmal je Sitzung.', 'The session has ended; once a session.'),
      detail: '{ expires: string }',
    },
    'rathaus-session-extend': {
      ...words('Bevor der Server um mehr Zeit gebeten wird.', 'Before the server is asked for more time.'),
      detail: 'Record<string, never>',
      cancelable: true,
    },
  },
  parts: {
    menu: words('Das Menü zum Aufklappen', 'The disclosure'),
    toggle: words('Sein Knopf mit dem Namen', 'Its button with the name'),
    panel: words('Sein Inhalt', 'Its content'),
    ends: words('Ende der Sitzung', 'End of the session'),
    logout: words('Formular, das abmeldet', 'Form that logs out'),
    extend: words('Formular, das verlängert', 'Form that extends'),
    warning: words('Rahmen der Warnung', 'Box of the warning'),
    status: words('Text der Warnung', 'Text of the warning'),
    login: words('Link zu einer neuen Anmeldung, nach dem Ende', 'Link to a new login, after the end'),
    button: words('Knöpfe', 'Buttons'),
  },
  children: words('Was `renderAccount()` schreibt.', 'What `renderAccount()` writes.'),
  anatomy: ['toggle', 'ends', 'extend', 'logout'],
  accessibility: words(
    'Ein natives Aufklapp-Element: Vorleseprogramme kennen auf und zu auch ohne Skript. Escape schließt und gibt den Fokus zurück. Die Warnung kommt zwei Minuten vor dem Ende, mindestens 20 Sekunden (WCAG 2.2.1), und ein Knopf in einem Tab genügt für alle.',
    'A native disclosure: open and closed are known to screen readers without script. Escape closes and returns the focus. The warning comes two minutes before the end, 20 seconds at least (WCAG 2.2.1), and one button in one tab is enough for all of them.',
  ),
};
