import type { ProofMethod } from '../seed/person.ts';
import type { PostfachSender } from '../seed/postfach-senders.ts';
import type { SamlKey } from '../seed/saml-key.ts';
import type { TestKey } from '../seed/test-keys.ts';

/** A SAML service provider that the identity providers know. */
export interface ServiceProviderConfig {
  entityId: string;
  /** The default one first. */
  assertionConsumerServices: string[];
  singleLogoutServices: string[];
  /** Any address on the own machine takes answers as well. */
  anyLoopbackAddress: boolean;
  /** PEM. */
  signingCertificates: string[];
  /** PEM. */
  encryptionCertificates: string[];
  /**
   * Invented private keys of the seeded provider: the current one and the one to roll over to, and for tests one whose
   * certificate has expired and one whose certificate will; null for a provider of yours.
   */
  keys: { signing: SamlKey[]; encryption: SamlKey[]; expired: SamlKey; expiring: SamlKey } | null;
}

/** Everything an application or a test needs to use the sandbox, also served as `/sandbox.json`. */
export interface SandboxConfig {
  /** "Emulator – kein echter Dienst". */
  emulator: string;
  origin: string;
  /**
   * Id of this sandbox; also the header `x-rathaus-sandbox-id` of every answer. Another value means that nothing of what
   * happened before is known here.
   */
  id: string;
  seed: string | null;
  services: {
    oidc: {
      origin: string;
      issuer: string;
      discovery: string;
      clients: {
        clientId: string;
        clientSecret: string;
        name: string;
        redirectUris: string[];
        anyLoopbackRedirect: boolean;
        requirePushedAuthorizationRequests: boolean;
      }[];
      /** Values of `acr`, lowest first. */
      acrValues: string[];
      claims: Record<string, string[]>;
    };
    fitconnect: {
      origin: string;
      tokenUrl: string;
      /** Base address without version; also the issuer of the service's events. */
      submissionApi: string;
      destinationApi: string;
      /** Base address without version. */
      routingApi: string;
      /** The self-service portal: issuer of the routes' signatures, and its keys. */
      portal: { issuer: string; jwksUrl: string };
      /** Issuers of the service's events: this one first, then those of earlier starts on other ports. */
      serviceIssuers: string[];
      jwksUrl: string;
      /** `$schema` of events. */
      setSchema: string;
      publicServices: { identifier: string; name: string }[];
      sender: { town: string; clientId: string; clientSecret: string };
      subscriber: {
        town: string;
        clientId: string;
        clientSecret: string;
        destinationId: string;
        /** Invented private keys as JWK: the current one and the one to roll over to. */
        decryptionKeys: TestKey[];
        signingKey: TestKey;
      };
      destinations: { destinationId: string; name: string; status: string; encryptionKid: string }[];
    };
    ckan: {
      origin: string;
      /** Base address of the site; actions are below `/api/3/action`. */
      siteUrl: string;
      datasetUrl: string;
      /** Value of the `Authorization` header. The editor may write datasets of `organization`. */
      editorToken: string;
      /** Editor of another town's organisation. */
      otherEditorToken: string;
      sysadminToken: string;
      organization: { id: string; name: string };
    };
    bundid: {
      origin: string;
      entityId: string;
      /** Address of the metadata. */
      metadata: string;
      singleSignOn: { post: string; redirect: string };
      /** Certificates with which answers are or will be signed, PEM; the one in use first. */
      certificates: string[];
      /** Names of the attributes by their friendly names. */
      attributes: Record<string, string>;
      serviceProviders: ServiceProviderConfig[];
    };
    unternehmenskonto: {
      origin: string;
      /** There is no metadata: address and certificate are entered by hand. */
      entityId: string;
      /** POST only. */
      singleSignOn: string;
      /** POST only. */
      singleLogout: string;
      /** Certificates with which answers are or will be signed, PEM; the one in use first. */
      certificates: string[];
      serviceProviders: ServiceProviderConfig[];
    };
    /** The mailboxes of the persons, behind the REST interface of the Zentrales Bürgerpostfach. */
    postfach: {
      origin: string;
      /** Base address of the REST interface; operations are below `/v6`. */
      baseUrl: string;
      /** A registered sender, to be used as it is. */
      sender: PostfachSender;
      /** Another one, whose certificate has expired. */
      expiredSender: PostfachSender;
      /** `url`: page on which the messages are read. */
      mailboxes: { person: string; handle: string; url: string }[];
    };
  };
  persons: {
    id: string;
    label: string;
    subject: string;
    givenName: string | null;
    surname: string;
    /** How this person can prove who they are, and the STORK level of a login with it. */
    proofs: { method: ProofMethod; level: 1 | 2 | 3 | 4 }[];
    /** `legacyPostkorbHandle`; null for somebody without an account. */
    mailboxHandle: string | null;
  }[];
  /** Organisations at Mein Unternehmenskonto. */
  organisations: { id: string; label: string; name: string; actingPerson: string }[];
}
