import type { Keycloak } from './keycloak.ts';

/** Of the administrator of Keycloak. Only for tests. */
export const adminPassword = 'geheim-test';

/** The REST interface of Keycloak for administrators, about the realm `test`. Throws what Keycloak says when it refuses. */
export class KeycloakRest {
  readonly #keycloak: Keycloak;
  readonly #base: string;

  constructor(keycloak: Keycloak) {
    this.#keycloak = keycloak;
    this.#base = `${keycloak.origin}/admin/realms/test`;
  }

  async read<T>(path: string): Promise<T> {
    return (await (await this.ask('GET', path)).json()) as T;
  }

  /** `address` is a path in the realm, or where an answer said that something is; a text goes as it is. */
  async ask(method: string, address: string, body?: object | string): Promise<Response> {
    const response = await fetch(address.startsWith('/') ? `${this.#base}${address}` : address, {
      method,
      headers: {
        authorization: `Bearer ${await this.#token()}`,
        'content-type': typeof body === 'string' ? 'text/plain' : 'application/json',
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    if (!response.ok)
      throw new Error(
        `${method} ${address} at Keycloak ended with ${response.status}: ${await response.text()}`,
      );
    return response;
  }

  /** Lives for a minute, so each question has its own. */
  async #token(): Promise<string> {
    const answer = await fetch(`${this.#keycloak.origin}/realms/master/protocol/openid-connect/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'password',
        client_id: 'admin-cli',
        username: 'admin',
        password: adminPassword,
      }),
    });
    if (!answer.ok) throw new Error(`Keycloak does not know the administrator: ${answer.status}`);
    return ((await answer.json()) as { access_token: string }).access_token;
  }
}
