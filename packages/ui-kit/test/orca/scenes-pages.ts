import {
  renderDataset,
  renderDefect,
  renderDelivery,
  renderLanguage,
  renderLogin,
  renderMailbox,
  renderSummaryList,
  renderTimeline,
} from '../../src/render/render.ts';
import type { Scene } from './scene.ts';

/** What people read: choices, lists, states and messages. Everybody in it is invented. */
export const PAGES: readonly Scene[] = [
  {
    title: 'Anmelden',
    html: () =>
      renderLogin({
        level: 'substanziell',
        providers: [
          { id: 'bundid', href: '/login/bundid', help: 'https://id.bund.de/' },
          { id: 'unternehmenskonto', href: '/login/muk', maxLevel: 'niedrig' },
          { id: 'wallet', soon: true },
        ],
      }),
    hears: [/Mit BundID anmelden/, /substanziell/i, /Unternehmenskonto/, /EUDI-Wallet.*bald/],
    steps: [
      { does: 'Tabulator', keys: ['Tab'], hears: [/Mit BundID anmelden.*Verknüpfung/] },
      { does: 'Tabulator', keys: ['Tab'], hears: [/Was ist die BundID\?.*eingeklappt/] },
      { does: 'Eingabetaste', keys: ['Return'], hears: [/ausgeklappt/] },
      {
        does: 'Pfeil nach unten, zweimal',
        keys: ['Insert+a', 'Down', 'Down'],
        hears: [/kostenlose Konto des Bundes/],
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
    title: 'Postfach',
    html: () =>
      renderMailbox({
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
      }),
    hears: [/Ungelesen/, /Anlagen: 2/, /Frist: 24\. Dezember 2026/, /gilt das als Zustellung/],
    steps: [
      {
        does: 'Tabulator',
        keys: ['Tab'],
        hears: [/Bescheid über die Hundesteuer.*Verknüpfung/, /Ungelesen/, /gilt das als Zustellung/],
      },
      { does: 'Tabulator', keys: ['Tab'], hears: [/Ihre Anmeldung ist angekommen.*Verknüpfung/] },
    ],
  },
  {
    title: 'Nachricht im Postfach',
    html: () =>
      renderMailbox({
        message: {
          subject: 'Bescheid über die Hundesteuer',
          sender: 'Steueramt Musterstadt',
          date: '2026-11-23T09:12:00+01:00',
          delivered: '2026-11-23T11:55:00+01:00',
          due: '2026-12-24',
          text: 'Guten Tag Erika Mustermann,\n\nanbei erhalten Sie den Bescheid.',
          links: [{ href: 'https://musterstadt.example/hundesteuer', label: 'Fragen zur Hundesteuer' }],
          attachments: [{ href: '/postfach/3/bescheid.pdf', name: 'Bescheid.pdf', bytes: 48_000 }],
          reply: '/postfach/3/antworten',
        },
      }),
    hears: [/Zugestellt am 23\. November 2026/, /anbei erhalten/, /Bescheid\.pdf.*48/, /Antworten/],
    steps: [],
  },
  {
    title: 'Sprache wählen',
    note: 'Which language is the current one (`aria-current`) is not said: Orca 43.1 knows no such word.',
    html: () =>
      renderLanguage({
        current: 'de',
        languages: [
          { lang: 'de', href: '/' },
          { lang: 'en', href: '/en/' },
          { lang: 'ar', href: '/ar/' },
          { lang: 'de-simple', href: '/leicht/' },
          { lang: 'gsg', href: '/dgs/' },
        ],
      }),
    hears: [/Sprache/, /Deutsch/, /English/, /العربية/, /Leichte Sprache/, /Gebärdensprache/],
    steps: [
      { does: 'Tabulator', keys: ['Tab'], hears: [/Deutsch.*Verknüpfung/] },
      { does: 'Tabulator', keys: ['Tab'], hears: [/English.*Verknüpfung/] },
    ],
  },
  {
    title: 'Angaben prüfen',
    html: () =>
      renderSummaryList({
        groups: [
          {
            title: 'Ihr Hund',
            rows: [
              { label: 'Rufname', value: 'Bello', href: '/antrag/hund#rufname' },
              { label: 'Rassen', value: ['Dackel', 'Terrier'], href: '/antrag/hund#rasse' },
              { label: 'Telefon', value: ' ', href: '/antrag/hund#telefon' },
              {
                label: 'Nachweis',
                files: [{ name: 'Impfausweis.pdf', bytes: 412_000, href: '/dateien/1' }],
                href: '/antrag/hund#nachweis',
              },
            ],
            note: 'Den Namen können Sie später nicht mehr ändern.',
          },
        ],
      }),
    hears: [
      /Rufname.*Bello/,
      /Dackel.*Terrier/,
      /Telefon.*Keine Angabe/,
      /Impfausweis\.pdf/,
      /später nicht mehr/,
    ],
    steps: [
      { does: 'Tabulator', keys: ['Tab'], hears: [/^Ändern: Rufname.*Verknüpfung/] },
      { does: 'Tabulator', keys: ['Tab'], hears: [/^Ändern: Rassen.*Verknüpfung/] },
    ],
  },
  {
    title: 'Datensatz',
    html: () =>
      renderDataset({
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
        due: '2026-10-01',
        files: [
          { format: 'CSV', href: '/daten/haushalt.csv', bytes: 1_234_567 },
          { format: 'JSON', href: '/daten/haushalt.json', title: 'nach Jahren' },
        ],
      }),
    hears: [
      /Herausgeber: Stadt Musterstadt/,
      /Stand: 1\. März 2026/,
      /1\. Oktober 2026 angekündigt/,
      /Lizenz: Datenlizenz/,
      /offene Lizenz/,
      /CSV herunterladen/,
    ],
    steps: [
      {
        does: 'Tabulator, dreimal',
        keys: ['Tab', 'Tab', 'Tab'],
        hears: [/CSV herunterladen.*MB.*Verknüpfung/],
      },
    ],
  },
  {
    title: 'Gemeldeter Mangel',
    html: () =>
      renderDefect({
        id: '4711',
        title: 'Schlagloch in der Heidestraße',
        status: 'progress',
        place: 'Heidestraße 17',
        href: '/meldungen/4711',
        updates: [
          { at: '2026-11-20T09:00:00+01:00', text: 'Meldung eingegangen' },
          { at: '2026-11-21T10:30:00+01:00', text: 'An den Bauhof gegeben' },
        ],
      }),
    hears: [/Meldung 4711/, /Stand: in Bearbeitung/, /Ort: Heidestraße 17/, /An den Bauhof gegeben/],
    steps: [],
  },
];
