import { type LocalText, text } from '@rathaus/client-core/texts';
import type { UnnamedXmlFault, UnsafeXmlValues, XmlValues } from '../../xdomea/finding/structure-faults.ts';
import type { XdomeaRuleText } from './rule-text.ts';

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

export const xml: XdomeaRuleText<XmlValues> = {
  title: text('Die Datei ist kein wohlgeformtes XML', 'The file is not well-formed XML'),
  message: (values) => {
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
  },
  reason: text(
    'Was kein wohlgeformtes XML ist, kann kein Empfänger lesen; ab der Fehlerstelle ist der Inhalt unbekannt.',
    'No receiver can read what is not well-formed XML; behind the fault the content is unknown.',
  ),
  repair: text(
    'Die Nachricht neu exportieren; bei abgebrochenen Dateien die Übertragung wiederholen.',
    'Export the message again; when the file broke off, repeat the transfer.',
  ),
  source: 'XML 1.0, Namespaces in XML 1.0',
  example: { wrong: '<Betreff>A & B</Betreff>', right: '<Betreff>A &amp; B</Betreff>' },
};

export const r32: XdomeaRuleText<UnsafeXmlValues> = {
  title: text(
    'Die Nachricht nutzt etwas, das beim Austausch nicht zulässig ist',
    'The message uses something that exchange does not allow',
  ),
  message: (values) => {
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
      case 'encoding-not-utf8':
        return text(
          `Die Datei ist in einer anderen Kodierung geschrieben (${values.encoding}); xdomea-Nachrichten werden in UTF-8 ausgetauscht.`,
          `The file is written in another encoding (${values.encoding}); xdomea messages are exchanged in UTF-8.`,
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
  },
  reason: text(
    'DOCTYPE und Entitäten sind ein bekannter Angriffsweg; überlange oder übertief verschachtelte Dateien legen Empfänger lahm.',
    'DOCTYPE and entities are a known way of attack; overlong or overdeep files bring receivers down.',
  ),
  repair: text(
    'Die Nachricht als UTF-8 ohne DOCTYPE schreiben.',
    'Write the message as UTF-8 without DOCTYPE.',
  ),
  source: 'xdomea specification (UTF-8); practice (P): CWE-611, CWE-776, CVE-2026-6732 of libxml2',
  example: { wrong: '<!DOCTYPE x [<!ENTITY …>]>', right: '<?xml version="1.0" encoding="UTF-8"?>' },
};
