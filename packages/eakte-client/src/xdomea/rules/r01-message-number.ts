import { parseContainerName } from '../../package/container-name.ts';
import type { Rule } from './rule.ts';

/** Header, root element and file names must tell the same message type. */
export const r01MessageNumber: Rule = {
  id: 'R01',
  severity: 'error',
  title: {
    de: 'Nachrichtentyp in Kopf, Wurzelelement und Dateiname ist verschieden',
    en: 'Message type differs between header, root element and file name',
  },
  reason: {
    de: 'Empfänger wählen die Verarbeitung nach einer dieser drei Angaben. Widersprechen sie sich, wird die Nachricht falsch verarbeitet oder abgewiesen. Das Schema prüft das nicht.',
    en: 'Receivers choose how to process a message by one of these three. If they disagree, the message is processed wrongly or refused. The schema does not check it.',
  },
  repair: {
    who: 'vendor',
    how: {
      de: 'Im Export Nachrichtentyp, Wurzelelement und Dateiname aus derselben Angabe bilden. Wurde nur die Datei umbenannt, den ursprünglichen Namen wiederherstellen.',
      en: 'Let the export derive message type, root element and file name from one value. If only the file was renamed, restore its name.',
    },
  },
  source: 'Practice (P): xdomea specification, naming of messages and code list Nachrichtentyp',
  example: {
    wrong: '<xdomea:Aussonderung.Aussonderung.0503> … <xdomea:Nachrichtentyp><code>0501</code>',
    right: '<xdomea:Aussonderung.Aussonderung.0503> … <xdomea:Nachrichtentyp><code>0503</code>',
  },
  visit(context) {
    const { container, messageType } = context;
    const compareName = (file: string | undefined) => {
      const number = file === undefined ? undefined : parseContainerName(file)?.number;
      if (file === undefined || number === undefined || number === messageType) return;
      context.report(
        {
          de: `Der Dateiname nennt den Nachrichtentyp ${number}, das Wurzelelement ${messageType}.`,
          en: `The file name tells message type ${number}, the root element ${messageType}.`,
        },
        { file },
      );
    };
    return {
      kopf({ nachrichtentyp }) {
        compareName(container?.name);
        compareName(container?.messageName);
        const code = nachrichtentyp?.code;
        // Before 4.0 the code list has no 0203: rule R31 tells that.
        if (code === undefined || code === messageType || messageType === '0203') return;
        context.report({
          de: `Der Kopf nennt den Nachrichtentyp ${code.slice(0, 20)}, das Wurzelelement ${messageType}.`,
          en: `The header tells message type ${code.slice(0, 20)}, the root element ${messageType}.`,
        });
      },
    };
  },
};
