import { isRathausError } from '@rathaus/client-core';
import { escapeHtml as e } from '@rathaus/client-core/text';
import type { Language, LocalText } from '@rathaus/client-core/texts';
import { readRawBody } from '../../callbacks/read-body.ts';
import { isStorable } from '../../metadata/stored-text.ts';
import { readStatus } from '../../work/status.ts';
import type { CertificateLives, Certificates } from '../certificates.ts';
import type { Directory } from '../directory.ts';
import { act, type OperatorEvent } from './actions.ts';
import { type Detail, detailPage } from './detail.ts';
import { doneText, refusedText } from './done-text.ts';
import { type Guard, isFromElsewhere } from './guard.ts';
import { itemsPage, readQuery } from './items.ts';
import {
  type PageContent,
  type PageContext,
  pageResponse,
  plainPage,
  safeHeaders,
  speechOf,
} from './layout.ts';
import { drawing } from './marks.ts';
import { cause, remedy } from './note.ts';
import { overviewPage } from './overview.ts';
import { ownAddress, relative } from './own-address.ts';
import type { Situation } from './situation.ts';
import { tenantPage } from './tenant.ts';
import { codeText, words } from './words.ts';

interface RouteParts {
  readonly directory: Directory;
  readonly certificates: Certificates;
  readonly guard: Guard;
  services(): Situation['services'];
  /** Somebody did something. */
  told(event: OperatorEvent): void;
}

/** Most bytes of a form. */
const mostBytes = 10_000;

/** Answers requests of an operator. */
export function createRoutes({ directory, certificates, guard, services, told }: RouteParts) {
  const missing = (context: PageContext, word: 'unknownItem' | 'unknownPage') =>
    plainPage(
      context,
      context.say(words[word]),
      context.say(codeText('exchange.outbox.unknown-delivery').remedy),
      404,
    );

  async function situation(): Promise<Situation> {
    const { found, unread } = await directory.status();
    const lives = certificates.watched
      ? await Promise.all(
          [...found, ...unread].map(async ({ tenant }) => [tenant, await certificates.of(tenant)] as const),
        )
      : [];
    return { found, unread, certificates: new Map<string, CertificateLives>(lives), services: services() };
  }

  async function tenant(id: string): Promise<Situation> {
    const { store } = await directory.one(id);
    const found = await directory.ask(() => readStatus(store, { tenants: [id] }));
    const lives = certificates.watched ? [[id, await certificates.of(id)] as const] : [];
    return {
      found,
      unread: [],
      certificates: new Map<string, CertificateLives>(lives),
      services: services(),
    };
  }

  async function items(url: URL, context: PageContext): Promise<PageContent> {
    const query = readQuery(url.searchParams);
    const page = await directory.list(query, query.tenant === undefined ? undefined : [query.tenant]);
    return itemsPage(context, { query, page, tenants: await directory.ids() });
  }

  async function detail(
    direction: 'deliveries' | 'received',
    id: readonly [string, string],
    context: PageContext,
  ) {
    const { exchange, store, tenant: name } = await directory.one(id[0]);
    const read = await directory.ask(async (): Promise<Detail | undefined> => {
      const [status] = await readStatus(store, { tenants: [name] });
      if (!status) return undefined;
      const common = { tenant: name, status };
      if (direction === 'deliveries') {
        const item = await exchange.outbox.get(id[1]);
        const history = await exchange.outbox.history(id[1]);
        return item && { ...common, direction: 'delivery', item, history };
      }
      const item = await exchange.inbox.entry(id[1]);
      const history = await exchange.inbox.history(id[1]);
      return item && { ...common, direction: 'received', item, history };
    });
    return read && detailPage(context, read);
  }

  /** Handing it out is an act, so only a person on this page sets it off: no page of others, and no `HEAD`. */
  async function proof(
    request: Request,
    id: readonly [string, string],
    context: PageContext,
  ): Promise<Response> {
    if (isFromElsewhere(request))
      return plainPage(context, context.say(words.refused), context.say(words.onlyFromHere), 403);
    const { exchange } = await directory.one(id[0]);
    const item = await directory.ask(() => exchange.outbox.get(id[1]));
    if (item?.proof === undefined) return missing(context, 'unknownItem');
    const facts = { by: context.operator, tenant: id[0], direction: 'delivery', id: id[1] } as const;
    if (request.method === 'GET') told({ type: 'operator.acted', action: 'proof', ...facts });
    return new Response(JSON.stringify(item.proof, null, 1), {
      headers: {
        ...safeHeaders(),
        'content-type': 'application/json',
        'content-disposition': `attachment; filename="nachweis-${item.id.replace(/[^A-Za-z0-9-]/g, '')}.json"`,
      },
    });
  }

  async function post(request: Request, context: PageContext): Promise<Response> {
    const { operator, basePath, say } = context;
    const body = await readRawBody(request, mostBytes, request.signal).catch((error: unknown) => {
      if (isRathausError(error) && error.code === 'exchange.callback.too-large') return undefined;
      throw error;
    });
    if (!body) return plainPage(context, say(words.notDone), say(words.stale), 413);
    const fields = Object.fromEntries(new URLSearchParams(new TextDecoder().decode(body)));
    const isLanguage = fields.lang === 'en' || fields.lang === 'de';
    const inTheirs: PageContext = isLanguage ? { ...context, ...speechOf(fields.lang as Language) } : context;
    const refuse = (why: LocalText, status: number) =>
      plainPage(inTheirs, inTheirs.say(words.notDone), inTheirs.say(why), status);
    if (!guard.isOurs(request, operator, fields.token ?? '')) return refuse(words.stale, 403);
    const result = await act(fields, { directory, by: operator });
    if ('refused' in result) {
      const status = result.refused === 'unknown' ? 404 : result.refused === 'bad-request' ? 400 : 409;
      return refuse(refusedText(result.refused), status);
    }
    told(result.done);
    const { action, count = 0, notReached = [] } = result.done;
    // Only a page of this page: a form must not lead anywhere else.
    const back =
      ownAddress(fields.back || `${basePath}/`, basePath) ??
      new URL(`${basePath}/`, 'https://operator.invalid');
    back.searchParams.set('done', guard.seal(operator, [action, count, notReached.length].join('~')));
    return new Response(null, {
      status: 303,
      headers: { ...safeHeaders(), location: relative(back) },
    });
  }

  /** What was done a moment ago, before the first heading of the page. */
  function withDone(url: URL, context: PageContext, content: PageContent): PageContent {
    const message = guard.unseal(context.operator, url.searchParams.get('done'));
    if (message === undefined) return content;
    const [action = '', count, notReached] = message.split('~');
    const said = context.say(doneText(action, Number(count), Number(notReached)));
    const tone = Number(notReached) > 0 ? 'warn' : 'info';
    const note = `<div class="note ${tone}" role="status">${drawing(tone === 'warn' ? 'warn' : 'good')}<p>${e(said)}</p></div>`;
    return { ...content, body: `${note}\n${content.body}` };
  }

  async function route(request: Request, url: URL, context: PageContext): Promise<Response> {
    const path = url.pathname.slice(context.basePath.length) || '/';
    if (!url.pathname.startsWith(context.basePath) || !path.startsWith('/'))
      return missing(context, 'unknownPage');
    if (request.method === 'POST' && path === '/actions') return post(request, context);
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return new Response(null, { status: 405, headers: { ...safeHeaders(), allow: 'GET, HEAD' } });
    const parts = path.split('/').slice(1).map(decoded);
    const [area, first = '', second = '', third] = parts;
    // The address of what was done is not the one to come back to.
    const here = new URL(url);
    here.searchParams.delete('done');
    const clean = { ...context, here: relative(here) };
    const answer = (content: PageContent) => pageResponse(clean, withDone(url, clean, content));
    // No database keeps such a text, and some fail when they are asked for it.
    if (!parts.every(isStorable)) return missing(clean, 'unknownPage');
    if (path === '/') return answer(overviewPage(clean, await situation()));
    if (area === 'items' && parts.length === 1) return answer(await items(url, clean));
    if (area === 'tenants' && parts.length === 2) {
      const known = await tenant(first);
      const [status] = known.found;
      return status ? answer(tenantPage(clean, status, known)) : missing(clean, 'unknownPage');
    }
    if (area === 'deliveries' && third === 'proof' && parts.length === 4)
      return proof(request, [first, second], clean);
    if ((area === 'deliveries' || area === 'received') && parts.length === 3) {
      const content = await detail(area, [first, second], clean);
      return content ? answer(content) : missing(clean, 'unknownItem');
    }
    return missing(clean, 'unknownPage');
  }

  return Object.assign(
    async (request: Request, url: URL, context: PageContext): Promise<Response> => {
      try {
        return await route(request, url, context);
      } catch (error) {
        if (isRathausError(error) && unknownTenant.has(error.code)) return missing(context, 'unknownPage');
        throw error;
      }
    },
    {
      /** A page that says that nothing is known, and why. */
      failed(context: PageContext, code: string): Response {
        const { meaning, remedy: what } = codeText(code);
        const title = context.say(words.failed);
        const body = `<h1>${e(title)}</h1><p>${cause(context, meaning, code)}</p><p>${remedy(context, what)}</p>`;
        return pageResponse(context, { title, body, status: 503 });
      },
    },
  );
}

const unknownTenant: ReadonlySet<string> = new Set([
  'exchange.operation.unknown-tenant',
  'core.tenant.unknown',
]);

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
