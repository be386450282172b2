import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Verdict } from '@rathaus/client-core/findings';
import { viewReport } from '@rathaus/client-core/texts';
import { checkFile } from '@rathaus/eakte-client/report';
import { catalogue } from '@rathaus/eakte-client/texts';
import type { Delivery, ExchangeEvent, Outbox } from '@rathaus/exchange';
import { describeDelivery } from '@rathaus/exchange/texts';
import { startSandbox } from '@rathaus/sandbox';
import { type Abgabe, schema, schreibeAbgabe } from './akte.ts';
import { type Bestaetigt, dateienDerBestaetigung, pruefeBestaetigung } from './bestaetigung.ts';
import { bestaetigungsKey, dateienDesEingangs, nimmEntgegen } from './eingang.ts';
import { type Nachweis, schreibeNachweis, vertrauen } from './nachweis.ts';
import type { Melde } from './protokoll.ts';
import { gruendeStaedte, type Staedte } from './staedte.ts';

export interface AustauschOptions {
  /** Where the files of both towns go. */
  ordner: string;
  databaseUrl: string | undefined;
  /** Leaves a file out of the container, to see how it is refused. */
  ohneDatei: boolean;
  melde: Melde;
  /** A fault that is worth a line; what is transient goes on by itself. */
  stoerung: (code: string) => void;
  signal: AbortSignal;
}

/** How it ended. `passed`: accepted, taken over, confirmed, proven. */
export interface Ergebnis {
  urteil: Verdict;
  datenbank: string;
  abgabe: Pick<Delivery, 'state' | 'times' | 'reference' | 'problems'>;
  bestaetigung: (Bestaetigt & Pick<Delivery, 'state' | 'times'>) | undefined;
  nachweis: Pick<Nachweis, 'urteil' | 'text'> | undefined;
  /** Absolute paths, by what they are. */
  dateien: Partial<Record<Datei, string>>;
}

/** What the two towns keep, in the order in which it came to be. */
export const dateien = {
  container: 'Musterstadt: abgegebener Container',
  pruefbericht: 'Beispielhausen: Prüfbericht',
  ansicht: 'Beispielhausen: übernommene Akte (Ansicht)',
  akte: 'Beispielhausen: übernommene Akte (Dateien)',
  bestaetigung: 'Musterstadt: Importbestätigung (0402)',
  bestaetigungsbericht: 'Musterstadt: Prüfbericht der Bestätigung',
  nachweisseite: 'Musterstadt: Zustellnachweis (Seite)',
  nachweis: 'Musterstadt: Zustellnachweis (Datei zum Nachprüfen)',
  vertrauen: 'Musterstadt: womit der Nachweis verglichen wird',
} as const;
export type Datei = keyof typeof dateien;

const service = { identifier: 'urn:rathaus-sandbox:leistung:akte', name: 'Akte zwischen Behörden' };

/** From the container to the proof. Rejects when it is interrupted; cleans up what only the work needed. */
export async function tauscheAus(options: AustauschOptions): Promise<Ergebnis> {
  const { ordner, databaseUrl, melde, stoerung, signal } = options;
  const arbeit = join(ordner, '.arbeit');
  const aufraeumen: (() => Promise<unknown>)[] = [() => rm(arbeit, { recursive: true, force: true })];
  try {
    // The emulated service has one sender and one receiver; the way back is a second one.
    const [hin, her] = [await startSandbox({ signal }), await startSandbox({ signal })];
    aufraeumen.unshift(() => Promise.all([hin.close(), her.close()]));
    const dienste = {
      beispielhausen: hin.config().services.fitconnect,
      musterstadt: her.config().services.fitconnect,
    };
    melde('Zustelldienst', `Emulator gestartet: ${hin.config().origin}`);
    await mkdir(arbeit, { recursive: true });
    const sage = sagtStand(melde);
    const observer = (event: ExchangeEvent) => {
      sage(event);
      if (event.type === 'work.failed' || event.type === 'work.stopped' || event.type === 'worker.fault')
        stoerung(event.error.code);
    };
    const staedte = await gruendeStaedte({ ordner: arbeit, databaseUrl, dienste, observer });
    aufraeumen.unshift(() => staedte.close());
    melde('Zustelldienst', `Beide Städte sind bereit (${staedte.datenbank}).`);

    const zustellpunkte = {
      beispielhausen: dienste.beispielhausen.subscriber.destinationId,
      musterstadt: dienste.musterstadt.subscriber.destinationId,
    };
    const trust = await vertrauen(staedte.musterstadt.ausgang, {
      issuer: dienste.beispielhausen.submissionApi,
      destinationId: zustellpunkte.beispielhausen,
      signingKid: dienste.beispielhausen.subscriber.signingKey.kid,
    });
    return await verlauf({ ...options, staedte, zustellpunkte, trust });
  } finally {
    for (const schritt of aufraeumen) await schritt().catch(() => stoerung('aufraeumen'));
  }
}

interface Verlauf extends AustauschOptions {
  staedte: Staedte;
  zustellpunkte: { beispielhausen: string; musterstadt: string };
  trust: Awaited<ReturnType<typeof vertrauen>>;
}

async function verlauf({ staedte, zustellpunkte, trust, ...options }: Verlauf): Promise<Ergebnis> {
  const { ordner, melde, ohneDatei, signal } = options;
  const { musterstadt, beispielhausen } = staedte;
  const bei = { musterstadt: join(ordner, 'musterstadt'), beispielhausen: join(ordner, 'beispielhausen') };
  await Promise.all(Object.values(bei).map((folder) => mkdir(folder, { recursive: true })));

  const abgabe = await schreibeAbgabe(bei.musterstadt, { ohneDatei, signal });
  await meldeAbgabe(abgabe, options);

  const { key } = await musterstadt.ausgang.outbox.enqueue(
    {
      key: `Abgabe ${abgabe.prozessId}`,
      to: { transport: 'fit-connect', destinationId: zustellpunkte.beispielhausen },
      service,
      senderReference: abgabe.prozessId,
      data: { content: abgabe.nachricht, mimeType: 'application/xml', schemaUri: schema },
      attachments: [{ content: abgabe.inhalt, mimeType: 'application/zip', fileName: abgabe.name }],
    },
    { signal },
  );
  melde('Musterstadt', `Abgabe: ${describeDelivery('queued', 'de')}.`);

  let bestaetigt: Bestaetigt | undefined;
  const ende = new AbortController();
  const either = AbortSignal.any([signal, ende.signal]);
  // Workers of their own, as if each town ran its own process.
  const arbeiten = [
    musterstadt.arbeite(either, async (delivery, { signal: stop }) => {
      const from = { ordner: bei.musterstadt, container: abgabe.pfad, melde };
      const { decision, ...more } = await pruefeBestaetigung(delivery, from, stop);
      bestaetigt = more.bestaetigt;
      return decision;
    }),
    beispielhausen.arbeite(either, (delivery, { signal: stop }) =>
      nimmEntgegen(
        delivery,
        {
          ordner: bei.beispielhausen,
          ausgang: beispielhausen.ausgang,
          zustellpunkt: zustellpunkte.musterstadt,
          melde,
        },
        stop,
      ),
    ),
  ];
  try {
    const gesendet = await endeVon(musterstadt.ausgang.outbox, key, signal);
    const zurueck =
      gesendet.state === 'accepted'
        ? await endeVon(beispielhausen.ausgang.outbox, bestaetigungsKey(abgabe.prozessId), signal)
        : undefined;
    const nachweis = await schreibeNachweis(gesendet, { ordner: bei.musterstadt, abgabe, trust });
    if (nachweis) melde('Musterstadt', `Zustellnachweis ohne Netz geprüft. ${nachweis.text}.`);
    return {
      urteil: urteilVon(gesendet, zurueck, bestaetigt, nachweis),
      datenbank: staedte.datenbank,
      abgabe: auszug(gesendet),
      bestaetigung: zurueck && bestaetigt && { ...bestaetigt, state: zurueck.state, times: zurueck.times },
      nachweis: nachweis && { urteil: nachweis.urteil, text: nachweis.text },
      dateien: dateienVon(bei, abgabe, zurueck, nachweis),
    };
  } finally {
    ende.abort();
    await Promise.allSettled(arbeiten);
  }
}

async function meldeAbgabe(abgabe: Abgabe, { ohneDatei, melde, signal }: AustauschOptions): Promise<void> {
  const report = await checkFile(abgabe.pfad, { signal });
  melde(
    'Musterstadt',
    `Akte „${abgabe.betreff}“ verpackt: ${abgabe.dokumente} Dokumente, ${abgabe.groesse.toLocaleString('de-DE')} Bytes. ${viewReport(report, catalogue).verdictText.de}.`,
  );
  if (ohneDatei)
    melde('Musterstadt', 'Zur Vorführung wird der Container trotzdem versendet: eine Datei fehlt darin.');
}

/**
 * Says each state of both deliveries once, when it comes to be: whoever asks for it learns it later than the other town. A
 * tenant and a worker tell the same event.
 */
function sagtStand(melde: Melde): (event: ExchangeEvent) => void {
  const gesagt = new Set<string>();
  return (event) => {
    if (event.type !== 'delivery.state') return;
    const einmal = `${event.deliveryId} ${event.state}`;
    if (gesagt.has(einmal)) return;
    gesagt.add(einmal);
    const [wer, was] = event.tenant.startsWith('musterstadt')
      ? (['Musterstadt', 'Abgabe'] as const)
      : (['Beispielhausen', 'Importbestätigung'] as const);
    melde(wer, `${was}: ${describeDelivery(event.state, 'de')}.`);
  };
}

/** Waits until a delivery has its answer, or needs a person. */
async function endeVon(outbox: Outbox, key: string, signal: AbortSignal): Promise<Delivery> {
  for (;;) {
    signal.throwIfAborted();
    const delivery = await outbox.getByKey(key);
    if (!delivery) throw new Error(`there is no delivery ${key}`);
    if (delivery.state === 'accepted' || delivery.state === 'rejected' || delivery.state === 'stopped')
      return delivery;
    await setTimeout(100, undefined, { signal });
  }
}

const auszug = ({ state, times, reference, problems }: Delivery): Ergebnis['abgabe'] => ({
  state,
  times,
  reference,
  problems,
});

/** A yes needs four: accepted, taken over completely, confirmation arrived, proof holds. */
function urteilVon(
  gesendet: Delivery,
  zurueck: Delivery | undefined,
  bestaetigt: Bestaetigt | undefined,
  nachweis: Nachweis | undefined,
): Verdict {
  const verdicts = [bestaetigt?.urteil, nachweis?.urteil];
  if (gesendet.state === 'rejected' || zurueck?.state === 'rejected' || verdicts.includes('failed'))
    return 'failed';
  const arrived = gesendet.state === 'accepted' && zurueck?.state === 'accepted';
  return arrived && verdicts.every((verdict) => verdict === 'passed') ? 'passed' : 'not-judged';
}

function dateienVon(
  bei: { musterstadt: string; beispielhausen: string },
  abgabe: Abgabe,
  zurueck: Delivery | undefined,
  nachweis: Nachweis | undefined,
): Ergebnis['dateien'] {
  const { pruefbericht, ansicht, akte } = dateienDesEingangs(bei.beispielhausen);
  const bestaetigung = dateienDerBestaetigung(bei.musterstadt);
  return {
    container: abgabe.pfad,
    pruefbericht,
    ...(zurueck && {
      ansicht,
      akte,
      bestaetigung: bestaetigung.nachricht,
      bestaetigungsbericht: bestaetigung.pruefbericht,
    }),
    ...(nachweis && {
      nachweisseite: nachweis.seite,
      nachweis: nachweis.datei,
      vertrauen: nachweis.vertrauen,
    }),
  };
}
