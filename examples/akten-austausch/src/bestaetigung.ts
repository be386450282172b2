import { join } from 'node:path';
import { type Verdict, verdictOfAll } from '@rathaus/client-core/findings';
import { writeFileAtomically } from '@rathaus/client-core/node';
import { viewReport } from '@rathaus/client-core/texts';
import { checkFiles, type FileReport, renderReport } from '@rathaus/eakte-client/report';
import { catalogue } from '@rathaus/eakte-client/texts';
import { type Decision, problemTypes, type ReceivedDelivery } from '@rathaus/exchange';
import type { Melde } from './protokoll.ts';
import { schreibeSeite, tool } from './seiten.ts';

/** What the sender knows after the confirmation has come. */
export interface Bestaetigt {
  /** Of handover and confirmation together. */
  urteil: Verdict;
  /** "Import bestätigt: 10 von 10 …", as the report says it. */
  text: string;
}

/** Files of the confirmation at the sender. */
export const dateienDerBestaetigung = (ordner: string) => ({
  nachricht: join(ordner, 'importbestaetigung.xml'),
  pruefbericht: join(ordner, 'importbestaetigung.html'),
});

/**
 * `onReceive` of Musterstadt: keeps the confirmation and compares it with what was handed over. Only this comparison says
 * whether everything was taken over; that a delivery was accepted does not.
 */
export async function pruefeBestaetigung(
  delivery: ReceivedDelivery,
  { ordner, container, melde }: { ordner: string; container: string; melde: Melde },
  signal: AbortSignal,
): Promise<{ decision: Decision; bestaetigt?: Bestaetigt }> {
  const { nachricht, pruefbericht } = dateienDerBestaetigung(ordner);
  await writeFileAtomically(nachricht, delivery.data.stream({ signal }), { signal });
  const verdicts = new Set<Verdict>();
  let text: string | undefined;
  let abgegeben: FileReport['outline'];
  for await (const item of checkFiles([{ source: container }, { source: nachricht }], { signal })) {
    if (item.type === 'fault') throw item.error;
    verdicts.add(item.report.verdict);
    if (item.type !== 'file') continue;
    if (item.report.messageType === '0401') abgegeben = item.report.outline;
    if (item.report.messageType !== '0402') continue;
    text = viewReport(item.report, catalogue).verdictText.de;
    // The confirmation names ids; what they are is in the message that it answers.
    const page = renderReport(item.report, { checkedAt: new Date(), tool, records: abgegeben });
    await schreibeSeite(pruefbericht, page);
  }
  if (text === undefined) {
    const detail = 'Erwartet wird eine Abgabe.ImportBestaetigung.0402.';
    const { schemaViolation: type } = problemTypes;
    return { decision: { reject: [{ type, title: 'Keine Importbestätigung', detail, instance: 'data' }] } };
  }
  melde('Musterstadt', `Bestätigung geprüft und mit der Abgabe verglichen. ${text}.`);
  return { decision: 'accept', bestaetigt: { urteil: verdictOfAll(verdicts), text } };
}
