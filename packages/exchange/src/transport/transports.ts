import { exchangeError } from '../errors.ts';
import type { Address, TransportKind } from './address.ts';
import type { Transport } from './transport.ts';

/** The ways of delivery of one tenant. */
export interface Transports {
  readonly all: readonly Transport[];
  /** The transport for an address. Errors: `exchange.outbox.invalid-request` for a way that is not configured. */
  of(address: Address): Transport;
  /** Errors: `exchange.transport.not-configured`. */
  get(kind: string): Transport;
}

/** Ways of delivery by their kind, each at most once. */
export function createTransports(all: readonly Transport[]): Transports {
  const byKind = new Map<string, Transport>(all.map((transport) => [transport.kind, transport]));
  return {
    all,
    of({ transport: kind }) {
      const transport = byKind.get(kind satisfies TransportKind);
      if (transport) return transport;
      throw exchangeError('exchange.outbox.invalid-request', {
        message: 'to.transport is not configured here',
        details: { place: 'to.transport' },
      });
    },
    get(kind) {
      const transport = byKind.get(kind);
      if (transport) return transport;
      throw exchangeError('exchange.transport.not-configured');
    },
  };
}
