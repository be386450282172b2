import { fixedToken } from '../seed/ids.ts';

/** A relying party of the emulated broker. */
export interface OidcClient {
  clientId: string;
  clientSecret: string;
  /** Shown on the login page. */
  name: string;
  redirectUris: readonly string[];
  postLogoutRedirectUris?: readonly string[];
  /** Told when a session ends (OpenID Connect Back-Channel Logout); on this machine only. */
  backchannelLogoutUri?: string;
  /** Only pushed authorization requests (RFC 9126) are taken. Default false. */
  requirePushedAuthorizationRequests?: boolean;
  /**
   * Any path on any port of the own machine is a registered redirect address as well. Default false; the seeded
   * clients have it, so that a portal may use whichever port is free.
   */
  anyLoopbackRedirect?: boolean;
}

export function seedClients(seed: string): OidcClient[] {
  const client = (clientId: string, name: string, requirePar: boolean): OidcClient => ({
    clientId,
    clientSecret: `emulator-${fixedToken(seed, `oidc:${clientId}`)}`,
    name,
    redirectUris: ['http://127.0.0.1/callback'],
    postLogoutRedirectUris: ['http://127.0.0.1/'],
    requirePushedAuthorizationRequests: requirePar,
    anyLoopbackRedirect: true,
  });
  return [
    client('musterstadt-portal', 'Bürgerportal Musterstadt', false),
    client('musterstadt-portal-par', 'Bürgerportal Musterstadt (nur PAR)', true),
    client('beispielhausen-portal', 'Bürgerportal Beispielhausen', false),
  ];
}
