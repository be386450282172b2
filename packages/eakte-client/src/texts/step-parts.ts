import { type LocalText, text } from '@rathaus/client-core/texts';
import { type MessageParty, messageKind } from '../xdomea/messages/roles.ts';
import type { JudgedReport } from './judged-report.ts';
import { partyTexts } from './messages.ts';
import { figure, joined } from './numbers.ts';
import { uncheckedSaid } from './unchecked-said.ts';

/** Who has to act, in one form everywhere. */
export const by = (who: LocalText): LocalText => text(`Zuständig: ${who.de}.`, `Responsible: ${who.en}.`);
/** What is to be done, and by whom. */
export const doneBy = (act: LocalText, party: MessageParty): LocalText =>
  joined([act, by(partyTexts[party])]);

/** Whether something was not checked. */
export const isUnchecked = ({ unchecked }: JudgedReport, what: string) =>
  unchecked.some((one) => one.what === `eakte.unchecked.${what}`);

/** The command that checks files together. */
const fixFolder = text('rathaus eakte check ORDNER/', 'rathaus eakte check FOLDER/');

/** Both messages into one folder. */
export const checkTogether = ({ messageType = '' }: JudgedReport): LocalText => {
  const { answers = [] } = messageKind(messageType) ?? {};
  const type = answers.length === 1 ? ` (${answers[0]})` : '';
  return text(
    `Die Ursprungsnachricht${type} dazulegen und beide zusammen prüfen: ${fixFolder.de}.`,
    `Put the original message${type} beside it and check both together: ${fixFolder.en}.`,
  );
};

/** The message that is answered first; where it was there, whatever else keeps the verdict open. */
export const togetherStep = (report: JudgedReport): LocalText =>
  isUnchecked(report, 'original') ? checkTogether(report) : openStep(report);

/** How to get checked what was not; two things at most. */
export function openStep({ unchecked }: JudgedReport): LocalText {
  const steps = unchecked.slice(0, 2).map((one): LocalText | undefined => {
    switch (one.what) {
      case 'eakte.unchecked.files':
        return text(
          'Das ganze Paket (ZIP) prüfen: rathaus eakte check PAKET.zip.',
          'Check the whole package (ZIP): rathaus eakte check PACKAGE.zip.',
        );
      case 'eakte.unchecked.appraisal':
        return text(
          `Die Bewertung des Archivs (0502 oder 0513) dazulegen und zusammen prüfen: ${fixFolder.de}.`,
          `Put the appraisal of the archive (0502 or 0513) beside it and check both together: ${fixFolder.en}.`,
        );
      default:
        return uncheckedSaid(one, 'remedy');
    }
  });
  return joined(steps);
}

/** Warnings are no reason not to go on, but to look. */
export function warningsFirst(warning: number): LocalText | undefined {
  if (warning === 0) return undefined;
  return warning === 1
    ? text('Sehen Sie vorher die Warnung durch.', 'Look through the warning first.')
    : text(
        `Sehen Sie vorher die ${figure(warning).de} Warnungen durch.`,
        `Look through the ${figure(warning).en} warnings first.`,
      );
}
