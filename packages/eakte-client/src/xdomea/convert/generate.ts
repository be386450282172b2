import type { Setting } from './settings.ts';

/** No message: what is put for the id of a message that had none. */
const noMessage = '00000000-0000-0000-0000-000000000000';

type Maker = (setting: Setting) => string;

/**
 * What a version demands and another does not know, as data. By type and element, or by element alone.
 * A time that was not recorded becomes midnight; the flags are in `elementDefaults`.
 */
const makers: Readonly<Record<string, Maker>> = {
  nachrichtenUUID: (setting) => setting.messageId ?? setting.makeUuid(),
  UUIDUrsprungsnachricht: (setting) => setting.originMessageId ?? noMessage,
  nachrichtentyp: (setting) => setting.messageType,
  Nachrichtentyp: (setting) => setting.messageType,
  'Verfuegung.Erstellungsuhrzeit': () => '00:00:00',
  'Bearbeitung.Uhrzeit': () => '00:00:00',
  'BearbeitungFV.Uhrzeit': () => '00:00:00',
  'System.Produktname': () => 'unbekannt',
  'System.Produkthersteller': () => 'unbekannt',
};

/** The value to put where the target demands one and the source has none; undefined when none would be true. */
export function madeFor(type: string, element: string, setting: Setting): string | undefined {
  return (makers[`${type}.${element}`] ?? makers[element])?.(setting);
}
