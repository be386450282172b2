import type { Who } from '@rathaus/client-core/findings';
import { type LocalText, text, whoTexts } from '@rathaus/client-core/texts';
import type { ProcedureReport } from '../report/group-procedure.ts';
import { messageKind, roleOf } from '../xdomea/messages/roles.ts';
import { partyTexts } from './messages.ts';
import { figure, joined, listed } from './numbers.ts';
import { typeName } from './procedures.ts';
import { by, doneBy, warningsFirst } from './step-parts.ts';

const repairers: Readonly<Record<Who, LocalText>> = {
  ...whoTexts,
  authority: partyTexts.authority,
  archive: partyTexts.archive,
};

/** `das mit A bewertete Objekt`, `die 6 mit A bewerteten Objekte`. */
const appraised = (number: number, code: string): LocalText =>
  number === 1
    ? text(`das mit ${code} bewertete Objekt`, `the record appraised as ${code}`)
    : text(
        `die ${figure(number).de} mit ${code} bewerteten Objekte`,
        `the ${figure(number).en} records appraised as ${code}`,
      );

/** What follows an appraisal, by what was decided: a list of things to do. */
function afterAppraisal({ decision }: ProcedureReport): LocalText | undefined {
  const { keep = 0, destroy = 0, open = 0 } = decision ?? {};
  const said = (number: number, code: string, de: string, en: string) => {
    if (number === 0) return undefined;
    const which = appraised(number, code);
    return text(`${which.de} ${de}`, `${en.replace('%', which.en)}`);
  };
  const parts = [
    said(keep, 'A', 'abgeben', 'transfer %'),
    said(destroy, 'V', 'nach den eigenen Regeln vernichten', 'destroy % by local rules'),
    said(open, 'B', 'mit dem Archiv klären', 'clarify % with the archive'),
  ];
  return parts.some(Boolean) ? joined(parts, '; ') : undefined;
}

/** What is still to come, each with what it means for the records. */
export function awaitedText(report: ProcedureReport): LocalText | undefined {
  const all = report.awaited.map((type) => {
    const { de, en } = typeName(type);
    const then = type === '0503' ? afterAppraisal(report) : undefined;
    if (then) return text(`${de}: ${then.de}`, `${en}: ${then.en}`);
    if (type === '0712' || type === '0722') return text(de, en);
    return text(`${de} – vorher nichts löschen`, `${en} – delete nothing before`);
  });
  return all.length === 0 ? undefined : joined(all, '; ');
}

/** Who has to repair what failed it, in the order of the findings. */
function responsible({ findings }: ProcedureReport): LocalText | undefined {
  const parties = [...new Set(findings.filter(({ severity }) => severity === 'error').map(({ who }) => who))];
  return parties.length === 0 ? undefined : by(listed(parties.map((who) => repairers[who])));
}

function repairStep(report: ProcedureReport): LocalText {
  const errors = report.findings.filter(({ severity }) => severity === 'error');
  const until = text(
    'bis dahin nichts löschen und nichts übernehmen',
    'until then delete nothing and take over nothing',
  );
  const failed = errors.find(({ rule }) => rule === 'eakte.procedure.import-failed');
  // Nothing disagrees: what the archive could not take is handed over again.
  if (failed && errors.every(({ rule }) => rule === failed.rule)) {
    return doneBy(
      text(
        'Den Grund beheben und neu abgeben, was nicht übernommen wurde. Nichts davon löschen.',
        'Remove the reason and hand over again what was not taken over. Delete nothing of it.',
      ),
      'authority',
    );
  }
  const all = (rule: string) => errors.every((one) => one.rule === rule);
  const act = all('eakte.procedure.parts-missing')
    ? text('Die fehlenden Teile besorgen', 'Get the missing parts')
    : all('eakte.procedure.message-failed')
      ? text(
          'Die Fehler der genannten Nachricht beheben lassen',
          'Have the errors of the named message repaired',
        )
      : text('Den Widerspruch beheben lassen', 'Have the contradiction repaired');
  return joined([text(`${act.de}; ${until.de}.`, `${act.en}; ${until.en}.`), responsible(report)]);
}

/** The reply that ends a procedure, and what it allows. */
function endedStep(replied: string): LocalText {
  const sender = messageKind(replied)?.to ?? 'authority';
  const allows = replied !== '0514' && replied !== '0630';
  return doneBy(
    allows
      ? text(
          'Die Antwort als Nachweis aufbewahren; was übernommen wurde, darf nach den eigenen Regeln gelöscht werden.',
          'Keep the reply as proof; what was taken over may be deleted by local rules.',
        )
      : text('Die Antwort als Nachweis aufbewahren.', 'Keep the reply as proof.'),
    sender,
  );
}

/** The next step of a procedure: what is to be done, and by whom. */
export function procedureStep(report: ProcedureReport): LocalText {
  const { verdict, missing, awaited, messages, counts } = report;
  if (verdict === 'failed') return repairStep(report);
  if (verdict === 'not-judged') {
    const act =
      missing.length > 0
        ? text(
            'Die fehlenden Nachrichten in den Ordner legen und ihn noch einmal prüfen.',
            'Put the missing messages into the folder and check it again.',
          )
        : text(
            'Besorgen, was nicht geprüft werden konnte, und noch einmal prüfen.',
            'Get what could not be checked, and check again.',
          );
    return joined([act, text('Vorher nichts löschen.', 'Delete nothing before.')]);
  }
  const [wanted] = awaited;
  const replied = messages.find(({ messageType }) => roleOf(messageType ?? '') === 'reply')?.messageType;
  const warned = warningsFirst(counts.warning);
  const then = wanted === '0503' ? afterAppraisal(report) : undefined;
  if (then) {
    const { de, en } = typeName('0503');
    const act = text(`Als Nächstes ${de}: ${then.de}.`, `Next is ${en}: ${then.en}.`);
    return joined([doneBy(act, 'authority'), warned]);
  }
  if (wanted !== undefined) {
    const { de, en } = typeName(wanted);
    const keeps = wanted !== '0712' && wanted !== '0722';
    return joined([
      text(
        `Auf „${de}“ warten${keeps ? '; vorher nichts löschen' : ''}.`,
        `Wait for “${en}”${keeps ? '; delete nothing before' : ''}.`,
      ),
      warned,
    ]);
  }
  if (replied !== undefined) return joined([endedStep(replied), warned]);
  return warned ?? text('Nichts zu beheben.', 'Nothing to repair.');
}
