import { sealRefusalTexts } from '@rathaus/exchange/texts';
import { UsageFault } from '../../program/usage-fault.ts';

const code = 'exchange.proof.seal-refused';

/** What is wrong with key and certificates, by the file that names them; any other error stays what it was. */
export function sealFault(file: string, error: unknown): unknown {
  const { code: given, details } = Object(error) as { code?: unknown; details?: { reason?: unknown } };
  const reason = given === code ? String(details?.reason) : '';
  if (!Object.hasOwn(sealRefusalTexts, reason)) return error;
  const { meaning, remedy } = sealRefusalTexts[reason as keyof typeof sealRefusalTexts];
  return new UsageFault(
    `${file}: ${meaning.de} [${code}] Zu tun: ${remedy.de}`,
    `${file}: ${meaning.en} [${code}] To do: ${remedy.en}`,
  );
}
