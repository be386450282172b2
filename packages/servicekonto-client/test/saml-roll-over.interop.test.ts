/** Keys of both sides change while people log in, in the order that `planKeyChange` names; and what other orders cost. */
import type { LogEntry } from '@rathaus/client-core/observe';
import { type Sandbox, startSandbox } from '@rathaus/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { redisMissing, startRedis, type TestRedis } from '../../../tools/testing/redis.ts';
import { type KeyChangeStep, planKeyChange } from '../src/metadata/index.ts';
import { HttpBrowser } from './http-browser.ts';
import { type Portal, startPortal } from './portal.ts';
import { type SamlFleet, startSamlFleet } from './saml/fleet.ts';
import { type FleetConfiguration, providerOf, townKeys } from './saml/fleet-configuration.ts';
import { type Change, whileChanging } from './saml/fleet-load.ts';
import { type LoginTrace, SamlFleetVisitor } from './saml/fleet-visitor.ts';

/** 1: all that is counted. A continuous run does less. */
const share = Number(process.env.RATHAUS_LOAD_SHARE ?? 0.2);
const logins = Math.ceil(1000 * share);
const atOnce = 8;
/** Milliseconds: two minutes on a quiet machine for all of it. */
const longest = 1_200_000;
const hour = 3_600_000;

const missing = redisMissing();
if (missing) console.log(`skipped: ${missing}`);

/** A sandbox with the clock by which it loads metadata and changes keys. */
async function openSandbox() {
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

type World = Awaited<ReturnType<typeof openSandbox>> & { readonly fleet: SamlFleet };

/** What an administrator does in each step of a plan. */
async function act({ fleet, sandbox, advanceTo }: World, use: 'signing' | 'encryption', step: KeyChangeStep) {
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
function changesOf(
  world: World,
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
const handInBy = (now: number) => Date.parse(stepOf(now, 'hand-in').by!);
const loadedFrom = (now: number) => Date.parse(stepOf(now, 'loading').from);

/** How many logins began after each change and were signed by whom. */
function tally(traces: readonly (LoginTrace & { readonly after: string })[], side: 'request' | 'response') {
  const counts: Record<string, Record<string, number>> = {};
  for (const trace of traces) {
    counts[trace.after] ??= {};
    const own = counts[trace.after]!;
    own[`${trace[side]}`] = (own[`${trace[side]}`] ?? 0) + 1;
  }
  return counts;
}

const figures = (
  account: string,
  traces: readonly LoginTrace[],
  time: number,
  more: Readonly<Record<string, number>> = {},
) => {
  const all = {
    logins: traces.length,
    failed: traces.filter(({ failure }) => failure !== undefined).length,
    ...more,
  };
  for (const [name, value] of Object.entries(all))
    console.log(`figure: servicekonto/saml-roll-over-${account}-${name} = ${value} n`);
  console.log(`figure: servicekonto/saml-roll-over-${account}-time = ${Math.round(time)} ms`);
};

describe.skipIf(missing !== undefined)('logins on two processes while keys change', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis?.stop());

  const openFleet = (configuration: FleetConfiguration) =>
    startSamlFleet({
      processes: 2,
      store: { kind: 'node-redis', url: redis.url, timeout: 30_000 },
      configuration,
    });
  it(
    'BundID: its key once, both of ours once, loaded a week late: none fails',
    async () => {
      const clock = await openSandbox();
      const { sandbox } = clock;
      const { entityId, metadata, singleSignOn, certificates } = sandbox.config().services.bundid;
      const fleet = await openFleet({
        account: 'bundid',
        entityId: 'https://rollen.musterstadt.example',
        identityProvider: { entityId, metadata, ssoUrl: singleSignOn.post },
        signing: ['signing'],
        encryption: ['opening'],
      });
      try {
        const world = { ...clock, fleet };
        sandbox.registerServiceProvider({ metadata: await fleet.metadata() });
        // Handed in when the cut-off has just passed: the loading day is a week away.
        await clock.advanceTo(handInBy(await clock.now()) + hour);
        const begun = await clock.now();
        const named: Record<string, string> = {
          signing: townKeys.signing.certificate,
          signingNext: townKeys.signingNext.certificate,
          bundid: certificates[0]!,
        };
        const changes: Change[] = [
          {
            name: 'BundID publishes its next key',
            do: () => {
              named.bundidNext = sandbox.rollIdentityProviderKey('bundid', {
                overlapSeconds: 86_400,
              }).certificate;
            },
          },
          { name: 'BundID signs with it', do: () => sandbox.advance(24 * hour) },
          ...changesOf(world, 'bundid-integration', begun),
        ];
        const steps = [
          { verfahren: 'Elster', aktion: 'weiter' },
          { person: 'zoe', aktion: 'weiter' },
          { aktion: 'weiter' },
        ];
        const login = (n: number) =>
          new SamlFleetVisitor(`${n}`, fleet).login(steps, 'Müller-Øst von und zu Łódź-Şahin', named);
        const { traces, time } = await whileChanging({ logins, atOnce, login, changes });
        figures('bundid', traces, time, {
          changes: changes.length,
          'metadata-requests': clock.metadataRequests(),
          'days-until-loaded': Math.floor((loadedFrom(begun) - begun) / (24 * hour)),
        });
        expect(traces.map(({ failure }) => failure).filter(Boolean)).toEqual([]);
        expect(traces.length).toBeGreaterThanOrEqual(logins);
        const requests = tally(traces, 'request');
        const responses = tally(traces, 'response');
        expect(Object.keys(requests['signing loading, done']!), 'not before it is loaded').toEqual([
          'signing',
        ]);
        expect(Object.keys(requests['signing sign-with-new, done']!)).toEqual(['signingNext']);
        expect(Object.keys(requests['back to the old key, done']!)).toEqual(['signing']);
        expect(Object.keys(requests['signing destroy-old, done']!)).toEqual(['signingNext']);
        expect(Object.keys(responses['BundID publishes its next key, done']!)).toEqual(['bundid']);
        expect(Object.keys(responses['signing destroy-old, done']!)).toEqual(['bundidNext']);
        expect(fleet.deaths).toEqual([]);
        expect(Math.min(...fleet.passed), 'both processes').toBeGreaterThan(logins);
      } finally {
        await fleet.close();
        await sandbox.close();
      }
    },
    longest,
  );

  it(
    'Mein Unternehmenskonto: no metadata to fetch, keys pasted, a rolling restart: none fails',
    async () => {
      const clock = await openSandbox();
      const { sandbox } = clock;
      const { entityId, singleSignOn, certificates } = sandbox.config().services.unternehmenskonto;
      const identityProvider = { entityId, ssoUrl: singleSignOn };
      const fleet = await openFleet({
        account: 'unternehmenskonto',
        entityId: 'https://firmen.musterstadt.example',
        identityProvider: { ...identityProvider, certificates },
        signing: ['signing'],
        encryption: ['opening'],
      });
      try {
        const world = { ...clock, fleet };
        sandbox.registerServiceProvider({ metadata: await fleet.metadata() });
        const named: Record<string, string> = {
          signing: townKeys.signing.certificate,
          signingNext: townKeys.signingNext.certificate,
          ekona: certificates[0]!,
        };
        const roll = (overlapSeconds: number) =>
          sandbox.rollIdentityProviderKey('unternehmenskonto', { overlapSeconds }).certificate;
        const paste = (...pasted: string[]) =>
          fleet.configure({ identityProvider: { ...identityProvider, certificates: pasted } });
        const begun = await clock.now();
        const changes: Change[] = [
          {
            name: 'the next certificate is announced, and pasted behind the old one',
            do: () => {
              named.ekonaNext = roll(86_400);
              return paste(named.ekona!, named.ekonaNext);
            },
          },
          { name: 'the account signs with its next key', do: () => sandbox.advance(24 * hour) },
          { name: 'the account goes back', do: () => void roll(0) },
          { name: 'the account goes on', do: () => void roll(0) },
          { name: 'the old certificate is taken out', do: () => paste(named.ekonaNext!) },
          { name: 'a rolling restart', do: () => fleet.restart() },
          ...changesOf(world, 'unternehmenskonto', begun),
        ];
        // The sole trader of the emulator states the data set of a person together with a firm, which nobody is taken for.
        const organisations = sandbox.config().organisations.filter(({ id }) => id !== 'blumen');
        // One of each organisation at once: its name at the account is the same for all who act for it. Of one name sixteen
        // sessions are kept, and logins that begin together displace each other beyond that.
        const login = (n: number, line: number) => {
          const { id, name } = organisations[line]!;
          const steps = [{ organisation: id, aktion: 'weiter' }, { aktion: 'weiter' }];
          return new SamlFleetVisitor(`${n}`, fleet).login(steps, name, named);
        };
        const load = { logins, atOnce: organisations.length, login, changes };
        const { traces, time } = await whileChanging(load);
        figures('unternehmenskonto', traces, time, { changes: changes.length });
        expect(traces.map(({ failure }) => failure).filter(Boolean)).toEqual([]);
        expect(traces.length).toBeGreaterThanOrEqual(logins);
        const requests = tally(traces, 'request');
        const responses = tally(traces, 'response');
        expect(Object.keys(responses.nothing!)).toEqual(['ekona']);
        expect(Object.keys(responses['the account signs with its next key, done']!)).toEqual(['ekonaNext']);
        expect(Object.keys(responses['the account goes back, done']!)).toEqual(['ekona']);
        expect(Object.keys(responses['signing destroy-old, done']!)).toEqual(['ekonaNext']);
        expect(Object.keys(requests['back to the old key, done']!)).toEqual(['signing']);
        expect(Object.keys(requests['signing destroy-old, done']!)).toEqual(['signingNext']);
        expect(fleet.deaths).toEqual([]);
      } finally {
        await fleet.close();
        await sandbox.close();
      }
    },
    longest,
  );
});

describe('what another order than the documented one costs', () => {
  let sandbox: Sandbox;
  let portal: Portal;
  let log: LogEntry[];
  const entityId = 'https://eilig.musterstadt.example';
  const usual = { signing: ['signing'], encryption: ['opening'] } as const;

  beforeAll(async () => {
    sandbox = await startSandbox();
  });
  afterAll(async () => {
    await portal?.close();
    await sandbox?.close();
  });

  /** A portal with these keys from now on. */
  async function open(
    account: FleetConfiguration['account'],
    keys: Partial<Pick<FleetConfiguration, 'signing' | 'encryption'>> = {},
  ): Promise<void> {
    await portal?.close();
    log = [];
    const { bundid, unternehmenskonto } = sandbox.config().services;
    const identityProvider =
      account === 'bundid'
        ? { entityId: bundid.entityId, metadata: bundid.metadata }
        : {
            entityId: unternehmenskonto.entityId,
            ssoUrl: unternehmenskonto.singleSignOn,
            certificates: pasted,
          };
    const konto = providerOf({ account, entityId, identityProvider, ...usual, ...keys });
    portal = await startPortal({
      provider: konto,
      config: { providers: { konto }, logger: (entry) => log.push(entry) },
    });
  }
  const handIn = async () =>
    sandbox.registerServiceProvider({
      metadata: await (await fetch(`${portal.origin}/login/konto/metadata`)).text(),
      anyLoopbackAddress: true,
    });
  let pasted: readonly string[] = [];

  async function login(steps: readonly Readonly<Record<string, string>>[]): Promise<HttpBrowser> {
    const browser = await new HttpBrowser().open(`${portal.origin}/login/konto`);
    for (const step of [{}, ...steps, {}]) if (browser.status === 200) await browser.submit(step);
    return browser;
  }
  const asPerson = () =>
    login([
      { verfahren: 'Elster', aktion: 'weiter' },
      { person: 'zoe', aktion: 'weiter' },
      { aktion: 'weiter' },
    ]);
  const asOrganisation = () => login([{ organisation: 'musterbau', aktion: 'weiter' }, { aktion: 'weiter' }]);
  const isIn = ({ url, html }: HttpBrowser) => url === `${portal.origin}/` && !html.includes('niemand');
  const lines = () => log.map(({ code, details }) => ({ code, reason: details?.reason }));

  it('signed before the provider has loaded the key: its page says so, and nothing comes back', async () => {
    await open('bundid');
    await handIn();
    expect(isIn(await asPerson())).toBe(true);
    await open('bundid', { signing: ['signingNext', 'signing'] });
    const refused = await asPerson();
    expect(refused.status).toBe(400);
    expect(refused.url).toContain('/idp/');
    expect(refused.html).toContain('Die Signatur passt zu keinem Zertifikat des Absenders');
    expect(log, 'no word of it reaches the portal').toEqual([]);
    // Back is one change of the order; forward again when it was loaded.
    await open('bundid', { signing: ['signing', 'signingNext'] });
    expect(isIn(await asPerson())).toBe(true);
    await handIn();
    await open('bundid', { signing: ['signingNext', 'signing'] });
    expect(isIn(await asPerson())).toBe(true);
  });

  it('handed in a key for encryption that we do not open with: every login fails here', async () => {
    await open('bundid', { encryption: ['openingNext', 'opening'] });
    await handIn();
    await open('bundid', { encryption: ['opening'] });
    const page = await asPerson();
    expect(page.html).toContain('servicekonto.response.invalid');
    expect(lines()).toEqual([{ code: 'servicekonto.response.invalid', reason: 'encryption' }]);
    for (const encryption of [
      ['openingNext', 'opening'],
      ['opening', 'openingNext'],
    ] as const) {
      await open('bundid', { encryption });
      expect(isIn(await asPerson()), 'either order opens').toBe(true);
    }
  });

  it('a certificate of the account that nobody has pasted: every login fails here', async () => {
    const { certificates } = sandbox.config().services.unternehmenskonto;
    pasted = certificates;
    await open('unternehmenskonto');
    await handIn();
    expect(isIn(await asOrganisation())).toBe(true);
    const { certificate } = sandbox.rollIdentityProviderKey('unternehmenskonto');
    const page = await asOrganisation();
    expect(page.html).toContain('servicekonto.response.invalid');
    expect(lines()).toEqual([{ code: 'servicekonto.response.invalid', reason: 'signature' }]);
    pasted = [...certificates, certificate];
    await open('unternehmenskonto');
    expect(isIn(await asOrganisation())).toBe(true);
  });
});
