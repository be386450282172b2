import type { ElementName } from '../src/locales/locale.ts';

/** What people who use the kit need to know about one element; the source of the manifest, the types and the docs. */
export interface ElementDoc {
  readonly summary: string;
  /** Class name without `Rathaus`. */
  readonly className: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Event name to type of `detail` and description. */
  readonly events: Readonly<Record<string, readonly [detail: string, description: string]>>;
  readonly parts: Readonly<Record<string, string>>;
  /** What was thought about for people with disabilities. */
  readonly accessibility: string;
}

const LANG = 'BCP 47 tag; default: that of the nearest element with `lang`.';
const DATA = 'All data as JSON; the property `data` takes the same as an object.';

/** Custom properties; all elements share them. */
export const PROPERTIES: Readonly<Record<string, string>> = {
  '--rathaus-action': 'Background of buttons; else `--kern-color-action-default`.',
  '--rathaus-on-action': 'Text on buttons; else `--kern-color-action-on-default`.',
  '--rathaus-background': 'Background of cards; else `--kern-color-layout-background-default`.',
  '--rathaus-text': 'Text on cards; else `--kern-color-layout-text-default`.',
  '--rathaus-border': 'Lines of cards and fields; else `--kern-color-form-input-border`.',
  '--rathaus-success': 'Good news; else `--kern-color-feedback-success`.',
  '--rathaus-danger': 'Errors; else `--kern-color-feedback-danger`.',
  '--rathaus-radius': 'Radius of corners; else `--kern-metric-border-radius-default`.',
};

/** All elements. */
export const ELEMENTS: Readonly<Record<ElementName, ElementDoc>> = {
  login: {
    summary: 'Login with one or several providers, as real links.',
    className: 'Login',
    attributes: {
      data: DATA,
      lang: LANG,
      provider:
        '`bundid`, `unternehmenskonto`, `eid`, `wallet`, `servicekonto-nrw` or an own id with `label`.',
      href: 'Where the login starts; relative, `http:` or `https:`.',
      label: 'Replaces "Mit … anmelden".',
      level: 'Needed level: `basisregistrierung`, `niedrig`, `substanziell`, `hoch`.',
    },
    events: {},
    parts: {
      level: 'The needed level',
      button: 'The link',
      logo: 'Neutral glyph or logo',
      help: 'Link to help',
    },
    accessibility:
      'Real links, 48 px high, usable without JavaScript. A login that is not possible stays visible and says why. The logo is never part of the name.',
  },
  level: {
    summary: 'Trust level of the login, what the next step needs and how to get there.',
    className: 'Level',
    attributes: {
      data: DATA,
      lang: LANG,
      have: 'Present level; none when nobody is logged in.',
      need: 'Level of the next step.',
      href: 'Where a login with a higher level starts.',
    },
    events: {},
    parts: {
      badge: 'The level in words',
      bars: 'Decoration',
      enough: 'It is enough',
      missing: 'It is not enough',
      button: 'Link to the higher login',
    },
    accessibility: 'The level is always said in words; the bars are hidden from screen readers.',
  },
  account: {
    summary:
      'Who is logged in, at which level and how long, with logout and a warning before the session ends.',
    className: 'Account',
    attributes: { data: DATA, lang: LANG },
    events: {
      'rathaus-session-warning': ['{ expires: string }', 'The session ends soon; once a session.'],
      'rathaus-session-end': ['{ expires: string }', 'The session has ended; once a session.'],
      'rathaus-session-extend': [
        'Record<string, never>',
        'Before the server is asked for more time; can be prevented.',
      ],
    },
    parts: {
      menu: 'The disclosure',
      toggle: 'Its button',
      panel: 'Its content',
      ends: 'End of the session',
      logout: 'Form that logs out',
      extend: 'Form that extends',
      warning: 'Box of the warning',
      status: 'Text of the warning',
      login: 'Link to a new login, after the end',
      button: 'Buttons',
    },
    accessibility:
      'A native disclosure: open and closed are known to screen readers without script. Escape closes and returns the focus. The warning is an alert that repeats every minute at most; it comes two minutes before the end, 20 seconds at least (WCAG 2.2.1), and one button in one tab is enough for all of them. Without script the menu says when the session ends, with a form to put it off.',
  },
  consent: {
    summary: 'Which attributes go to whom and why, required ones and optional ones.',
    className: 'Consent',
    attributes: { data: DATA, lang: LANG },
    events: { 'rathaus-consent': ['{ selected: readonly string[] }', 'The selection changed.'] },
    parts: {
      group: 'Heading of required and of optional attributes',
      name: 'Name of an attribute',
      value: 'Its value',
      reason: 'Its reason',
      help: 'Link to the privacy notice',
      actions: 'The buttons',
      button: 'A button',
      secondary: 'Button that does not agree',
    },
    accessibility: 'A fieldset with its legend; rows of 44 px are the targets; nothing is preselected.',
  },
  upload: {
    summary: 'Files with limits, progress, cancel and drop around the real file field.',
    className: 'Upload',
    attributes: {
      data: DATA,
      lang: LANG,
      name: 'Name of the form field; required.',
      label: 'Replaces "Dateien auswählen".',
      accept: 'As of `<input accept>`.',
      action: 'Address that takes one file by multipart POST and answers `{ "id": "…" }`.',
      'max-bytes': 'Largest file in bytes.',
      'max-files': 'Most files; 1 makes a single-file field.',
    },
    events: {
      'rathaus-upload': ['{ fileName: string; state: string; id?: string }', 'A file reached an end.'],
    },
    parts: {
      label: 'Label of the field',
      hint: 'Limits',
      drop: 'Hint that files can be dropped',
      input: 'The file field',
      file: 'Name and size of a file',
      state: 'Its state',
      error: 'Errors of the field and of files',
      cancel: 'Button that cancels',
      remove: 'Button that removes',
      status: 'Live region, not visible',
    },
    accessibility:
      'The native file field stays the way in; dropping is an extra (WCAG 2.5.7). Every state is said in the list and announced. After removing, the focus goes to the next button or back to the field.',
  },
  delivery: {
    summary: 'State of a submission as a list of steps.',
    className: 'Delivery',
    attributes: {
      data: DATA,
      lang: LANG,
      state: '`queued`, `sending`, `sent`, `collected`, `accepted`, `rejected`, `stopped`.',
      recipient: 'Who receives it.',
      reference: 'Number of the matter.',
      reason: 'Why it was rejected or stopped.',
    },
    events: {},
    parts: {
      reference: 'Number',
      step: 'Name of a step',
      state: 'Its state in words',
      reason: 'Reason',
      status: 'Live region',
    },
    accessibility:
      'An ordered list; each step says its state in words; a change is announced, the first state is not.',
  },
  dataset: {
    summary: 'Card of an open dataset: publisher, freshness, licence, downloads.',
    className: 'Dataset',
    attributes: { data: DATA, lang: LANG },
    events: {},
    parts: {
      card: 'The card',
      title: 'Heading',
      overdue: 'A newer version is late',
      licence: 'Licence',
      badge: 'Open or restricted',
      button: 'Download',
    },
    accessibility: 'Open or restricted is said in words; every download names its format and size.',
  },
  defect: {
    summary: 'State and history of a defect report.',
    className: 'Defect',
    attributes: { data: DATA, lang: LANG },
    events: {},
    parts: { card: 'The card', title: 'Heading', number: 'Number', badge: 'State in words' },
    accessibility: 'The state is said in words; the history is an ordered list with dates.',
  },
};
