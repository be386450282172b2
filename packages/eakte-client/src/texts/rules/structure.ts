import { type LocalText, type ShownValues, text } from '@rathaus/client-core/texts';
import type { FixedValues, StructureValues, TooLargeValues } from '../../xdomea/finding/structure-faults.ts';
import type { XdomeaRuleText } from './rule-text.ts';

/** What a simple type of the schema wants. */
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
  uuid: text('eine UUID', 'a UUID'),
  looseUuid: text('eine UUID', 'a UUID'),
  dateiname: text('ein Dateiname, der mit einer UUID beginnt', 'a file name that begins with a UUID'),
  dateiname2: text('ein Dateiname der Form UUID_Name.Endung', 'a file name of the form UUID_name.extension'),
  latin: text('Text aus lateinischen Zeichen (String.Latin)', 'text of Latin characters (String.Latin)'),
  dinC: text('Text aus Zeichen der DIN 91379 Typ C', 'text of the characters of DIN 91379 type C'),
  anyURI: text('eine URI', 'a URI'),
  base64Binary: text('Base64', 'base64'),
  NMTOKEN: text('ein Name ohne Leerzeichen', 'a name without spaces'),
};

const wantedText = (type: string): LocalText =>
  wanted[type] ?? text(`ein Wert des Typs ${type}`, `a value of type ${type}`);

/** Names of elements as a sentence lists them. */
const elements = (names: readonly string[], more: number, word: string) =>
  `${names.map((name) => `<${name}>`).join(', ')}${more > 0 ? ` ${word} ${more}` : ''}`;

const fixedText = ({ name, value, fixed }: ShownValues<FixedValues>) =>
  text(
    `<${name}> muss den festen Wert „${fixed}“ haben, nicht „${value}“.`,
    `<${name}> must have the fixed value "${fixed}", not "${value}".`,
  );

function structureText(values: ShownValues<StructureValues>): LocalText {
  switch (values.fault) {
    case 'not-allowed': {
      const { expected, more } = values;
      const ends = expected.length === 0;
      return text(
        `<${values.name}> ist an dieser Stelle in <${values.parent}> nicht erlaubt. ${ends ? 'Hier endet der Inhalt.' : `Möglich wäre hier: ${elements(expected, more, 'und weitere')}.`}`,
        `<${values.name}> is not allowed at this place in <${values.parent}>. ${ends ? 'The content ends here.' : `Possible here: ${elements(expected, more, 'and more:')}.`}`,
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
      const { de, en } = wantedText(values.wanted);
      return text(
        `<${values.name}>: Der Wert „${values.value}“ ist nicht zulässig, verlangt ist ${de}.`,
        `<${values.name}>: the value "${values.value}" is not allowed, needed is ${en}.`,
      );
    }
    case 'characters': {
      const { de, en } = wantedText(values.wanted);
      return text(
        `<${values.name}>: Der Wert ist nicht zulässig, verlangt ist ${de}.`,
        `<${values.name}>: the value is not allowed, needed is ${en}.`,
      );
    }
    case 'fixed':
      return fixedText(values);
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
    case 'no-message':
      return text(
        `<${values.name}> ist keine Nachricht dieser xdomea-Version.`,
        `<${values.name}> is no message of this version of xdomea.`,
      );
    case 'version':
      return values.namespace === ''
        ? text(
            'Die Datei ist keine xdomea-Nachricht einer bekannten Version (2.3, 2.4, 3.0, 3.1, 4.0): Das Wurzelelement hat keinen Namensraum.',
            'The file is no xdomea message of a known version (2.3, 2.4, 3.0, 3.1, 4.0): the root element has no namespace.',
          )
        : text(
            `Die Datei ist keine xdomea-Nachricht einer bekannten Version (2.3, 2.4, 3.0, 3.1, 4.0). Namensraum: „${values.namespace}“.`,
            `The file is no xdomea message of a known version (2.3, 2.4, 3.0, 3.1, 4.0). Namespace: "${values.namespace}".`,
          );
    case 'derived':
      return text(
        `Für <${values.name}> ist in Version 4.0 keine amtliche Schemadatei öffentlich. Geprüft wurde gegen eine abgeleitete Struktur.`,
        `No official schema file of <${values.name}> is public for version 4.0. The check used a derived structure.`,
      );
  }
}

export const xsd: XdomeaRuleText<StructureValues> = {
  title: text(
    'Der Aufbau der Nachricht entspricht nicht dem Schema ihrer Version',
    'The structure of the message does not follow the schema of its version',
  ),
  message: structureText,
  reason: text(
    'Empfänger prüfen gegen das amtliche Schema und weisen Nachrichten ab, die ihm nicht entsprechen.',
    'Receivers check against the official schema and turn away messages that do not follow it.',
  ),
  repair: text(
    'Die Stelle nach dem Schema der Version schreiben: Reihenfolge, Pflichtangaben und Werte.',
    'Write the place as the schema of the version says: order, required parts and values.',
  ),
  source: 'schema files of xdomea 2.3.0, 2.4.0, 3.0.0, 3.1.0, 4.0.0',
  example: {
    wrong: '<Laufzeit><Ende/><Beginn/></Laufzeit>',
    right: '<Laufzeit><Beginn>…</Beginn><Ende>…</Ende></Laufzeit>',
  },
};

export const q01: XdomeaRuleText<FixedValues> = {
  title: text('Fester Wert als „true“ statt „1“', 'Fixed value as "true" instead of "1"'),
  message: fixedText,
  reason: text(
    'Das Schema schreibt den festen Wert 1 vor. libxml2 und alles, was darauf baut, weist „true“ ab; andere Prüfer lassen es durch.',
    'The schema fixes the value 1. libxml2 and all that is built on it rejects "true"; other validators let it pass.',
  ),
  repair: text('Wahrheitswerte als 1 und 0 schreiben.', 'Write truth values as 1 and 0.'),
  source: 'own measurement; templates aimed at a VIS interface send true',
  example: { wrong: '<Importbestaetigung>true', right: '<Importbestaetigung>1' },
};

export const q07: XdomeaRuleText<TooLargeValues> = {
  title: text(
    'Zahl mit mehr Stellen, als Programme halten',
    'Number with more digits than programs can hold',
  ),
  message: ({ name }) =>
    text(
      `Die Zahl in <${name}> ist zu groß, um genau gelesen zu werden; sie wird nicht übernommen.`,
      `The number in <${name}> is too large to be read exactly; it is not taken over.`,
    ),
  reason: text(
    'Das Schema begrenzt diese Zahl nicht. Ab 9007199254740992 runden viele Programme oder verwerfen sie; hier wird sie nicht gelesen und fehlt nach einer Umwandlung.',
    'The schema does not bound this number. From 9007199254740992 on many programs round or drop it; it is not read here and is missing after a conversion.',
  ),
  repair: text('Die tatsächliche Anzahl oder Nummer angeben.', 'State the real count or number.'),
  source: 'ECMA-262 6.1.6.1 (largest safe integer); own measurement with the schemas 2.3.0 to 4.0.0',
  example: {
    wrong: '<GesamtanzahlNachrichtenProTyp>99999999999999999999',
    right: '<GesamtanzahlNachrichtenProTyp>3',
  },
};
