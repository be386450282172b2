import { type CodeOf, defineErrors } from '@rathaus/client-core';

/** Makes the errors of the table API. What strangers get are problem documents, never these. */
export const tableApiError = /* @__PURE__ */ defineErrors({
  'opendata.table-api.config-invalid': {
    origin: 'local',
    message: 'the configuration of the table API is not valid',
  },
  'opendata.table-api.unknown-table': { origin: 'local', message: 'the configuration has no such table' },
  'opendata.table-api.refused': {
    origin: 'local',
    message: 'the table was not taken over, because it would be served wrongly',
  },
  'opendata.table-api.too-large': { origin: 'local', message: 'the table is larger than its limit' },
  'opendata.table-api.source-failed': {
    origin: 'local',
    retryable: true,
    message: 'the source of the table could not be opened or read',
  },
  'opendata.table-api.store-failed': {
    origin: 'local',
    message: 'the folder of the indexes cannot be used or is full',
  },
  'opendata.table-api.closed': { origin: 'local', message: 'the table API has been closed' },
});

/** Codes of the errors of the table API. */
export type TableApiErrorCode = CodeOf<typeof tableApiError>;
