import { isRathausError } from '@rathaus/client-core';
import { configFaultsOf } from '@rathaus/client-core/config';
import { configFaultText, errorTexts, type LocalText, text } from '@rathaus/client-core/texts';
import { allowHttp, createServicekonto, type ServicekontoConfig } from '@rathaus/servicekonto-client';
import { createGateway, type GatewayConfig, type GatewayLogin } from '@rathaus/servicekonto-client/gateway';
import { systemCodes } from '../../program/system-codes.ts';
import { UsageFault } from '../../program/usage-fault.ts';
import type { ConfigurationFault } from '../members.ts';

/** What a configuration says of the gateway; tenant and `baseUrl` are those of the login. */
export type GatewayMember = Omit<GatewayConfig, 'tenant' | 'baseUrl'>;

/** A login at which nobody is logged in: a gateway can be made with it. */
export const loginOfNobody: GatewayLogin = {
  handle: async () => undefined,
  session: async () => undefined,
  logins: async () => [],
  choice: async () => new Response(),
};

/**
 * A configuration that is only looked at: whoever watches the real login hears nothing of it. What is no function stays, to be
 * refused.
 */
export const unwatched = (konto: ServicekontoConfig): ServicekontoConfig => ({
  ...konto,
  observer: typeof konto.observer === 'function' ? undefined : konto.observer,
  logger: typeof konto.logger === 'function' ? undefined : konto.logger,
});

/** What the login and its gateway refuse, each with its place in the configuration. */
export function refusedBy(
  konto: ServicekontoConfig,
  gateway: GatewayMember | undefined,
): ConfigurationFault[] {
  const login = faultsOf(() => createServicekonto(unwatched(konto)), '');
  if (!gateway) return login;
  const { applicationTimeout, clock, tenant, baseUrl, proxyStripsPath } = konto;
  const own = { applicationTimeout, clock, [allowHttp]: konto[allowHttp], ...gateway };
  const config = { ...own, tenant, baseUrl, proxyStripsPath };
  return withMore(
    login,
    faultsOf(() => createGateway(loginOfNobody, config), 'gateway.'),
  );
}

/** Members of the gateway that are those of the login. */
const shared = ['tenant', 'baseUrl', 'proxyStripsPath', 'applicationTimeout', 'clock'];

function faultsOf(make: () => unknown, prefix: string): ConfigurationFault[] {
  try {
    make();
    return [];
  } catch (error) {
    const faults = configFaultsOf(error);
    if (faults.length === 0) throw error;
    return faults.map((one) => ({
      place: shared.includes(one.member) ? one.member : `${prefix}${one.member}`,
      text: configFaultText(one),
    }));
  }
}

const stepsOf = (place: string): string => `${place.replaceAll(/\[(\d+)\]/g, '.$1')}.`;

/** Faults, and further ones of places that none of them is about: what could not be read is not missing as well. */
export function withMore(
  faults: readonly ConfigurationFault[],
  more: readonly ConfigurationFault[],
): ConfigurationFault[] {
  const named = faults.map(({ place }) => stepsOf(place));
  const isNamed = (place: string) => {
    const steps = stepsOf(place);
    return named.some((one) => one === '.' || steps.startsWith(one) || one.startsWith(steps));
  };
  return [...faults, ...more.filter(({ place }) => !isNamed(place))];
}

/**
 * What is said of a secret or a key that cannot be read: which variable or file, and why. `undefined` for an error that
 * nobody has foreseen.
 */
export function unreadableText(error: unknown): LocalText | undefined {
  if (error instanceof UsageFault) return error.text;
  const { code, path } = Object(error) as { code?: unknown; path?: unknown };
  if (typeof code !== 'string') return undefined;
  const known = Object.hasOwn(systemCodes, code)
    ? systemCodes[code]
    : isRathausError(error) && Object.hasOwn(errorTexts, code)
      ? errorTexts[code as keyof typeof errorTexts]
      : undefined;
  if (!known) return undefined;
  const about = typeof path === 'string' ? `${path}: ` : '';
  const { meaning, remedy } = known;
  return text(`${about}${meaning.de} [${code}] ${remedy.de}`, `${about}${meaning.en} [${code}] ${remedy.en}`);
}
