import { text } from '@rathaus/client-core/texts';
import type { R07Values } from '../../xdomea/rules/r07-parts-complete.ts';
import type { XdomeaRuleText } from './rule-text.ts';

export const r07: XdomeaRuleText<R07Values> = {
  title: text(
    'Laufende Nummer und Gesamtanzahl der Teilnachrichten passen nicht',
    'Part number and total of the messages do not fit',
  ),
  message: (values) => {
    switch (values.fault) {
      case 'count':
        return text(
          `Die Nachricht nennt sich Teil ${values.part} von ${values.total}.`,
          `The message calls itself part ${values.part} of ${values.total}.`,
        );
      case 'file-name':
        return text(
          `Der Dateiname nennt Teil ${values.named}, die Nachricht Teil ${values.part}.`,
          `The file name says part ${values.named}, the message part ${values.part}.`,
        );
      case 'total':
        return text(
          `Diese Nachricht nennt die Gesamtanzahl ${values.total}, eine frühere desselben Verfahrens ${values.earlier}.`,
          `This message says a total of ${values.total}, an earlier one of the same process ${values.earlier}.`,
        );
      case 'repeated':
        return text(
          `Teil ${values.part} kam schon mit einer anderen Nachricht.`,
          `Part ${values.part} came before with another message.`,
        );
    }
  },
  reason: text(
    'Aus den Nummern erkennt der Empfänger, ob die Übergabe vollständig ist. Mit „7 von 1“ wartet er auf Teile, die nie kommen, oder hält eine halbe Übergabe für ganz.',
    'The receiver sees by the numbers whether the transfer is complete. With "7 of 1" it waits for parts that never come, or takes half a transfer for the whole.',
  ),
  repair: text(
    'Die Teile je Nachrichtentyp von 1 an zählen und in allen dieselbe Gesamtanzahl angeben.',
    'Count the parts of each message type from 1 and give the same total in all of them.',
  ),
  source: text(
    'xdomea 4.0, Schema, Erläuterungen zu LfdNrNachrichtProTyp und GesamtanzahlNachrichtenProTyp; für den Dateinamen xdomea-Spezifikation 4.0, Seite 10, zitiert nach dem Landesarchiv NRW',
    'xdomea 4.0, schema, explanations of LfdNrNachrichtProTyp and GesamtanzahlNachrichtenProTyp; for the file name xdomea specification 4.0, page 10, as cited by the state archive of NRW',
  ),
  example: {
    wrong: 'LfdNrNachrichtProTyp 7, GesamtanzahlNachrichtenProTyp 1',
    right: 'LfdNrNachrichtProTyp 1, GesamtanzahlNachrichtenProTyp 1',
  },
};
