import type { Posting, Text, Variant } from '../attack.ts';
import type { Changes, Forge } from '../forge/forge.ts';
import type { BegunLogin } from '../login.ts';

/** Markup in a response; `around` stays readable when the markup itself is encrypted. */
export type Part = string | { readonly xml: string; readonly around: (inner: string) => string };

const plain: Text = { de: 'unverschlüsselt', en: 'not encrypted' };
const encrypted: Text = { de: 'verschlüsselt', en: 'encrypted' };
const together: Text = { de: 'zusammen verschlüsselt', en: 'encrypted together' };

/** Two facts about one variant. */
export const joined = (first: Text, second: Text): Text => ({
  de: `${first.de}, ${second.de}`,
  en: `${first.en}, ${second.en}`,
});

/** The only variant of an attack. */
export const only: Text = { de: 'wie beschrieben', en: 'as described' };

/** A message as the browser posts it, with the RelayState of the login. */
export function posting(xml: string, login: BegunLogin): Posting {
  return { fields: [['SAMLResponse', Buffer.from(xml).toString('base64')], ...relayState(login)] };
}

/** The RelayState of the login, when it has one. */
export function relayState({ asked }: BegunLogin): readonly (readonly [string, string])[] {
  return asked.relayState === undefined ? [] : [['RelayState', asked.relayState]];
}

/** Whole messages. */
export const whole = (name: Text, craft: (login: BegunLogin) => string): Variant => ({
  name,
  craft: (login) => posting(craft(login), login),
});

/** An answer of the provider that breaks one rule. */
export const changed = (forge: Forge, name: Text, changes: (login: BegunLogin) => Changes): Variant =>
  whole(name, (login) => forge.answer(login, changes(login)));

/** Parts in an unsigned response, as a stranger can post them: in the clear, and encrypted for the service. */
export function loose(forge: Forge, name: Text, craft: (login: BegunLogin) => readonly Part[]): Variant[] {
  const inner = (part: Part) => (typeof part === 'string' ? part : part.xml);
  const around = (part: Part, xml: string) => (typeof part === 'string' ? xml : part.around(xml));
  return [
    whole(joined(name, plain), (login) =>
      forge.wrap(
        login,
        craft(login).map((part) => around(part, inner(part))),
      ),
    ),
    whole(joined(name, encrypted), (login) =>
      forge.wrap(
        login,
        craft(login).map((part) => around(part, forge.encrypt(inner(part)))),
      ),
    ),
  ];
}

/** As {@link loose}, and all parts in one encrypted piece. */
export function looseTogether(
  forge: Forge,
  name: Text,
  craft: (login: BegunLogin) => readonly Part[],
): Variant[] {
  return [
    ...loose(forge, name, craft),
    whole(joined(name, together), (login) =>
      forge.wrap(login, [
        forge.encrypt(
          craft(login)
            .map((part) => (typeof part === 'string' ? part : part.around(part.xml)))
            .join(''),
        ),
      ]),
    ),
  ];
}
