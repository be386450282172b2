import type { AccountData } from '../src/account/account.ts';
import type { ConsentData } from '../src/consent/consent.ts';
import type { DatasetData } from '../src/dataset/dataset.ts';
import type { DefectData } from '../src/defect/defect.ts';
import type { DeliveryData } from '../src/delivery/delivery.ts';
import type { ErrorSummaryData } from '../src/error-summary/error-summary.ts';
import type { FieldData } from '../src/field/field.ts';
import type { LanguageData } from '../src/language/language.ts';
import type { LevelData } from '../src/level/level.ts';
import type { ElementName } from '../src/locales/locale.ts';
import type { LoginData } from '../src/login/login.ts';
import type { MailboxData } from '../src/mailbox/mailbox.ts';
import {
  type RenderOptions,
  renderAccount,
  renderConsent,
  renderDataset,
  renderDefect,
  renderDelivery,
  renderErrorSummary,
  renderField,
  renderLanguage,
  renderLevel,
  renderLogin,
  renderMailbox,
  renderSummaryList,
  renderTimeline,
  renderUpload,
} from '../src/render/render.ts';
import type { SummaryListData } from '../src/summary-list/summary-list.ts';
import { timelineOfDefect, timelineOfDelivery } from '../src/timeline/entries.ts';
import type { TimelineData } from '../src/timeline/timeline.ts';
import type { UploadData } from '../src/upload/upload.ts';

/** One state of one element, for tests, for the documentation page and for the pictures. */
export interface State {
  readonly element: ElementName;
  readonly name: string;
  readonly data: object;
  /** HTML of the server in a language. */
  readonly html: (options?: RenderOptions<never>) => string;
}

const silent = { warn: () => {} };

const login: Record<string, LoginData> = {
  one: { providers: [{ id: 'bundid', href: '/login/bundid' }] },
  several: {
    level: 'substanziell',
    providers: [
      {
        id: 'bundid',
        href: '/login/bundid',
        help: 'https://id.bund.de/',
        hint: 'Für Bürgerinnen und Bürger',
      },
      { id: 'unternehmenskonto', href: '/login/muk', maxLevel: 'substanziell' },
      { id: 'eid', href: '/login/eid' },
      { id: 'wallet', soon: true },
      {
        id: 'amt',
        name: 'Servicekonto Musterstadt',
        href: '/login/amt',
        audience: 'Für alle mit einem Konto der Stadt',
      },
      { id: 'broker', href: '/login/broker', label: 'Mit dem Landeskonto anmelden' },
      { id: 'servicekonto-nrw', href: '/login/skn', maxLevel: 'basisregistrierung' },
    ],
  },
  unavailable: { providers: [{ id: 'bundid', href: 'javascript:alert(1)' }] },
  long: {
    providers: [
      {
        id: 'amt',
        href: '/login/amt',
        label: 'Mit dem Donaudampfschifffahrtsgesellschaftskapitänsausweisverwaltungskonto anmelden',
      },
    ],
  },
};
const level: Record<string, LevelData> = {
  enough: { have: 'hoch', need: 'substanziell' },
  missing: { have: 'basisregistrierung', need: 'hoch', href: '/login/bundid?level=hoch' },
  none: { need: 'substanziell', href: '/login/bundid' },
};
const account: Record<string, AccountData> = {
  calm: {
    name: 'Erika Mustermann',
    level: 'substanziell',
    expires: '2026-11-23T14:05:00+01:00',
    extend: '/session/extend',
    logout: '/logout',
    fields: { csrf: 'c5rf' },
    links: [{ href: '/antraege', label: 'Meine Anträge' }],
  },
  // What is asked before the end and said after it stands on top of the page: account.browser.test.ts.
  plain: { name: 'Erika Mustermann', logout: '/logout/plain' },
  long: {
    name: 'Dr. Maria-Magdalena Donaudampfschifffahrtsgesellschaftskapitän',
    level: 'hoch',
    logout: '/logout/long',
    login: '/login/bundid',
    links: [{ href: '/antraege', label: 'Meine Anträge' }],
  },
};
const consent: Record<string, ConsentData> = {
  form: {
    recipient: 'Stadt Musterstadt',
    purpose: 'Anmeldung zur Hundesteuer',
    privacy: '/datenschutz',
    action: '/consent',
    attributes: [
      { id: 'name', label: 'Vor- und Nachname', value: 'Erika Mustermann', required: true },
      { id: 'address', label: 'Anschrift', value: 'Heidestraße 17, 12345 Musterstadt', required: true },
      { id: 'email', label: 'E-Mail-Adresse', value: 'erika@example.org', reason: 'für Rückfragen' },
    ],
  },
  uninformed: { recipient: '', purpose: '', action: '/consent', attributes: [{ id: 'name', label: 'Name' }] },
};
const upload: Record<string, UploadData> = {
  plain: { name: 'anlage', accept: '.pdf,image/*', maxBytes: 10_000_000, maxFiles: 3, action: '/upload' },
  error: { name: 'nachweis', maxFiles: 1, required: true, error: 'Bitte wählen Sie eine Datei aus.' },
};
const times = { queued: '2026-11-23T12:00:00+01:00', sent: '2026-11-23T12:00:05+01:00' };
const delivery: Record<string, DeliveryData> = {
  sent: { state: 'sent', times, recipient: 'Stadt Beispielhausen', reference: 'HS-2026-0042' },
  sending: { state: 'sending', times: { queued: times.queued }, recipient: 'Stadt Beispielhausen' },
  accepted: {
    state: 'accepted',
    times: { ...times, collected: '2026-11-23T12:01:00+01:00', accepted: '2026-11-23T12:02:00+01:00' },
  },
  rejected: {
    state: 'rejected',
    times,
    recipient: 'Stadt Beispielhausen',
    reason: 'Die Prüfsumme stimmt nicht.',
  },
  stopped: {
    state: 'stopped',
    times: { queued: times.queued, stopped: '2026-11-24T12:00:00+01:00' },
    reason: 'Der Zustelldienst nimmt die Anmeldung nicht an.',
  },
  // A word of a later version of the exchange.
  unknown: { state: 'verschollen' as 'sent', times },
};
const dataset: Record<string, DatasetData> = {
  open: {
    title: 'Haushaltsplan 2026',
    publisher: 'Stadt Musterstadt',
    description: 'Erträge und Aufwendungen nach Produktbereichen.',
    href: '/daten/haushalt-2026',
    licence: {
      label: 'Datenlizenz Deutschland Zero 2.0',
      href: 'https://www.govdata.de/dl-de/zero-2-0',
      open: true,
    },
    updated: '2026-03-01',
    files: [
      { format: 'CSV', href: '/daten/haushalt.csv', bytes: 1_234_567 },
      { format: 'JSON', href: '/daten/haushalt.json' },
    ],
  },
  overdue: {
    title: 'Baumkataster',
    publisher: 'Stadt Musterstadt',
    licence: { label: 'Nutzung auf Anfrage', open: false },
    updated: '2020-01-01',
    due: '2021-01-01',
    files: [],
  },
};
const defect: Record<string, DefectData> = {
  progress: {
    id: '4711',
    title: 'Schlagloch in der Heidestraße',
    status: 'progress',
    place: 'Heidestraße 17',
    href: '/meldungen/4711',
    updates: [
      { at: '2026-11-20T09:00:00+01:00', text: 'Meldung eingegangen' },
      { at: '2026-11-21T10:30:00+01:00', text: 'An den Bauhof gegeben' },
    ],
  },
  done: { id: '4712', title: 'Defekte Laterne', status: 'done' },
  declined: { id: '4713', title: 'Wilder Müll auf der Autobahn', status: 'declined' },
  unknown: { id: '4714', title: 'Wackelige Bank', status: 'verloren' as 'done' },
};

const errorSummary: Record<string, ErrorSummaryData> = {
  // Only one may have the focus of a page.
  two: {
    focus: false,
    errors: [
      { id: 'wurfjahr', text: 'Schreiben Sie das Wurfjahr mit vier Ziffern.' },
      { id: 'nachweis', text: 'Wählen Sie den Impfausweis als PDF, JPG oder PNG aus.' },
    ],
  },
  one: {
    focus: false,
    headingLevel: 3,
    errors: [{ text: 'Der Antrag ist in einem anderen Fenster geändert worden. Laden Sie die Seite neu.' }],
  },
};

const field: Record<string, FieldData> = {
  text: {
    name: 'rasse',
    label: 'Rasse',
    hint: 'Bei einem Mischling schreiben Sie beide Rassen, soweit Sie sie kennen.',
    value: 'Dackel',
    optional: true,
  },
  error: {
    name: 'wurfjahr',
    id: 'wurfjahr',
    label: 'Wurfjahr',
    hint: 'Das Jahr, in dem der Hund geboren ist, zum Beispiel 2023.',
    error: 'Schreiben Sie das Wurfjahr mit vier Ziffern.',
    value: '223',
    length: 4,
    inputmode: 'numeric',
  },
  select: {
    name: 'anrede',
    label: 'Anrede',
    type: 'select',
    autocomplete: 'honorific-prefix',
    options: [
      { value: 'frau', label: 'Frau' },
      { value: 'herr', label: 'Herr' },
      { value: 'keine', label: 'Keine Anrede' },
    ],
  },
  textarea: { name: 'bemerkung', label: 'Was sollen wir wissen?', type: 'textarea', optional: true },
  radio: {
    name: 'weitere',
    label: 'Halten Sie noch andere Hunde?',
    type: 'radio',
    value: 'nein',
    error: 'Wählen Sie eine Antwort aus.',
    options: [
      { value: 'nein', label: 'Nein, das ist mein einziger Hund' },
      { value: 'ja', label: 'Ja', hint: 'Dann fragen wir gleich nach ihnen.' },
    ],
  },
  checkbox: {
    name: 'wege',
    label: 'Wie dürfen wir Sie erreichen?',
    type: 'checkbox',
    value: ['email'],
    options: [
      { value: 'email', label: 'E-Mail' },
      { value: 'telefon', label: 'Telefon' },
    ],
  },
  date: {
    name: 'geburt',
    label: 'Wann sind Sie geboren?',
    hint: 'Zum Beispiel 12 8 1984',
    type: 'date',
    autocomplete: 'bday',
    value: '1984-08-12',
  },
};

const summaryList: Record<string, SummaryListData> = {
  groups: {
    groups: [
      {
        title: 'Ihre Person',
        rows: [
          { label: 'Name', value: 'Anna Łódź-Şahin' },
          { label: 'Geburtsdatum', value: '12. August 1984' },
        ],
        note: 'Diese Angaben kommen aus Ihrer BundID. Ändern können Sie sie nur dort.',
      },
      {
        title: 'Ihr Hund',
        rows: [
          { label: 'Rufname', value: 'Żabka', href: '/antrag/hund#rufname' },
          {
            label: 'Rassen',
            value: ['Dackel', 'Donaudampfschifffahrtsgesellschaftsterrier'],
            href: '/antrag/hund#rasse',
          },
          {
            label: 'Anschrift',
            value: 'Erfundene Gasse 17\n00001 Musterstadt',
            href: '/antrag/hund#anschrift',
          },
          { label: 'Telefon', value: ' ', href: '/antrag/hund#telefon' },
          {
            label: 'Nachweis',
            files: [{ name: 'Kaufvertrag Żabka.pdf', bytes: 412_000, href: '/dateien/1' }],
            href: '/antrag/hund#nachweis',
          },
        ],
      },
    ],
  },
};
const timeline: Record<string, TimelineData> = {
  all: {
    entries: [
      {
        title: 'Sie haben die Anmeldung abgesendet.',
        state: 'done',
        at: '2026-11-20T14:41:00+01:00',
        links: [{ href: '/anmeldung.pdf', label: 'Ihre Anmeldung als PDF', bytes: 48_000 }],
      },
      {
        title: 'Das Steueramt braucht eine Auskunft von Ihnen.',
        state: 'todo',
        at: '2026-11-22',
        due: '2026-12-05',
        text: 'Wann haben Sie den Hund bekommen?',
        action: { href: '/antworten', label: 'Frage beantworten' },
      },
      { title: 'Das Steueramt prüft die Anmeldung.', state: 'now' },
      { title: 'Der Bescheid kommt in Ihr Postfach.', state: 'open', at: '2026-12-10' },
    ],
  },
  newest: {
    order: 'newest',
    headingLevel: 4,
    ...timelineOfDelivery({
      state: 'rejected',
      times: {
        queued: '2026-11-20T09:00:00+01:00',
        sent: '2026-11-20T09:00:07+01:00',
        rejected: '2026-11-23T11:00:00+01:00',
      },
      recipient: 'Stadt Beispielhausen',
      reason: 'Die Prüfsumme stimmt nicht.',
    }),
  },
  defect: timelineOfDefect(defect.progress ?? { status: 'received' }),
  unknown: { entries: [{ title: 'Etwas ist passiert.', state: 'finished' as 'done', due: '2026-11-01' }] },
};

const mailbox: Record<string, MailboxData> = {
  list: {
    messages: [
      {
        subject: 'Bescheid über die Hundesteuer',
        href: '/postfach/3',
        sender: 'Steueramt Musterstadt',
        date: '2026-11-23T09:12:00+01:00',
        unread: true,
        attachments: 2,
        due: '2026-12-24',
        opening: true,
      },
      {
        subject: 'Ihre Anmeldung ist angekommen',
        href: '/postfach/2',
        sender: 'Serviceportal Musterstadt',
        date: '2026-11-20T14:41:00+01:00',
      },
    ],
  },
  empty: { messages: [] },
  message: {
    message: {
      subject: 'Bescheid über die Hundesteuer',
      sender: 'Steueramt Musterstadt',
      date: '2026-11-23T09:12:00+01:00',
      read: '2026-11-23T11:55:00+01:00',
      delivered: '2026-11-23T11:55:00+01:00',
      due: '2026-12-24',
      text: 'Guten Tag Anna Łódź-Şahin,\n\nanbei erhalten Sie den Bescheid über die Hundesteuer.\nBitte überweisen Sie den Betrag bis zum genannten Tag.\n\nFreundliche Grüße\nIhr Steueramt',
      links: [{ href: 'https://musterstadt.example/hundesteuer', label: 'Fragen zur Hundesteuer' }],
      attachments: [
        { href: '/postfach/3/bescheid.pdf', name: 'Bescheid Żabka.pdf', bytes: 48_000 },
        { href: '/postfach/3/merkblatt.pdf', name: 'Merkblatt.pdf' },
      ],
      reply: '/postfach/3/antworten',
    },
  },
};
const language: Record<string, LanguageData> = {
  all: {
    current: 'de',
    languages: [
      { lang: 'de', href: '/' },
      { lang: 'en', href: '/en/' },
      { lang: 'tr', href: '/tr/' },
      { lang: 'uk', href: '/uk/' },
      { lang: 'ar', href: '/ar/' },
      { lang: 'de-simple', href: '/leicht/' },
      { lang: 'gsg', href: '/dgs/' },
    ],
  },
};

type Render = (data: never, options?: RenderOptions<never>) => string;

const list = (element: ElementName, render: Render, all: Record<string, object>): State[] =>
  Object.entries(all).map(([name, data]) => ({
    element,
    name,
    data,
    html: (options) =>
      render(
        data as never,
        { ...silent, clock: () => Date.parse('2026-11-23T12:00:00+01:00'), ...options } as never,
      ),
  }));

/** Every state of every element. The clock of all of them is 2026-11-23, 12:00 in Berlin. */
export const STATES: readonly State[] = [
  ...list('login', renderLogin as Render, login),
  ...list('level', renderLevel as Render, level),
  ...list('account', renderAccount as Render, account),
  ...list('consent', renderConsent as Render, consent),
  ...list('upload', renderUpload as Render, upload),
  ...list('delivery', renderDelivery as Render, delivery),
  ...list('dataset', renderDataset as Render, dataset),
  ...list('defect', renderDefect as Render, defect),
  ...list('error-summary', renderErrorSummary as Render, errorSummary),
  ...list('field', renderField as Render, field),
  ...list('summary-list', renderSummaryList as Render, summaryList),
  ...list('timeline', renderTimeline as Render, timeline),
  ...list('mailbox', renderMailbox as Render, mailbox),
  ...list('language', renderLanguage as Render, language),
];
