import { type ReportText, text } from '@rathaus/client-core/texts';
import type { TransferReport } from '../report/check-transfer.ts';
import type { FileReport } from '../report/file-report.ts';
import { aspectTexts } from './aspects.ts';
import type { JudgedReport } from './judged-report.ts';
import { leadText } from './leads.ts';
import { messageName } from './messages.ts';
import { nextStep } from './next-steps.ts';
import { procedureReportText } from './procedure-reports.ts';
import { fact, reportFacts } from './report-facts.ts';
import { verdictText, verdictTone } from './verdicts.ts';

/** What is said about a message, with its package or without. */
const judged = {
  verdicts: verdictText,
  tone: verdictTone,
  lead: leadText,
  next: nextStep,
  aspects: aspectTexts,
  facts: reportFacts,
  factsTitle: text('Übergabe', 'Handover'),
} as const;

/** What is said about the reports of this package, by kind. */
export const reportTexts = {
  'eakte.container': {
    title: text('xdomea-Container', 'xdomea container'),
    ...judged,
  } satisfies ReportText<FileReport>,
  'eakte.message': {
    title: text('xdomea-Nachricht', 'xdomea message'),
    ...judged,
  } satisfies ReportText<JudgedReport>,
  'eakte.transfer': {
    title: text('Geteilte Abgabe', 'Split transfer'),
    verdicts: {
      passed: text('Alle Teile da: ja', 'All parts there: yes'),
      failed: text('Alle Teile da: nein', 'All parts there: no'),
      'not-judged': text('Kein Urteil: es lag kein Teil vor', 'No verdict: there was no part'),
    },
    next: ({ verdict, missing }) => {
      if (verdict === 'passed') {
        return text(
          'Alle Teile absenden, wenn jeder für sich abgabefähig ist.',
          'Send all parts if each of them is ready to hand over.',
        );
      }
      if (verdict === 'not-judged')
        return text('Geben Sie die Teile der Abgabe an.', 'Name the parts of the transfer.');
      return missing.length > 0
        ? text(
            'Exportieren Sie die fehlenden Teile und prüfen Sie alle zusammen noch einmal.',
            'Export the missing parts and check all of them together again.',
          )
        : text(
            'Nehmen Sie heraus, was nicht dazugehört, und prüfen Sie noch einmal.',
            'Take out what does not belong there and check again.',
          );
    },
    facts: ({ prozessId, messageType, total, present }) => [
      ...fact('process', text('Prozess-ID', 'Process id'), prozessId),
      ...fact(
        'message',
        text('Nachricht', 'Message'),
        messageType && (messageName(messageType) ?? messageType),
      ),
      ...fact(
        'parts',
        text('Teile', 'Parts'),
        total === undefined
          ? undefined
          : text(`${present.length} von ${total}`, `${present.length} of ${total}`),
      ),
    ],
  } satisfies ReportText<TransferReport>,
  'eakte.procedure': procedureReportText,
};
