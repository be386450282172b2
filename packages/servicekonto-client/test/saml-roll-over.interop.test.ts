/** Keys of both sides change while people log in, in the order that `planKeyChange` names. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { redisMissing, startRedis, type TestRedis } from '../../../tools/testing/redis.ts';
import { startSamlFleet } from './saml/fleet.ts';
import { type FleetConfiguration, townKeys } from './saml/fleet-configuration.ts';
import { type Change, type Traced, whileChanging } from './saml/fleet-load.ts';
import { changesOf, handInBy, loadedFrom, openSandbox } from './saml/fleet-plan.ts';
import { type LoginTrace, SamlFleetVisitor } from './saml/fleet-visitor.ts';

/** 1: all that is counted. A continuous run does less. */
const share = Number(process.env.RATHAUS_LOAD_SHARE ?? 0.2);
const logins = Math.ceil(1000 * share);
const atOnce = 8;
const day = 86_400_000;
/** Milliseconds: two minutes on a quiet machine for all of it. */
const longest = 1_200_000;

const missing = redisMissing();
if (missing) console.log(`skipped: ${missing}`);

/** By whom the logins were signed that began and ended between the same two changes. */
function tally(traces: readonly Traced<LoginTrace>[], side: 'request' | 'response') {
  const counts: Record<string, Record<string, number>> = {};
  for (const trace of traces) {
    if (trace.after !== trace.until) continue;
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
        await clock.advanceTo(handInBy(await clock.now()) + 3_600_000);
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
          { name: 'BundID signs with it', do: () => sandbox.advance(day) },
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
          'days-until-loaded': Math.floor((loadedFrom(begun) - begun) / day),
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
          { name: 'the account signs with its next key', do: () => sandbox.advance(day) },
          { name: 'the account goes back', do: () => void roll(0) },
          { name: 'the account goes on', do: () => void roll(0) },
          { name: 'the old certificate is taken out', do: () => paste(named.ekonaNext!) },
          { name: 'a rolling restart', do: () => fleet.restart() },
          ...changesOf(world, 'unternehmenskonto', begun),
        ];
        const { organisations } = sandbox.config();
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
