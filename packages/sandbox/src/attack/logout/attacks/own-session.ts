import { randomName } from '../../../saml/visits.ts';
import { nameIdFormats } from '../../../saml/vocabulary.ts';
import { forgedPerson } from '../../forge/people.ts';
import type { OpenSession } from '../logout-attack.ts';
import type { LogoutForge } from '../logout-forge.ts';

/** A session of the attacker's own account, for which the provider signs logouts. */
export function ownSession({ facts }: LogoutForge): Pick<OpenSession, 'nameId' | 'sessionIndex'> {
  const format = facts.kind === 'bundid' ? nameIdFormats.transient : nameIdFormats.persistent;
  return { nameId: { value: forgedPerson.nameId, format }, sessionIndex: `_${randomName()}` };
}
