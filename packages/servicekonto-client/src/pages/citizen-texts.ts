import { isRathausError } from '@rathaus/client-core';
import type { Language } from '@rathaus/client-core/texts';
import type { PageCode } from './page-status.ts';

/** What a citizen reads: what happened and what they can do. No codes, no blame. */
export interface CitizenMessage {
  title: string;
  text: string;
}

type Texts = Record<Language, CitizenMessage>;

const ours: Texts = {
  de: {
    title: 'Die Anmeldung ist gerade nicht möglich',
    text: 'Bei uns ist ein Fehler aufgetreten. Bitte versuchen Sie es später noch einmal. Ihre Daten wurden nicht übernommen.',
  },
  en: {
    title: 'Login is not possible right now',
    text: 'Something went wrong on our side. Please try again later. None of your data was taken over.',
  },
};
const theirs: Texts = {
  de: {
    title: 'Der Anmeldedienst konnte die Anmeldung nicht abschließen',
    text: 'Bitte melden Sie sich noch einmal an. Wenn es wieder nicht gelingt, versuchen Sie es später. Ihre Daten wurden nicht übernommen.',
  },
  en: {
    title: 'The login service could not complete the login',
    text: 'Please log in again. If that fails too, try again later. None of your data was taken over.',
  },
};
const unreachable: Texts = {
  de: {
    title: 'Der Anmeldedienst ist gerade nicht erreichbar',
    text: 'Bitte versuchen Sie es in einigen Minuten noch einmal.',
  },
  en: { title: 'The login service cannot be reached right now', text: 'Please try again in a few minutes.' },
};
const expired: Texts = {
  de: {
    title: 'Die Anmeldung hat zu lange gedauert',
    text: 'Zu Ihrer Sicherheit gilt eine begonnene Anmeldung nur kurze Zeit. Bitte melden Sie sich noch einmal an.',
  },
  en: {
    title: 'The login took too long',
    text: 'For your security a started login is valid for a short time only. Please log in again.',
  },
};
const wrongAddress: Texts = {
  de: {
    title: 'Diese Anmeldung gibt es nicht',
    text: 'Der Link ist unvollständig oder veraltet. Bitte gehen Sie zur Startseite.',
  },
  en: {
    title: 'There is no such login',
    text: 'The link is incomplete or outdated. Please go to the start page.',
  },
};

/** Texts by error code, German and English. */
export const citizenTexts: Readonly<Record<PageCode, Texts>> = {
  'core.application.timeout': ours,
  'core.sandbox.refused': ours,
  'core.tenant.unknown': wrongAddress,
  'core.tenant.ambiguous': wrongAddress,
  'core.tenant.unavailable': ours,
  'servicekonto.config.invalid': ours,
  'servicekonto.store.failed': ours,
  'servicekonto.page.failed': ours,
  'servicekonto.request.method': wrongAddress,
  'servicekonto.request.body': ours,
  'servicekonto.request.form': theirs,
  'servicekonto.return.too-long': wrongAddress,
  'servicekonto.request.cross-site': {
    de: {
      title: 'Diese Anfrage kam von einer fremden Seite',
      text: 'Zu Ihrer Sicherheit haben wir sie nicht ausgeführt. Bitte gehen Sie zur Startseite und versuchen Sie es dort.',
    },
    en: {
      title: 'This request came from a foreign page',
      text: 'For your security we did not carry it out. Please go to the start page and try there.',
    },
  },
  'servicekonto.provider.unknown': wrongAddress,
  'servicekonto.provider.unreachable': unreachable,
  'servicekonto.provider.metadata': unreachable,
  'servicekonto.provider.refused': theirs,
  'servicekonto.provider.response': theirs,
  'servicekonto.client.invalid': ours,
  'servicekonto.client.secret': ours,
  'servicekonto.client.key': ours,
  'servicekonto.claim.unsigned': ours,
  'servicekonto.identity.unknown': theirs,
  'servicekonto.logout.refused': wrongAddress,
  'servicekonto.code.invalid': theirs,
  'servicekonto.token.invalid': theirs,
  'servicekonto.token.expired': expired,
  'servicekonto.issuer.mismatch': theirs,
  'servicekonto.login.cancelled': {
    de: {
      title: 'Sie haben die Anmeldung abgebrochen',
      text: 'Es wurden keine Daten übernommen. Sie können sich jederzeit neu anmelden.',
    },
    en: {
      title: 'You cancelled the login',
      text: 'No data was taken over. You can log in again at any time.',
    },
  },
  'servicekonto.login.state-mismatch': {
    de: {
      title: 'Diese Anmeldung wurde nicht in diesem Browser begonnen',
      text: 'Zu Ihrer Sicherheit haben wir sie nicht übernommen. Bitte beginnen Sie die Anmeldung hier neu. Ihr Browser muss Cookies dieser Seite zulassen.',
    },
    en: {
      title: 'This login was not started in this browser',
      text: 'For your security we did not accept it. Please start the login here again. Your browser must allow cookies of this site.',
    },
  },
  'servicekonto.login.expired': expired,
  'servicekonto.login.replayed': {
    de: {
      title: 'Diese Anmeldung wurde schon verwendet',
      text: 'Eine Anmeldung gilt nur einmal. Wenn Sie nicht mehr angemeldet sind, melden Sie sich bitte neu an.',
    },
    en: {
      title: 'This login was already used',
      text: 'A login can be used once only. If you are no longer logged in, please log in again.',
    },
  },
  'servicekonto.login.too-many': {
    de: {
      title: 'Gerade melden sich sehr viele Menschen an',
      text: 'Bitte versuchen Sie es in einer Minute noch einmal.',
    },
    en: { title: 'Very many people are logging in right now', text: 'Please try again in a minute.' },
  },
  'servicekonto.login.other-person': {
    de: {
      title: 'Sie haben sich als eine andere Person angemeldet',
      text: 'Zu Ihrer Sicherheit haben wir die bisherige Sitzung beendet. Was dort begonnen wurde, zeigen wir Ihnen nicht. Bitte melden Sie sich neu an.',
    },
    en: {
      title: 'You have logged in as another person',
      text: 'For your security we have ended the former session. What was begun there is not shown to you. Please log in anew.',
    },
  },
  'servicekonto.gateway.host': wrongAddress,
  'servicekonto.gateway.key': ours,
  'servicekonto.gateway.token-size': ours,
  'servicekonto.level.unknown': wrongAddress,
  'servicekonto.level.unavailable': {
    de: {
      title: 'Dieser Anmeldeweg reicht hier nicht aus',
      text: 'Der Anmeldedienst bietet das nötige Vertrauensniveau nicht an. Bitte wählen Sie einen anderen Anmeldeweg.',
    },
    en: {
      title: 'This way of logging in is not sufficient here',
      text: 'The login service does not offer the required trust level. Please choose another way to log in.',
    },
  },
  'servicekonto.level.too-low': {
    de: {
      title: 'Das Vertrauensniveau der Anmeldung reicht nicht aus',
      text: 'Bitte melden Sie sich noch einmal an und wählen Sie einen sichereren Weg, zum Beispiel den Online-Ausweis.',
    },
    en: {
      title: 'The trust level of the login is not sufficient',
      text: 'Please log in again and choose a more secure way, for example the online ID card.',
    },
  },
};

/** The text for a citizen. Errors that are not of this package get the general text of a fault on our side. */
export function citizenMessage(error: unknown, language: Language = 'de'): CitizenMessage {
  const code = isRathausError(error) ? error.code : '';
  const texts = Object.hasOwn(citizenTexts, code) ? citizenTexts[code as PageCode] : ours;
  return texts[language];
}
