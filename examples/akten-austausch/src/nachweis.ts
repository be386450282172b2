import { join } from 'node:path';
import type { Verdict } from '@rathaus/client-core/findings';
import { writeFileAtomically } from '@rathaus/client-core/node';
import { viewReport } from '@rathaus/client-core/texts';
import {
  allowSandbox,
  type Delivery,
  type DeliveryProofTrust,
  type Exchange,
  keyThumbprint,
  type PublicJwk,
  verifyDeliveryProof,
} from '@rathaus/exchange';
import { catalogue, renderDeliveryProof } from '@rathaus/exchange/texts';
import type { Abgabe } from './akte.ts';
import { schreibeSeite, tool } from './seiten.ts';

/** The proof of an accepted delivery, checked. */
export interface Nachweis {
  urteil: Verdict;
  text: string;
  /** The proof itself, for whoever checks it again. */
  datei: string;
  /** What it was compared with, for whoever checks it again: `rathaus exchange verify --trust`. */
  vertrauen: string;
  /** The page for the Akte. */
  seite: string;
}

type ThumbprintKey = Parameters<typeof keyThumbprint>[0];
const thumbprint = (key: PublicJwk): string => keyThumbprint(key as unknown as ThumbprintKey);

/**
 * Whom the sender trusts, noted before it sends: nothing of it comes from the proof. With real services these are the root
 * certificates of the administration's PKI and the name of the recipient instead of single keys.
 */
export async function vertrauen(
  ausgang: Exchange,
  service: { issuer: string; destinationId: string; signingKid: string },
): Promise<DeliveryProofTrust> {
  const client = ausgang.fitConnect;
  if (!client) throw new Error('the sender has no FIT-Connect');
  const serviceKeys = await client.getServiceKeys();
  const signingKey = await client.getDestinationKey(service.destinationId, service.signingKid);
  return {
    serviceIssuers: [service.issuer],
    serviceKeys: serviceKeys.map(thumbprint),
    destination: service.destinationId,
    destinationKeys: [thumbprint(signingKey)],
    [allowSandbox]: true,
  };
}

/** Takes the proof out of the outbox, checks it offline and writes it with its page. Undefined when there is none. */
export async function schreibeNachweis(
  delivery: Delivery,
  { ordner, abgabe, trust }: { ordner: string; abgabe: Abgabe; trust: DeliveryProofTrust },
): Promise<Nachweis | undefined> {
  if (!delivery.proof) return undefined;
  const datei = join(ordner, 'nachweis.json');
  const vertrauensdatei = join(ordner, 'vertrauen.json');
  const seite = join(ordner, 'nachweis.html');
  const proof = new TextEncoder().encode(JSON.stringify(delivery.proof, null, 1));
  await writeFileAtomically(datei, [proof]);
  await writeFileAtomically(vertrauensdatei, [new TextEncoder().encode(vertrauenAlsJson(trust))]);
  const report = await verifyDeliveryProof(proof, { trust });
  const parts = (report.facts?.parts ?? []).map(({ part }) => part);
  const page = renderDeliveryProof(report, 'de', {
    checkedAt: new Date(),
    tool,
    fileName: 'nachweis.json',
    again: 'rathaus exchange verify nachweis.json --trust vertrauen.json',
    names: {
      sender: 'Stadt Musterstadt',
      recipient: 'Stadt Beispielhausen',
      subject: `${abgabe.aktenzeichen}, ${abgabe.betreff}`,
      parts: Object.fromEntries(
        parts.filter((part) => part.startsWith('attachment:')).map((part) => [part, abgabe.name]),
      ),
    },
  });
  await schreibeSeite(seite, [page]);
  const text = viewReport(report, catalogue).verdictText.de;
  return { urteil: report.verdict, text, datei, vertrauen: vertrauensdatei, seite };
}

/** As `rathaus exchange verify --trust` reads it. An office keeps its own, not the one that lies beside a proof. */
const vertrauenAlsJson = (trust: DeliveryProofTrust): string =>
  JSON.stringify({ ...trust, allowSandbox: trust[allowSandbox] }, null, 1);
