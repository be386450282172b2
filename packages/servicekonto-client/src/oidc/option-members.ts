import { type ConfigFaults, judgeMembers, type MembersOf } from '@rathaus/client-core/config';
import type { ClientAuthentication, IdentityKind, LevelMapping, OidcFacts, OidcOptions } from './options.ts';

/** Members of any of several shapes. */
type EachOf<Shapes> = Shapes extends unknown ? keyof Shapes : never;

const optionMembers: MembersOf<OidcFacts> & Readonly<Record<EachOf<ClientAuthentication>, true>> = {
  label: true,
  issuer: true,
  clientId: true,
  clientAuth: true,
  clientSecret: true,
  signer: true,
  decrypters: true,
  scopes: true,
  par: true,
  responseMode: true,
  parameters: true,
  requestClaims: true,
  claims: true,
  identity: true,
  unsigned: true,
  attributeLevels: true,
  levels: true,
  userinfo: true,
  logout: true,
};
const levelMembers: MembersOf<LevelMapping> = { ask: true, values: true, claim: true, answers: true };
const identityMembers: MembersOf<Exclude<IdentityKind, string>> = {
  claim: true,
  person: true,
  organisation: true,
};
const requestClaimMembers: MembersOf<NonNullable<OidcFacts['requestClaims']>> = {
  id_token: true,
  userinfo: true,
};

/** Judges the names of the options; what the provider has named (claims, parameters, words of levels) is free. */
export function checkNames(options: OidcOptions, at: string, faults: ConfigFaults): void {
  const { identity } = options;
  judgeMembers(at, options, optionMembers, faults);
  judgeMembers(`${at}.levels`, options.levels, levelMembers, faults);
  judgeMembers(`${at}.requestClaims`, options.requestClaims, requestClaimMembers, faults);
  if (typeof identity === 'object') judgeMembers(`${at}.identity`, identity, identityMembers, faults);
}
