import type { CodeOf } from '@rathaus/client-core';
import type { Report } from '@rathaus/client-core/findings';
import type { Tenanted } from '@rathaus/client-core/tenants';
import type { Catalogue, ErrorCatalogue } from '@rathaus/client-core/texts';
import { expectTypeOf, it } from 'vitest';
import type { exchangeError } from '../src/errors.ts';
import {
  type checkMetadata,
  type checkPublicJwk,
  createExchange,
  type Delivery,
  type DeliveryState,
  type Exchange,
  type ExchangeConfig,
  type ExchangeErrorCode,
  type ExchangeEvent,
} from '../src/index.ts';
import { catalogue, errorTable, errorTexts } from '../src/texts/index.ts';

declare const config: ExchangeConfig;

it('one configuration gives the handle, a source gives handles by tenant', () => {
  expectTypeOf(createExchange(config)).toEqualTypeOf<Exchange>();
  const many = createExchange({ config: async (id) => (id === 'musterstadt' ? config : undefined) });
  expectTypeOf(many).toEqualTypeOf<Tenanted<Exchange>>();
  const { tenant: _, ...nameless } = config;
  // @ts-expect-error No tenant without a name: two authorities must not share a scope by accident.
  createExchange(nameless);
});

it('checks return reports, and their texts are complete', () => {
  expectTypeOf<ReturnType<typeof checkMetadata>>().toExtend<Report>();
  expectTypeOf<Awaited<ReturnType<typeof checkPublicJwk>>>().toExtend<Report>();
  expectTypeOf(catalogue).toExtend<Catalogue>();
  expectTypeOf({ errorTable, errorTexts }).toExtend<ErrorCatalogue>();
  expectTypeOf<ExchangeErrorCode>().toEqualTypeOf<CodeOf<typeof exchangeError>>();
  expectTypeOf<'exchange.tenant.unknown'>().not.toExtend<ExchangeErrorCode>();
});

it('a delivery shows words for people, never the steps of the store', () => {
  expectTypeOf<Delivery['state']>().toEqualTypeOf<
    'queued' | 'sending' | 'sent' | 'collected' | 'accepted' | 'rejected' | 'stopped'
  >();
  expectTypeOf<Delivery['times']>().toEqualTypeOf<Partial<Record<DeliveryState, string>>>();
  // What the delivery element of the kit takes; the kit itself is not imported here.
  expectTypeOf<Delivery>().toExtend<{
    readonly state: DeliveryState;
    readonly times?: Partial<Record<DeliveryState, string>>;
    readonly reference?: string;
    readonly reason?: string;
  }>();
});

it('events are told apart by their type', () => {
  const handle = (event: ExchangeEvent): string => {
    switch (event.type) {
      case 'delivery.state':
        return event.deliveryId;
      case 'received.state':
        return event.receivedId;
      case 'delivery.notice':
      case 'received.notice':
      case 'source.notice':
        return event.code;
      case 'work.failed':
      case 'work.stopped':
        return event.class;
      case 'work.blocked':
      case 'work.unblocked':
      case 'work.breaker':
        return event.service;
      case 'content.swept':
      case 'records.deleted':
        return event.tenant;
      case 'worker.fault':
        return event.error.code;
    }
  };
  expectTypeOf(handle).returns.toEqualTypeOf<string>();
});
