import type { Keycloak } from '../../../tools/testing/keycloak.ts';
import { KeycloakRest } from '../../../tools/testing/keycloak-rest.ts';

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
  readonly #rest: KeycloakRest;
  #made: Key[] = [];
  #priority = 1_000;

  constructor(keycloak: Keycloak) {
    this.#keycloak = keycloak;
    this.#rest = new KeycloakRest(keycloak);
  }

  /** A new key of higher priority for each algorithm. */
  async rollOver(former: FormerKeys, algorithms: readonly string[] = ['PS256']): Promise<void> {
    const old = this.#made;
    const made: Key[] = [];
    for (const algorithm of algorithms) {
      this.#priority += 1;
      const priority = this.#priority;
      const name = `${algorithm}-${priority}`.toLowerCase();
      const response = await this.#rest.ask(
        'POST',
        '/components',
        component({ name, algorithm, priority }, true),
      );
      made.push({ name, algorithm, priority, address: response.headers.get('location') ?? '' });
    }
    this.#made = former === 'removed' ? made : [...made, ...old.slice(0, algorithms.length)];
    for (const key of old) {
      if (!this.#made.includes(key)) await this.#rest.ask('DELETE', key.address);
      else await this.#rest.ask('PUT', key.address, component(key, false));
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
    const [known] = await this.#rest.read<{ id: string; attributes: Record<string, string> }[]>(
      `/clients?clientId=${clientId}`,
    );
    if (known === undefined) throw new Error(`Keycloak has no client ${clientId}`);
    await this.#rest.ask('PUT', `/clients/${known.id}`, {
      ...known,
      ...more,
      attributes: { ...known.attributes, ...attributes },
    });
  }

  /** Names of the sessions of a person, the oldest first. */
  async sessionsOf(username: string): Promise<string[]> {
    const sessions = await this.#rest.read<{ id: string; start: number }[]>(
      `/users/${await this.#userId(username)}/sessions`,
    );
    return sessions.toSorted((a, b) => a.start - b.start).map(({ id }) => id);
  }

  async endSession(id: string): Promise<void> {
    await this.#rest.ask('DELETE', `/sessions/${id}`);
  }

  /** Ends all sessions of a person. */
  async logOut(username: string): Promise<void> {
    await this.#rest.ask('POST', `/users/${await this.#userId(username)}/logout`);
  }

  /** Ends all sessions of all persons. */
  async logOutAll(): Promise<void> {
    await this.#rest.ask('POST', '/logout-all');
  }

  async #userId(username: string): Promise<string> {
    const [user] = await this.#rest.read<{ id: string }[]>(`/users?exact=true&username=${username}`);
    if (user === undefined) throw new Error(`Keycloak knows no ${username}`);
    return user.id;
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
