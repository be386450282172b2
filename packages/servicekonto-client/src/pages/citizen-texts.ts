import { isRathausError } from '@rathaus/client-core';
import type { PageLanguage } from './language.ts';
import { de } from './messages/de.ts';
import { deSimple } from './messages/de-simple.ts';
import { en } from './messages/en.ts';
import type { CitizenMessage, Messages, Situation } from './messages/message.ts';
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

/** What is said of a situation, by language. */
export function messagesOf(situation: Situation): Record<PageLanguage, CitizenMessage> {
  return { de: de[situation], en: en[situation], 'de-simple': deSimple[situation] };
}

/** The text for a citizen. Errors that are not of this package get the general text of a fault on our side. */
export function citizenMessage(error: unknown, language: PageLanguage = 'de'): CitizenMessage {
  return messages[language][situationOf(error)];
}
