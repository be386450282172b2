import type { Attack } from '../attack.ts';
import { algorithmAttacks } from './algorithm.ts';
import { bindingAttacks } from './binding.ts';
import { documentTypeAttacks } from './document-type.ts';
import { doubledSignatureAttacks } from './doubled-signature.ts';
import { encryptionAttacks } from './encryption.ts';
import { levelAttacks } from './level.ts';
import { loadAttacks } from './load.ts';
import { relayStateAttacks } from './relay-state.ts';
import { signatureAttacks } from './signature.ts';
import { structureAttacks } from './structure.ts';
import { transportAttacks } from './transport.ts';
import { validityAttacks } from './validity.ts';
import { valueAttacks } from './values.ts';
import { wrappingAttacks } from './wrapping.ts';

/** Every attack, those that cost the service most at the end. */
export const attacks: readonly Attack[] = [
  ...wrappingAttacks,
  ...signatureAttacks,
  ...doubledSignatureAttacks,
  ...algorithmAttacks,
  ...encryptionAttacks,
  ...validityAttacks,
  ...bindingAttacks,
  ...valueAttacks,
  ...structureAttacks,
  ...documentTypeAttacks,
  ...relayStateAttacks,
  ...levelAttacks,
  ...transportAttacks,
  ...loadAttacks,
];
