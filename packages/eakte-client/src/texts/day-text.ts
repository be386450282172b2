import { type LocalText, text } from '@rathaus/client-core/texts';

/**
 * A date of a message for people: `31.12.2029` in German, `2029-12-31` in English. What is no date, or is hidden, stays
 * as it is.
 */
export function dayText(value: string): LocalText {
  const parts = /^(\d{4,})-(\d\d)-(\d\d)(?![\d.])/.exec(value);
  return parts ? text(`${parts[3]}.${parts[2]}.${parts[1]}`, parts[0]) : text(value, value);
}
