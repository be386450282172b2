import { ns } from '../../src/saml/xml/namespaces.ts';
import { usual } from './maker.ts';

/** What a logout by the provider says. */
export interface ProviderLogout {
  readonly destination: string;
  readonly issuer?: string;
  readonly nameId?: string;
  /** Empty for none. */
  readonly session?: string;
  readonly id?: string;
  readonly issuedAt?: number;
  readonly until?: number;
}

const at = (time: number) => new Date(time).toISOString();

/** A `LogoutRequest` as a provider writes it, not signed. */
export function providerLogout(facts: ProviderLogout): string {
  const { destination, issuer = usual.issuer, nameId = usual.nameId, session = '_session-1' } = facts;
  const { id = '_logout-1', issuedAt = usual.now, until = issuedAt + 300_000 } = facts;
  const index = session === '' ? '' : `<samlp:SessionIndex>${session}</samlp:SessionIndex>`;
  return `<samlp:LogoutRequest xmlns:samlp="${ns.samlp}" xmlns:saml="${ns.saml}" ID="${id}" Version="2.0" IssueInstant="${at(issuedAt)}" NotOnOrAfter="${at(until)}" Destination="${destination}"><saml:Issuer>${issuer}</saml:Issuer><saml:NameID>${nameId}</saml:NameID>${index}</samlp:LogoutRequest>`;
}
