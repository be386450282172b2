import { pointer, type Term, term } from '@rathaus/client-core/findings';
import { areaKeyFault, geocodingLevel } from '../../vocabulary/index.ts';
import { type DatasetRules, hitIf, hits, type NoValues } from '../rule.ts';
import { outside, type WrittenCode } from './written-code.ts';

/** Values of the rules about places. `fault`: `length`, `digits` or `state`. */
export type GeocodingRuleValues = {
  'opendata.dataset.geocoding-level-present': NoValues;
  'opendata.dataset.geocoding-level-known': WrittenCode;
  'opendata.dataset.spatial-present': NoValues;
  'opendata.dataset.area-key-valid': { fault: Term };
  'opendata.dataset.place-located': NoValues;
  'opendata.dataset.coordinates-wgs84': NoValues;
};

export const geocodingRules: DatasetRules<GeocodingRuleValues> = {
  'opendata.dataset.geocoding-level-present': {
    severity: 'warning',
    who: 'authority',
    find: (dataset) => hitIf(dataset.politicalGeocodingLevel === undefined, 'politicalGeocodingLevel'),
  },
  'opendata.dataset.geocoding-level-known': {
    severity: 'warning',
    who: 'authority',
    find: (dataset) => outside(geocodingLevel, dataset.politicalGeocodingLevel, 'politicalGeocodingLevel'),
  },
  'opendata.dataset.spatial-present': {
    severity: 'warning',
    who: 'authority',
    find: (dataset) => hitIf((dataset.spatial ?? []).length === 0, 'spatial'),
  },
  'opendata.dataset.area-key-valid': {
    severity: 'error',
    who: 'authority',
    *find(dataset) {
      for (const [index, { area }] of (dataset.spatial ?? []).entries()) {
        const fault = area && areaKeyFault(area);
        if (fault) yield { place: pointer('spatial', index, 'area'), values: { fault: term(fault) } };
      }
    },
  },
  'opendata.dataset.place-located': {
    severity: 'warning',
    who: 'authority',
    find: (dataset) =>
      hits(
        'spatial',
        dataset.spatial,
        ({ area, uri, bbox, centroid }) => !area && !uri && !bbox && !centroid,
      ),
  },
  'opendata.dataset.coordinates-wgs84': {
    severity: 'error',
    who: 'authority',
    find: (dataset) =>
      hits('spatial', dataset.spatial, ({ bbox, centroid }) => {
        const outsideOfEarth = (lon: number, lat: number) => !(Math.abs(lon) <= 180 && Math.abs(lat) <= 90);
        if (centroid && outsideOfEarth(...centroid)) return true;
        if (!bbox) return false;
        const [w, s, e, n] = bbox;
        return outsideOfEarth(w, s) || outsideOfEarth(e, n) || w > e || s > n;
      }),
  },
};
