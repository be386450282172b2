import { areaKeyFault, codeOf, geocodingLevel, suggestCode } from '../../vocabulary/index.ts';
import { type Hit, hitIf, hits, type Rule } from '../rule.ts';

export const geocodingRules: readonly Rule[] = [
  {
    id: 'geocoding-level-present',
    severity: 'warning',
    source: 'DCAT-AP.de 3.0 Dataset, dcatde:politicalGeocodingLevelURI (Empfohlen); K09',
    message: {
      de: 'Die politische Ebene der Geokodierung fehlt.',
      en: 'The level of political geocoding is missing.',
    },
    reason: {
      de: 'Portale filtern nach Kommune, Land und Bund.',
      en: 'Portals filter by municipality, state and federation.',
    },
    repair: {
      de: 'Für kommunale Daten „municipality“ eintragen.',
      en: 'Enter "municipality" for municipal data.',
    },
    find: (dataset) => hitIf(dataset.politicalGeocodingLevel === undefined, 'politicalGeocodingLevel'),
  },
  {
    id: 'geocoding-level-known',
    severity: 'warning',
    source: 'DCAT-AP.de 3.0 controlled vocabularies, politicalGeocodingLevelURI',
    message: { de: 'Die politische Ebene steht nicht in der Liste.', en: 'The level is not in the list.' },
    reason: {
      de: 'Zulässig sind federal, state, administrativeDistrict, municipality, european, international.',
      en: 'Allowed are federal, state, administrativeDistrict, municipality, european, international.',
    },
    repair: { de: 'Einen dieser Werte eintragen.', en: 'Enter one of these values.' },
    *find({ politicalGeocodingLevel: level }): Generator<Hit> {
      if (level === undefined || codeOf(geocodingLevel, level) !== undefined) return;
      const suggestion = suggestCode(geocodingLevel, level);
      yield { place: 'politicalGeocodingLevel', ...(suggestion === undefined ? {} : { suggestion }) };
    },
  },
  {
    id: 'spatial-present',
    severity: 'warning',
    source: 'DCAT-AP.de 3.0 Dataset, dcterms:spatial (Empfohlen); MQA findability',
    message: { de: 'Der räumliche Bezug fehlt.', en: 'The spatial coverage is missing.' },
    reason: {
      de: 'Ohne ihn wird der Datensatz nicht über den Ort gefunden.',
      en: 'Without it the dataset is not found by place.',
    },
    repair: {
      de: 'Den Amtlichen Regionalschlüssel (ARS, 12 Stellen) eintragen.',
      en: 'Enter the official regional key (ARS, 12 digits).',
    },
    find: (dataset) => hitIf((dataset.spatial ?? []).length === 0, 'spatial'),
  },
  {
    id: 'area-key-valid',
    severity: 'error',
    source: 'DCAT-AP.de political geocoding; K08',
    message: {
      de: 'Der Gebietsschlüssel hat die falsche Länge, andere Zeichen als Ziffern oder kein deutsches Land.',
      en: 'The area key has the wrong length, other characters than digits, or no German state.',
    },
    reason: {
      de: 'ARS hat 12, AGS 8, Kreis 5, Land 2 Stellen; führende Nullen gehören dazu (oft von Excel entfernt).',
      en: 'ARS has 12 digits, AGS 8, district 5, state 2; leading zeros belong to it (spreadsheets drop them).',
    },
    repair: {
      de: 'Den Schlüssel als Text mit führender Null eintragen.',
      en: 'Enter the key as text with its leading zero.',
    },
    find: (dataset) =>
      hits(
        'spatial',
        dataset.spatial,
        ({ area }) => area !== undefined && areaKeyFault(area) !== undefined,
        '.area',
      ),
  },
  {
    id: 'place-located',
    severity: 'warning',
    source: 'DCAT-AP.de 3.0 Location; K04 to K07',
    message: {
      de: 'Ein Ort hat weder Gebietsschlüssel noch IRI noch Koordinaten.',
      en: 'A place has neither area key nor IRI nor coordinates.',
    },
    reason: { de: 'Ein Name allein ist nicht auswertbar.', en: 'A name alone cannot be evaluated.' },
    repair: { de: 'Gebietsschlüssel oder Koordinaten ergänzen.', en: 'Add an area key or coordinates.' },
    find: (dataset) =>
      hits(
        'spatial',
        dataset.spatial,
        ({ area, uri, bbox, centroid }) => !area && !uri && !bbox && !centroid,
      ),
  },
  {
    id: 'coordinates-wgs84',
    severity: 'error',
    source: 'DCAT-AP.de K04 to K07; GeoSPARQL wktLiteral default CRS84',
    message: {
      de: 'Koordinaten liegen nicht in Grad (Länge, Breite) oder das Rechteck ist verdreht.',
      en: 'Coordinates are not degrees (longitude, latitude) or the box is turned.',
    },
    reason: {
      de: 'Häufig sind es UTM-Koordinaten (EPSG:25832) oder Breite und Länge sind vertauscht.',
      en: 'Often they are UTM coordinates (EPSG:25832) or latitude and longitude are exchanged.',
    },
    repair: { de: 'In WGS 84 umrechnen, Länge zuerst.', en: 'Convert to WGS 84, longitude first.' },
    find: (dataset) =>
      hits('spatial', dataset.spatial, ({ bbox, centroid }) => {
        const outside = (lon: number, lat: number) => !(Math.abs(lon) <= 180 && Math.abs(lat) <= 90);
        if (centroid && outside(...centroid)) return true;
        if (!bbox) return false;
        const [w, s, e, n] = bbox;
        return outside(w, s) || outside(e, n) || w > e || s > n;
      }),
  },
];
