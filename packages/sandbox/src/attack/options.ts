import { sandboxError } from '../errors/sandbox-error.ts';
import { isLoopbackAddress } from '../net/loopback-address.ts';
import type { Text } from './attack.ts';
import type { AccountKind } from './forge/people.ts';

/** What is attacked, and how it is seen whether it worked. */
export interface AttackOptions {
  /** Address of the service that starts a login at the emulated provider. */
  readonly login: string;
  /** Address of the service that takes the answers. */
  readonly acs: string;
  /** Address of the service that takes logouts of the provider. Default: none, and logouts are not attacked. */
  readonly slo?: string | undefined;
  /** Which provider is played. Default `bundid`. */
  readonly provider?: AccountKind | undefined;
  /** A page of the service that shows who is logged in. Default: where a right answer leads. */
  readonly accepted?: string | undefined;
  /** Metadata of the service, XML. Default: what it has at `<login>/metadata`, or the seeded service provider. */
  readonly metadata?: string | undefined;
  /** Entity ID of the emulated provider. Default: by the address that the login goes to. */
  readonly issuer?: string | undefined;
  /** Ids of the attacks to play. Default: all. */
  readonly only?: readonly string[] | undefined;
  /** Milliseconds that an answer may take. Default 10,000. */
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds since the epoch, as the service believes. Default: the clock of this machine. */
  readonly clock?: (() => number) | undefined;
  /** Called before each attack. */
  readonly onProgress?:
    | ((progress: { readonly done: number; readonly total: number; readonly title: Text }) => unknown)
    | undefined;
}

/**
 * All faults at once. Errors: `sandbox.environment.production`; `sandbox.config.invalid` for an address that is not on this
 * machine: nobody else is attacked. `known` and `ofLogout`: ids of attacks, the latter need an address for logouts.
 */
export function checkAttackOptions(
  options: AttackOptions,
  known: readonly string[],
  ofLogout: readonly string[],
  environment: string | undefined = process.env.NODE_ENV,
): void {
  if (environment === 'production') throw sandboxError('sandbox.environment.production');
  const faults: string[] = [];
  const { login, acs, slo, accepted, only, timeoutMs, provider } = options;
  for (const [name, address] of Object.entries({ login, acs, slo, accepted }))
    if (address !== undefined && !isLoopbackAddress(address))
      faults.push(`${name} must be an address on this machine`);
  if (provider !== undefined && provider !== 'bundid' && provider !== 'unternehmenskonto')
    faults.push('provider must be bundid or unternehmenskonto');
  for (const id of only ?? [])
    if (ofLogout.includes(id)) {
      if (slo === undefined) faults.push(`${id} needs slo, the address that takes logouts`);
    } else if (!known.includes(id)) faults.push(`only names an unknown attack: ${id}`);
  if (timeoutMs !== undefined && !(timeoutMs > 0)) faults.push('timeoutMs must be greater than 0');
  if (faults.length > 0)
    throw sandboxError('sandbox.config.invalid', {
      message: `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}: ${faults.join('; ')}`,
      details: { faults: faults.length },
    });
}
