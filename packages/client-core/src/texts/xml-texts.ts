import type { UnnamedXmlFault, UnsafeXmlValues, XmlValues } from '../xml/scan/fault.ts';
import type { FixedValues, StructureValues } from '../xml/table/structure-faults.ts';
import type { ShownValues } from './catalogue.ts';
import { type LocalText, text } from './language.ts';

const faults: Readonly<Record<UnnamedXmlFault, LocalText>> = {
  'attribute-name': text('Kein gültiger Attributname.', 'Not a valid attribute name.'),
  'attribute-no-quotes': text(
    'Ein Attributwert ohne Anführungszeichen.',
    'An attribute value without quotes.',
  ),
  'attribute-no-value': text('Ein Attribut ohne Wert.', 'An attribute without a value.'),
  'attribute-space': text(
    'Zwischen Attributen fehlt ein Leerzeichen.',
    'White space is missing between attributes.',
  ),
  'cdata-end-in-text': text('„]]>“ darf im Text nicht vorkommen.', '"]]>" is not allowed in text.'),
  'control-character': text('Unerlaubtes Steuerzeichen.', 'A control character XML does not allow.'),
  'dashes-in-comment': text(
    '„--“ darf in einem Kommentar nicht vorkommen.',
    '"--" is not allowed in a comment.',
  ),
  'declaration-malformed': text('Die XML-Deklaration ist fehlerhaft.', 'The XML declaration is malformed.'),
  'declaration-open': text('Die XML-Deklaration ist nicht beendet.', 'The XML declaration has no end.'),
  'element-name': text('Kein gültiger Elementname.', 'Not a valid element name.'),
  'end-without-start': text('Ein Endtag ohne Anfang.', 'An end tag without a start.'),
  'instruction-name': text(
    'Eine Verarbeitungsanweisung ohne gültigen Namen.',
    'A processing instruction without a valid name.',
  ),
  'less-in-attribute': text(
    '„<“ darf in einem Attributwert nicht vorkommen.',
    '"<" is not allowed in an attribute value.',
  ),
  'no-element': text('Die Datei enthält kein XML-Element.', 'The file holds no XML element.'),
  'second-root': text('Ein zweites Wurzelelement.', 'A second root element.'),
  'tag-cut': text('Die Datei bricht mitten in einer Auszeichnung ab.', 'The file breaks off inside a tag.'),
  'tag-end': text('Ein Tag ist nicht mit „>“ beendet.', 'A tag does not end with ">".'),
  'text-outside': text('Text außerhalb des Wurzelelements.', 'Text outside the root element.'),
  'unknown-markup': text('Unbekannte Auszeichnung nach „<!“.', 'Unknown markup after "<!".'),
  'unknown-reference': text('Unbekannter Verweis nach „&“.', 'Unknown reference after "&".'),
};

/** What is not well-formed, as a sentence: the `message` of a rule with `XmlValues`. */
export function notXmlText(values: ShownValues<XmlValues>): LocalText {
  switch (values.fault) {
    case 'attribute-twice':
      return text(
        `Das Attribut ${values.name} ist zweimal angegeben.`,
        `The attribute ${values.name} is given twice.`,
      );
    case 'prefix-undeclared':
      return text(
        `Das Namensraum-Präfix von ${values.name} ist nicht deklariert.`,
        `The namespace prefix of ${values.name} is not declared.`,
      );
    case 'prefix-reserved':
      return text(
        `Die Deklaration ${values.name} ist in XML nicht erlaubt.`,
        `The declaration ${values.name} is not allowed in XML.`,
      );
    case 'not-closed':
      return text(
        `Die Datei bricht ab: <${values.name}> ist nicht geschlossen.`,
        `The file breaks off: <${values.name}> is not closed.`,
      );
    case 'end-tag-wrong':
      return text(
        `Falscher Endtag: <${values.name}> ist noch offen.`,
        `Wrong end tag: <${values.name}> is still open.`,
      );
    default:
      return faults[values.fault];
  }
}

/** What is refused although XML allows it, as a sentence: the `message` of a rule with `UnsafeXmlValues`. */
export function unsafeXmlText(values: ShownValues<UnsafeXmlValues>): LocalText {
  switch (values.fault) {
    case 'doctype':
      return text(
        'Die Datei enthält eine DOCTYPE-Deklaration. Sie kann Entitäten einschleusen und wird nicht gelesen.',
        'The file holds a DOCTYPE declaration. It can smuggle in entities and is not read.',
      );
    case 'tag-too-long':
      return text('Eine einzelne Auszeichnung ist zu lang.', 'A single tag is too long.');
    case 'text-too-long':
      return text(
        'Der Text eines einzelnen Elements ist zu lang.',
        'The text of a single element is too long.',
      );
    case 'too-deep':
      return text('Die Elemente sind zu tief verschachtelt.', 'Elements are nested too deeply.');
    case 'too-many-attributes':
      return text(
        `Ein Element hat mehr als ${values.limit} Attribute.`,
        `An element has more than ${values.limit} attributes.`,
      );
    case 'encoding-unknown':
      return text(
        `Die Zeichenkodierung „${values.encoding}“ ist nicht bekannt.`,
        `The character encoding "${values.encoding}" is not known.`,
      );
    case 'encoding-wrong':
      return text(
        `Die Datei ist nicht in der angegebenen Kodierung (${values.encoding}) geschrieben.`,
        `The file is not written in the encoding it declares (${values.encoding}).`,
      );
  }
}

/** What the types of XML Schema want. */
const wanted: Readonly<Record<string, LocalText>> = {
  boolean: text('ein Wahrheitswert (0 oder 1)', 'a truth value (0 or 1)'),
  date: text('ein Datum (JJJJ-MM-TT)', 'a date (YYYY-MM-DD)'),
  dateTime: text('ein Zeitpunkt (JJJJ-MM-TTThh:mm:ss)', 'an instant (YYYY-MM-DDThh:mm:ss)'),
  time: text('eine Uhrzeit (hh:mm:ss)', 'a time (hh:mm:ss)'),
  gYear: text('ein Jahr (JJJJ)', 'a year (YYYY)'),
  integer: text('eine ganze Zahl', 'a whole number'),
  int: text('eine ganze Zahl', 'a whole number'),
  unsignedInt: text('eine Zahl von 0 bis 4294967295', 'a number from 0 to 4294967295'),
  unsignedShort: text('eine Zahl von 0 bis 65535', 'a number from 0 to 65535'),
  anyURI: text('eine URI', 'a URI'),
  base64Binary: text('Base64', 'base64'),
  NMTOKEN: text('ein Name ohne Leerzeichen', 'a name without spaces'),
};

const wantedText = (type: string, more: Readonly<Record<string, LocalText>>): LocalText =>
  more[type] ?? wanted[type] ?? text(`ein Wert des Typs ${type}`, `a value of type ${type}`);

/** Names of elements as a sentence lists them. */
const elements = (names: readonly string[], more: number, word: string) =>
  `${names.map((name) => `<${name}>`).join(', ')}${more > 0 ? ` ${word} ${more}` : ''}`;

/** A fixed value that is written otherwise, as a sentence. */
export const fixedValueText = ({ name, value, fixed }: ShownValues<FixedValues>) =>
  text(
    `<${name}> muss den festen Wert „${fixed}“ haben, nicht „${value}“.`,
    `<${name}> must have the fixed value "${fixed}", not "${value}".`,
  );

/**
 * What does not follow the tables of a standard, as a sentence: the `message` of a rule with `StructureValues`. `more`
 * says what simple types of the standard's own want: `{ uuid: text('eine UUID', 'a UUID') }`.
 */
export function structureText(
  values: ShownValues<StructureValues>,
  more: Readonly<Record<string, LocalText>> = {},
): LocalText {
  switch (values.fault) {
    case 'not-allowed': {
      const { expected } = values;
      const ends = expected.length === 0;
      return text(
        `<${values.name}> ist an dieser Stelle in <${values.parent}> nicht erlaubt. ${ends ? 'Hier endet der Inhalt.' : `Möglich wäre hier: ${elements(expected, values.more, 'und weitere')}.`}`,
        `<${values.name}> is not allowed at this place in <${values.parent}>. ${ends ? 'The content ends here.' : `Possible here: ${elements(expected, values.more, 'and more:')}.`}`,
      );
    }
    case 'incomplete':
      return text(
        `<${values.parent}> ist unvollständig, es fehlt: ${elements(values.expected, values.more, 'oder weitere')}.`,
        `<${values.parent}> is incomplete, missing: ${elements(values.expected, values.more, 'or more:')}.`,
      );
    case 'wrong-namespace':
      return text(
        `<${values.name}> steht im falschen Namensraum.`,
        `<${values.name}> is in the wrong namespace.`,
      );
    case 'stray-text':
      return text(
        `<${values.parent}> darf keinen Text enthalten.`,
        `<${values.parent}> is not allowed to contain text.`,
      );
    case 'no-children':
      return text(
        `<${values.parent}> enthält einen einfachen Wert; das Element <${values.name}> darf darin nicht stehen.`,
        `<${values.parent}> holds a simple value; the element <${values.name}> is not allowed in it.`,
      );
    case 'code':
      return text(
        `<${values.name}>: Der Code „${values.value}“ steht nicht in der Codeliste ${values.list}.`,
        `<${values.name}>: the code "${values.value}" is not in the code list ${values.list}.`,
      );
    case 'value': {
      const { de, en } = wantedText(values.wanted, more);
      return text(
        `<${values.name}>: Der Wert „${values.value}“ ist nicht zulässig, verlangt ist ${de}.`,
        `<${values.name}>: the value "${values.value}" is not allowed, needed is ${en}.`,
      );
    }
    case 'characters': {
      const { de, en } = wantedText(values.wanted, more);
      return text(
        `<${values.name}>: Der Wert ist nicht zulässig, verlangt ist ${de}.`,
        `<${values.name}>: the value is not allowed, needed is ${en}.`,
      );
    }
    case 'fixed':
      return fixedValueText(values);
    case 'attribute':
      return text(
        `Das Attribut ${values.name} ist an <${values.parent}> nicht erlaubt.`,
        `The attribute ${values.name} is not allowed at <${values.parent}>.`,
      );
    case 'attribute-value':
      return text(
        `Das Attribut ${values.name} an <${values.parent}> hat keinen zulässigen Wert.`,
        `The attribute ${values.name} at <${values.parent}> has no allowed value.`,
      );
    case 'attribute-missing':
      return text(
        `An <${values.parent}> fehlt das Attribut ${values.name}.`,
        `The attribute ${values.name} is missing at <${values.parent}>.`,
      );
  }
}
