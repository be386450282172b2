import { type LevelWords, levelOfWord } from '../level/level-words.ts';
import { compareVertrauensniveau, type Vertrauensniveau } from '../level/vertrauensniveau.ts';
import { attributeValue } from '../saml/attribute-value.ts';
import type { Assertion } from '../saml/profile.ts';

/**
 * The level of a login: the lower one of how the account identified its owner and of how they logged in now. `undefined`
 * unless both are stated and understood; of the words of ELSTER only `substanziell` is public, so others can be configured.
 */
export function elsterLevel(
  { attributes }: Assertion,
  words: LevelWords | undefined,
): Vertrauensniveau | undefined {
  // No word of a request: only what the configuration lists as an answer, and what is unambiguous.
  const read = (name: string) =>
    levelOfWord({ values: {}, answers: words?.answers ?? {} }, attributeValue(attributes.get(name)));
  const identified = read('ElsterVertrauensniveauIdentifizierung');
  const authenticated = read('ElsterVertrauensniveauAuthentifizierung');
  if (identified === undefined || authenticated === undefined) return undefined;
  return compareVertrauensniveau(identified, authenticated) < 0 ? identified : authenticated;
}
