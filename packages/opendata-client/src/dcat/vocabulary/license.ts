import type { Vocabulary, VocabularyEntry } from './vocabulary.ts';

/** One licence of the DCAT-AP.de list. */
export interface LicenseEntry extends VocabularyEntry {
  /** Open by GovData's list (dashboard of 2025-10-21). */
  readonly open: boolean;
  /** Demands naming the source, so that dcatde:licenseAttributionByText is needed (K35). */
  readonly attribution: boolean;
  /** CKAN's own `license_id` where CKAN ships one that says the same; other ids depend on the site's licence list. */
  readonly ckan?: string;
}

const entry = (name: string, open: boolean, attribution: boolean, ckan?: string): LicenseEntry => ({
  de: name,
  en: name,
  open,
  attribution,
  ...(ckan === undefined ? {} : { ckan }),
});

const base = 'http://dcat-ap.de/def/licenses';

/** dcterms:license of a distribution: the DCAT-AP.de list. `geoNutz` and `geonutz` are two codes, case matters. */
export const license = {
  scheme: base,
  base: `${base}/`,
  entries: {
    'dl-zero-de/2.0': entry('Datenlizenz Deutschland – Zero – Version 2.0', true, false),
    'dl-by-de/2.0': entry('Datenlizenz Deutschland – Namensnennung – Version 2.0', true, true),
    'cc-by/4.0': entry('Creative Commons Namensnennung 4.0', true, true),
    'cc-zero': entry('Creative Commons CC0', true, false, 'cc-zero'),
    'cc-by': entry('Creative Commons Namensnennung', true, true, 'cc-by'),
    'cc-by-de/3.0': entry('Creative Commons Namensnennung 3.0 Deutschland', true, true),
    'cc-by-sa': entry(
      'Creative Commons Namensnennung, Weitergabe unter gleichen Bedingungen',
      true,
      true,
      'cc-by-sa',
    ),
    'cc-by-sa/4.0': entry(
      'Creative Commons Namensnennung, Weitergabe unter gleichen Bedingungen 4.0',
      true,
      true,
    ),
    'cc-by-sa-de/3.0': entry(
      'Creative Commons Namensnennung, Weitergabe unter gleichen Bedingungen 3.0 Deutschland',
      true,
      true,
    ),
    'ccpdm/1.0': entry('Public Domain Mark 1.0', true, false),
    'dl-by-de/1.0': entry('Datenlizenz Deutschland – Namensnennung – Version 1.0', true, true),
    'geonutz/20130319': entry('GeoNutzV des Bundes', true, false),
    'geoNutz/20131001': entry('Nutzungsbestimmungen Geodaten Berlin', true, false),
    apache: entry('Apache License', true, false),
    bsd: entry('BSD License', true, false),
    gfdl: entry('GNU Free Documentation License', true, false, 'gfdl'),
    'gpl/3.0': entry('GNU General Public License 3.0', true, false),
    mozilla: entry('Mozilla Public License 2.0', true, false),
    odbl: entry('Open Database License', true, false, 'odc-odbl'),
    odby: entry('Open Data Commons Attribution License', true, false, 'odc-by'),
    odcpddl: entry('Open Data Commons Public Domain Dedication and Licence', true, false, 'odc-pddl'),
    officialWork: entry('Amtliches Werk, lizenzfrei nach § 5 Abs. 1 UrhG', true, false),
    'other-open': entry('Andere offene Lizenz', true, false, 'other-open'),
    'other-opensource': entry('Andere Open-Source-Lizenz', true, false),
    'cc-by-nc': entry('Creative Commons Namensnennung, nicht kommerziell', false, true, 'cc-nc'),
    'cc-by-nc/4.0': entry('Creative Commons Namensnennung, nicht kommerziell 4.0', false, true),
    'cc-by-nc-de/3.0': entry(
      'Creative Commons Namensnennung, nicht kommerziell 3.0 Deutschland',
      false,
      true,
    ),
    'cc-by-nd': entry('Creative Commons Namensnennung, keine Bearbeitung', false, true),
    'cc-by-nd/3.0': entry('Creative Commons Namensnennung, keine Bearbeitung 3.0', false, true),
    'cc-by-nd/4.0': entry('Creative Commons Namensnennung, keine Bearbeitung 4.0', false, true),
    'dl-by-nc-de/1.0': entry('Datenlizenz Deutschland – Namensnennung, nicht kommerziell – 1.0', false, true),
    'other-closed': entry('Andere geschlossene Lizenz', false, false, 'other-closed'),
    'other-commercial': entry('Andere kommerzielle Lizenz', false, false),
    'other-freeware': entry('Andere Freeware-Lizenz', false, false),
  },
} as const satisfies Vocabulary;

/** Code of the DCAT-AP.de licence list, for example `dl-by-de/2.0`. */
export type LicenseCode = keyof typeof license.entries;
