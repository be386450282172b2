/**
 * What comes out of one package goes into the other: over public entries only, as an application puts them together.
 * Where this turns red, a word, a shape or an option has a second form.
 */
import * as core from '@rathaus/client-core';
import { defineErrors, type RathausError } from '@rathaus/client-core';
import type { Finding, Report, Verdict } from '@rathaus/client-core/findings';
import type { Clock, Logger, Observer, OnProgress, Random } from '@rathaus/client-core/observe';
import type { Recogniser } from '@rathaus/client-core/recognise';
import { renderReportPage } from '@rathaus/client-core/report';
import type { RequestTenantSource, Tenanted, TenantSource } from '@rathaus/client-core/tenants';
import * as coreTexts from '@rathaus/client-core/texts';
import {
  type Catalogue,
  type ErrorTexts,
  joinCatalogues,
  reportJson,
  reportText,
} from '@rathaus/client-core/texts';
import type * as eakteContainers from '@rathaus/eakte-client/package';
import { eakteRecogniser } from '@rathaus/eakte-client/recognise';
import type * as eakteReports from '@rathaus/eakte-client/report';
import * as eakteTexts from '@rathaus/eakte-client/texts';
import type * as eakte from '@rathaus/eakte-client/xdomea';
import type * as exchange from '@rathaus/exchange';
import { createExchange, type Delivery, type Exchange, type ExchangeConfig } from '@rathaus/exchange';
import * as exchangeTexts from '@rathaus/exchange/texts';
import type * as opendata from '@rathaus/opendata-client';
import { type CkanConfig, type CkanPublisher, createCkanPublisher } from '@rathaus/opendata-client';
import { opendataRecogniser } from '@rathaus/opendata-client/recognise';
import * as opendataTexts from '@rathaus/opendata-client/texts';
import type { Vertrauensniveau } from '@rathaus/servicekonto-client';
import {
  createServicekonto,
  type LoginLink,
  type Servicekonto,
  type ServicekontoConfig,
  type ServicekontoEvent,
  type Session,
} from '@rathaus/servicekonto-client';
import * as servicekontoTexts from '@rathaus/servicekonto-client/texts';
import type * as kit from '@rathaus/ui-kit';
import { renderAccount, renderDelivery, renderLevel, renderLogin } from '@rathaus/ui-kit';
import * as kitTexts from '@rathaus/ui-kit/texts';
import type * as theme from '@rathaus/ui-kit/theme';
import { describe, expectTypeOf, test } from 'vitest';

/** What a value is when it is there. */
type Given<T> = Exclude<T, undefined>;
/** The report of one check; of a check of many things, those that its items carry. */
type Reported<Result> =
  Result extends AsyncIterable<infer Item>
    ? Item extends { readonly report: infer Carried }
      ? Carried
      : never
    : Awaited<Result>;
/** The reports of all functions of an entry that are called `check…`. */
type Checked<Entry> = {
  [Name in keyof Entry]: Name extends `check${string}`
    ? Entry[Name] extends (...given: never[]) => infer Result
      ? Reported<Result>
      : never
    : never;
}[keyof Entry];

declare const links: LoginLink[];
declare const session: Session;
declare const delivery: Delivery;

describe('pages of ui-kit', () => {
  test('take the login links of servicekonto', () => {
    renderLogin({ providers: links });
    renderLogin({ providers: links, level: session.level });
  });

  test('take the level of a session, and call the levels alike', () => {
    renderLevel({ have: session.level, need: 'substanziell' });
    renderAccount({ name: 'Erika Mustermann', logout: '/logout', level: session.level });
    expectTypeOf<kit.Vertrauensniveau>().toEqualTypeOf<Vertrauensniveau>();
    // @ts-expect-error the word of before
    renderLevel({ have: 'basis' });
  });

  test('take a delivery of exchange, and call its states alike', () => {
    renderDelivery(delivery);
    renderDelivery({ ...delivery, recipient: 'Stadt Beispielhausen', reason: 'Die Prüfsumme stimmt nicht.' });
    expectTypeOf<kit.DeliveryState>().toEqualTypeOf<exchange.DeliveryState>();
    expectTypeOf<Delivery['state']>().toEqualTypeOf<kit.DeliveryState>();
  });
});

describe('checks', () => {
  test('return the report of client-core', () => {
    expectTypeOf<Checked<typeof eakte>>().toExtend<Report>();
    expectTypeOf<Checked<typeof eakteReports>>().toExtend<Report>();
    expectTypeOf<Checked<typeof exchange>>().toExtend<Report>();
    expectTypeOf<Checked<typeof opendata>>().toExtend<Report>();
    expectTypeOf<Checked<typeof theme>>().toExtend<Report>();
    expectTypeOf<Awaited<ReturnType<typeof opendata.inspectTable>>>().toExtend<Report>();
    expectTypeOf<opendata.DatasetFinding>().toExtend<Finding>();
    expectTypeOf<opendata.TableFinding>().toExtend<Finding>();
    expectTypeOf<eakte.CheckReport['verdict']>().toEqualTypeOf<Verdict>();
  });

  test('are there: an entry without them would make the lines above empty', () => {
    expectTypeOf<Checked<typeof eakte>>().not.toBeNever();
    expectTypeOf<Checked<typeof eakteReports>>().not.toBeNever();
    expectTypeOf<Checked<typeof exchange>>().not.toBeNever();
    expectTypeOf<Checked<typeof opendata>>().not.toBeNever();
    expectTypeOf<Checked<typeof theme>>().not.toBeNever();
    // Refuses by an error, so it is no check.
    expectTypeOf<Checked<typeof eakteContainers>>().toBeNever();
  });

  test('are shown by one text, one JSON and one page, with the texts of any package', () => {
    const catalogue: Catalogue = joinCatalogues(
      eakteTexts.catalogue,
      exchangeTexts.catalogue,
      opendataTexts.catalogue,
      kitTexts.catalogue,
    );
    const report = {} as
      | Checked<typeof eakte>
      | Checked<typeof eakteReports>
      | Checked<typeof exchange>
      | Checked<typeof opendata>
      | Checked<typeof theme>;
    expectTypeOf(reportText(report, catalogue, { language: 'de', mask: true })).toBeString();
    expectTypeOf(reportJson(report, catalogue)).not.toBeAny();
    expectTypeOf(
      renderReportPage(report, catalogue, { checkedAt: new Date(0), tool: { name: 'portal', version: '1' } }),
    ).toExtend<Iterable<string>>();
  });

  test('recognise files by one interface', () => {
    expectTypeOf(eakteRecogniser).toExtend<Recogniser>();
    expectTypeOf(opendataRecogniser).toExtend<Recogniser>();
  });
});

describe('errors', () => {
  test('have a table, and each code of it a meaning and a remedy', () => {
    expectTypeOf(coreTexts.errorTexts).toExtend<ErrorTexts<typeof coreTexts.errorTable>>();
    expectTypeOf(eakteTexts.errorTexts).toExtend<ErrorTexts<typeof eakteTexts.errorTable>>();
    expectTypeOf(exchangeTexts.errorTexts).toExtend<ErrorTexts<typeof exchangeTexts.errorTable>>();
    expectTypeOf(opendataTexts.errorTexts).toExtend<ErrorTexts<typeof opendataTexts.errorTable>>();
    expectTypeOf(servicekontoTexts.errorTexts).toExtend<ErrorTexts<typeof servicekontoTexts.errorTable>>();
  });

  test('are raised by codes of the table', () => {
    expectTypeOf<exchange.ExchangeErrorCode>().toExtend<keyof typeof exchangeTexts.errorTable>();
    const parkingError = defineErrors({ 'parking.full': { origin: 'service', retryable: true } });
    expectTypeOf(parkingError('parking.full')).toExtend<RathausError>();
    // @ts-expect-error a code that no table has
    parkingError('parking.empty');
    // @ts-expect-error the class is a type: without a table there is no error
    expectTypeOf(core.RathausError).toBeNever();
    // @ts-expect-error a code that exchange does not have
    const unknown: exchange.ExchangeErrorCode = 'exchange.nothing';
    expectTypeOf(unknown).toBeString();
    // @ts-expect-error a code without texts
    const untold: ErrorTexts<typeof exchangeTexts.errorTable> = {};
    expectTypeOf(untold).not.toBeAny();
  });
});

describe('server-side factories', () => {
  test('take one configuration or a source of tenants', () => {
    expectTypeOf(createExchange({} as ExchangeConfig)).toEqualTypeOf<Exchange>();
    expectTypeOf(createExchange({} as TenantSource<ExchangeConfig>)).toExtend<Tenanted<Exchange>>();
    expectTypeOf(createCkanPublisher({} as CkanConfig)).toEqualTypeOf<CkanPublisher>();
    expectTypeOf(createCkanPublisher({} as TenantSource<CkanConfig>)).toExtend<Tenanted<CkanPublisher>>();
    expectTypeOf(createServicekonto({} as ServicekontoConfig)).toExtend<Servicekonto>();
    expectTypeOf(createServicekonto({} as RequestTenantSource<ServicekontoConfig>)).toExtend<Servicekonto>();
  });

  test('make exchanges that a worker serves, of one authority or of many', () => {
    expectTypeOf<Exchange>().toExtend<exchange.WorkerConfig['exchanges']>();
    expectTypeOf<Tenanted<Exchange>>().toExtend<exchange.WorkerConfig['exchanges']>();
    // @ts-expect-error a configuration is no exchange
    expectTypeOf<ExchangeConfig>().toExtend<exchange.WorkerConfig['exchanges']>();
  });

  test('name their tenant', () => {
    expectTypeOf<ExchangeConfig['tenant']>().toEqualTypeOf<string>();
    expectTypeOf<CkanConfig['tenant']>().toEqualTypeOf<string>();
    expectTypeOf<ServicekontoConfig['tenant']>().toEqualTypeOf<string>();
  });
});

describe('options', () => {
  test('for clock, chance, log and observers have one shape', () => {
    expectTypeOf<Given<ExchangeConfig['clock']>>().toEqualTypeOf<Clock>();
    expectTypeOf<Given<ServicekontoConfig['clock']>>().toEqualTypeOf<Clock>();
    expectTypeOf<Given<eakte.CheckOptions['clock']>>().toEqualTypeOf<Clock>();
    expectTypeOf<Given<exchange.CheckPublicJwkOptions['clock']>>().toEqualTypeOf<Clock>();
    expectTypeOf<Given<exchange.WorkerConfig['clock']>>().toEqualTypeOf<Clock>();
    expectTypeOf<Given<exchange.CallbackConfig['clock']>>().toEqualTypeOf<Clock>();
    expectTypeOf<Given<exchange.RoutingClientOptions['clock']>>().toEqualTypeOf<Clock>();
    expectTypeOf<Given<exchange.VerifyDeliveryProofOptions['clock']>>().toEqualTypeOf<Clock>();
    expectTypeOf<Given<kit.RenderOptions['clock']>>().toEqualTypeOf<Clock>();
    expectTypeOf<Given<ExchangeConfig['random']>>().toEqualTypeOf<Random>();
    expectTypeOf<Given<ExchangeConfig['logger']>>().toEqualTypeOf<Logger>();
    expectTypeOf<Given<exchange.WorkerConfig['random']>>().toEqualTypeOf<Random>();
    expectTypeOf<Given<exchange.WorkerConfig['logger']>>().toEqualTypeOf<Logger>();
    expectTypeOf<Given<exchange.CallbackConfig['logger']>>().toEqualTypeOf<Logger>();
    expectTypeOf<Given<ServicekontoConfig['logger']>>().toEqualTypeOf<Logger>();
    expectTypeOf<Given<CkanConfig['logger']>>().toEqualTypeOf<Logger>();
    expectTypeOf<Given<ExchangeConfig['observer']>>().toEqualTypeOf<Observer<exchange.ExchangeEvent>>();
    expectTypeOf<Given<exchange.WorkerConfig['observer']>>().toEqualTypeOf<
      Observer<exchange.ExchangeEvent>
    >();
    expectTypeOf<Given<ServicekontoConfig['observer']>>().toEqualTypeOf<Observer<ServicekontoEvent>>();
    expectTypeOf<exchange.ExchangeEvent>().toExtend<{ readonly type: string }>();
    expectTypeOf<ServicekontoEvent>().toExtend<{ readonly type: string }>();
    expectTypeOf<eakteContainers.TransferEvent>().toExtend<{ readonly type: string }>();
    expectTypeOf<eakte.ConversionEvent>().toExtend<{ readonly type: string }>();
    expectTypeOf<Given<eakte.ConvertOptions['observer']>>().toEqualTypeOf<Observer<eakte.ConversionEvent>>();
  });

  test('for progress take one watcher', () => {
    const watch: OnProgress = ({ step, done, total, unit }) => [step, done, total, unit];
    expectTypeOf(watch).toExtend<Given<eakte.CheckOptions['onProgress']>>();
    expectTypeOf(watch).toExtend<Given<eakteReports.CheckFileOptions['onProgress']>>();
    expectTypeOf(watch).toExtend<Given<eakteContainers.VerifyOptions['onProgress']>>();
    expectTypeOf(watch).toExtend<Given<eakteContainers.WriteContainerOptions['onProgress']>>();
    expectTypeOf(watch).toExtend<Given<opendata.InspectTableOptions['onProgress']>>();
    expectTypeOf(watch).toExtend<Given<opendata.PublishOptions['onProgress']>>();
    expectTypeOf(watch).toExtend<Given<opendata.PlanOptions['onProgress']>>();
  });

  test('for an abort are called signal and may be undefined', () => {
    type Signal = AbortSignal | undefined;
    expectTypeOf<{ signal: undefined }>().toExtend<Pick<opendata.PublishOptions, 'signal'>>();
    expectTypeOf<eakte.CheckOptions['signal']>().toEqualTypeOf<Signal>();
    expectTypeOf<eakteReports.CheckFileOptions['signal']>().toEqualTypeOf<Signal>();
    expectTypeOf<opendata.InspectTableOptions['signal']>().toEqualTypeOf<Signal>();
  });
});
