import type { AttributeDescription } from '../../saml/attribute.ts';
import { xmlText } from '../../saml/write-xml.ts';
import type { Attack, Text, Variant } from '../attack.ts';
import type { Forge } from '../forge/forge.ts';
import { type AttackPerson, cutPerson, forgedPerson, signedPerson, tail } from '../forge/people.ts';
import { replaced } from '../forge/pieces.ts';
import { changed, joined, only, whole } from './deliver.ts';
import { attackOf } from './forged.ts';

const harm: Text = {
  de: 'Der Angreifer lässt sich ein Konto ausstellen, dessen Kennzeichen mit dem des Opfers beginnt, und wird für das Opfer gehalten.',
  en: 'The attacker gets an account whose key begins like that of the victim and is taken for the victim.',
};

const attack = attackOf({
  group: 'values',
  severity: 'critical',
  harm,
  references: [],
  requirements: ['A3.10.01', 'A3.12.01', 'A3.12.06'],
  bad: 'cut',
});

const everywhere: Text = { de: 'auch im NameID', en: 'in the NameID as well' };
const attributes: Text = { de: 'nur in Attributwerten', en: 'in attribute values only' };

/** Only the values under attack begin like those of the victim, so that a page shows which of them it has read. */
const cutIn = (place: Text): AttackPerson =>
  place === everywhere ? cutPerson : { ...cutPerson, nameId: signedPerson.nameId };

/** Puts markup in front of the end of values of the cut person. */
const cut =
  (place: Text, markup: string) =>
  (xml: string): string => {
    const { nameId, surname, key, organisation } = cutPerson;
    const values = [surname, key, organisation, ...(place === everywhere ? [nameId] : [])];
    const present = values.filter((value) => xml.includes(`>${xmlText(value)}<`));
    return present.reduce((changed, value) => {
      const text = xmlText(value);
      const [begin, end] = [text.slice(0, -tail.length), text.slice(-tail.length)];
      return replaced(changed, `>${text}<`, `>${markup.replace('…', end).replace('^', begin)}<`);
    }, xml);
  };

/** Canonicalisation drops comments and CDATA, so that they can be put in after signing; some drop instructions, too. */
function cutValues(forge: Forge, markup: string, when: 'edit' | 'afterSigning'): Variant[] {
  return [everywhere, attributes].flatMap((place) => [
    changed(forge, joined(place, { de: 'verschlüsselt', en: 'encrypted' }), () => ({
      person: cutIn(place),
      [when]: cut(place, markup),
    })),
    whole(
      joined(place, { de: 'unverschlüsselt, nach dem Signieren', en: 'not encrypted, after signing' }),
      (login) =>
        cut(
          place,
          markup,
        )(
          forge.answer(login, { person: cutIn(place), profile: { content: 'none', ...looseProfile(forge) } }),
        ),
    ),
  ]);
}

/** A signature of the response would be broken by what changes inside a signed assertion. */
const looseProfile = ({ profile }: Forge) =>
  profile.sign === 'both' ? ({ sign: 'assertion' } as const) : {};

const twice = (
  attribute: AttributeDescription,
  other: AttackPerson,
  forge: Forge,
  login: Parameters<Forge['assertionFor']>[0],
) => forge.assertionFor(login, other).attributes.find(({ name }) => name === attribute.name) ?? attribute;

/** Values that two readers read differently. */
export const valueAttacks: readonly Attack[] = [
  attack({
    id: 'comment-in-value',
    title: { de: 'Kommentar mitten im Wert', en: 'Comment inside a value' },
    references: ['CVE-2017-11427', 'CVE-2018-0489'],
    variants: (forge) => cutValues(forge, '^<!-- -->…', 'afterSigning'),
  }),
  attack({
    id: 'instruction-in-value',
    title: { de: 'Verarbeitungsanweisung mitten im Wert', en: 'Processing instruction inside a value' },
    references: ['CVE-2017-11427'],
    variants: (forge) => [
      ...cutValues(forge, '^<?angriff x?>…', 'afterSigning'),
      // Some canonicalisers take the content of an instruction for text, so that text can become one after signing.
      ...cutValues(forge, '^<?angriff …?>', 'afterSigning').map((variant) => ({
        ...variant,
        name: joined(
          { de: 'Ende des Wertes als Anweisung', en: 'end of the value as instruction' },
          variant.name,
        ),
      })),
    ],
  }),
  attack({
    id: 'cdata-in-value',
    title: { de: 'CDATA mitten im Wert', en: 'CDATA inside a value' },
    variants: (forge) => [
      ...cutValues(forge, '^<![CDATA[…]]>', 'afterSigning'),
      ...cutValues(forge, '<![CDATA[^]]>…', 'afterSigning'),
    ],
  }),
  attack({
    id: 'element-in-value',
    title: { de: 'Element mitten im Wert', en: 'Element inside a value' },
    variants: (forge) =>
      cutValues(forge, '^<x xmlns="urn:angriff">…</x>', 'edit').filter((_variant, index) => index % 2 === 0),
  }),
  attack({
    id: 'attribute-doubled',
    severity: 'serious',
    bad: 'login',
    title: { de: 'Attribut doppelt, mit zweierlei Wert', en: 'Attribute twice, with different values' },
    harm: {
      de: 'Die Anmeldung gilt der einen, das Fachverfahren der anderen Person: Anträge landen beim Falschen.',
      en: 'The login is for one person, the procedure for another: applications end with the wrong one.',
    },
    references: ['SAML Core 2.0, 2.7.3'],
    variants: (forge) => [
      changed(forge, { de: 'gefälschter Wert zuletzt', en: 'forged value last' }, (login) => ({
        assertion: (right) => ({
          ...right,
          attributes: right.attributes.flatMap((one) => [one, twice(one, forgedPerson, forge, login)]),
        }),
      })),
      changed(forge, { de: 'gefälschter Wert zuerst', en: 'forged value first' }, (login) => ({
        assertion: (right) => ({
          ...right,
          attributes: right.attributes.flatMap((one) => [twice(one, forgedPerson, forge, login), one]),
        }),
      })),
    ],
  }),
  attack({
    id: 'foreign-name-id',
    severity: 'serious',
    bad: 'login',
    title: { de: 'Zwei Namen im Subject', en: 'Two names in the subject' },
    harm,
    references: ['SAML Core 2.0, 2.4.1'],
    variants: (forge) => [
      changed(forge, only, () => ({
        person: signedPerson,
        edit: (xml) =>
          replaced(
            xml,
            '<saml2:Subject>',
            (begin) => `${begin}<saml2:NameID>${forgedPerson.nameId}</saml2:NameID>`,
          ),
      })),
    ],
  }),
];
