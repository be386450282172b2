import { setTimeout } from 'node:timers/promises';
import { isRathausError } from '@rathaus/client-core';
import { type Postfach, type PostfachReceipt, sendAgain } from '@rathaus/servicekonto-client/postfach';
import type { Ablage, Antrag, Nachrichtenstand, Postfachadresse } from '../antrag/ablage.ts';
import { createReihe } from '../antrag/grenzen.ts';
import { codeOf, type Zustellung } from '../zustellung/zustellung.ts';
import { nachrichtOf, schluesselOf } from './nachricht.ts';

/** Tells citizens by their mailbox that their application was accepted. */
export interface Nachrichtenversand {
  /** Watches an application from now on. What was sent before a restart is found by itself. */
  vormerken(antrag: Pick<Antrag, 'id' | 'owner'>): void;
  /** Sends until the signal aborts. What is under way is brought to its end: nobody could say later whether it arrived. */
  run(signal: AbortSignal): Promise<void>;
  /** Applications whose message may or may not be in the mailbox, for staff to decide. */
  unklare(): Promise<Antrag[]>;
  /**
   * Ends what is unclear: sends once more, or lets it be. Deciding twice is deciding once. Errors: those of
   * `Postfach.send` but `servicekonto.postfach.outcome-unknown`, after which it is still unclear.
   */
  entscheiden(antragId: string, entscheidung: Entscheidung): Promise<void>;
}

export type Entscheidung = 'nochmal' | 'lassen';

export interface VersandOptions {
  postfach: Postfach;
  ablage: Pick<Ablage, 'abgesendete' | 'lesen' | 'speichern'>;
  zustellung: Pick<Zustellung, 'stand'>;
  /** Public address of the portal. */
  address: string;
  clock: () => Date;
  log: (event: string, details: Record<string, string | number | undefined>) => void;
  /** Milliseconds between two looks at the deliveries. Default 1,000. */
  interval?: number;
  /** Milliseconds before a failed attempt is repeated, doubled each time up to five minutes. Default 2,000. */
  firstPause?: number;
}

/** An application whose owner is still to be told. */
interface Offen {
  owner: string;
  /** Not before, in milliseconds since the epoch. */
  ab: number;
  pause: number;
}

const longestPause = 300_000;

/** The mailbox has refused this message; sent again it would be refused again. */
const abgelehnt = new Set([
  'servicekonto.postfach.invalid',
  'servicekonto.postfach.recipient-unknown',
  'servicekonto.postfach.refused',
  'servicekonto.postfach.too-large',
]);

/** Nobody knows whether the message is there; sending it again might put it there twice. */
const ungewiss = new Set(['servicekonto.postfach.outcome-unknown', 'servicekonto.postfach.key-conflict']);

type MitPostfach = Antrag & { postfach: Postfachadresse };

const hatPostfach = (antrag: Antrag): antrag is MitPostfach => antrag.postfach !== undefined;
const istOffen = (antrag: Antrag): antrag is MitPostfach =>
  antrag.abgesendet !== undefined && antrag.nachricht === undefined && hatPostfach(antrag);
const istUnklar = (antrag: Antrag): antrag is MitPostfach =>
  antrag.nachricht?.stand === 'ungewiss' && hatPostfach(antrag);

/** What is known after an attempt; nothing when it is to be repeated. */
const ergebnisOf = ({ state }: PostfachReceipt): Nachrichtenstand | undefined =>
  state === 'accepted' ? 'uebergeben' : state === 'rejected' ? 'abgelehnt' : undefined;

function ergebnisOfFehler(error: unknown): Nachrichtenstand | undefined {
  const code = isRathausError(error) ? error.code : '';
  if (ungewiss.has(code)) return 'ungewiss';
  return abgelehnt.has(code) ? 'abgelehnt' : undefined;
}

export function createVersand({
  postfach,
  ablage,
  zustellung,
  address,
  clock,
  log,
  interval = 1000,
  firstPause = 2000,
}: VersandOptions): Nachrichtenversand {
  const offen = new Map<string, Offen>();
  const vormerken: Nachrichtenversand['vormerken'] = ({ id, owner }) => {
    if (!offen.has(id)) offen.set(id, { owner, ab: 0, pause: firstPause });
  };

  /** Keeps what is known. The address of the mailbox goes with it, unless a person may still want to send there. */
  async function abschliessen({ postfach: adresse, ...antrag }: Antrag, stand: Nachrichtenstand, am: string) {
    const bleibt = stand === 'ungewiss' && adresse && { postfach: adresse };
    await ablage.speichern({ ...antrag, ...bleibt, nachricht: { stand, am } });
    offen.delete(antrag.id);
    log('message.state', { antrag: antrag.id, state: stand });
  }

  async function uebergeben(antrag: MitPostfach): Promise<void> {
    // Asked first: it may have been handed over before a crash, with the words of an older release.
    const receipt =
      (await postfach.find('message', schluesselOf(antrag.id))) ??
      (await postfach.send(nachrichtOf(antrag, antrag.postfach, address)));
    const stand = ergebnisOf(receipt);
    if (stand) await abschliessen(antrag, stand, receipt.at);
  }

  async function bearbeiten(id: string, { owner }: Offen): Promise<void> {
    const antrag = await ablage.lesen(id, owner);
    if (!antrag || !istOffen(antrag)) return void offen.delete(id);
    const { delivery } = await zustellung.stand(id);
    const now = clock().toISOString();
    // Rejected: staff take care of it, and there is nothing to say that would be true.
    if (delivery?.state === 'rejected') return abschliessen(antrag, 'entfallen', now);
    if (delivery?.state !== 'accepted') return;
    try {
      await uebergeben(antrag);
    } catch (error) {
      const stand = ergebnisOfFehler(error);
      if (!stand) throw error;
      log('message.failed', { antrag: id, code: codeOf(error) });
      await abschliessen(antrag, stand, now);
    }
  }

  async function runde(signal: AbortSignal): Promise<void> {
    for (const [id, one] of offen) {
      if (signal.aborted) return;
      if (clock().getTime() < one.ab) continue;
      // One bad case stops no other.
      await bearbeiten(id, one).catch((error: unknown) => {
        log('message.failed', { antrag: id, code: codeOf(error) });
        one.ab = clock().getTime() + one.pause;
        one.pause = Math.min(longestPause, one.pause * 2);
      });
    }
  }

  const unklare = async () => (await ablage.abgesendete()).filter(istUnklar);
  const nacheinander = createReihe();

  async function nochmal(antrag: MitPostfach): Promise<void> {
    try {
      const message = nachrichtOf(antrag, antrag.postfach, address);
      const receipt = await postfach.send(message, { [sendAgain]: true });
      const stand = ergebnisOf(receipt);
      if (stand) await abschliessen(antrag, stand, receipt.at);
    } catch (error) {
      log('message.failed', { antrag: antrag.id, code: codeOf(error) });
      const stand = ergebnisOfFehler(error);
      if (!stand) throw error;
      await abschliessen(antrag, stand, clock().toISOString());
    }
  }

  return {
    vormerken,
    unklare,
    entscheiden: (id, entscheidung) =>
      // Two clicks at the same moment must not send twice: the second one looks again.
      nacheinander(id, async () => {
        const antrag = (await unklare()).find((one) => one.id === id);
        if (!antrag) return;
        if (entscheidung === 'nochmal') return nochmal(antrag);
        const { postfach: _, ...ohne } = antrag;
        await ablage.speichern(ohne);
        log('message.state', { antrag: id, state: 'not-sent-again' });
      }),
    async run(signal) {
      for (const antrag of await ablage.abgesendete()) if (istOffen(antrag)) vormerken(antrag);
      while (!signal.aborted) {
        await runde(signal);
        await setTimeout(interval, undefined, { signal }).catch(() => undefined);
      }
    },
  };
}
