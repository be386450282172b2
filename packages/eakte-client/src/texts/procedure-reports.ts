import { type ReportText, text } from '@rathaus/client-core/texts';
import type { ProcedureReport } from '../report/group-procedure.ts';
import { procedureLead } from './procedure-leads.ts';
import { awaitedText, procedureStep } from './procedure-next.ts';
import { fact } from './report-facts.ts';

const verdictWords = {
  passed: text('in Ordnung', 'in order'),
  failed: text('mit Fehlern', 'with errors'),
  'not-judged': text('nicht beurteilbar', 'not judged'),
} as const;

function messagesText(report: ProcedureReport) {
  const list = (language: 'de' | 'en') =>
    report.messages
      .slice(0, 20)
      .map(({ messageType, part, parts = 1, verdict }) => {
        const of = language === 'de' ? 'von' : 'of';
        const number = parts > 1 ? ` ${part} ${of} ${parts}` : '';
        return `${messageType ?? '?'}${number} ${verdictWords[verdict][language]}`;
      })
      .join(', ') + (report.messages.length > 20 ? ', …' : '');
  return text(list('de'), list('en'));
}

/** What is said about the messages of a process together. */
export const procedureReportText: ReportText<ProcedureReport> = {
  title: text('Verfahren', 'Procedure'),
  verdicts: {
    passed: text('Verfahren stimmig: ja', 'Procedure consistent: yes'),
    failed: text('Verfahren stimmig: nein', 'Procedure consistent: no'),
    'not-judged': text('Verfahren stimmig: nicht beurteilbar', 'Procedure consistent: not judged'),
  },
  lead: procedureLead,
  next: procedureStep,
  facts: (report) => [
    ...fact('process', text('Prozess-ID', 'Process id'), report.prozessId),
    ...fact('messages', text('Nachrichten', 'Messages'), messagesText(report)),
    ...fact('awaited', text('Steht noch aus', 'Still to come'), awaitedText(report)),
  ],
};
