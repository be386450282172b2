import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomically } from '@rathaus/client-core/node';
import { viewReport } from '@rathaus/client-core/texts';
import { checkFile, type FileReport, renderReport } from '@rathaus/eakte-client/report';
import { catalogue } from '@rathaus/eakte-client/texts';
import { renderAkte } from '@rathaus/eakte-client/viewer';
import { type Decision, type Exchange, problemTypes, type ReceivedDelivery } from '@rathaus/exchange';
import { schema } from './akte.ts';
import { AndereNachricht, liesEin } from './einlesen.ts';
import type { Melde } from './protokoll.ts';
import { schreibeSeite, tool } from './seiten.ts';

/** The receiving office: where it keeps what came, and how it answers. */
export interface Posteingang {
  ordner: string;
  /** Confirmations go out here, to this destination. */
  ausgang: Exchange;
  zustellpunkt: string;
  melde: Melde;
}

/** Key of the confirmation in the outbox of the receiver. */
export const bestaetigungsKey = (prozessId: string): string => `Bestätigung ${prozessId}`;

/** What the receiving office keeps of a delivery. */
export const dateienDesEingangs = (ordner: string) => ({
  container: join(ordner, 'container.zip'),
  pruefbericht: join(ordner, 'pruefbericht.html'),
  akte: join(ordner, 'akte'),
  ansicht: join(ordner, 'akte.html'),
  bestaetigung: join(ordner, 'bestaetigung.xml'),
});

/**
 * `onReceive` of Beispielhausen: checks the container, takes the Akte over, sends the confirmation and only then says yes.
 * It may be called again after a crash, so each step can be done twice.
 */
export async function nimmEntgegen(
  delivery: ReceivedDelivery,
  { ordner, ausgang, zustellpunkt, melde }: Posteingang,
  signal: AbortSignal,
): Promise<Decision> {
  const attachment = delivery.attachments.find(({ mimeType }) => mimeType === 'application/zip');
  if (!attachment)
    return reject('metadata', 'Container fehlt', ['Die Sendung enthält keinen xdomea-Container.']);
  const instance = `attachment:${attachment.id}`;
  await mkdir(ordner, { recursive: true });
  // The name that the sender says goes into the check, never into a path.
  const { fileName } = attachment;
  const dateien = dateienDesEingangs(ordner);
  await writeFileAtomically(dateien.container, attachment.stream({ signal }), { signal });
  melde('Beispielhausen', 'Sendung abgeholt, entschlüsselt und gespeichert. Noch nicht angenommen.');

  const report = await checkFile(dateien.container, { direction: 'in', fileName, signal });
  await schreibeSeite(dateien.pruefbericht, renderReport(report, { checkedAt: new Date(), tool }));
  melde('Beispielhausen', `Container geprüft. ${viewReport(report, catalogue).verdictText.de}.`);
  // What could not be judged is no yes either.
  if (report.verdict !== 'passed') return reject(instance, 'Container nicht einlesbar', gruende(report));
  if (report.messageType !== '0401')
    return reject('data', 'Keine Abgabe', ['Erwartet wird eine Abgabe.Abgabe.0401.']);

  let eingelesen: Awaited<ReturnType<typeof liesEin>>;
  try {
    const { sha512: nachrichtSha512 } = delivery.data;
    eingelesen = await liesEin(dateien.container, dateien.akte, { nachrichtSha512, signal });
  } catch (error) {
    if (!(error instanceof AndereNachricht)) throw error;
    return reject('data', 'Nachricht und Container passen nicht zusammen', [
      'Die Nachricht im Container ist eine andere als die übermittelte.',
    ]);
  }
  await schreibeSeite(dateien.ansicht, renderAkte(dateien.container, { fileName, signal }));
  const { prozessId, uebernommen, objekte } = eingelesen;
  melde('Beispielhausen', `Eingelesen: ${uebernommen} von ${objekte} Akten, Vorgängen und Dokumenten.`);

  // Written once: under the same key the outbox takes the same content only.
  const content = await einmal(dateien.bestaetigung, eingelesen.bestaetigung);
  await ausgang.outbox.enqueue(
    {
      key: bestaetigungsKey(prozessId),
      to: { transport: 'fit-connect', destinationId: zustellpunkt },
      service: delivery.message.service,
      senderReference: prozessId,
      data: { content, mimeType: 'application/xml', schemaUri: schema },
    },
    { signal },
  );
  melde('Beispielhausen', 'Importbestätigung (0402) liegt im Postausgang. Die Sendung wird angenommen.');
  return 'accept';
}

/** Reads the file, or writes it if it is not there. */
async function einmal(path: string, text: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  await writeFileAtomically(path, [new TextEncoder().encode(text)]);
  return text;
}

const reject = (instance: string, title: string, details: readonly string[]): Decision => ({
  reject: details.map((detail) => ({ type: problemTypes.schemaViolation, title, detail, instance })),
});

/**
 * Why it is refused, for the people of the other side. The delivery service can read these sentences: they are masked, and
 * name neither persons nor subjects.
 */
function gruende(report: FileReport): string[] {
  const { groups, unchecked, verdictText } = viewReport(report, catalogue, { mask: true });
  const reasons = [
    ...groups
      .filter(({ severity }) => severity === 'error')
      .flatMap(({ findings: [first], count }) =>
        first ? [`${first.rule}: ${first.message.de}${count > 1 ? ` (${count} Stellen)` : ''}`] : [],
      ),
    ...unchecked.map(({ title }) => `Nicht geprüft: ${title.de}`),
  ];
  return reasons.length > 0 ? reasons.slice(0, 10) : [verdictText.de];
}
