import type { Contract } from './contract.ts';
import { anyBody } from './write-body.ts';
import { writeCookies, writeHeaders, writePath, writeQuery } from './write-styles.ts';

/** Nobody has checked the template: it must not lead out of the base path. */
const writeOpenPath: typeof writePath = (table, values, refuse, template) => {
  if (/^[^/]|[\\?#]|\/(\.|%2e){1,2}(\/|$)/i.test(template)) throw refuse('path', 'leads out of the service');
  return writePath(table, values, refuse, template);
};

/**
 * A contract of which only the types are known: every operation is let through, parameters are written by the default
 * styles of OpenAPI, and an object in a parameter is refused, because nobody says how to write it. Where the document is
 * at hand, let `rathaus-generate` write the whole contract: it is stricter and smaller.
 *
 * @example
 * const client = createClient({ contract: openContract<paths>(), baseUrl: 'https://register.example' });
 */
export const openContract = <Paths extends object>(): Contract<Paths> => ({
  name: 'open',
  version: '0',
  digest: '',
  operations: {},
  others: {
    on: 'GET /',
    id: 'any',
    path: { write: writeOpenPath, table: undefined },
    query: { write: writeQuery, table: undefined },
    header: { write: writeHeaders, table: undefined },
    cookie: { write: writeCookies, table: undefined },
    body: { types: { '*/*': anyBody } },
  },
});
