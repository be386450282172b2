import {
  renderAccount,
  renderConsent,
  renderDelivery,
  renderLogin,
  renderTimeline,
  renderUpload,
} from '../../src/render/render.ts';
import { CORRECTION } from '../engines/pages.ts';

/** Something a person does, and what must be among the words then spoken. */
export interface Step {
  /** In words, for the transcript. */
  readonly does: string;
  /** Keys of the keyboard, in the names of xdotool. */
  readonly keys?: readonly string[];
  /** Picks a file of this name in the file field. */
  readonly picks?: string;
  /** Seconds in which the person does nothing. */
  readonly waits?: number;
  readonly hears: readonly RegExp[];
}

/** A page that is read aloud, then worked with. */
export interface Scene {
  readonly title: string;
  readonly html: () => string;
  /** What must be among the words of the page when it is read as a whole. */
  readonly hears: readonly RegExp[];
  readonly steps: readonly Step[];
}

const inSeconds = (seconds: number): string => new Date(Date.now() + seconds * 1000).toISOString();

const account = (expires: string): string =>
  renderAccount({
    name: 'Erika Mustermann',
    level: 'substanziell',
    logout: '/logout',
    extend: '/extend',
    expires,
  });

/** What is read aloud. Everybody in it is invented. */
export const SCENES: readonly Scene[] = [
  {
    title: 'Anmelden',
    html: () =>
      renderLogin({
        level: 'substanziell',
        providers: [
          { id: 'bundid', href: '/login/bundid' },
          { id: 'unternehmenskonto', href: '/login/muk', maxLevel: 'niedrig' },
        ],
      }),
    hears: [/Mit BundID anmelden/, /substanziell/i, /Unternehmenskonto/],
    steps: [
      { does: 'Tabulator', keys: ['Tab'], hears: [/Mit BundID anmelden.*Verknüpfung/] },
      { does: 'Tabulator', keys: ['Tab'], hears: [/BundID/] },
    ],
  },
  {
    title: 'Konto, während die Sitzung zu Ende geht',
    // The account asks two minutes before the end: here some seconds after the page was read.
    html: () => account(inSeconds(120 + 15)),
    hears: [/Erika Mustermann/],
    steps: [
      {
        does: 'tut nichts, bis das Konto fragt',
        waits: 15,
        hears: [/Sind Sie noch da\?/, /abgemeldet/, /Angemeldet bleiben/],
      },
      { does: 'Tabulator', keys: ['Tab'], hears: [/Jetzt abmelden.*Druckknopf/] },
      { does: 'Escape', keys: ['Escape'], hears: [] },
    ],
  },
  {
    title: 'Seite, deren Sitzung schon beim Laden fast zu Ende ist',
    html: () => account(inSeconds(90)),
    hears: [/Sind Sie noch da\?/, /abgemeldet/],
    steps: [],
  },
  {
    title: 'Datei hochladen, mit Fehler',
    html: () =>
      `<form>${renderUpload({ name: 'nachweis', label: 'Nachweis über den Hund', accept: '.pdf', maxFiles: 2, required: true, action: '/upload', error: 'Bitte wählen Sie eine Datei aus.' })}</form>`,
    hears: [/Nachweis über den Hund/, /Bitte wählen Sie eine Datei aus/],
    steps: [
      {
        does: 'Tabulator',
        keys: ['Tab'],
        hears: [/Nachweis über den Hund/, /Bitte wählen Sie eine Datei aus/],
      },
      { does: 'wählt Impfausweis.pdf', picks: 'Impfausweis.pdf', hears: [/Impfausweis\.pdf/] },
      { does: 'wählt Programm.exe', picks: 'Programm.exe', hears: [/Programm\.exe/] },
    ],
  },
  {
    title: 'Fehlerübersicht',
    html: () => CORRECTION,
    hears: [/Bitte prüfen Sie/, /Schreiben Sie das Wurfjahr mit vier Ziffern/],
    steps: [
      { does: 'Tabulator', keys: ['Tab'], hears: [/Schreiben Sie das Wurfjahr mit vier Ziffern/] },
      {
        does: 'Eingabetaste',
        keys: ['Return'],
        hears: [/Wurfjahr.*Eingabefeld/, /ungültiger Eintrag/, /mit vier Ziffern/],
      },
    ],
  },
  {
    title: 'Stand des Antrags',
    html: () =>
      renderDelivery({
        state: 'sent',
        times: { queued: '2026-11-23T12:00:00+01:00', sent: '2026-11-23T12:00:05+01:00' },
        recipient: 'Stadt Beispielhausen',
        reference: 'HS-2026-0042',
      }),
    hears: [/Stadt Beispielhausen/, /HS-2026-0042/, /erledigt/i],
    steps: [],
  },
  {
    title: 'Verlauf',
    html: () =>
      renderTimeline({
        entries: [
          { title: 'Sie haben die Anmeldung abgesendet.', state: 'done', at: '2026-11-23T12:00:00+01:00' },
          {
            title: 'Das Steueramt prüft Ihre Anmeldung.',
            state: 'now',
            text: 'Das dauert meist zwei Wochen.',
          },
          { title: 'Der Bescheid kommt in Ihr Postfach.', state: 'open' },
        ],
      }),
    hears: [/abgesendet/, /23\. November 2026/, /prüft/, /Der Bescheid kommt/],
    steps: [],
  },
  {
    title: 'Einwilligung',
    html: () =>
      renderConsent({
        recipient: 'Stadt Musterstadt',
        purpose: 'Anmeldung zur Hundesteuer',
        action: '/consent',
        attributes: [
          { id: 'name', label: 'Vor- und Nachname', value: 'Erika Mustermann', required: true },
          { id: 'email', label: 'E-Mail-Adresse', value: 'erika@example.org', reason: 'für Rückfragen' },
        ],
      }),
    hears: [/Stadt Musterstadt/, /Anmeldung zur Hundesteuer/, /Vor- und Nachname/, /E-Mail-Adresse/],
    steps: [
      { does: 'Tabulator', keys: ['Tab'], hears: [/E-Mail-Adresse/, /Kontrollkästchen/, /nicht ausgewählt/] },
      { does: 'Leertaste', keys: ['space'], hears: [/^ausgewählt/] },
    ],
  },
];
