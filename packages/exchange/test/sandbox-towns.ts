import type { Sandbox } from '@rathaus/sandbox';
import type { Delivery, Exchange } from '../src/index.ts';
import type { Town } from './towns.ts';

/** Towns at a sandbox. A test keeps those that it opens, and none is left for the next. */
export function createSandboxTowns(sandbox: () => Sandbox) {
  const towns: Town[] = [];
  const fitconnect = () => sandbox().config().services.fitconnect;
  const keep = (town: Town) => {
    towns.push(town);
    return town.exchange;
  };

  async function reset(): Promise<void> {
    for (const town of towns.splice(0)) await town[Symbol.asyncDispose]();
    await sandbox().reset();
  }

  /** What the service has. */
  async function submissions(): Promise<{ state: string }[]> {
    const answer = await fetch(`${sandbox().origin}/control/submissions`);
    return ((await answer.json()) as { submissions: { state: string }[] }).submissions;
  }

  return { towns, fitconnect, keep, reset, submissions };
}

/** Names of the content that a town keeps. */
export async function contents({ config }: Town): Promise<string[]> {
  const names: string[] = [];
  for await (const { name } of config.store.content.list('')) names.push(name);
  return names;
}

/** The line of the inbox for a submission. */
export async function entryOf({ inbox }: Exchange, search: string) {
  for await (const entry of inbox.list({ search })) return entry;
  return undefined;
}

/** Waits for it, a minute at most. */
export async function until(what: string, done: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    if (await done()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`not reached: ${what}`);
}

/** Works until the delivery has the state. */
export async function reach(exchange: Exchange, id: string, state: Delivery['state']): Promise<Delivery> {
  let seen: Delivery | undefined;
  await until(state, async () => {
    await exchange.outbox.runOnce();
    seen = await exchange.outbox.get(id);
    return seen?.state === state;
  });
  return seen as Delivery;
}
