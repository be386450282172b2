import type { LocalText } from './language.ts';

const format = (locale: string) =>
  new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'Europe/Berlin',
  });
const german = format('de-DE');
const english = format('en-GB');

/** Put together by us: what the locale data of a run-time write between the parts differs from version to version. */
function written(made: Intl.DateTimeFormat, instant: Date): Record<Intl.DateTimeFormatPartTypes, string> {
  const parts = made.formatToParts(instant).map(({ type, value }) => [type, value.replace(/\.$/, '')]);
  return Object.fromEntries(parts) as Record<Intl.DateTimeFormatPartTypes, string>;
}

/**
 * An instant as reports write it, in Berlin's time wherever they are made: `Fr 27. November 2026, 15:43 Uhr`. What is no
 * instant is `unbekannt`.
 *
 * @example
 * instantText(new Date('2026-11-27T14:43:00Z')).en; // 'Fri 27 November 2026, 15:43'
 */
export function instantText(instant: Date): LocalText {
  if (Number.isNaN(instant.getTime())) return { de: 'unbekannt', en: 'not known' };
  const de = written(german, instant);
  const en = written(english, instant);
  return {
    de: `${de.weekday} ${de.day}. ${de.month} ${de.year}, ${de.hour}:${de.minute} Uhr`,
    en: `${en.weekday} ${en.day} ${en.month} ${en.year}, ${en.hour}:${en.minute}`,
  };
}
