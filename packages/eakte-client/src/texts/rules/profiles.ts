import { type LocalText, text } from '@rathaus/client-core/texts';
import type { ProfileName } from '../../xdomea/rules/profiles.ts';

/** What is said about a profile. */
export interface ProfileText {
  readonly title: LocalText;
  /** What it changes, and why. */
  readonly reason: LocalText;
  readonly source: LocalText;
}

/** The texts of the profiles that come with the SDK. */
export const profileTexts: Readonly<Record<ProfileName, ProfileText>> = {
  'dips-kommunal': {
    title: text(
      'DiPS.kommunal (Digitales Archiv NRW, Kommunalarchive)',
      'DiPS.kommunal (digital archive of NRW, archives of municipalities)',
    ),
    reason: text(
      'DiPS.kommunal nimmt Schriftgut mit der Aussonderung (0503) an und antwortet mit der Importbestätigung (0506), die als Löschfreigabe dient; Anbietung und Bewertung laufen im abgebenden System. Eine ältere Auskunft nennt xdomea 2.2 (nicht bestätigt, ob das noch gilt): Die Version vor der ersten Übergabe klären. Eine veröffentlichte Formatliste lag nicht vor; zu Formaten gibt es deshalb nur Hinweise.',
      'DiPS.kommunal takes records with the transfer (0503) and answers with the confirmation of the import (0506), which serves as clearance to delete; offer and appraisal happen in the sending system. An older statement names xdomea 2.2 (not confirmed whether that still holds): settle the version before the first transfer. A published list of formats was not at hand, so that there are only hints about formats.',
    ),
    source: text(
      'LWL-Archivamt für Westfalen, Häufige Fragen zu DiPS.kommunal (archivamt.hypotheses.org/5560, ältere Fassung)',
      'LWL-Archivamt für Westfalen, frequent questions about DiPS.kommunal (archivamt.hypotheses.org/5560, an older version)',
    ),
  },
  'landesarchiv-nrw': {
    title: text('Landesarchiv Nordrhein-Westfalen', 'State archive of North Rhine-Westphalia'),
    reason: text(
      'Die Aussonderung (0503) an das Landesarchiv verzichtet bewusst auf Aussonderungsmetadaten: Die Bewertung ist dann schon abgeschlossen. Der Hinweis darauf entfällt, und eine fehlende Aufbewahrungsfrist ist nur ein Hinweis. Das Landesarchiv schreibt Übergabeformate vor; die Liste selbst lag nicht vor, deshalb gibt es zu Formaten nur Hinweise.',
      'Transfers (0503) to the state archive leave out disposal metadata on purpose: the appraisal is done by then. The information about it is left out, and a missing retention period is only a hint. The state archive prescribes formats for transfers; the list itself was not at hand, so that there are only hints about formats.',
    ),
    source: text(
      'Landesarchiv NRW, xdomea-Beispiele auf GitHub (lavnrw/xdomea-examples), 0503 der Version 4.0; Seite des Landesarchivs über archivfähige Datenformate mit Verweis auf § 4 Abs. 3 ArchivG NRW',
      'State archive of NRW, xdomea samples on GitHub (lavnrw/xdomea-examples), 0503 of version 4.0; its page on archival formats, which refers to § 4 (3) ArchivG NRW',
    ),
  },
  strict: {
    title: text('Streng, für Hersteller vor einer Freigabe', 'Strict, for vendors before a release'),
    reason: text(
      'Abweichungen, die manche Empfänger hinnehmen, gelten als Fehler: Präfix, leere Kontakte, Zeitpunkt, Format, Tiefe, lesbare Dateien, laufende, unbefristete oder fehlende Fristen, fehlende Betreffe und Daten. Eine 0503 braucht Aussonderungsmetadaten und abgeschlossenes Schriftgut.',
      'Deviations that some receivers tolerate count as errors: prefix, empty contacts, time, format, depth, readable files, running, unlimited or missing retention, missing subjects and dates. A 0503 needs disposal metadata and closed records.',
    ),
    source: text(
      'Wortlaut der Schemata und der Spezifikation, ohne die Praxis eines Partners',
      'Wording of the schemas and of the specification, without the practice of a partner',
    ),
  },
  vis: {
    title: text('Vorlagen für eine VIS-Schnittstelle', 'Templates aimed at a VIS interface'),
    reason: text(
      'Die Vorlagen schreiben das Präfix ns2, leere Absender und dieselbe UUID für Prozess und Objekte; das empfangende System stört sich nicht daran.',
      'The templates write the prefix ns2, empty senders and one UUID for process and records; the receiving system does not mind.',
    ),
    source: text(
      'Vorlagen des XdomeaPopulator auf GitHub (phpanhey/XdomeaPopulator)',
      'Templates of XdomeaPopulator on GitHub (phpanhey/XdomeaPopulator)',
    ),
  },
  'x-man': {
    title: text('x-man (Landesarchiv Thüringen)', 'x-man (state archive of Thuringia)'),
    reason: text(
      'x-man liest xdomea 2.3 bis 3.1, Version 4.0 noch nicht, und nur Nachrichten der Aussonderung. Kurze Containernamen und die Endung .xdomea nimmt es an, liest aber höchstens fünf Stufen ein: Tiefere gehen verloren und sind deshalb ein Fehler.',
      'x-man reads xdomea 2.3 to 3.1, not yet version 4.0, and only messages of disposal. It accepts short container names and the extension .xdomea, but imports five levels at most: deeper ones are lost and therefore an error.',
    ),
    source: text(
      'x-man auf GitHub (Landesarchiv-Thueringen/x-man), Beschreibung und Änderungen der Versionen 1.3.1 bis 1.4.0',
      'x-man on GitHub (Landesarchiv-Thueringen/x-man), description and changes of versions 1.3.1 to 1.4.0',
    ),
  },
};
