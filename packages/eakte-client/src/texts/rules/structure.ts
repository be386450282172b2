import {
  fixedValueText,
  type LocalText,
  type ShownValues,
  structureText,
  text,
} from '@rathaus/client-core/texts';
import type { FixedValues, StructureValues, TooLargeValues } from '../../xdomea/finding/structure-faults.ts';
import type { XdomeaRuleText } from './rule-text.ts';

/** What the simple types of xdomea want. */
const wanted: Readonly<Record<string, LocalText>> = {
  uuid: text('eine UUID', 'a UUID'),
  looseUuid: text('eine UUID', 'a UUID'),
  dateiname: text('ein Dateiname, der mit einer UUID beginnt', 'a file name that begins with a UUID'),
  dateiname2: text('ein Dateiname der Form UUID_Name.Endung', 'a file name of the form UUID_name.extension'),
  latin: text('Text aus lateinischen Zeichen (String.Latin)', 'text of Latin characters (String.Latin)'),
  dinC: text('Text aus Zeichen der DIN 91379 Typ C', 'text of the characters of DIN 91379 type C'),
};

function messageText(values: ShownValues<StructureValues>): LocalText {
  switch (values.fault) {
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
    default:
      return structureText(values, wanted);
  }
}

export const xsd: XdomeaRuleText<StructureValues> = {
  title: text(
    'Der Aufbau der Nachricht entspricht nicht dem Schema ihrer Version',
    'The structure of the message does not follow the schema of its version',
  ),
  message: messageText,
  reason: text(
    'Empfänger prüfen gegen das amtliche Schema und weisen Nachrichten ab, die ihm nicht entsprechen.',
    'Receivers check against the official schema and turn away messages that do not follow it.',
  ),
  repair: text(
    'Die Stelle nach dem Schema der Version schreiben: Reihenfolge, Pflichtangaben und Werte.',
    'Write the place as the schema of the version says: order, required parts and values.',
  ),
  source: text(
    'Schemata von xdomea 2.3, 2.4, 3.0, 3.1 und 4.0',
    'Schemas of xdomea 2.3, 2.4, 3.0, 3.1 and 4.0',
  ),
  example: {
    wrong: '<Laufzeit><Ende/><Beginn/></Laufzeit>',
    right: '<Laufzeit><Beginn>…</Beginn><Ende>…</Ende></Laufzeit>',
  },
};

export const q01: XdomeaRuleText<FixedValues> = {
  title: text('Fester Wert als „true“ statt „1“', 'Fixed value as "true" instead of "1"'),
  message: fixedValueText,
  reason: text(
    'Das Schema schreibt den festen Wert 1 vor. libxml2 und alles, was darauf baut, weist „true“ ab; andere Prüfer lassen es durch.',
    'The schema fixes the value 1. libxml2 and all that is built on it rejects "true"; other validators let it pass.',
  ),
  repair: text('Wahrheitswerte als 1 und 0 schreiben.', 'Write truth values as 1 and 0.'),
  source: text(
    'Eigene Messung; Praxis: Vorlagen für eine VIS-Schnittstelle (XdomeaPopulator) schreiben „true“',
    'Own measurement; practice: templates aimed at a VIS interface (XdomeaPopulator) write "true"',
  ),
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
  source: text(
    'ECMA-262, Abschnitt 6.1.6.1 (größte sichere Ganzzahl); eigene Messung mit den xdomea-Schemata 2.3 bis 4.0',
    'ECMA-262, section 6.1.6.1 (largest safe integer); own measurement with the xdomea schemas 2.3 to 4.0',
  ),
  example: {
    wrong: '<GesamtanzahlNachrichtenProTyp>99999999999999999999',
    right: '<GesamtanzahlNachrichtenProTyp>3',
  },
};
