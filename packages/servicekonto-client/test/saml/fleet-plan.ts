import { startSandbox } from '@rathaus/sandbox';
import { type KeyChangeStep, planKeyChange } from '../../src/metadata/index.ts';
import type { SamlFleet } from './fleet.ts';
import type { FleetConfiguration } from './fleet-configuration.ts';
import type { Change } from './fleet-load.ts';

const hour = 3_600_000;

/** A sandbox with the clock by which it loads metadata and changes keys. */
export async function openSandbox() {
  let asked = 0;
  const sandbox = await startSandbox({
    observer: ({ service, operation }) => {
      if (service === 'bundid' && operation === 'metadata') asked += 1;
    },
  });
  const now = async (): Promise<number> => {
    const facts = (await (await fetch(`${sandbox.origin}/control/clock`)).json()) as { now: string };
    return Date.parse(facts.now);
  };
  return {
    sandbox,
    now,
    metadataRequests: () => asked,
    advanceTo: async (instant: number) => sandbox.advance(Math.max(0, instant - (await now()))),
  };
}

/** The sandbox, and the portal whose keys change. */
export type RollWorld = Awaited<ReturnType<typeof openSandbox>> & { readonly fleet: SamlFleet };

/** What an administrator does in each step of a plan. */
async function act(
  { fleet, sandbox, advanceTo }: RollWorld,
  use: 'signing' | 'encryption',
  step: KeyChangeStep,
) {
  const handIn = async (loads: 'weekly' | 'at-once') =>
    sandbox.registerServiceProvider({ metadata: await fleet.metadata(), loads });
  const isByHand = fleet.configuration.account === 'unternehmenskonto';
  await advanceTo(Date.parse(step.from));
  switch (step.step) {
    case 'publish-both':
      return fleet.configure({ signing: ['signing', 'signingNext'] });
    case 'open-both':
      return fleet.configure({ encryption: ['openingNext', 'opening'] });
    case 'hand-in':
    case 'hand-in-without-old':
      return isByHand ? undefined : handIn('weekly');
    case 'loading':
    case 'loading-without-old':
      // The emulated BundID loads in the morning; at the other account somebody types it in when the time is over.
      await advanceTo(isByHand ? Date.parse(step.by!) : Date.parse(step.from) + 12 * hour);
      return isByHand ? handIn('at-once') : undefined;
    case 'sign-with-new':
      return fleet.configure({ signing: ['signingNext', 'signing'] });
    case 'take-out-old':
      return fleet.configure(
        use === 'signing' ? { signing: ['signingNext'] } : { encryption: ['openingNext'] },
      );
    case 'make-key':
    case 'watch':
    case 'destroy-old':
      return undefined;
  }
}

/** The steps of both plans in the order of their dates, and in the middle a change of mind. */
export function changesOf(
  world: RollWorld,
  provider: 'bundid-integration' | 'unternehmenskonto',
  now: number,
): readonly Change[] {
  const swap = (...signing: FleetConfiguration['signing']) => world.fleet.configure({ signing });
  const changes = (['signing', 'encryption'] as const)
    .flatMap((use) => planKeyChange({ provider, use, now }).steps.map((step) => ({ use, step })))
    .toSorted((one, other) => Date.parse(one.step.from) - Date.parse(other.step.from))
    .map(({ use, step }) => ({ name: `${use} ${step.step}`, do: () => act(world, use, step) }));
  const at = changes.findIndex(({ name }) => name === 'signing sign-with-new') + 1;
  return [
    ...changes.slice(0, at),
    { name: 'back to the old key', do: () => swap('signing', 'signingNext') },
    { name: 'forward again', do: () => swap('signingNext', 'signing') },
    ...changes.slice(at),
  ];
}

/** What the plan of a change that is begun now says of its first loading day. */
const stepOf = (now: number, name: KeyChangeStep['step']): KeyChangeStep =>
  planKeyChange({ provider: 'bundid-integration', use: 'signing', now }).steps.find(
    ({ step }) => step === name,
  )!;
/** Milliseconds: the last moment for the next loading day of a change that begins now. */
export const handInBy = (now: number) => Date.parse(stepOf(now, 'hand-in').by!);
/** Milliseconds: when that day begins. */
export const loadedFrom = (now: number) => Date.parse(stepOf(now, 'loading').from);
