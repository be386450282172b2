import { type LocalText, type Mask, text } from '@rathaus/client-core/texts';
import { messageKind } from '../xdomea/messages/roles.ts';
import type { JudgedReport } from './judged-report.ts';
import { figure, joined } from './numbers.ts';
import { uncheckedSaid } from './unchecked-said.ts';

/** Where nothing better can be said of a message that passed. */
export const nothingWrong = text('Am Aufbau ist nichts auszusetzen.', 'Nothing is wrong with the structure.');

/** What was not checked of a name, if it was not. */
export const isUnchecked = ({ unchecked }: JudgedReport, what: string) =>
  unchecked.find((one) => one.what === `eakte.unchecked.${what}`);

/** `(0503)` behind the word for the message that is answered; nothing where it can be one of many. */
function originalTypes({ messageType = '' }: JudgedReport): string {
  const answers = messageKind(messageType)?.answers ?? [];
  return answers.length === 1 ? ` (${answers[0]})` : '';
}

/** That the message which is answered was not there to compare with. */
export function withoutOriginal(report: JudgedReport, what: LocalText): LocalText | undefined {
  if (!isUnchecked(report, 'original')) return undefined;
  const types = originalTypes(report);
  return text(
    `Ob ${what.de} zur Ursprungsnachricht${types} passt, ist nicht geprüft: Diese lag nicht vor.`,
    `Whether ${what.en} fits the original message${types} was not checked: that was not there.`,
  );
}

/** What was not there and decides, and that nothing is wrong with the rest. */
export function openText(report: JudgedReport, mask: Mask): LocalText {
  const parts = report.unchecked.map((one): LocalText | undefined => {
    const { what, values } = one;
    if (what === 'eakte.unchecked.files') {
      const files = Number(values.files);
      return files === 1
        ? text('Nur die Nachricht lag vor, nicht ihre Datei.', 'Only the message was there, not its file.')
        : text(
            `Nur die Nachricht lag vor, nicht ihre ${figure(files).de} Dateien.`,
            `Only the message was there, not its ${figure(files).en} files.`,
          );
    }
    if (what === 'eakte.unchecked.appraisal') {
      const [without, records] = [Number(values.without), Number(values.records)];
      const which =
        records === 1
          ? text('das Objekt', 'the record')
          : without === records
            ? text('die Objekte', 'the records')
            : text(
                `${figure(without).de} der ${figure(records).de} Objekte`,
                `${figure(without).en} of the ${figure(records).en} records`,
              );
      return text(
        `Ob das Archiv ${which.de} übernimmt, ist nicht belegt: Seine Bewertung lag nicht vor.`,
        `Whether the archive takes ${which.en} is not shown: its appraisal was not there.`,
      );
    }
    return uncheckedSaid(one, 'title', mask);
  });
  const isRead = report.complete && report.schemaBasis !== undefined;
  return joined([...parts.slice(0, 2), isRead ? nothingWrong : undefined]);
}
