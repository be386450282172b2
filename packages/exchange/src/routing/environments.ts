import type { RoutingPortal } from './portal-keys.ts';

/** Addresses of one environment of the Routing API. */
export interface RoutingEnvironment {
  baseUrl: string;
  portals: readonly RoutingPortal[];
}

/**
 * Public addresses of the routing service. The portal of TEST was seen in a live run (June 2026); that of PROD stands in
 * no public source and must be asked for. The version at the end is that of the one public client of version 2; the public
 * document names `/v1`. Sources: routing document 2.0.0, klarbau/govtech-de.
 */
export const routingEnvironments = {
  test: {
    baseUrl: 'https://routing-api-testing.fit-connect.fitko.dev/v2',
    portals: [{ issuer: 'https://portal.auth-testing.fit-connect.fitko.dev' }],
  },
  production: { baseUrl: 'https://routing-api-prod.fit-connect.fitko.net/v2', portals: [] },
} as const satisfies Record<string, RoutingEnvironment>;
