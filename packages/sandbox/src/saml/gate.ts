import { type AuthnRequest, type RequestFault, readAuthnRequest } from './read-request.ts';
import type { ReceivedMessage } from './receive.ts';
import { answerAddress, type ServiceProviderRegistry } from './registry.ts';
import type { RegisteredServiceProvider } from './service-provider.ts';
import { bindings } from './vocabulary.ts';

/** Why a request ends on the error page of the identity provider. Our words; no public source has them. */
export type GateFault =
  | RequestFault
  | 'destination-mismatch'
  | 'binding-not-supported'
  | 'address-not-registered'
  | 'message-replay';

/** A request that may be answered. */
export interface AcceptedRequest {
  readonly request: AuthnRequest;
  readonly provider: RegisteredServiceProvider;
  /** Where the answer goes. */
  readonly answerTo: string;
  readonly relayState: string | undefined;
}

/** Requests that were seen; the oldest is forgotten first. */
const rememberedRequests = 20_000;

/** Takes or refuses authentication requests of registered service providers, each one once. */
export interface RequestGate {
  accept(
    message: ReceivedMessage | undefined,
    ownAddress: string,
  ):
    | { readonly accepted: AcceptedRequest; readonly fault?: never }
    | { readonly accepted?: never; readonly fault: GateFault };
  reset(): void;
}

/** The age of a request is not looked at: no public source says what the real services allow. */
export function createRequestGate(providers: ServiceProviderRegistry): RequestGate {
  const seen = new Set<string>();
  return {
    accept(message, ownAddress) {
      if (message === undefined) return { fault: 'unreadable' };
      const read = readAuthnRequest(message, (issuer) => providers.find(issuer)?.signingCertificates);
      if (read.fault !== undefined) return { fault: read.fault };
      const { request } = read;
      const provider = providers.find(request.issuer);
      if (provider === undefined) return { fault: 'unknown-service-provider' };
      // A signed message has to say where it goes (SAML Bindings, sections 3.4.5.2 and 3.5.5.2).
      const destination = request.destination ?? (request.signed ? '' : ownAddress);
      if (destination !== ownAddress) return { fault: 'destination-mismatch' };
      if ((request.protocolBinding ?? bindings.post) !== bindings.post)
        return { fault: 'binding-not-supported' };
      const answerTo = answerAddress(provider, request.assertionConsumerService);
      if (answerTo === undefined) return { fault: 'address-not-registered' };
      const key = `${request.issuer} ${request.id}`;
      if (seen.has(key)) return { fault: 'message-replay' };
      seen.add(key);
      for (const oldest of seen) {
        if (seen.size <= rememberedRequests) break;
        seen.delete(oldest);
      }
      return { accepted: { request, provider, answerTo, relayState: message.relayState } };
    },
    reset: () => seen.clear(),
  };
}
