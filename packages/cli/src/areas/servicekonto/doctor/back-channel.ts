import { text } from '@rathaus/client-core/texts';
import type { ServicekontoConfig } from '@rathaus/servicekonto-client';
import type { Look } from './doctor-report.ts';

const own = ({ baseUrl, paths }: ServicekontoConfig, provider: string): string =>
  `${baseUrl.replace(/\/+$/, '')}${paths?.login ?? '/login'}/${provider}/backchannel-logout`;

const absentCodes: readonly unknown[] = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'];

/**
 * Whether the address for logouts by the provider answers as only we do: it refuses a token that is none. Whether the
 * provider has it registered no provider says; only a logout over there shows it.
 */
export async function lookAtBackChannel(
  config: ServicekontoConfig,
  provider: string,
  supported: unknown,
  signal: AbortSignal,
): Promise<Look> {
  if (supported !== true) return { state: 'not-applicable', why: 'no-back-channel' };
  const address = own(config, provider);
  try {
    const { status } = await fetch(address, {
      method: 'POST',
      body: new URLSearchParams({ logout_token: 'rathaus-doctor' }),
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(config.timeout ?? 10_000)]),
    });
    return status === 400
      ? {
          state: 'passed',
          detail: text(
            `${address} antwortet; ob der Anmeldedienst sie kennt, zeigt erst eine Abmeldung dort`,
            `${address} answers; whether the provider knows it only a logout over there shows`,
          ),
        }
      : { state: 'failed', code: 'back-channel-other', said: `HTTP ${status}, ${address}` };
  } catch (error) {
    if (signal.aborted) throw error;
    const { code } = Object((error as { cause?: unknown }).cause) as { code?: unknown };
    if (absentCodes.includes(code)) return { state: 'not-applicable', why: 'not-running' };
    return {
      state: 'failed',
      code: 'back-channel-other',
      said: [typeof code === 'string' ? code : '', address].filter(Boolean).join(', '),
    };
  }
}
