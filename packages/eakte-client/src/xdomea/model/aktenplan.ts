import type { Erweiterbar, Uuid, Zeitraum } from './code.ts';
import type { Aufbewahrungsdauer, Aussonderungsartwahl } from './metadaten.ts';
import type { Format } from './objekte.ts';

/** A unit of the file plan, with its retention. Up to 2.4 only title, kind, state and retention exist. */
export interface Aktenplaneinheit extends Aussonderungsartwahl, Erweiterbar {
  /** In messages about the appraisal of file plans (0511–0514). */
  id?: Uuid | undefined;
  kennzeichen?: string | undefined;
  inhaltsangabe?: string | undefined;
  betreffKurz?: string | undefined;
  gueltigkeit?: Zeitraum | undefined;
  stillgelegt?: boolean | undefined;
  aufbewahrungsdauer?: Aufbewahrungsdauer | undefined;
  einheit?: Aktenplaneinheit[] | undefined;
  verweisAktenplaneinheit?: string[] | undefined;
}

/** A file plan: the units under which an authority files its records (0301, 0511, and beside records). */
export interface Aktenplan {
  /** In message 0511. */
  id?: Uuid | undefined;
  bezeichnung: string;
  typ?: string | undefined;
  version: string;
  einheit?: Aktenplaneinheit[] | undefined;
  gueltigkeit?: Zeitraum | undefined;
  aktenplandatei?: Format[] | undefined;
}
