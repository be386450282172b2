import type { Language } from '@rathaus/client-core/texts';

const zone = 'Europe/Berlin';
const partsOf = (locale: string) =>
  new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  });
const formats: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  de: partsOf('de-DE'),
  en: partsOf('en-GB'),
};

function read(at: Date, language: Language): Record<string, string> {
  const parts = formats[language]
    .formatToParts(at)
    .map(({ type, value }) => [type, value.replace(/\.$/, '')]);
  return Object.fromEntries(parts) as Record<string, string>;
}

/** An instant in Berlin's time, as short as it is clear: `14:31:08 Uhr` today, else `Fr 27.11.2026, 14:31 Uhr`. */
export function shortInstant(iso: string | number, now: number, language: Language): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return language === 'de' ? 'unbekannt' : 'not known';
  const [then, today] = [read(at, language), read(new Date(now), language)];
  const isToday = ['day', 'month', 'year'].every((part) => then[part] === today[part]);
  const clock = isToday ? `${then.hour}:${then.minute}:${then.second}` : `${then.hour}:${then.minute}`;
  if (isToday) return language === 'de' ? `${clock} Uhr` : clock;
  return language === 'de'
    ? `${then.weekday} ${then.day}.${then.month}.${then.year}, ${clock} Uhr`
    : `${then.weekday} ${then.day}/${then.month}/${then.year}, ${clock}`;
}

/** `in 19 Tagen`, `heute`, `seit 2 Tagen abgelaufen` */
export function daysText(days: number, language: Language): string {
  const count = Math.abs(days);
  if (language === 'de') {
    if (days < 0) return `seit ${count} ${count === 1 ? 'Tag' : 'Tagen'} abgelaufen`;
    return days === 0 ? 'heute' : `in ${days} ${days === 1 ? 'Tag' : 'Tagen'}`;
  }
  if (days < 0) return `expired ${count} ${count === 1 ? 'day' : 'days'} ago`;
  return days === 0 ? 'today' : `in ${days} ${days === 1 ? 'day' : 'days'}`;
}

/** `1.234` */
export const countText = (count: number, language: Language): string =>
  count.toLocaleString(language === 'de' ? 'de-DE' : 'en-GB');
