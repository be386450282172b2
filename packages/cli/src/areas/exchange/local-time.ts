import type { Language } from '@rathaus/client-core/texts';

const format = (locale: string) =>
  new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZone: 'Europe/Berlin',
    timeZoneName: 'short',
  });
const formats: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  de: format('de-DE'),
  en: format('en-GB'),
};

/** Instants as all commands write them: in Berlin's time, as reports do, and with the name of the zone. */
export interface LocalTime {
  /** `2026-11-01 09:00 MEZ`. */
  minute(instant: string | number): string;
  /** `2026-11-01 09:00:05 MEZ`. */
  second(instant: string | number): string;
}

/** The words of a language for instants. */
export function localTime(language: Language): LocalTime {
  const written = (instant: string | number, withSeconds: boolean) => {
    const parts = formats[language].formatToParts(new Date(instant));
    const part = (wanted: Intl.DateTimeFormatPartTypes) =>
      parts.find(({ type }) => type === wanted)?.value ?? '';
    const seconds = withSeconds ? `:${part('second')}` : '';
    const day = `${part('year')}-${part('month')}-${part('day')}`;
    return `${day} ${part('hour')}:${part('minute')}${seconds} ${part('timeZoneName')}`;
  };
  return {
    minute: (instant) => written(instant, false),
    second: (instant) => written(instant, true),
  };
}
