import { vertrauensniveaus } from '../../src/vertrauensniveau/vertrauensniveau.ts';
import { type ElementDoc, GLOBAL_ATTRIBUTES, OWN_TEXTS, words } from '../element-doc.ts';

/** `<rathaus-account>` */
export const account: ElementDoc = {
  summary: words(
    'Wer angemeldet ist und wie lange, mit Abmelden und einem Dialog vor dem Ende der Sitzung.',
    'Who is logged in and how long, with logout and a dialog before the session ends.',
  ),
  className: 'Account',
  attributes: {
    ...GLOBAL_ATTRIBUTES,
    ...OWN_TEXTS,
    name: words('Wer angemeldet ist, ohne Kinder.', 'Who is logged in, without children.'),
    level: {
      ...words('Vertrauensniveau der Anmeldung.', 'Trust level of the login.'),
      values: vertrauensniveaus,
    },
    logout: words('Adresse, die per POST abmeldet.', 'Address that logs out by POST.'),
    extend: words(
      'Adresse, die die Sitzung per POST verlängert und `{ "expires": "…" }` antwortet.',
      'Address that extends the session by POST and answers `{ "expires": "…" }`.',
    ),
    expires: words('Ende der Sitzung nach ISO 8601.', 'End of the session, ISO 8601.'),
    now: words(
      'Uhr des Servers beim Schreiben der Seite; gleicht eine falsche Uhr des Geräts aus.',
      'Clock of the server when it wrote the page; corrects a wrong clock of the device.',
    ),
    'session-id': words(
      'Name der Sitzung, der nichts über den Menschen sagt. An ihm erkennen sich die Tabs.',
      'Name of the session, which says nothing about the person. Tabs know each other by it.',
    ),
    session: words(
      'Adresse, die per GET sagt, wie lange die Sitzung dauert, und nicht als Tätigkeit zählt.',
      'Address that says by GET how long the session lasts, and does not count as activity.',
    ),
    'warn-before': {
      ...words(
        'Sekunden vor dem Ende, in denen gewarnt wird. Ohne Angabe 120, mindestens 30.',
        'Seconds before the end in which people are warned. Default 120, 30 at least.',
      ),
      type: 'number',
    },
    login: words(
      'Wo eine neue Anmeldung beginnt, nach dem Ende.',
      'Where a new login starts, after the end.',
    ),
  },
  events: {
    'rathaus-session-warning': {
      ...words('Die Sitzung endet bald; einmal je Sitzung.', 'The session ends soon; once a session.'),
      detail: '{ expires: string }',
    },
    'rathaus-session-end': {
      ...words('Die Sitzung ist zu Ende; einmal je Sitzung.', 'The session has ended; once a session.'),
      detail: '{ expires?: string }',
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
    button: words('Ein Knopf', 'A button'),
    secondary: words('Knopf ohne Füllung', 'Button without fill'),
    dialog: words(
      'Dialog vor und nach dem Ende; er und was in ihm steht: `rathaus-account-dialog::part(dialog)`',
      'Dialog before and after the end; it and what is in it: `rathaus-account-dialog::part(dialog)`',
    ),
    line: words(
      'Dasselbe als Zeile, wenn der Dialog geschlossen wurde',
      'The same as a line when the dialog was closed',
    ),
    title: words('Überschrift des Dialogs', 'Heading of the dialog'),
    message: words('Wie lange noch', 'How long still'),
    time: words('Uhrzeit des Endes', 'Time of the end'),
    hint: words('Was mit den Eingaben geschieht', 'What happens to what was entered'),
    error: words('Warum die Sitzung nicht verlängert wurde', 'Why the session was not extended'),
    actions: words('Knöpfe des Dialogs', 'Buttons of the dialog'),
    status: words('Ansage für Vorleseprogramme, unsichtbar', 'Live region, not visible'),
  },
  children: words(
    'Ein `<details>` mit dem Menü und Formularen `part="extend"` und `part="logout"`.',
    'A `<details>` with the menu and forms `part="extend"` and `part="logout"`.',
  ),
  anatomy: ['toggle', 'ends', 'extend', 'logout'],
  accessibility: words(
    'Ein natives Aufklapp-Element: Vorleseprogramme kennen auf und zu auch ohne Skript. Escape schließt und gibt den Fokus zurück. Der Dialog kommt zwei Minuten vor dem Ende, mindestens 30 Sekunden (WCAG 2.2.1), und ein Knopf in einem Tab genügt für alle.',
    'A native disclosure: open and closed are known to screen readers without script. Escape closes and returns the focus. The dialog comes two minutes before the end, 30 seconds at least (WCAG 2.2.1), and one button in one tab is enough for all of them.',
  ),
};
