import type { LogEntry } from '@rathaus/client-core/observe';
import type { ExchangeEvent } from './exchange-event.ts';

/** The line for what somebody has to look at; undefined for what goes as it should. */
export function lineOf(event: ExchangeEvent): LogEntry | undefined {
  switch (event.type) {
    case 'worker.fault':
      return {
        level: 'warn',
        code: event.error.code,
        message: event.error.message,
        details: event.tenant === undefined ? {} : { tenant: event.tenant },
      };
    case 'work.failed': {
      // A service that is away for a moment is no news; what an operator can mend is.
      if (event.class === 'transient') return undefined;
      const { tenant, kind, id, error } = event;
      return {
        level: 'warn',
        code: error.code,
        message: `${kind}: ${error.message}; it is tried again`,
        details: { tenant, kind, id, class: event.class },
      };
    }
    case 'work.stopped': {
      const { tenant, kind, id, error } = event;
      return {
        level: 'error',
        code: error.code,
        message: `${kind}: ${error.message}; it has stopped and waits for a person`,
        details: { tenant, kind, id, class: event.class },
      };
    }
    case 'work.blocked':
    case 'work.breaker': {
      const { type, tenant, service, error } = event;
      const why = type === 'work.blocked' ? 'refuses the credentials' : 'fails';
      return {
        level: type === 'work.blocked' ? 'error' : 'warn',
        code: type,
        message: `a service ${why}; work with it pauses`,
        details: { tenant, service, code: error?.code ?? 'unknown' },
      };
    }
    case 'work.unblocked':
      return {
        level: 'info',
        code: event.type,
        message: 'a service takes the credentials again; work with it goes on',
        details: { tenant: event.tenant, service: event.service },
      };
    case 'delivery.notice':
      return {
        level: 'warn',
        code: event.code,
        message: 'something about a delivery that goes on',
        details: { tenant: event.tenant, deliveryId: event.deliveryId },
      };
    case 'received.notice':
      return {
        level: 'warn',
        code: event.code,
        message: 'something about a received delivery that goes on',
        details: { tenant: event.tenant, receivedId: event.receivedId },
      };
    case 'source.notice':
      return {
        level: 'warn',
        code: event.code,
        message: 'a source offers entries that cannot be used; the others were taken',
        details: { tenant: event.tenant, source: event.source, entries: event.entries },
      };
    case 'content.swept':
      return {
        level: 'info',
        code: event.type,
        message: 'content that belonged to nobody was removed',
        details: {
          tenant: event.tenant,
          removed: event.removed,
          bytes: event.bytes,
          unknown: event.unknown,
        },
      };
    case 'records.deleted':
      return {
        level: 'info',
        code: event.type,
        message: 'records whose time is over were deleted',
        details: { tenant: event.tenant, deliveries: event.deliveries, received: event.received },
      };
    case 'delivery.state':
    case 'received.state':
      return undefined;
  }
}
