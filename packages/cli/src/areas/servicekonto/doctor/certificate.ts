import { once } from 'node:events';
import { connect } from 'node:tls';
import { text } from '@rathaus/client-core/texts';
import type { Look } from './doctor-report.ts';

/** Days before its end in which somebody should have seen to a new certificate. */
const soon = 14;
const day = 86_400_000;

/** How long the certificate of a provider is valid. Whether it is trusted, reading the metadata has shown. */
export async function lookAtCertificate(address: string, now: number, signal: AbortSignal): Promise<Look> {
  const { protocol, hostname, port } = new URL(address);
  if (protocol !== 'https:') return { state: 'not-applicable', why: 'no-tls' };
  const host = hostname.replace(/^\[|\]$/g, '');
  const socket = connect({
    host,
    port: Number(port || 443),
    ...(/[a-z]/i.test(host) && !host.includes(':') && { servername: host }),
    // Only the dates are read; an own CA in `fetch` is not known here.
    rejectUnauthorized: false,
  });
  try {
    await once(socket, 'secureConnect', { signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)]) });
    const end = Date.parse(socket.getPeerCertificate().valid_to);
    if (Number.isNaN(end)) return { state: 'not-judged', why: 'no-certificate' };
    const days = Math.floor((end - now) / day);
    const until = new Date(end).toISOString().slice(0, 10);
    if (days < 0) return { state: 'failed', code: 'certificate-expired', said: until };
    if (days < soon) return { state: 'weak', code: 'certificate-soon', said: until };
    return {
      state: 'passed',
      detail: text(`noch ${days} Tage, bis ${until}`, `${days} days left, until ${until}`),
    };
  } catch (error) {
    if (signal.aborted) throw error;
    // A proxy stands in between, for example.
    return { state: 'not-judged', why: 'no-certificate' };
  } finally {
    socket.destroy();
  }
}
