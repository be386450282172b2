import { XmlFault } from './fault.ts';

const fault =
  (de: string, en: string, rule: 'XML' | 'R32' = 'XML') =>
  (at: number) =>
    new XmlFault(at, de, en, rule);

/** What the scanner finds fault with, by name. Each takes the offset of the fault. */
export const faults = {
  controlCharacter: fault('Unerlaubtes Steuerzeichen.', 'A control character XML does not allow.'),
  noElement: fault('Die Datei enthält kein XML-Element.', 'The file holds no XML element.'),
  tagCut: fault('Die Datei bricht mitten in einer Auszeichnung ab.', 'The file breaks off inside a tag.'),
  tagTooLong: fault('Eine einzelne Auszeichnung ist zu lang.', 'A single tag is too long.', 'R32'),
  declarationOpen: fault('Die XML-Deklaration ist nicht beendet.', 'The XML declaration has no end.'),
  declarationMalformed: fault('Die XML-Deklaration ist fehlerhaft.', 'The XML declaration is malformed.'),
  textOutside: fault('Text außerhalb des Wurzelelements.', 'Text outside the root element.'),
  cdataEndInText: fault('„]]>“ darf im Text nicht vorkommen.', '"]]>" may not stand in text.'),
  endWithoutStart: fault('Ein Endtag ohne Anfang.', 'An end tag without a start.'),
  elementName: fault('Kein gültiger Elementname.', 'Not a valid element name.'),
  tagEnd: fault('Ein Tag ist nicht mit „>“ beendet.', 'A tag does not end with ">".'),
  secondRoot: fault('Ein zweites Wurzelelement.', 'A second root element.'),
  tooDeep: fault('Die Elemente sind zu tief verschachtelt.', 'Elements are nested too deeply.', 'R32'),
  attributeSpace: fault(
    'Zwischen Attributen fehlt ein Leerzeichen.',
    'White space is missing between attributes.',
  ),
  attributeNoValue: fault('Ein Attribut ohne Wert.', 'An attribute without a value.'),
  attributeNoQuotes: fault('Ein Attributwert ohne Anführungszeichen.', 'An attribute value without quotes.'),
  attributeName: fault('Kein gültiger Attributname.', 'Not a valid attribute name.'),
  lessInAttribute: fault(
    '„<“ darf in einem Attributwert nicht vorkommen.',
    '"<" may not stand in an attribute value.',
  ),
  dashesInComment: fault('„--“ darf in einem Kommentar nicht vorkommen.', '"--" may not stand in a comment.'),
  doctype: fault(
    'Die Datei enthält eine DOCTYPE-Deklaration. Sie kann Entitäten einschleusen und wird nicht gelesen.',
    'The file holds a DOCTYPE declaration. It can smuggle in entities and is not read.',
    'R32',
  ),
  unknownMarkup: fault('Unbekannte Auszeichnung nach „<!“.', 'Unknown markup after "<!".'),
  instructionName: fault(
    'Eine Verarbeitungsanweisung ohne gültigen Namen.',
    'A processing instruction without a valid name.',
  ),
  textTooLong: fault(
    'Der Text eines einzelnen Elements ist zu lang.',
    'The text of a single element is too long.',
    'R32',
  ),
};
