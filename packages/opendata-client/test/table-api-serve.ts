import { onTestFinished } from 'vitest';
import {
  createTableApi,
  type TableApi,
  type TableApiConfig,
  type TableConfig,
} from '../src/table-api/index.ts';

const encoder = new TextEncoder();

/** A table of a text. */
export const tableOf = (csv: string | Uint8Array, more: Partial<TableConfig> = {}): TableConfig => ({
  id: 'hunde',
  title: { de: 'Hundebestand', en: 'Dogs' },
  open: () => [typeof csv === 'string' ? encoder.encode(csv) : csv],
  ...more,
});

/** An API whose log is kept, and that ends with the test. */
export function serve(tables: TableConfig | TableConfig[], more: Partial<TableApiConfig> = {}) {
  const log: { code: string; details?: unknown }[] = [];
  const api = createTableApi({
    tenant: 'musterstadt',
    tables: [tables].flat(),
    logger: (line) => void log.push(line),
    ...more,
  });
  onTestFinished(() => api.close());
  return { api, log, get: getter(api), rows: rowsOf(api) };
}

/** Asks an API by path. */
export const getter =
  (api: Pick<TableApi, 'handle'>) =>
  (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> =>
    api.handle(new Request(`https://daten.musterstadt.example${path}`, { headers, method }));

/** The rows of a query of the table `hunde`, as objects. */
const rowsOf =
  (api: Pick<TableApi, 'handle'>) =>
  async (query: Record<string, string> | string = ''): Promise<Record<string, unknown>[]> => {
    const search = typeof query === 'string' ? query : String(new URLSearchParams(query));
    const response = await getter(api)(`/hunde/rows?${search}`);
    if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
    return ((await response.json()) as { rows: Record<string, unknown>[] }).rows;
  };

/** A problem document of an answer, by the end of its type. */
export async function problemOf(
  response: Response,
): Promise<{ name: string; status: number; [more: string]: unknown }> {
  const body = (await response.json()) as { type: string; status: number };
  return { ...body, name: body.type.replace('urn:rathaus:table-api:', '') };
}
