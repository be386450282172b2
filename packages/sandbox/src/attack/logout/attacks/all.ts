import type { LogoutAttack } from '../logout-attack.ts';
import { logoutDocumentAttacks } from './document.ts';
import { logoutFieldAttacks } from './field.ts';
import { logoutPersonAttacks } from './person.ts';
import { logoutRedirectAttacks } from './redirect.ts';
import { logoutRelayStateAttacks } from './relay-state.ts';
import { logoutResponseAttacks } from './response.ts';
import { logoutSignatureAttacks } from './signature.ts';
import { logoutValidityAttacks } from './validity.ts';
import { logoutWrappingAttacks } from './wrapping.ts';

/** Every attack on logouts, those that cost the service most at the end. */
export const logoutAttacks: readonly LogoutAttack[] = [
  ...logoutSignatureAttacks,
  ...logoutWrappingAttacks,
  ...logoutValidityAttacks,
  ...logoutPersonAttacks,
  ...logoutFieldAttacks,
  ...logoutResponseAttacks,
  ...logoutRelayStateAttacks,
  ...logoutRedirectAttacks,
  ...logoutDocumentAttacks,
];
