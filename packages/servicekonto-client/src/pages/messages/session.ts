import type { PageLanguage } from '../language.ts';
import type { CitizenMessage, Situation } from './message.ts';

/** What differs where a session goes on, or where there is none. */
export interface SessionWords {
  /** Put behind the text: the person may go on as before. */
  readonly signedIn: string;
  /** Put behind the text where somebody could think otherwise. */
  readonly signedOut: string;
  /** Put behind what the person can do, where that is to wait. */
  readonly meanwhile: string;
  /** In place of what is said to somebody without a session. */
  readonly instead: Readonly<Partial<Record<Situation, Partial<CitizenMessage>>>>;
}

const goOn = {
  de: 'Sie können wie bisher weitermachen oder es noch einmal versuchen.',
  en: 'You can go on as before or try again.',
  'de-simple': 'Sie können weitermachen wie vorher.\nOder Sie versuchen es noch einmal.',
};

/** Words for somebody who is logged in already, for example while they raise their trust level. */
export const sessionWords: Readonly<Record<PageLanguage, SessionWords>> = {
  de: {
    signedIn: 'Sie sind weiter angemeldet.',
    signedOut: 'Sie sind nicht angemeldet.',
    meanwhile: 'Bis dahin können Sie wie bisher weitermachen.',
    instead: {
      theirs: { next: `${goOn.de} Wenn es wieder nicht gelingt, versuchen Sie es später.` },
      expired: { next: goOn.de },
      cancelled: { next: goOn.de },
      otherBrowser: { next: goOn.de },
      used: { next: 'Sie können wie bisher weitermachen.' },
      wrongAddress: { next: 'Bitte gehen Sie zur Startseite.' },
      tooLow: {
        next: 'Sie können wie bisher weitermachen. Oder versuchen Sie es noch einmal und wählen Sie einen sichereren Weg, zum Beispiel den Online-Ausweis.',
      },
    },
  },
  en: {
    signedIn: 'You are still logged in.',
    signedOut: 'You are not logged in.',
    meanwhile: 'Until then you can go on as before.',
    instead: {
      theirs: { next: `${goOn.en} If that fails too, try again later.` },
      expired: { next: goOn.en },
      cancelled: { next: goOn.en },
      otherBrowser: { next: goOn.en },
      used: { next: 'You can go on as before.' },
      wrongAddress: { next: 'Please go to the start page.' },
      tooLow: {
        next: 'You can go on as before. Or try again and choose a more secure way, for example the online ID card.',
      },
    },
  },
  'de-simple': {
    signedIn: 'Sie sind weiter angemeldet.',
    signedOut: 'Sie sind jetzt nicht angemeldet.',
    meanwhile: 'Sie können weitermachen wie vorher.',
    instead: {
      theirs: { next: `${goOn['de-simple']}\nKlappt es wieder nicht?\nDann kommen Sie bitte später wieder.` },
      expired: { next: goOn['de-simple'] },
      cancelled: { title: 'Sie haben die neue Anmeldung beendet', next: goOn['de-simple'] },
      otherBrowser: { title: 'Die neue Anmeldung hat nicht geklappt', next: goOn['de-simple'] },
      used: { next: 'Sie können weitermachen wie vorher.' },
      wrongAddress: { next: 'Bitte gehen Sie zur Start-Seite.' },
      tooLow: {
        next: 'Sie können weitermachen wie vorher.\nOder Sie melden sich noch einmal an.\nNehmen Sie zum Beispiel den Online-Ausweis.',
      },
    },
  },
};
