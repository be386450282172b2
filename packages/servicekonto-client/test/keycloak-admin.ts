import type { Keycloak } from '../../../tools/testing/keycloak.ts';

/** Of the administrator of Keycloak. Only for tests. */
export const adminPassword = 'geheim-test';

/** What becomes of the key that signed before: it goes at once, or still verifies until the next roll-over. */
export type FormerKeys = 'removed' | 'passive';

interface Key {
  readonly name: string;
  readonly algorithm: string;
  readonly priority: number;
  readonly address: string;
}

/** What an administrator does in the realm `test`, over the REST interface of Keycloak. */
export class KeycloakAdmin {
  readonly #keycloak: Keycloak;
  readonly #base: string;
  #made: Key[] = [];
  #priority = 1_000;

  constructor(keycloak: Keycloak) {
    this.#keycloak = keycloak;
    this.#base = `${keycloak.origin}/admin/realms/test`;
  }

  /** A new key of higher priority for each algorithm. */
  async rollOver(former: FormerKeys, algorithms: readonly string[] = ['PS256']): Promise<void> {
    const old = this.#made;
    const made: Key[] = [];
    for (const algorithm of algorithms) {
      this.#priority += 1;
      const priority = this.#priority;
      const name = `${algorithm}-${priority}`.toLowerCase();
      const response = await this.#ask('POST', '/components', component({ name, algorithm, priority }, true));
      made.push({ name, algorithm, priority, address: response.headers.get('location') ?? '' });
    }
    this.#made = former === 'removed' ? made : [...made, ...old.slice(0, algorithms.length)];
    for (const key of old) {
      if (!this.#made.includes(key)) await this.#ask('DELETE', key.address);
      else await this.#ask('PUT', key.address, component(key, false));
    }
  }

  /** Names of the keys that Keycloak publishes. */
  async publishedKeys(): Promise<string[]> {
    const answer = await fetch(`${this.#keycloak.issuer}/protocol/openid-connect/certs`);
    return ((await answer.json()) as { keys: { kid: string }[] }).keys.map(({ kid }) => kid);
  }

  /** Registers where Keycloak reports the end of a session, or other properties of an application. */
  async configure(
    clientId: string,
    attributes: Readonly<Record<string, string>>,
    more: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    const [known] = await this.#read<{ id: string; attributes: Record<string, string> }[]>(
      `/clients?clientId=${clientId}`,
    );
    if (known === undefined) throw new Error(`Keycloak has no client ${clientId}`);
    await this.#ask('PUT', `/clients/${known.id}`, {
      ...known,
      ...more,
      attributes: { ...known.attributes, ...attributes },
    });
  }

  /** Names of the sessions of a person, the oldest first. */
  async sessionsOf(username: string): Promise<string[]> {
    const sessions = await this.#read<{ id: string; start: number }[]>(
      `/users/${await this.#userId(username)}/sessions`,
    );
    return sessions.toSorted((a, b) => a.start - b.start).map(({ id }) => id);
  }

  async endSession(id: string): Promise<void> {
    await this.#ask('DELETE', `/sessions/${id}`);
  }

  /** Ends all sessions of a person. */
  async logOut(username: string): Promise<void> {
    await this.#ask('POST', `/users/${await this.#userId(username)}/logout`);
  }

  /** Ends all sessions of all persons. */
  async logOutAll(): Promise<void> {
    await this.#ask('POST', '/logout-all');
  }

  async #userId(username: string): Promise<string> {
    const [user] = await this.#read<{ id: string }[]>(`/users?exact=true&username=${username}`);
    if (user === undefined) throw new Error(`Keycloak knows no ${username}`);
    return user.id;
  }

  async #read<T>(path: string): Promise<T> {
    return (await (await this.#ask('GET', path)).json()) as T;
  }

  async #ask(method: string, address: string, body?: object): Promise<Response> {
    const response = await fetch(address.startsWith('/') ? `${this.#base}${address}` : address, {
      method,
      headers: { authorization: `Bearer ${await this.#token()}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok)
      throw new Error(`${method} at Keycloak ended with ${response.status}: ${await response.text()}`);
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

const component = ({ name, algorithm, priority }: Omit<Key, 'address'>, isActive: boolean) => ({
  name,
  providerId: 'rsa-generated',
  providerType: 'org.keycloak.keys.KeyProvider',
  config: {
    priority: [`${priority}`],
    enabled: ['true'],
    active: [`${isActive}`],
    algorithm: [algorithm],
    keySize: ['2048'],
  },
});
