import { isRathausError } from '@rathaus/client-core';
import { throwIfAborted } from '@rathaus/client-core/abort';
import { text } from '@rathaus/client-core/texts';
import { allowHttp, createServicekonto } from '@rathaus/servicekonto-client';
import { createGateway } from '@rathaus/servicekonto-client/gateway';
import { loginOfNobody, unwatched } from '../../../configuration/login/judge-login.ts';
import type { Context } from '../../../program/area.ts';
import { printReadiness } from '../../../readiness/print-readiness.ts';
import { readinessReport } from '../../../readiness/readiness-report.ts';
import { loginWords } from '../../../texts/servicekonto-doctor.ts';
import { type ConfigOptions, type LoadedConfig, loadConfig } from '../load-config.ts';
import { type CheckedLine, type CheckedThing, type Look, loginKind } from './doctor-report.ts';
import { lookAtAddress, lookAtCookieKeys, lookAtStoreOf } from './local-looks.ts';
import { failedBy, looked } from './look-failed.ts';
import { lookAtProvider } from './provider-looks.ts';

/** `rathaus servicekonto doctor`: everything that can be seen without a person, each fault with its remedy. */
export async function doctor(options: ConfigOptions & { json?: boolean }, context: Context): Promise<void> {
  const { signal } = context.terminal;
  const loaded = await loadConfig(options, context);
  try {
    const report = readinessReport(loginKind, await examine(loaded, signal));
    throwIfAborted(signal, 'The examination');
    printReadiness(report, loginWords, options, context);
  } finally {
    await loaded.store?.close();
  }
}

async function examine(
  { konto: config, gateway, store }: LoadedConfig,
  signal: AbortSignal,
): Promise<CheckedLine[]> {
  const line = (thing: CheckedThing, look: Look): CheckedLine => ({ thing, look });
  try {
    createServicekonto(unwatched(config));
  } catch (error) {
    if (!isRathausError(error)) throw error;
    const rest = ['address', 'cookie-keys', 'store', 'discovery', 'gateway'] as const;
    return [
      line('config', failedBy(error)),
      ...rest.map((thing) => line(thing, { state: 'not-judged', why: 'config' })),
    ];
  }
  const providers = Object.keys(config.providers);
  const lines = [
    line('config', {
      state: 'passed',
      detail: text(`Mandant ${config.tenant}`, `tenant ${config.tenant}`),
    }),
    line('address', lookAtAddress(config)),
    line('cookie-keys', lookAtCookieKeys(config)),
    line('store', await lookAtStoreOf(config, store, signal)),
  ];
  for (const provider of providers) lines.push(...(await lookAtProvider(config, provider, signal)));
  lines.push(line('gateway', await looked(signal, () => lookAtGateway({ konto: config, gateway }))));
  return lines;
}

/** Whether the gateway can be made, and signs with the key that it publishes: a session of nobody is enough for that. */
async function lookAtGateway({
  konto: config,
  gateway,
}: Pick<LoadedConfig, 'konto' | 'gateway'>): Promise<Look> {
  if (!gateway) return { state: 'not-applicable', why: 'no-gateway' };
  const now = new Date((config.clock ?? Date.now)());
  const session = {
    identity: {
      kind: 'person',
      temporary: true,
      provider: 'doctor',
      protocol: 'oidc',
      level: 'basisregistrierung',
      attributeLevels: {},
    },
    level: 'basisregistrierung',
    sid: 'doctor',
    startedAt: now,
    idleUntil: now,
    endsAt: now,
    csrfToken: '',
    verifyCsrf: () => false,
    atLeast: () => true,
    isFresh: () => false,
  } as const;
  let fault: Look | undefined;
  const made = createGateway(
    { ...loginOfNobody, session: async () => session },
    {
      applicationTimeout: config.applicationTimeout,
      clock: config.clock,
      [allowHttp]: config[allowHttp],
      ...gateway,
      tenant: config.tenant,
      baseUrl: config.baseUrl,
      observer: undefined,
      logger: ({ code, message }) => {
        fault = { state: 'failed', code, said: message };
      },
    },
  );
  const base = config.baseUrl.replace(/\/+$/, '');
  const answer = await made.handle(new Request(`${base}${gateway.prefix ?? '/gateway'}/auth`));
  if (answer?.status === 200)
    return {
      state: 'passed',
      detail: text('unterschreibt, was sein Schlüssel prüft', 'signs what its key verifies'),
    };
  return fault ?? { state: 'failed', code: answer?.headers.get('x-rathaus-error') ?? 'unknown' };
}
