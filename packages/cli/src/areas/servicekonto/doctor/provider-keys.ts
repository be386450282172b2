import { createPublicKey, type JsonWebKey, X509Certificate } from 'node:crypto';
import { text } from '@rathaus/client-core/texts';
import type { Look } from './doctor-report.ts';
import type { ProviderProbe } from './provider-probe.ts';

interface Jwk extends JsonWebKey {
  readonly use?: unknown;
  readonly alg?: unknown;
  readonly x5c?: unknown;
}

/** Bits that a key of RSA must have (BSI TR-02102-1 has 3,000 since 2024; JWS itself asks for 2,048: RFC 7518, 3.3). */
const leastBits = 2_048;

/** Bits of a key of RSA; `undefined` for other kinds, 0 for one that cannot be read. */
function bitsOf(key: Jwk): number | undefined {
  if (key.kty !== 'RSA') return undefined;
  try {
    return createPublicKey({ key, format: 'jwk' }).asymmetricKeyDetails?.modulusLength ?? 0;
  } catch {
    return 0;
  }
}

/** The end of the certificate that comes with a key; milliseconds since the epoch. */
function endOf({ x5c }: Jwk): number | undefined {
  const [first] = Array.isArray(x5c) ? (x5c as unknown[]) : [];
  if (typeof first !== 'string') return undefined;
  try {
    return Date.parse(new X509Certificate(Buffer.from(first, 'base64')).validTo);
  } catch {
    return undefined;
  }
}

/** The keys that a login is verified with: whether there are any, strong enough, and not past their end. */
export async function lookAtKeys(probe: ProviderProbe, now: number): Promise<Look> {
  const address = probe.metadata()?.jwks_uri;
  if (typeof address !== 'string') return { state: 'failed', code: 'keys-none' };
  const answer = await probe.fetch(address);
  const value = (await answer.json().catch(() => ({}))) as { keys?: unknown };
  const keys = (Array.isArray(value?.keys) ? value.keys : []) as Jwk[];
  const usable = keys.filter(
    ({ kty, use }) => ['RSA', 'EC', 'OKP'].includes(String(kty)) && (use === undefined || use === 'sig'),
  );
  if (usable.length === 0)
    return { state: 'failed', code: 'keys-none', said: answer.ok ? undefined : `HTTP ${answer.status}` };
  const weak = usable.flatMap((key) => {
    const bits = bitsOf(key);
    return bits !== undefined && bits < leastBits ? [`RSA ${bits} bit`] : [];
  });
  if (weak.length > 0) return { state: 'failed', code: 'keys-weak', said: weak.join(', ') };
  const ended = usable.flatMap((key) => {
    const end = endOf(key);
    return end !== undefined && end < now ? [new Date(end).toISOString().slice(0, 10)] : [];
  });
  if (ended.length > 0) return { state: 'weak', code: 'keys-expired', said: ended.join(', ') };
  const kinds = usable.map((key) => {
    const bits = bitsOf(key);
    const name =
      typeof key.alg === 'string' && /^[A-Za-z0-9]{2,8}$/.test(key.alg) ? key.alg : String(key.kty);
    return bits === undefined ? name : `${name} ${bits} bit`;
  });
  const list = [...new Set(kinds)].join(', ');
  return {
    state: 'passed',
    detail: text(`${usable.length} für Signaturen: ${list}`, `${usable.length} for signatures: ${list}`),
  };
}
