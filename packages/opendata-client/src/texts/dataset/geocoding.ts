import { type LocalText, type RuleTexts, text } from '@rathaus/client-core/texts';
import type { GeocodingRuleValues } from '../../dcat/check/rules/geocoding.ts';
import type { areaKeyFault } from '../../dcat/vocabulary/index.ts';
import { notListed } from './written.ts';

const keyFaults: Record<NonNullable<ReturnType<typeof areaKeyFault>>, LocalText> = {
  length: text('Der Gebietsschlüssel hat die falsche Länge.', 'The area key has the wrong length.'),
  digits: text(
    'Der Gebietsschlüssel enthält andere Zeichen als Ziffern.',
    'The area key contains other characters than digits.',
  ),
  state: text(
    'Der Gebietsschlüssel beginnt nicht mit der Nummer eines deutschen Landes (01 bis 16).',
    'The area key does not begin with the number of a German state (01 to 16).',
  ),
};

export const geocodingTexts: RuleTexts<GeocodingRuleValues> = {
  'opendata.dataset.geocoding-level-present': {
    title: text('Die politische Ebene der Geokodierung fehlt', 'The level of political geocoding is missing'),
    reason: text(
      'Portale filtern nach Kommune, Land und Bund.',
      'Portals filter by municipality, state and federation.',
    ),
    repair: text('Für kommunale Daten „municipality“ eintragen.', 'Enter "municipality" for municipal data.'),
    source: text(
      'DCAT-AP.de 3.0, Datensatz: dcatde:politicalGeocodingLevelURI (empfohlen); Konvention K09',
      'DCAT-AP.de 3.0, dataset: dcatde:politicalGeocodingLevelURI (recommended); convention K09',
    ),
  },
  'opendata.dataset.geocoding-level-known': {
    title: text('Die politische Ebene steht nicht in der Liste', 'The level is not in the list'),
    message: notListed('Die Ebene', 'The level'),
    reason: text(
      'Zulässig sind federal, state, administrativeDistrict, municipality, european, international.',
      'Allowed are federal, state, administrativeDistrict, municipality, european, international.',
    ),
    repair: text('Einen dieser Werte eintragen.', 'Enter one of these values.'),
    source: text(
      'DCAT-AP.de 3.0, kontrollierte Vokabulare: dcatde:politicalGeocodingLevelURI',
      'DCAT-AP.de 3.0, controlled vocabularies: dcatde:politicalGeocodingLevelURI',
    ),
  },
  'opendata.dataset.spatial-present': {
    title: text('Der räumliche Bezug fehlt', 'The spatial coverage is missing'),
    reason: text(
      'Ohne ihn wird der Datensatz nicht über den Ort gefunden.',
      'Without it the dataset is not found by place.',
    ),
    repair: text(
      'Den Amtlichen Regionalschlüssel (ARS, 12 Stellen) eintragen.',
      'Enter the official regional key (ARS, 12 digits).',
    ),
    source: text(
      'DCAT-AP.de 3.0, Datensatz: dcterms:spatial (empfohlen); europäische Bewertung der Metadatenqualität (MQA): Auffindbarkeit',
      'DCAT-AP.de 3.0, dataset: dcterms:spatial (recommended); European Metadata Quality Assessment (MQA): findability',
    ),
  },
  'opendata.dataset.area-key-valid': {
    title: text('Ein Gebietsschlüssel ist ungültig', 'An area key is invalid'),
    message: ({ fault }) => keyFaults[fault as keyof typeof keyFaults],
    reason: text(
      'ARS hat 12, AGS 8, Kreis 5, Land 2 Stellen; führende Nullen gehören dazu (oft von Excel entfernt).',
      'ARS has 12 digits, AGS 8, district 5, state 2; leading zeros belong to it (spreadsheets drop them).',
    ),
    repair: text(
      'Den Schlüssel als Text mit führender Null eintragen.',
      'Enter the key as text with its leading zero.',
    ),
    source: text(
      'DCAT-AP.de, politische Geokodierung; Konvention K08',
      'DCAT-AP.de, political geocoding; convention K08',
    ),
  },
  'opendata.dataset.place-located': {
    title: text(
      'Ein Ort hat weder Gebietsschlüssel noch IRI noch Koordinaten',
      'A place has neither area key nor IRI nor coordinates',
    ),
    reason: text('Ein Name allein ist nicht auswertbar.', 'A name alone cannot be evaluated.'),
    repair: text('Gebietsschlüssel oder Koordinaten ergänzen.', 'Add an area key or coordinates.'),
    source: text(
      'DCAT-AP.de 3.0, Ort; Konventionen K04 bis K07',
      'DCAT-AP.de 3.0, location; conventions K04 to K07',
    ),
  },
  'opendata.dataset.coordinates-wgs84': {
    title: text(
      'Koordinaten liegen nicht in Grad (Länge, Breite) oder das Rechteck ist verdreht',
      'Coordinates are not degrees (longitude, latitude) or the box is turned',
    ),
    reason: text(
      'Häufig sind es UTM-Koordinaten (EPSG:25832) oder Breite und Länge sind vertauscht.',
      'Often they are UTM coordinates (EPSG:25832) or latitude and longitude are exchanged.',
    ),
    repair: text('In WGS 84 umrechnen, Länge zuerst.', 'Convert to WGS 84, longitude first.'),
    source: text(
      'DCAT-AP.de, Konventionen K04 bis K07; GeoSPARQL: wktLiteral ohne Angabe ist CRS84',
      'DCAT-AP.de, conventions K04 to K07; GeoSPARQL: wktLiteral without a reference system is CRS84',
    ),
  },
};
