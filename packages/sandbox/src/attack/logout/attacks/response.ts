import { randomName } from '../../../saml/visits.ts';
import { strangerKey } from '../../forge/stranger-key.ts';
import type { LogoutBinding, LogoutVariant } from '../logout-attack.ts';
import type { LogoutForge, Writing } from '../logout-forge.ts';
import { logoutAttackOf, words } from './logout-of.ts';

const attack = logoutAttackOf({ references: ['SAML Profiles 2.0, 4.4.3.5'] });

const answer = (
  forge: LogoutForge,
  binding: LogoutBinding,
  name: LogoutVariant['name'],
  inResponseTo: string | undefined,
  writing: Writing,
): LogoutVariant => ({
  name,
  craft: () => forge.write(binding, forge.response({ inResponseTo }), { field: 'SAMLResponse', ...writing }),
});

/** Answers to a logout that nobody has asked for. */
export const logoutResponseAttacks = [
  attack({
    id: 'logout-response-unsolicited',
    title: {
      de: 'Antwort auf eine Abmeldung, die niemand wollte',
      en: 'Answer to a logout that nobody asked for',
    },
    variants: (forge, binding) => {
      const request = `_${randomName()}`;
      return [
        answer(forge, binding, words('signiert, erfundene Anfrage', 'signed, invented request'), request, {}),
        answer(forge, binding, words('signiert, ohne Anfrage', 'signed, without request'), undefined, {}),
        answer(forge, binding, words('ohne Signatur', 'without signature'), request, { signing: 'none' }),
        answer(forge, binding, words('fremder Schlüssel', 'foreign key'), request, {
          signing: { key: strangerKey },
        }),
      ];
    },
  }),
];
