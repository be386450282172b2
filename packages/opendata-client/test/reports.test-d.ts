import type { Report } from '@rathaus/client-core/findings';
import type { Recogniser } from '@rathaus/client-core/recognise';
import type { Tenanted } from '@rathaus/client-core/tenants';
import type { Catalogue, ErrorCatalogue } from '@rathaus/client-core/texts';
import { expectTypeOf, it } from 'vitest';
import {
  type CkanConfig,
  type CkanPublisher,
  checkDataset,
  createCkanPublisher,
  createTableInspector,
  type DatasetReport,
  inspectTable,
  type OpendataErrorCode,
} from '../src/index.ts';
import { opendataRecogniser } from '../src/recognise/index.ts';
import type { TableApiErrorCode } from '../src/table-api/errors.ts';
import { catalogue, errorTable, errorTexts } from '../src/texts/index.ts';

it('every check returns the report of the core', () => {
  expectTypeOf(checkDataset).returns.toExtend<Report>();
  expectTypeOf(inspectTable).returns.resolves.toExtend<Report>();
  expectTypeOf(createTableInspector).returns.toHaveProperty('finish').returns.toExtend<Report>();
});

it('the rule of a finding says which values it has', () => {
  const [finding] = {} as DatasetReport['findings'];
  if (finding?.rule === 'opendata.dataset.title-length')
    expectTypeOf(finding.values).toEqualTypeOf<{ length: number; most: number }>();
});

it('the texts and the recogniser have the shapes of the core', () => {
  expectTypeOf(catalogue).toExtend<Catalogue>();
  expectTypeOf({ errorTable, errorTexts }).toExtend<ErrorCatalogue>();
  expectTypeOf(opendataRecogniser).toExtend<Recogniser>();
  expectTypeOf<keyof typeof errorTexts>().toEqualTypeOf<OpendataErrorCode | TableApiErrorCode>();
});

it('one configuration gives a publisher, a source gives tenants, a nameless tenant is none', () => {
  expectTypeOf(createCkanPublisher({} as CkanConfig)).toEqualTypeOf<CkanPublisher>();
  expectTypeOf(createCkanPublisher({ config: () => undefined })).toEqualTypeOf<Tenanted<CkanPublisher>>();
  // @ts-expect-error A configuration names its tenant.
  () => createCkanPublisher({ baseUrl: '', apiToken: '', organization: '' });
});
