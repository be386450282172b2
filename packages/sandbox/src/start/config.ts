import type { TestKey } from '../seed/test-keys.ts';

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
  };
  persons: { id: string; label: string; subject: string; givenName: string | null; surname: string }[];
}
