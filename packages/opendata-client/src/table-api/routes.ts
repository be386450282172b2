import { isRathausError } from '@rathaus/client-core';
import { isolate, type LogEntry, type Logger } from '@rathaus/client-core/observe';
import { textIn } from '../dcat/model.ts';
import { answerRows } from './answer-rows.ts';
import { limitsOf, type TableApiConfig, type TableConfig } from './config.ts';
import { descriptionOf, summaryOf } from './describe.ts';
import { formats } from './formats.ts';
import {
  acceptedFormat,
  allowedMethods,
  jsonAnswer,
  languageOf,
  optionsAnswer,
  problemAnswer,
} from './http.ts';
import { openapiDocument, type ServedTable } from './openapi.ts';
import { RequestProblem } from './problem.ts';
import type { TableShelf } from './table-shelf.ts';

/** Media type of OpenAPI documents (registered with IANA in 2024). */
const openapiType = 'application/vnd.oai.openapi+json;version=3.1';
/** Seconds after which a table that is being read is asked for again. */
const retryAfter = 10;

/** Answers a request with the tables of a shelf. */
export async function answer(request: Request, shelf: TableShelf, config: TableApiConfig): Promise<Response> {
  try {
    return await route(request, shelf, config);
  } catch (error) {
    if (error instanceof RequestProblem) return problemAnswer(request, error);
    if (isRathausError(error) && error.code === 'core.aborted')
      return problemAnswer(request, new RequestProblem('table-unavailable', { retryAfter }));
    const log = isolate<LogEntry>(config.logger ?? warn, { name: 'logger of the table API' });
    log({
      level: 'error',
      code: isRathausError(error) ? error.code : 'opendata.table-api.failed',
      message: 'a request could not be answered',
    });
    return problemAnswer(request, new RequestProblem('internal-error'));
  }
}

const warn: Logger = ({ code, message }) => console.warn(`rathaus: [${code}] ${message}`);

async function route(request: Request, shelf: TableShelf, config: TableApiConfig): Promise<Response> {
  if (request.method === 'OPTIONS') return optionsAnswer();
  if (request.method !== 'GET' && request.method !== 'HEAD')
    throw new RequestProblem('method-not-allowed', { allow: allowedMethods });
  const base = (config.basePath ?? '').replace(/\/$/, '');
  const { pathname } = new URL(request.url);
  if (pathname !== base && !pathname.startsWith(`${base}/`)) throw new RequestProblem('not-found');
  const [id = '', rest, ...more] = pathname.slice(base.length + 1).split('/');
  if (more.length > 0) throw new RequestProblem('not-found');
  if (rest === undefined && id === '') return listAnswer(request, shelf, config, base);
  if (rest === undefined && id === 'openapi.json') return openapiAnswer(request, shelf, config, base);
  const table = shelf.tables.find((one) => one.id === id);
  if (!table) throw new RequestProblem('unknown-table', { available: shelf.tables.map((one) => one.id) });
  if (rest === undefined) return descriptionAnswer(request, table, shelf, config, base);
  const format = formats.find((one) => rest === `rows.${one}`);
  if (rest !== 'rows' && !format) throw new RequestProblem('not-found');
  const wanted = format ?? acceptedFormat(request);
  const { version, release } = await take(request, shelf, table);
  return answerRows({
    request,
    version,
    release,
    format: wanted,
    negotiated: format === undefined,
    base,
    limits: limitsOf(config.limits),
    maxAge: config.maxAge ?? 60,
  });
}

async function take(request: Request, shelf: TableShelf, { id }: TableConfig) {
  const taken = await shelf.take(id, request.signal);
  if (!taken) throw new RequestProblem('table-unavailable', { retryAfter });
  return taken;
}

/** Addresses that take no parameters say so. */
function refuseParameters(request: Request): void {
  for (const [parameter] of new URL(request.url).searchParams)
    throw new RequestProblem('unknown-parameter', { parameter, available: [] });
}

function listAnswer(request: Request, shelf: TableShelf, config: TableApiConfig, base: string): Response {
  refuseParameters(request);
  const language = languageOf(request);
  const tables = shelf.tables.map((table) => summaryOf(table, shelf.peek(table.id)?.meta, base, language));
  const title = config.title === undefined ? undefined : textIn(config.title, language);
  return jsonAnswer(
    request,
    { title, tables, openapi: `${base}/openapi.json` },
    { maxAge: config.maxAge ?? 60, links: [`<${base}/openapi.json>; rel="service-desc"`] },
  );
}

async function descriptionAnswer(
  request: Request,
  table: TableConfig,
  shelf: TableShelf,
  config: TableApiConfig,
  base: string,
): Promise<Response> {
  refuseParameters(request);
  const { version, release } = await take(request, shelf, table);
  release();
  const { sortedRows } = limitsOf(config.limits);
  const body = descriptionOf(table, version.meta, { base, language: languageOf(request), sortedRows });
  return jsonAnswer(request, body, {
    maxAge: config.maxAge ?? 60,
    links: [`<${base}/openapi.json>; rel="service-desc"`],
  });
}

async function openapiAnswer(
  request: Request,
  shelf: TableShelf,
  config: TableApiConfig,
  base: string,
): Promise<Response> {
  refuseParameters(request);
  const language = languageOf(request);
  const served = await Promise.all(
    shelf.tables.map(async (table): Promise<ServedTable[]> => {
      const taken = await shelf.take(table.id, request.signal);
      taken?.release();
      return taken ? [{ table, meta: taken.version.meta }] : [];
    }),
  );
  const title = textIn(config.title ?? { de: 'Veröffentlichte Tabellen', en: 'Published tables' }, language);
  const document = openapiDocument(served.flat(), { title, base, language, limits: limitsOf(config.limits) });
  return jsonAnswer(request, document, { maxAge: config.maxAge ?? 60, type: openapiType });
}
