import type { CheckProfile } from '../check/check-message.ts';
import type { LocalText } from '../check/finding.ts';

/** A named set of expectations, with what it stands for. */
export interface NamedProfile extends CheckProfile {
  title: LocalText;
  /** What it changes and why. */
  reason: LocalText;
  source: string;
}

/**
 * Profiles that come with the SDK, as data. Hand one to `checkMessage(source, { profile: profiles['landesarchiv-nrw'] })`
 * or write your own in the same form: severities by rule id (`off` silences), parameters by rule id.
 */
export const profiles = {
  'landesarchiv-nrw': {
    title: { de: 'Landesarchiv Nordrhein-Westfalen', en: 'State archive of North Rhine-Westphalia' },
    reason: {
      de: 'Übergaben an das Landesarchiv verzichten in der 0503 bewusst auf Aussonderungsmetadaten: Die Bewertung ist dann schon abgeschlossen.',
      en: 'Transfers to the state archive leave out disposal metadata in the 0503 on purpose: the appraisal is done by then.',
    },
    source: 'lavnrw/xdomea-examples, example 0503 of version 4.0',
    parameters: { R11: { metadataInTransfer: 'optional' } },
  },
  strict: {
    title: { de: 'Streng', en: 'Strict' },
    reason: {
      de: 'Für Hersteller vor der Auslieferung: Hinweise auf Unstimmigkeiten in Präfix, Kontakten, Zeiten und Formaten gelten als Fehler.',
      en: 'For vendors before a release: warnings about prefix, contacts, times and formats count as errors.',
    },
    source: 'our own choice',
    severities: { R03: 'error', R04: 'error', R05: 'error', R17: 'error', R29: 'error', R34: 'error' },
    parameters: { R11: { metadataInTransfer: 'required' } },
  },
  'x-man': {
    title: { de: 'x-man (Landesarchiv Thüringen)', en: 'x-man (state archive of Thuringia)' },
    reason: {
      de: 'x-man liest höchstens fünf Stufen ein; tiefere Gliederungen gehen verloren.',
      en: 'x-man imports five levels at most; deeper ones are lost.',
    },
    source: 'Landesarchiv-Thueringen/x-man, README and CHANGELOG',
    severities: { R29: 'error' },
    parameters: { R29: { maxLevel: 5 } },
  },
  'fachverfahren-templates': {
    title: {
      de: 'Fachverfahren mit Vorlagen für VIS',
      en: 'Specialist systems with templates for VIS',
    },
    reason: {
      de: 'Diese Vorlagen schreiben das Präfix ns2, leere Absender und eine einzige UUID für alle Objekte einer 0605. Das empfangende System stört das nicht.',
      en: 'These templates write the prefix ns2, empty senders and one UUID for all records of a 0605. The receiving system does not mind.',
    },
    source: 'phpanhey/XdomeaPopulator, templates',
    severities: { R03: 'info', R04: 'info' },
  },
} as const satisfies Record<string, NamedProfile>;

/** Name of a profile that comes with the SDK. */
export type ProfileName = keyof typeof profiles;
