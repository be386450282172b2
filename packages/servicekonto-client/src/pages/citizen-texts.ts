import { isRathausError } from '@rathaus/client-core';
import type { LocalText } from '@rathaus/client-core/texts';
import { attributeTexts } from '../identity/attribute-texts.ts';
import type { PageLanguage } from './language.ts';
import { de } from './messages/de.ts';
import { deSimple } from './messages/de-simple.ts';
import { en } from './messages/en.ts';
import type { CitizenMessage, Messages, Situation } from './messages/message.ts';
import { sessionWords } from './messages/session.ts';
import type { PageCode } from './page-status.ts';

const messages: Readonly<Record<PageLanguage, Messages>> = { de, en, 'de-simple': deSimple };

const situations: Readonly<Record<PageCode, Situation>> = {
  'core.application.timeout': 'ours',
  'core.sandbox.refused': 'ours',
  'core.tenant.unknown': 'wrongAddress',
  'core.tenant.ambiguous': 'wrongAddress',
  'core.tenant.unavailable': 'ours',
  'servicekonto.config.invalid': 'ours',
  'servicekonto.store.failed': 'ours',
  'servicekonto.page.failed': 'ours',
  'servicekonto.request.method': 'wrongAddress',
  'servicekonto.request.body': 'ours',
  'servicekonto.request.form': 'theirs',
  'servicekonto.request.cross-site': 'foreignPage',
  'servicekonto.return.too-long': 'wrongAddress',
  'servicekonto.provider.unknown': 'wrongAddress',
  'servicekonto.provider.unreachable': 'unreachable',
  'servicekonto.provider.certificate': 'insecure',
  'servicekonto.provider.metadata': 'unreachable',
  'servicekonto.provider.refused': 'theirs',
  'servicekonto.provider.response': 'theirs',
  'servicekonto.client.invalid': 'ours',
  'servicekonto.client.secret': 'ours',
  'servicekonto.client.key': 'ours',
  'servicekonto.claim.unsigned': 'ours',
  'servicekonto.identity.unknown': 'theirs',
  'servicekonto.logout.refused': 'wrongAddress',
  'servicekonto.code.invalid': 'theirs',
  'servicekonto.token.invalid': 'theirs',
  // Made the moment before: not the person was too slow, but two clocks differ.
  'servicekonto.token.expired': 'theirs',
  'servicekonto.response.invalid': 'theirs',
  'servicekonto.response.expired': 'theirs',
  'servicekonto.attributes.missing': 'lacking',
  'servicekonto.issuer.mismatch': 'theirs',
  'servicekonto.login.cancelled': 'cancelled',
  'servicekonto.login.state-mismatch': 'otherBrowser',
  'servicekonto.login.expired': 'expired',
  'servicekonto.login.replayed': 'used',
  'servicekonto.login.too-many': 'crowded',
  'servicekonto.login.other-person': 'otherPerson',
  'servicekonto.gateway.host': 'wrongAddress',
  'servicekonto.gateway.key': 'ours',
  'servicekonto.gateway.token-size': 'ours',
  'servicekonto.level.unknown': 'wrongAddress',
  'servicekonto.level.unavailable': 'notOffered',
  'servicekonto.level.too-low': 'tooLow',
};

/** Texts by error code: German, English and German Leichte Sprache. */
export const citizenTexts: Readonly<Record<PageCode, Readonly<Record<PageLanguage, CitizenMessage>>>> =
  Object.fromEntries(
    Object.entries(situations).map(([code, situation]) => [code, messagesOf(situation)]),
  ) as Record<PageCode, Record<PageLanguage, CitizenMessage>>;

/** Errors that are not of this package are a fault on our side. */
export function situationOf(error: unknown): Situation {
  const code = isRathausError(error) ? error.code : '';
  return Object.hasOwn(situations, code) ? situations[code as PageCode] : 'ours';
}

/** Where the session has just been ended. */
const ownWords: ReadonlySet<Situation> = new Set(['otherPerson']);

/** Where it takes time, and no other login. */
const waiting: ReadonlySet<Situation> = new Set(['ours', 'unreachable', 'insecure', 'crowded']);

/** What is said of a situation, by language. */
function messagesOf(situation: Situation): Readonly<Record<PageLanguage, CitizenMessage>> {
  return {
    de: messageOf(situation, 'de', undefined),
    en: messageOf(situation, 'en', undefined),
    'de-simple': messageOf(situation, 'de-simple', undefined),
  };
}

function messageOf(
  situation: Situation,
  language: PageLanguage,
  signedIn: boolean | undefined,
): CitizenMessage {
  const message = messages[language][situation];
  const words = sessionWords[language];
  // In Leichte Sprache each sentence has a line of its own.
  const gap = language === 'de-simple' ? '\n' : ' ';
  if (signedIn === false && situation === 'cancelled')
    return { ...message, text: `${words.signedOut}${gap}${message.text}` };
  if (!signedIn || ownWords.has(situation)) return message;
  const all = { ...message, ...words.instead[situation] };
  return {
    ...all,
    text: `${all.text}${gap}${words.signedIn}`,
    next: waiting.has(situation) ? `${all.next}${gap}${words.meanwhile}` : all.next,
  };
}

/** What {@link citizenMessage} has to know beside the error. */
export interface CitizenMessageOptions {
  /**
   * Whether the person has a session, as `ErrorPageContext` says it: a step-up that fails ends none. Without it the message
   * says nothing of a session.
   */
  readonly signedIn?: boolean | undefined;
}

/** The text for a citizen. Errors that are not of this package get the general text of a fault on our side. */
export function citizenMessage(
  error: unknown,
  language: PageLanguage = 'de',
  { signedIn }: CitizenMessageOptions = {},
): CitizenMessage {
  const message = messageOf(situationOf(error), language, signedIn);
  const lacking = lackingOf(error, language);
  if (lacking.length === 0) return message;
  const gap = language === 'de-simple' ? '\n' : ' ';
  return { ...message, text: `${message.text}${gap}${lackingWords[language]} ${lacking.join(', ')}.` };
}

const lackingWords: Readonly<Record<PageLanguage, string>> = {
  de: 'Es fehlt:',
  en: 'Missing:',
  'de-simple': 'Das fehlt:',
};

/** What the account does not have, in the words of the person. */
function lackingOf(error: unknown, language: PageLanguage): string[] {
  const names: unknown = isRathausError(error) ? error.details?.attributes : undefined;
  if (typeof names !== 'string') return [];
  const words = new Map<unknown, LocalText>(Object.entries(attributeTexts));
  // A name that nobody knows helps nobody; the log has it.
  return names.split(', ').flatMap((name) => words.get(name)?.[language === 'en' ? 'en' : 'de'] ?? []);
}
