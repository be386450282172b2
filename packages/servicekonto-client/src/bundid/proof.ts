import type { Identity } from '../identity/identity.ts';

/** By what somebody proved who they are (interface description 10.2, section 6: `AssertionProvedBy`). */
export type BundidProof =
  | 'eID'
  | 'Smart-eID'
  | 'eIDAS'
  | 'Elster'
  | 'Benutzername'
  | 'FINK'
  | 'Diia'
  | 'unknown';

/** German cards with an eID. */
export type CardKind = 'Personalausweis' | 'Aufenthaltstitel' | 'eID-Karte';

/**
 * Kinds of cards by `documentType`. Confirmed by the interface description is `ID` only; the others are the codes of the
 * machine-readable zone, unverified for BundID.
 */
export const cardKinds: Readonly<Record<string, CardKind>> = {
  ID: 'Personalausweis',
  AR: 'Aufenthaltstitel',
  AS: 'Aufenthaltstitel',
  AF: 'Aufenthaltstitel',
  UB: 'eID-Karte',
};

const proofs: ReadonlySet<string> = new Set<BundidProof>([
  'eID',
  'Smart-eID',
  'eIDAS',
  'Elster',
  'Benutzername',
  'FINK',
  'Diia',
]);
const isProof = (word: string | undefined): word is BundidProof => word !== undefined && proofs.has(word);

/**
 * By what a person proved who they are. Identity card, residence title, EU eID, FINK and user name lead to the same kind of
 * identity; this is for who wants to tell them apart. `card` needs `documentType` among the attributes.
 *
 * @example
 * const { proof, card } = bundidProofOf(session.identity); // 'eID', 'Aufenthaltstitel'
 */
export function bundidProofOf(
  identity: Identity,
  kinds: Readonly<Record<string, CardKind>> = cardKinds,
): { readonly proof: BundidProof; readonly card?: CardKind } {
  const proof = isProof(identity.provedBy) ? identity.provedBy : 'unknown';
  const code = identity.further?.documentType?.value;
  const isCard = proof === 'eID' || proof === 'Smart-eID';
  if (!isCard || code === undefined || !Object.hasOwn(kinds, code)) return { proof };
  return { proof, card: kinds[code]! };
}
