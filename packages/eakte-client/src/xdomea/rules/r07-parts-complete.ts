import { parseContainerName } from '../../package/container-name.ts';
import { factsOf } from './procedure-facts.ts';
import type { Rule } from './rule.ts';

/** The part numbers of a split transfer make sense and agree. */
export const r07PartsComplete: Rule = {
  id: 'R07',
  severity: 'error',
  title: {
    de: 'Laufende Nummer und Gesamtanzahl der Teilnachrichten passen nicht',
    en: 'Part number and total of the messages do not fit',
  },
  reason: {
    de: 'Aus den Nummern erkennt der Empfänger, ob die Übergabe vollständig ist. Mit „7 von 1“ wartet er auf Teile, die nie kommen, oder hält eine halbe Übergabe für ganz.',
    en: 'The receiver sees by the numbers whether the transfer is complete. With "7 of 1" it waits for parts that never come, or takes half a transfer for the whole.',
  },
  repair: {
    who: 'vendor',
    how: {
      de: 'Die Teile je Nachrichtentyp von 1 an zählen und in allen dieselbe Gesamtanzahl angeben.',
      en: 'Count the parts of each message type from 1 and give the same total in all of them.',
    },
  },
  source:
    'xdomea schema 4.0.0, LfdNrNachrichtProTyp and GesamtanzahlNachrichtenProTyp, documentation (H); specification 4.0 p. 10 for the file name',
  example: {
    wrong: 'LfdNrNachrichtProTyp 7, GesamtanzahlNachrichtenProTyp 1',
    right: 'LfdNrNachrichtProTyp 1, GesamtanzahlNachrichtenProTyp 1',
  },
  versions: ['4.0.0'],
  visit(context) {
    const { container, messageType } = context;
    return {
      kopf({ lfdNrNachrichtProTyp: part, gesamtanzahlNachrichtenProTyp: total, nachrichtenUuid }) {
        if (part === undefined || total === undefined) return;
        if (part < 1 || part > total) {
          context.report({
            de: `Die Nachricht nennt sich Teil ${part} von ${total}.`,
            en: `The message calls itself part ${part} of ${total}.`,
          });
        }
        for (const file of [container?.name, container?.messageName]) {
          const named = file === undefined ? undefined : parseContainerName(file)?.part;
          if (file === undefined || named === undefined || named === part) continue;
          context.report(
            {
              de: `Der Dateiname nennt Teil ${named}, die Nachricht Teil ${part}.`,
              en: `The file name tells part ${named}, the message part ${part}.`,
            },
            { file },
          );
        }
        for (const known of factsOf(context).messages ?? []) {
          if (known.messageType !== messageType) continue;
          if (known.gesamtanzahl !== undefined && known.gesamtanzahl !== total) {
            context.report({
              de: `Diese Nachricht nennt ${total} Teile, eine frühere desselben Verfahrens ${known.gesamtanzahl}.`,
              en: `This message tells ${total} parts, an earlier one of the same process ${known.gesamtanzahl}.`,
            });
            break;
          }
          const otherMessage =
            known.nachrichtenUuid?.toLowerCase() !== nachrichtenUuid?.toLowerCase() && known.lfdNr === part;
          if (!otherMessage) continue;
          context.report({
            de: `Teil ${part} kam schon mit einer anderen Nachricht.`,
            en: `Part ${part} came before with another message.`,
          });
          break;
        }
      },
    };
  },
};
