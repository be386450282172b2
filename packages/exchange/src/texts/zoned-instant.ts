import { instantText, type LocalText, text } from '@rathaus/client-core/texts';

const offset = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Berlin', timeZoneName: 'longOffset' });

/**
 * An instant as the texts of a proof write it: as reports do, and with the name of the zone, without which the hour that
 * comes twice in October is two instants. `Fr 27. November 2026, 15:43 Uhr MEZ`.
 */
export function zonedInstant(given: string): LocalText {
  const at = new Date(given);
  const { de, en } = instantText(at);
  if (Number.isNaN(at.getTime())) return text(de, en);
  const zone = offset.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value;
  return zone === 'GMT+02:00' ? text(`${de} MESZ`, `${en} CEST`) : text(`${de} MEZ`, `${en} CET`);
}
