import type { Servicekonto } from '@rathaus/servicekonto-client';
import type { EmulatorAddress } from '../pages/emulator.ts';
import { anmeldePfade } from './konto.ts';

/**
 * Hands our metadata in at the emulated Mein Unternehmenskonto, so that it knows where a logout leads back to. At the real
 * one people do that by hand, once. Errors: a plain `Error` when the emulator does not take them.
 */
export async function meldeAdressenAn(
  konto: Servicekonto,
  address: string,
  { origin }: EmulatorAddress,
): Promise<void> {
  const url = `${address}${anmeldePfade.login}/unternehmenskonto/metadata`;
  const metadata = await (await konto.handle(new Request(url)))?.text();
  const answer = await fetch(new URL('/control/service-providers', origin), {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    // BundID answers the same service provider at another address of ours.
    body: JSON.stringify({ metadata, anyLoopbackAddress: true }),
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer.ok) throw new Error(`The sandbox at ${origin} answered ${answer.status} to our metadata.`);
}
