import { renderAccount } from '../../src/render/render.ts';
import type { Scene } from './scene.ts';
import { FORMS } from './scenes-forms.ts';
import { PAGES } from './scenes-pages.ts';

const inSeconds = (seconds: number): string => new Date(Date.now() + seconds * 1000).toISOString();

const account = (expires: string): string =>
  renderAccount({
    name: 'Erika Mustermann',
    level: 'substanziell',
    logout: '/logout',
    extend: '/extend',
    expires,
  });

const SESSION: readonly Scene[] = [
  {
    title: 'Konto, während die Sitzung zu Ende geht',
    note: 'What the dialog says is heard twice: of a dialog that gets the focus Orca 43.1 says the text in it, then its description (`aria-describedby`), which is the same text. Without the description other screen readers would say the title only.',
    // The account asks two minutes before the end: here some seconds after the page was read.
    html: () => account(inSeconds(120 + 20)),
    hears: [/Erika Mustermann/],
    steps: [
      { does: 'Tabulator', keys: ['Tab'], hears: [/Konto von Erika Mustermann/] },
      {
        does: 'tut nichts, bis das Konto fragt',
        waits: 15,
        hears: [/Sind Sie noch da\?/, /abgemeldet/],
        once: [/Sind Sie noch da\?/],
      },
      { does: 'Tabulator', keys: ['Tab'], hears: [/Angemeldet bleiben.*Druckknopf/] },
      { does: 'Tabulator', keys: ['Tab'], hears: [/Jetzt abmelden.*Druckknopf/] },
      { does: 'Escape', keys: ['Escape'], hears: [/Konto von Erika Mustermann/] },
    ],
  },
  {
    title: 'Konto, Sitzung verlängert',
    html: () => account(inSeconds(85)),
    hears: [/Sind Sie noch da\?/, /abgemeldet/],
    steps: [
      {
        does: 'tut nichts, bis die letzte Minute beginnt',
        waits: 24,
        hears: [/in weniger als einer Minute/],
        once: [/in weniger als einer Minute/],
      },
      { does: 'Tabulator', keys: ['Tab'], hears: [/Angemeldet bleiben.*Druckknopf/] },
      {
        does: 'Eingabetaste',
        keys: ['Return'],
        hears: [/Ihre Sitzung ist verlängert bis/],
        once: [/verlängert bis/],
      },
    ],
  },
];

/** What is read aloud. Everybody in it is invented. */
export const SCENES: readonly Scene[] = [...SESSION, ...PAGES, ...FORMS];
