/** Who somebody is, and in which language. */
import type { AccountData } from '../../src/account/account.ts';
import type { ConsentData } from '../../src/consent/consent.ts';
import type { LanguageData } from '../../src/language/language.ts';
import type { LevelData } from '../../src/level/level.ts';
import type { LoginData } from '../../src/login/login.ts';

export const login: Record<string, LoginData> = {
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

export const level: Record<string, LevelData> = {
  enough: { have: 'hoch', need: 'substanziell' },
  missing: { have: 'basisregistrierung', need: 'hoch', href: '/login/bundid?level=hoch' },
  none: { need: 'substanziell', href: '/login/bundid' },
};

export const account: Record<string, AccountData> = {
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

export const consent: Record<string, ConsentData> = {
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

export const language: Record<string, LanguageData> = {
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
