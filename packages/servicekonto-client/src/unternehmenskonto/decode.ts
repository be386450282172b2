import { ns } from '../saml/xml/namespaces.ts';
import { childElements, isNamed, type XmlElement } from '../saml/xml/tree.ts';
import { isoDate } from './date.ts';

/** Namespace of the elements in values (seen in productive systems). */
export const ekona = 'http://www.elster.de/schema/ekona/saml/extensions';

/** An address as Mein Unternehmenskonto writes it. */
export interface Unternehmensanschrift {
  /** `Inland` or `Ausland`. */
  readonly Typ?: string;
  readonly Strasse?: string;
  readonly Hausnummer?: string;
  readonly PLZ?: string;
  readonly Ort?: string;
  readonly Ortsteil?: string;
  readonly Adressergaenzung?: string;
  readonly Land?: string;
}

/** Who acts for an organisation. */
export interface HandelndePerson {
  readonly AkademischerGrad?: string;
  readonly Namensvorsatz?: string;
  readonly Vorname?: string;
  readonly Nachname?: string;
  readonly Namenszusatz?: string;
  /** `YYYY-MM-DD`, or as delivered. */
  readonly Geburtsdatum?: string;
}

const addressMembers = [
  'Typ',
  'Strasse',
  'Hausnummer',
  'PLZ',
  'Ort',
  'Ortsteil',
  'Adressergaenzung',
  'Land',
] as const;
const personMembers = [
  'AkademischerGrad',
  'Namensvorsatz',
  'Vorname',
  'Nachname',
  'Namenszusatz',
  'Geburtsdatum',
] as const;

/** Reads an address; `undefined` when the attribute has no elements of the namespace. */
export const decodeAddress = (attribute: XmlElement | undefined): Unternehmensanschrift | undefined =>
  decodeParts(attribute, addressMembers);

/** Reads the acting person; `undefined` when the attribute has no elements of the namespace. */
export function decodePerson(attribute: XmlElement | undefined): HandelndePerson | undefined {
  const person = decodeParts(attribute, personMembers);
  const { Geburtsdatum } = person ?? {};
  return Geburtsdatum === undefined ? person : { ...person, Geburtsdatum: isoDate(Geburtsdatum) };
}

/**
 * Members of a value that holds elements, directly or in one element around them: no public schema says which. An element
 * of another namespace, one with elements in it, and one that is there twice state nothing.
 */
function decodeParts<Name extends string>(
  attribute: XmlElement | undefined,
  names: readonly Name[],
): { readonly [Key in Name]?: string } | undefined {
  const [value, ...more] = attribute ? childElements(attribute) : [];
  if (value === undefined || more.length > 0 || !isNamed(value, ns.saml, 'AttributeValue')) return undefined;
  const parts = partsOf(value);
  const members = names.flatMap((name): [Name, string][] => {
    const [part, ...others] = parts.filter((one) => isNamed(one, ekona, name));
    if (part === undefined || others.length > 0 || childElements(part).length > 0) return [];
    return [
      [
        name,
        part.childNodes
          .map((node) => (node.nodeType === 3 ? node.data : ''))
          .join('')
          .trim(),
      ],
    ];
  });
  return members.length === 0
    ? undefined
    : (Object.fromEntries(members) as { readonly [Key in Name]?: string });
}

function partsOf(value: XmlElement): readonly XmlElement[] {
  const children = childElements(value);
  const [only, ...more] = children;
  const isAround = only !== undefined && more.length === 0 && childElements(only).length > 0;
  return isAround && only.namespaceURI === ekona ? childElements(only) : children;
}
