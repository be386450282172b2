import type { Keycloak } from '../../../tools/testing/keycloak.ts';
import { KeycloakRest } from '../../../tools/testing/keycloak-rest.ts';

/** Of the application in the realm. Only for tests. */
export const application = { clientId: 'portal', clientSecret: 's3cret-test' } as const;
/** Name of BundID in the realm. */
export const alias = 'bundid';
/** By BundID's rules a name of the town without port, not the address of Keycloak. */
export const brokerEntityId = 'https://musterstadt.example/keycloak';

/** A realm with one application and nobody in it: everybody comes from the identity provider. */
export const realm = {
  realm: 'test',
  enabled: true,
  sslRequired: 'none',
  clients: [
    {
      clientId: application.clientId,
      protocol: 'openid-connect',
      publicClient: false,
      secret: application.clientSecret,
      standardFlowEnabled: true,
      redirectUris: ['http://127.0.0.1:*'],
    },
  ],
} as const;

/** Of the identity provider, in the words of Keycloak. */
export type Settings = Readonly<Record<string, string>>;

/** Somebody who came from the identity provider, as Keycloak keeps them. */
export interface BrokeredUser {
  readonly id: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly attributes?: Readonly<Record<string, readonly string[]>>;
  /** How the identity provider calls them. */
  readonly federated: readonly { readonly identityProvider: string; readonly userId: string }[];
}

/** What an administrator sets up so that a realm takes logins of an identity provider, over Keycloak's REST interface. */
export class KeycloakBroker {
  readonly #keycloak: Keycloak;
  readonly #rest: KeycloakRest;
  #imported: Settings = {};

  constructor(keycloak: Keycloak) {
    this.#keycloak = keycloak;
    this.#rest = new KeycloakRest(keycloak);
  }

  /** Keycloak reads the metadata itself; `settings` come in the place of what it makes of them. */
  async importFrom(metadata: string, settings: Settings): Promise<void> {
    const read = await this.#rest.ask('POST', '/identity-provider/import-config', {
      providerId: 'saml',
      fromUrl: metadata,
    });
    this.#imported = { ...((await read.json()) as Settings), ...settings };
    await this.#takeStrangers();
    await this.#rest.ask('POST', '/identity-provider/instances', this.#instance({}));
  }

  /** As it was imported, but for these settings. */
  async configure(settings: Settings): Promise<void> {
    await this.#rest.ask('PUT', `/identity-provider/instances/${alias}`, this.#instance(settings));
  }

  /** Writes an attribute of the assertion to a property of the user, at each login anew. */
  async map(attribute: string, property: string): Promise<void> {
    await this.#rest.ask('POST', `/identity-provider/instances/${alias}/mappers`, {
      name: property,
      identityProviderAlias: alias,
      identityProviderMapper: 'saml-user-attribute-idp-mapper',
      config: { syncMode: 'FORCE', 'attribute.name': attribute, 'user.attribute': property },
    });
  }

  /** Metadata of Keycloak as a service provider. */
  async metadata(): Promise<string> {
    return (await fetch(`${this.#keycloak.issuer}/broker/${alias}/endpoint/descriptor`)).text();
  }

  async users(): Promise<BrokeredUser[]> {
    const users = await this.#rest.read<{ id: string }[]>('/users?briefRepresentation=false');
    return Promise.all(
      users.map(async (user) => ({
        ...user,
        federated: await this.#rest.read<BrokeredUser['federated']>(`/users/${user.id}/federated-identity`),
      })),
    );
  }

  /**
   * Whoever comes for the first time becomes a user without being asked: BundID delivers no mail address that everybody
   * has, and Keycloak would ask for what is missing in a form.
   */
  async #takeStrangers(): Promise<void> {
    const flow = 'erstes-mal';
    await this.#rest.ask('POST', '/authentication/flows', {
      alias: flow,
      providerId: 'basic-flow',
      topLevel: true,
      builtIn: false,
    });
    const executions = `/authentication/flows/${flow}/executions`;
    await this.#rest.ask('POST', `${executions}/execution`, { provider: 'idp-create-user-if-unique' });
    const [execution] = await this.#rest.read<object[]>(executions);
    await this.#rest.ask('PUT', executions, { ...execution, requirement: 'REQUIRED' });
    const profile = await this.#rest.read<{ attributes: { name: string; required?: object }[] }>(
      '/users/profile',
    );
    await this.#rest.ask('PUT', '/users/profile', {
      ...profile,
      // Names and mail may be absent; what the mappers write are attributes of its own.
      attributes: profile.attributes.map(({ required: _, ...attribute }) => attribute),
      unmanagedAttributePolicy: 'ADMIN_EDIT',
    });
  }

  #instance(settings: Settings): object {
    return {
      alias,
      displayName: 'BundID',
      providerId: 'saml',
      enabled: true,
      trustEmail: false,
      firstBrokerLoginFlowAlias: 'erstes-mal',
      config: { ...this.#imported, ...settings },
    };
  }
}
