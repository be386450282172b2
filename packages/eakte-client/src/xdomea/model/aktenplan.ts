import type { Erweiterbar, Uuid, Zeitraum } from './code.ts';
import type { Aufbewahrungsdauer, Aussonderungsartwahl } from './metadaten.ts';
import type { Format } from './objekte.ts';

/** A unit of the file plan, with its retention. Up to 2.4 only title, kind, state and retention exist. */
export interface Aktenplaneinheit extends Aussonderungsartwahl, Erweiterbar {
  /** In messages about the appraisal of file plans (0511–0514). */
  id?: Uuid;
  kennzeichen?: string;
  inhaltsangabe?: string;
  betreffKurz?: string;
  gueltigkeit?: Zeitraum;
  stillgelegt?: boolean;
  aufbewahrungsdauer?: Aufbewahrungsdauer;
  einheit?: Aktenplaneinheit[];
  verweisAktenplaneinheit?: string[];
}

/** A file plan: the units under which an authority files its records (0301, 0511, and beside records). */
export interface Aktenplan {
  /** In message 0511. */
  id?: Uuid;
  bezeichnung: string;
  typ?: string;
  version: string;
  einheit?: Aktenplaneinheit[];
  gueltigkeit?: Zeitraum;
  aktenplandatei?: Format[];
}
