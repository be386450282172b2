import { type LocalText, text } from '@rathaus/client-core/texts';
import type { ProfileName } from '../../xdomea/rules/profiles.ts';

/** What is said about a profile. */
export interface ProfileText {
  readonly title: LocalText;
  /** What it changes, and why. */
  readonly reason: LocalText;
  readonly source: string;
}

/** The texts of the profiles that come with the SDK. */
export const profileTexts: Readonly<Record<ProfileName, ProfileText>> = {
  'landesarchiv-nrw': {
    title: text('Landesarchiv Nordrhein-Westfalen', 'State archive of North Rhine-Westphalia'),
    reason: text(
      'Die Aussonderung (0503) an das Landesarchiv verzichtet bewusst auf Aussonderungsmetadaten: Die Bewertung ist dann schon abgeschlossen. Der Hinweis darauf entfällt.',
      'Transfers (0503) to the state archive leave out disposal metadata on purpose: the appraisal is done by then. The information about it is left out.',
    ),
    source: 'lavnrw/xdomea-examples, example 0503 of version 4.0',
  },
  strict: {
    title: text('Streng, für Hersteller vor einer Freigabe', 'Strict, for vendors before a release'),
    reason: text(
      'Abweichungen, die manche Empfänger hinnehmen (Präfix, leere Kontakte, Zeitpunkt, Format, Tiefe, lesbare Dateien), gelten als Fehler; auch die 0503 braucht Aussonderungsmetadaten.',
      'Deviations that some receivers tolerate (prefix, empty contacts, time, format, depth, readable files) count as errors; a 0503 needs disposal metadata as well.',
    ),
    source: 'wording of the schemas and of the specification, without the practice of a partner',
  },
  vis: {
    title: text('Vorlagen für eine VIS-Schnittstelle', 'Templates aimed at a VIS interface'),
    reason: text(
      'Die Vorlagen schreiben das Präfix ns2, leere Absender und dieselbe UUID für Prozess und Objekte; das empfangende System stört sich nicht daran.',
      'The templates write the prefix ns2, empty senders and one UUID for process and records; the receiving system does not mind.',
    ),
    source: 'phpanhey/XdomeaPopulator, templates',
  },
  'x-man': {
    title: text('x-man (Landesarchiv Thüringen)', 'x-man (state archive of Thuringia)'),
    reason: text(
      'x-man nimmt kurze Containernamen und die Endung .xdomea an, liest aber höchstens fünf Stufen ein: Tiefere gehen verloren und sind deshalb ein Fehler.',
      'x-man accepts short container names and the extension .xdomea, but imports five levels at most: deeper ones are lost and therefore an error.',
    ),
    source: 'Landesarchiv-Thueringen/x-man, README and CHANGELOG v1.3.1 to v1.4.0',
  },
};
