import { setTimeout as sleep } from 'node:timers/promises';
import { businessKey } from './business.ts';
import type { Chaos } from './chaos-world.ts';
import { receiver, sender } from './town-config.ts';

/** What came of a run. Every list is of sentences for whoever has to find out why. */
export interface Verdict {
  readonly lost: string[];
  readonly twice: string[];
  readonly dead: string[];
  readonly orphans: string[];
  readonly reused: string[];
}

const minute = 60_000;
const hour = 60 * minute;

/** Business keys that have not been accepted, with what is known of them. */
function unfinished(chaos: Chaos, asked: number): Promise<string[]> {
  return chaos.looking(async (exchanges) => {
    const outbox = exchanges[sender]!.outbox;
    const left: string[] = [];
    for (let number = 0; number < asked; number += 1) {
      const delivery = await outbox.getByKey(businessKey(number));
      if (delivery?.state !== 'accepted')
        left.push(
          `${businessKey(number)}: ${delivery?.state ?? 'not stored'} ${delivery?.error?.code ?? ''} ${delivery?.remoteId ?? ''}`,
        );
    }
    return left;
  });
}

/**
 * Lets time pass until everything has come to rest, as it would by itself: nobody retries, nobody repairs. Looks for a
 * receipt become seldom with age, so a quarter of an hour passes between two looks.
 */
export async function comeToRest(chaos: Chaos, asked: number): Promise<void> {
  for (let round = 0; round < 40; round += 1) {
    await sleep(3000);
    if (chaos.herd.unconfirmed === 0 && (await unfinished(chaos, asked)).length === 0) break;
    // Whoever has stopped goes on for a person only: the run has failed.
    if ([...chaos.told.keys()].some((what) => what.startsWith('work.stopped'))) break;
    if (round % 2 === 1) await chaos.advance(16 * minute);
  }
  // What nobody owns is swept when it is a day old, with the next hourly sweep.
  await chaos.advance(25 * hour);
  for (let round = 0; round < 8 && chaos.contentFiles().length > 0; round += 1) {
    await sleep(3000);
    if (chaos.contentFiles().length > 0) await chaos.advance(1.3 * hour);
  }
}

/** Judges what stands there in the end: at the sender, at the receiver, in the receiving application, on the disk. */
export async function judge(chaos: Chaos, asked: number): Promise<Verdict> {
  const lost = await unfinished(chaos, asked);
  const [twice, dead]: [string[], string[]] = [[], []];
  const byBusiness = Map.groupBy(chaos.effects.all(), ({ business }) => business);
  for (const [business, effects] of byBusiness)
    if (effects.length > 1) twice.push(`${business}: ${effects.map(({ key }) => key).join(', ')}`);
  for (let number = 0; number < asked; number += 1)
    if (!byBusiness.has(businessKey(number))) lost.push(`${businessKey(number)}: no effect`);
  await chaos.looking(async (exchanges) => {
    for await (const { key, state, error } of exchanges[sender]!.outbox.list())
      if (state === 'stopped' || state === 'rejected') dead.push(`${key}: ${state} ${error?.code ?? ''}`);
    for await (const { id, key, state, error, problems } of exchanges[receiver]!.inbox.list()) {
      if (state === 'accepted') continue;
      const history = await exchanges[receiver]!.inbox.history(id);
      dead.push(
        `${key}: ${state} ${error?.code ?? ''} ${JSON.stringify(problems)} ${JSON.stringify(history)}`,
      );
    }
  });
  const atService = await fetch(`${chaos.sandbox.origin}/control/submissions`);
  const { submissions } = (await atService.json()) as {
    submissions: { submissionId: string; state: string }[];
  };
  // Nobody would notice that it came twice: it waits for pickup, or was refused, beside the one that was accepted.
  for (const { submissionId, state } of submissions)
    if (state === 'submitted' || state === 'rejected') twice.push(`${state} at the service: ${submissionId}`);
  for (const [what, { count, about }] of chaos.told)
    if (what.startsWith('work.stopped')) dead.push(`${what} (${count}): ${about}`);
  const reused = chaos.line.ledger.reused(chaos.shared.fitconnect.subscriber);
  return { lost, twice, dead, orphans: chaos.contentFiles(), reused };
}

/** What somebody needs who looks for the cause. */
export async function explain(chaos: Chaos, { lost, twice }: Verdict): Promise<string> {
  const lines = [...chaos.told].map(([what, { count, about }]) => `${count} × ${what} (${about})`);
  await chaos.looking(async (exchanges) => {
    const names = [...lost, ...twice].map((line) => line.split(':')[0] ?? '').slice(0, 3);
    for (const name of names) {
      const delivery = await exchanges[sender]!.outbox.getByKey(name);
      if (!delivery) continue;
      lines.push(JSON.stringify(delivery, undefined, 1));
      for (const entry of await exchanges[sender]!.outbox.history(delivery.id))
        lines.push(JSON.stringify(entry));
      if (delivery.remoteId) lines.push(...chaos.line.tail(delivery.remoteId));
    }
  });
  return [...lines, ...chaos.line.tail()].join('\n');
}
