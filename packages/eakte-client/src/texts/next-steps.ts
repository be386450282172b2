import type { Who } from '@rathaus/client-core/findings';
import { type LocalText, text, whoTexts } from '@rathaus/client-core/texts';
import { causesOf } from './causes.ts';
import type { JudgedReport } from './judged-report.ts';
import { partyTexts } from './messages.ts';
import { count, joined } from './numbers.ts';
import { receivedStep } from './received-steps.ts';
import { by, openStep, togetherStep, warningsFirst } from './step-parts.ts';

/** Who repairs, as a name. */
const repairers: Readonly<Record<Who, LocalText>> = { ...whoTexts, authority: partyTexts.authority };

/** What each of them does about an error, where the cause does not say. */
const repairs: Readonly<Record<Who, LocalText>> = {
  authority: text(
    'Die Fehler in der E-Akte beheben, erneut exportieren und noch einmal prüfen.',
    'Repair the errors in the records system, export again and check once more.',
  ),
  vendor: text(
    'Diesen Bericht an den Hersteller der E-Akte oder des Fachverfahrens geben, am besten geschwärzt (--mask).',
    'Hand this report to the vendor of the records system, preferably masked (--mask).',
  ),
  archive: text('Die Befunde mit dem Archiv klären.', 'Clarify the findings with the archive.'),
  operator: text('Diesen Bericht an die IT geben.', 'Hand this report to the IT.'),
};

/** The gravest cause is repaired first; who else has something to repair is named behind. */
function repairStep(report: JudgedReport, without: readonly string[] = []): LocalText {
  const found = causesOf(report, without);
  const [first] = found;
  if (!first)
    return text(
      'Den Bericht ansehen und die Befunde beheben.',
      'Look at the report and repair the findings.',
    );
  const who = first.cause?.who ?? first.who;
  const others = (['authority', 'vendor', 'archive', 'operator'] as const)
    .filter((party) => party !== who)
    .flatMap((party) => {
      const errors = found.slice(1).reduce((sum, one) => (one.who === party ? sum + one.times : sum), 0);
      if (errors === 0) return [];
      const { de, en } = count(errors, text('Fehler', 'error'), text('Fehler', 'errors'));
      return [text(`${repairers[party].de} (${de})`, `${repairers[party].en} (${en})`)];
    });
  const also = others.length === 0 ? undefined : joined(others, ', ');
  return joined([
    first.cause?.act ?? repairs[first.who],
    by(repairers[who]),
    also && text(`Außerdem: ${also.de}.`, `Also: ${also.en}.`),
  ]);
}

const goStep = ({ role, counts, header }: JudgedReport): LocalText =>
  joined([
    role === 'handover' && (header?.gesamtanzahl ?? 1) > 1
      ? text('Mit den anderen Teilen absenden.', 'Send together with the other parts.')
      : text('Absenden.', 'Send.'),
    warningsFirst(counts.warning),
  ]);

/** What is to be done with a message that goes out. */
function sendStep(report: JudgedReport): LocalText {
  switch (report.verdict) {
    case 'passed':
      return goStep(report);
    case 'failed':
      return repairStep(report);
    case 'not-judged':
      return togetherStep(report);
  }
}

/** The next step: what is to be done, by whom, with which command. */
export function nextStep(report: JudgedReport): LocalText {
  const { verdict, schemaBasis, direction } = report;
  // Nothing can be done yet with what was not read.
  if (verdict === 'not-judged' && schemaBasis === undefined) return openStep(report);
  return direction === 'in' ? receivedStep(report) : sendStep(report);
}
