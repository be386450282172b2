import { assertionXml } from '../../saml/response.ts';
import { signatureAlgorithms } from '../../saml/vocabulary.ts';
import { type Attack, played, type Text, type Variant } from '../attack.ts';
import type { Forge } from '../forge/forge.ts';
import { forgedPerson } from '../forge/people.ts';
import { canonical, digestOf, signedInfo } from '../forge/raw-signature.ts';
import type { BegunLogin } from '../login.ts';

/** What an attack says of itself, beside what it has in common with others of its kind. */
export type AttackFacts = Pick<Attack, 'id' | 'title'> &
  Partial<Attack> & { readonly variants: (forge: Forge) => readonly Variant[] };

/** What attacks of a kind have in common. */
export type CommonFacts = Pick<Attack, 'group' | 'severity' | 'harm' | 'requirements' | 'bad'> &
  Partial<Pick<Attack, 'references' | 'inapplicable'>>;

/** Makes attacks of one kind. */
export const attackOf =
  (common: CommonFacts) =>
  ({ variants, ...own }: AttackFacts): Attack => ({
    references: [],
    ...common,
    play: played(variants),
    ...own,
  });

/** What a signature that is not verified means. */
export const becomesAnybody: Text = {
  de: 'Jeder, der die Adresse der Anmeldung kennt, meldet sich als beliebige Person an; ein eigenes Konto braucht er nicht.',
  en: 'Anybody who knows the address of the login logs in as any person, without an account.',
};

/** An unsigned assertion about the victim. */
export const forgedAssertion = (forge: Forge, login: BegunLogin): string =>
  assertionXml(forge.assertionFor(login, forgedPerson));

/** ID of the root. */
export const idOf = (xml: string): string => / ID="([^"]*)"/.exec(xml)?.[1] ?? '';

/** What a signature over this element would sign. */
export const infoFor = (forge: Forge, xml: string): string =>
  signedInfo({
    method: signatureAlgorithms[forge.profile.signature],
    references: [{ uri: `#${idOf(xml)}`, digest: digestOf(canonical(xml)) }],
  });
