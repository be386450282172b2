import { type Pages, paginateOffset } from '@rathaus/client-core';
import { type Abortable, sleep as wait } from '@rathaus/client-core/abort';
import { isUuid } from '@rathaus/client-core/text';
import { type components, createRoutingApi } from '../api/routing-v2.ts';
import { exchangeError } from '../errors.ts';
import { isAgs, isArs, type QueriedArea } from './area.ts';
import {
  type DestinationSignature,
  type RouteRefusal,
  type SignatureRules,
  verifyDestinationSignature,
} from './destination-signature.ts';
import { createPortalKeys } from './portal-keys.ts';
import { createRateWindow } from './rate-window.ts';
import { type RouteInformation, readInformation } from './route-information.ts';
import { checkRoutingOptions, coreOptionsOf, hostsOf, type RoutingClientOptions } from './routing-options.ts';

/** An area as the service lists it. */
export type Area = components['schemas']['Area'];

/** For whom is looked: a service (Leistungsschlüssel or its URN) and exactly one area. */
export type RouteQuery = {
  /** `99102013104000` or `urn:de:fim:leika:leistung:99102013104000`. */
  service: string;
} & (
  | {
      /** Amtlicher Regionalschlüssel: 2, 3, 5, 9 or 12 digits. */
      ars: string;
      ags?: undefined;
      areaId?: undefined;
    }
  | {
      /** Amtlicher Gemeindeschlüssel: 2, 3, 5 or 8 digits. */
      ags: string;
      ars?: undefined;
      areaId?: undefined;
    }
  | {
      /** Id of an area as `areas()` gives it. */
      areaId: string;
      /**
       * The ARS of that area, not sent but compared with the signatures, which know no ids. Without it every route is
       * refused as `area-unchecked`.
       */
      ars?: string | undefined;
      ags?: undefined;
    }
);

/** A route whose signature holds for the service, the area, the destination and the delivery service. */
export interface Route {
  destinationId: string;
  signature: DestinationSignature;
  /** For people; signed by nobody. */
  information: RouteInformation;
}

/** A route that must not be used. */
export interface RefusedRoute {
  /** Absent when it is no UUID. */
  destinationId: string | undefined;
  reason: RouteRefusal;
  /** The reason may have gone at the next attempt: `keys-unavailable`, `unknown-key`. */
  retryable: boolean;
}

/** What was found. */
export interface FoundRoutes {
  routes: readonly Route[];
  /** What the service gave and nobody must send to. An empty `routes` beside these is no "nobody is competent". */
  refused: readonly RefusedRoute[];
  /** Whether the service has no more than these. At most 500 are read. */
  complete: boolean;
}

/** Finds destinations and verifies what binds them to a service and an area. */
export interface RoutingClient {
  /**
   * Destinations that are competent for a service in an area. Only verified ones are in `routes`. Errors:
   * `exchange.routing.invalid-request`, `exchange.routing.unusable-answer`, `exchange.routing.rate-limited`,
   * `exchange.routing.keys-unavailable` (nothing could be verified, ask again), `core.*`.
   */
  find(query: RouteQuery, call?: Abortable): Promise<FoundRoutes>;
  /**
   * Areas by words of their names (`*` stands for any characters) or postcodes, 1 to 10, each of at least two
   * characters. Page by page, at most 10,000. Throws `exchange.routing.invalid-request` at once.
   */
  areas(
    search: string | readonly string[],
    call?: Abortable & { pageSize?: number | undefined },
  ): Pages<Area, number>;
}

const urnPrefix = 'urn:de:fim:leika:leistung:';
const mostRoutes = 500;
const mostAreas = 10_000;

const invalid = (member: string, message: string) =>
  exchangeError('exchange.routing.invalid-request', { message, details: { member } });
const unusable = (part: string) => exchangeError('exchange.routing.unusable-answer', { details: { part } });

/**
 * Makes a client of the Routing API 2.0. The service needs no token. Errors: `exchange.config.invalid` with all faults.
 *
 * @example
 * const routing = createRoutingClient({
 *   ...routingEnvironments.test,
 *   submissionHosts: ['test.fit-connect.fitko.dev'],
 *   trust: { [allowInsecurePublicKey]: true },
 *   userAgent: 'Posteingang-Musterstadt/1.0 (it@musterstadt.example)',
 * });
 * const { routes, refused } = await routing.find({ service: '99102013104000', ars: '059990012012' }, { signal });
 */
export function createRoutingClient(options: RoutingClientOptions): RoutingClient {
  checkRoutingOptions(options);
  const { clock = Date.now, sleep = wait, trust = {}, maxResponseBytes = 10_000_000 } = options;
  const client = coreOptionsOf(options);
  const api = createRoutingApi({ ...client, maxResponseBytes, baseUrl: options.baseUrl });
  const limit = createRateWindow({ clock, sleep, maxWait: options.maxRateWait ?? 30_000 });
  const rules: SignatureRules = {
    portals: new Map(
      options.portals.map((portal) => [
        portal.issuer,
        createPortalKeys({
          portal: { ...portal },
          trust,
          client,
          clock,
          applicationTimeout: options.applicationTimeout,
          cacheTime: options.keyCacheTime ?? 600_000,
          refetchPause: options.keyRefetchPause ?? 30_000,
        }),
      ]),
    ),
    submissionHosts: hostsOf(options),
    clock,
    skew: options.skew ?? 300_000,
    maxAge: options.maxSignatureAge ?? Number.POSITIVE_INFINITY,
  };

  const routesOf = ({ leikaKey, area }: CheckedQuery, { signal }: Abortable) =>
    paginateOffset<ReadRoute>({
      limit: 100,
      signal,
      async load(range) {
        const place = area.kind === 'areaId' ? { areaId: area.id } : { [area.kind]: area.key };
        const query = { leikaKey, ...place, ...range };
        const { data } = await limit.run(() => api.withResponse.get('/routes', { query, signal }), signal);
        if (!Array.isArray(data?.routes)) throw unusable('routes');
        return { items: data.routes.map(readRoute), total: totalOf(data.totalCount) };
      },
    });

  return {
    async find(given, call = {}) {
      const query = checkedQuery(given);
      const found: { routes: Route[]; refused: RefusedRoute[]; complete: boolean } = {
        routes: [],
        refused: [],
        complete: true,
      };
      let outage: unknown;
      let seen = 0;
      for await (const item of routesOf(query, call)) {
        if (++seen > mostRoutes) {
          found.complete = false;
          break;
        }
        const verdict = await judgeRoute(item, query, rules, call);
        if ('route' in verdict) found.routes.push(verdict.route);
        else {
          found.refused.push(verdict.refused);
          outage ??= verdict.cause;
        }
      }
      // An empty result would read as "nobody is competent" while nobody was asked.
      if (found.routes.length === 0 && found.refused.some(({ reason }) => reason === 'keys-unavailable'))
        throw exchangeError('exchange.routing.keys-unavailable', { cause: outage });
      return found;
    },

    areas(search, { pageSize = 100, signal } = {}) {
      const areaSearchexpression = checkedSearch(search);
      return paginateOffset<Area>({
        limit: Math.min(Math.max(1, pageSize), 500),
        signal,
        async load(range) {
          const query = { areaSearchexpression, ...range };
          const { data } = await limit.run(() => api.withResponse.get('/areas', { query, signal }), signal);
          if (!Array.isArray(data?.areas)) throw unusable('areas');
          const items = data.areas.slice(0, mostAreas - range.offset).map(checkedArea);
          const next = range.offset + items.length;
          return { items, total: next >= mostAreas ? next : totalOf(data.totalCount) };
        },
      });
    },
  };
}

interface CheckedQuery {
  leikaKey: string;
  area: QueriedArea;
}

function checkedQuery({ service, ars, ags, areaId }: RouteQuery): CheckedQuery {
  const text = typeof service === 'string' ? service : '';
  const leikaKey = text.toLowerCase().startsWith(urnPrefix) ? text.slice(urnPrefix.length) : text;
  if (!/^99\d{12}$/.test(leikaKey)) throw invalid('service', 'a service key has 99 and twelve digits');
  if (areaId !== undefined) {
    if (ags !== undefined) throw invalid('ags', 'exactly one area is asked for');
    if (typeof areaId !== 'string' || !/^\d{1,20}$/.test(areaId)) throw invalid('areaId', 'it is no number');
    if (ars !== undefined && !isArs(ars)) throw invalid('ars', 'it has 2, 3, 5, 9 or 12 digits');
    return { leikaKey, area: { kind: 'areaId', id: areaId, ars } };
  }
  if ((ars === undefined) === (ags === undefined)) throw invalid('ars', 'exactly one area is asked for');
  if (ars !== undefined) {
    if (!isArs(ars)) throw invalid('ars', 'it has 2, 3, 5, 9 or 12 digits');
    return { leikaKey, area: { kind: 'ars', key: ars } };
  }
  if (!isAgs(ags)) throw invalid('ags', 'it has 2, 3, 5 or 8 digits');
  return { leikaKey, area: { kind: 'ags', key: ags } };
}

/** At least two characters beside the wildcards, as the contract says; counted, because its pattern backtracks. */
function checkedSearch(search: string | readonly string[]): string[] {
  const words = typeof search === 'string' ? [search] : [...search];
  const good = (word: unknown) =>
    typeof word === 'string' && word.length <= 200 && word.split('*').some((part) => part.trim().length >= 2);
  if (words.length < 1 || words.length > 10 || !words.every(good))
    throw invalid('search', '1 to 10 words with at least two characters each');
  return words;
}

function checkedArea(area: Area): Area {
  const { id, name, type }: Partial<Area> = area ?? {};
  if (typeof id !== 'string' || !/^\d{1,20}$/.test(id) || typeof name !== 'string') throw unusable('areas');
  return { id, name, type: typeof type === 'string' ? type : '' };
}

const totalOf = (total: unknown): number | undefined =>
  Number.isSafeInteger(total) ? (total as number) : undefined;

interface ReadRoute {
  destinationId: string | undefined;
  token: string;
  information: RouteInformation;
}

/** At once when it comes: what is foreign may nest deeper than any code that walks through it. */
function readRoute(item: unknown): ReadRoute {
  const route = typeof item === 'object' && item !== null ? (item as Record<string, unknown>) : {};
  const { destinationId, destinationSignature } = route;
  return {
    destinationId: isUuid(destinationId) ? destinationId : undefined,
    token: typeof destinationSignature === 'string' ? destinationSignature : '',
    information: readInformation(route),
  };
}

async function judgeRoute(
  { destinationId, token, information }: ReadRoute,
  { leikaKey, area }: CheckedQuery,
  rules: SignatureRules,
  call: Abortable,
): Promise<{ route: Route } | { refused: RefusedRoute; cause: unknown }> {
  if (destinationId === undefined)
    return { refused: { destinationId, reason: 'form', retryable: false }, cause: undefined };
  const expected = { destinationId, serviceUrn: urnPrefix + leikaKey, area };
  const verdict = await verifyDestinationSignature(token, expected, rules, call);
  if (verdict.ok) return { route: { destinationId, signature: verdict.signature, information } };
  const { reason, cause } = verdict;
  const retryable = reason === 'keys-unavailable' || reason === 'unknown-key';
  return { refused: { destinationId, reason, retryable }, cause };
}
