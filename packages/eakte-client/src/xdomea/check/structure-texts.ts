import type { Schema, SchemaType } from '../schema/schema.ts';
import type { LocalText } from './finding.ts';

const both = (de: string, en: string): LocalText => ({ de, en });

/** Names that may follow in a state, for people. */
function expected(schema: Schema, state: number): string[] {
  const names: string[] = [];
  for (let name = 0; name < schema.nameCount; name += 1) {
    if (schema.next[state * schema.nameCount + name]! >= 0) names.push(schema.names[name]!);
  }
  return names;
}

function list(names: string[], word: string): string {
  const shown = names.slice(0, 6).map((name) => `<${name}>`);
  const more = names.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` ${word} ${more}` : ''}`;
}

/** A value shown in a finding: short, and never free text, because that may be personal data. */
function shown(value: string, simple: SchemaType['simple']): string {
  if (!simple || simple.name === 'latin' || simple.name === 'dinC' || simple.name.startsWith('dateiname'))
    return '';
  return ` „${value.length > 60 ? `${value.slice(0, 60)}…` : value}“`;
}

const typeNames: Readonly<Record<string, readonly [de: string, en: string]>> = {
  boolean: ['ein Wahrheitswert (0 oder 1)', 'a truth value (0 or 1)'],
  date: ['ein Datum (JJJJ-MM-TT)', 'a date (YYYY-MM-DD)'],
  dateTime: ['ein Zeitpunkt (JJJJ-MM-TTThh:mm:ss)', 'an instant (YYYY-MM-DDThh:mm:ss)'],
  time: ['eine Uhrzeit (hh:mm:ss)', 'a time (hh:mm:ss)'],
  gYear: ['ein Jahr (JJJJ)', 'a year (YYYY)'],
  integer: ['eine ganze Zahl', 'a whole number'],
  int: ['eine ganze Zahl', 'a whole number'],
  unsignedInt: ['eine Zahl von 0 bis 4294967295', 'a number from 0 to 4294967295'],
  unsignedShort: ['eine Zahl von 0 bis 65535', 'a number from 0 to 65535'],
  uuid: ['eine UUID', 'a UUID'],
  looseUuid: ['eine UUID', 'a UUID'],
  dateiname: ['ein Dateiname, der mit einer UUID beginnt', 'a file name that begins with a UUID'],
  dateiname2: ['ein Dateiname der Form UUID_Name.Endung', 'a file name of the form UUID_name.extension'],
  latin: ['Text aus lateinischen Zeichen (String.Latin)', 'text of Latin characters (String.Latin)'],
  dinC: ['Text aus Zeichen der DIN 91379 Typ C', 'text of the characters of DIN 91379 type C'],
  anyURI: ['eine URI', 'a URI'],
  base64Binary: ['Base64', 'base64'],
  NMTOKEN: ['ein Name ohne Leerzeichen', 'a name without spaces'],
};

export const structureTexts = {
  notAllowed(name: string, parent: string, schema: Schema, state: number): LocalText {
    const names = expected(schema, state);
    const de =
      names.length > 0 ? ` Möglich wäre hier: ${list(names, 'und weitere')}.` : ' Hier endet der Inhalt.';
    const en = names.length > 0 ? ` Possible here: ${list(names, 'and more:')}.` : ' The content ends here.';
    return both(
      `<${name}> ist an dieser Stelle in <${parent}> nicht erlaubt.${de}`,
      `<${name}> is not allowed at this place in <${parent}>.${en}`,
    );
  },
  tooLarge(name: string): LocalText {
    return both(
      `Die Zahl in <${name}> ist zu groß, um genau gelesen zu werden; sie wird nicht übernommen.`,
      `The number in <${name}> is too large to be read exactly; it is not taken over.`,
    );
  },
  wrongNamespace(name: string): LocalText {
    return both(`<${name}> steht im falschen Namensraum.`, `<${name}> is in the wrong namespace.`);
  },
  incomplete(parent: string, schema: Schema, state: number): LocalText {
    const names = expected(schema, state);
    return both(
      `<${parent}> ist unvollständig, es fehlt: ${list(names, 'oder weitere')}.`,
      `<${parent}> is incomplete, missing: ${list(names, 'or more:')}.`,
    );
  },
  strayText(parent: string): LocalText {
    return both(`<${parent}> darf keinen Text enthalten.`, `<${parent}> may not contain text.`);
  },
  noChildren(parent: string, child: string): LocalText {
    return both(
      `<${parent}> enthält einen einfachen Wert; das Element <${child}> darf darin nicht stehen.`,
      `<${parent}> holds a simple value; the element <${child}> may not stand in it.`,
    );
  },
  value(name: string, text: string, type: SchemaType): LocalText {
    const simple = type.simple!;
    const known = typeNames[simple.name];
    if (!known) {
      return both(
        `<${name}>: Der Code${shown(text, simple)} steht nicht in der Codeliste ${simple.name.slice(5)}.`,
        `<${name}>: the code${shown(text, simple)} is not in the code list ${simple.name.slice(5)}.`,
      );
    }
    return both(
      `<${name}>: Der Wert${shown(text, simple)} ist nicht zulässig, verlangt ist ${known[0]}.`,
      `<${name}>: the value${shown(text, simple)} is not allowed, needed is ${known[1]}.`,
    );
  },
  fixed(name: string, text: string, fixed: string): LocalText {
    return both(
      `<${name}> muss den festen Wert „${fixed}“ haben, nicht „${text.slice(0, 60)}“.`,
      `<${name}> must have the fixed value "${fixed}", not "${text.slice(0, 60)}".`,
    );
  },
  attribute(name: string, element: string): LocalText {
    return both(
      `Das Attribut ${name} ist an <${element}> nicht erlaubt.`,
      `The attribute ${name} is not allowed at <${element}>.`,
    );
  },
  attributeValue(name: string, element: string): LocalText {
    return both(
      `Das Attribut ${name} an <${element}> hat keinen zulässigen Wert.`,
      `The attribute ${name} at <${element}> has no allowed value.`,
    );
  },
  attributeMissing(name: string, element: string): LocalText {
    return both(
      `An <${element}> fehlt das Attribut ${name}.`,
      `The attribute ${name} is missing at <${element}>.`,
    );
  },
  prefix(name: string): LocalText {
    return both(
      `Das Namensraum-Präfix von ${name} ist nicht deklariert.`,
      `The namespace prefix of ${name} is not declared.`,
    );
  },
  reservedPrefix(name: string): LocalText {
    return both(
      `Die Deklaration ${name} ist in XML nicht erlaubt.`,
      `The declaration ${name} is not allowed in XML.`,
    );
  },
  attributeTwice(name: string): LocalText {
    return both(`Das Attribut ${name} steht zweimal.`, `The attribute ${name} stands twice.`);
  },
  root(name: string): LocalText {
    return both(
      `<${name}> ist keine Nachricht dieser xdomea-Version.`,
      `<${name}> is no message of this version of xdomea.`,
    );
  },
  version(namespace: string): LocalText {
    return both(
      `Die Datei ist keine xdomea-Nachricht einer bekannten Version (2.3, 2.4, 3.0, 3.1, 4.0). Namensraum: „${namespace.slice(0, 100)}“.`,
      `The file is no xdomea message of a known version (2.3, 2.4, 3.0, 3.1, 4.0). Namespace: "${namespace.slice(0, 100)}".`,
    );
  },
  derived(root: string): LocalText {
    return both(
      `Für <${root}> ist in Version 4.0 keine amtliche Schemadatei öffentlich. Geprüft wurde gegen eine abgeleitete Struktur.`,
      `No official schema file of <${root}> is public for version 4.0. The check used a derived structure.`,
    );
  },
};
