import type { TableConfig } from './config.ts';
import type { PlannedColumn } from './plan-columns.ts';

/** Where the points of a table are, and whether they are WGS 84 degrees. */
export interface TableGeometry {
  /** Indexes of the columns. */
  readonly longitude: number;
  readonly latitude: number;
  /**
   * `wgs84`: served as GeoJSON. `projected`: values that are no degrees, as of EPSG:25832. `swapped`: longitudes that lie
   * where the latitudes of Germany do and the other way round. `not-numbers`: the columns hold something else.
   */
  readonly system: 'wgs84' | 'projected' | 'swapped' | 'not-numbers';
}

const longitudes =
  /^(?:lon|long|lng|longitude|geo[_ ]?lon(?:gitude)?|l(?:ä|ae)ngengrad|geogr(?:aphische|\.)? ?l(?:ä|ae)nge)$/i;
const latitudes = /^(?:lat|latitude|geo[_ ]?lat(?:itude)?|breitengrad|geogr(?:aphische|\.)? ?breite)$/i;

/** The columns of the points: those of the configuration, or one of each by a plain name. */
export function geometryColumns(
  columns: readonly PlannedColumn[],
  { geometry }: TableConfig,
): { longitude: number; latitude: number } | undefined {
  if (geometry === false) return undefined;
  const find = (isWanted: (name: string) => boolean): number | undefined => {
    const found = columns.flatMap(({ name }, index) => (isWanted(name) ? [index] : []));
    return found.length === 1 ? found[0] : undefined;
  };
  const longitude = find((name) => (geometry ? name === geometry.longitude : longitudes.test(name)));
  const latitude = find((name) => (geometry ? name === geometry.latitude : latitudes.test(name)));
  return longitude === undefined || latitude === undefined ? undefined : { longitude, latitude };
}

/** Watches all points, so that coordinates of another system are not served as degrees. */
export class PointBounds {
  west = Number.POSITIVE_INFINITY;
  east = Number.NEGATIVE_INFINITY;
  south = Number.POSITIVE_INFINITY;
  north = Number.NEGATIVE_INFINITY;

  add(longitude: unknown, latitude: unknown): void {
    if (typeof longitude === 'number') {
      this.west = Math.min(this.west, longitude);
      this.east = Math.max(this.east, longitude);
    }
    if (typeof latitude === 'number') {
      this.south = Math.min(this.south, latitude);
      this.north = Math.max(this.north, latitude);
    }
  }

  get system(): TableGeometry['system'] {
    const { west, east, south, north } = this;
    if (west > east || south > north) return 'not-numbers';
    if (west < -180 || east > 180 || south < -90 || north > 90) return 'projected';
    // Germany lies between 5 and 16 degrees east, 47 and 56 north.
    return west >= 47 && east <= 56 && south >= 5 && north <= 16 ? 'swapped' : 'wgs84';
  }
}
