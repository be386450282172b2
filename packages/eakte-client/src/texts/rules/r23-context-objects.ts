import { text } from '@rathaus/client-core/texts';
import type { R23Values } from '../../xdomea/rules/r23-context-objects.ts';
import type { XdomeaRuleText } from './rule-text.ts';

export const r23: XdomeaRuleText<R23Values> = {
  title: text(
    'Kontextobjekte und auszusondernde Objekte sind nicht sauber getrennt',
    'Context records and records under disposal are not clearly told apart',
  ),
  message: (values) => {
    switch (values.fault) {
      case 'inside':
        return text(
          `${values.object} ist Kontextobjekt, das übergeordnete Objekt wird aber ausgesondert.`,
          `${values.object} is a context record, but the record above it is under disposal.`,
        );
      case 'file':
        return text(
          'Eine Datei liegt an einem Kontextobjekt, von dem nur Metadaten übermittelt werden.',
          'A file lies at a context record of which only metadata are sent.',
        );
      case 'result':
        return text(
          `Ein Kontextobjekt steht in der Nachricht ${values.messageType}; dort haben nur auszusondernde Objekte einen Eintrag.`,
          `A context record is in the message ${values.messageType}; only records under disposal have an entry there.`,
        );
      case 'all':
        return text(
          `Alle Akten und Vorgänge (${values.records}) sind Kontextobjekte; es gibt nichts auszusondern.`,
          `All Akten and Vorgänge (${values.records}) are context records; there is nothing to hand over.`,
        );
    }
  },
  reason: text(
    'Kontextobjekte zeigen nur den Zusammenhang und werden nicht übergeben. Sind alle Objekte Kontext, wird nichts übergeben.',
    'Context records only show the surroundings and are not handed over. When all are context, nothing is.',
  ),
  repair: ({ fault }) =>
    fault === 'result'
      ? text(
          'Den Eintrag zu dem Kontextobjekt weglassen und die Nachricht neu senden.',
          'Leave out the entry of the context record and send the message again.',
        )
      : text(
          'Kontextobjekt nur an Akten und Vorgängen setzen, die selbst nicht übergeben werden.',
          'Set Kontextobjekt only at records that are not handed over themselves.',
        ),
  source: text(
    'xdomea 4.0, Schema, Erläuterungen zu Kontextobjekt, BewertetesSGO und AusgesondertesSGO. Ein Objekt mit 0 unter einem mit 1 ist üblich',
    'xdomea 4.0, schema, explanations of Kontextobjekt, BewertetesSGO and AusgesondertesSGO. A record with 0 below one with 1 is normal',
  ),
  example: {
    wrong: text('alle <Kontextobjekt>1', 'all <Kontextobjekt>1'),
    right: text('mindestens ein <Kontextobjekt>0', 'at least one <Kontextobjekt>0'),
  },
};
