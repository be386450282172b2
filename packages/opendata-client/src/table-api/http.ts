import { createHash } from 'node:crypto';
import type { Language } from '@rathaus/client-core/texts';
import { formats, mediaTypes, type RowFormat } from './formats.ts';
import { problemBody, problemStatus, RequestProblem } from './problem.ts';

/** Sites of others may read everything: it is published (Fetch Standard, CORS protocol). */
const open: Readonly<Record<string, string>> = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'Content-Disposition, Content-Language, ETag, Link, Retry-After',
  'X-Content-Type-Options': 'nosniff',
};

/** Methods that are answered. */
export const allowedMethods = 'GET, HEAD, OPTIONS';

/** The answer to a preflight request. */
export const optionsAnswer = (): Response =>
  new Response(null, {
    status: 204,
    headers: {
      ...open,
      Allow: allowedMethods,
      'Access-Control-Allow-Methods': allowedMethods,
      'Access-Control-Allow-Headers': 'Accept, Accept-Language, Content-Type, If-None-Match',
      'Access-Control-Max-Age': '86400',
    },
  });

interface Weighted {
  readonly word: string;
  readonly weight: number;
}

/** Items of an `Accept…` header by weight (RFC 9110, section 12.4.2); those of weight 0 are left out. */
function weighted(header: string | null): readonly Weighted[] {
  return (header ?? '')
    .slice(0, 1_000)
    .split(',')
    .flatMap((part) => {
      const [word = '', ...given] = part.split(';').map((one) => one.trim().toLowerCase());
      const quality = given.find((one) => one.startsWith('q='));
      const weight = quality === undefined ? 1 : Number(quality.slice(2));
      return word !== '' && weight > 0 && weight <= 1 ? [{ word, weight }] : [];
    })
    .toSorted((a, b) => b.weight - a.weight);
}

/** German unless the caller prefers English. */
export function languageOf(request: Request): Language {
  for (const { word } of weighted(request.headers.get('accept-language'))) {
    const language = word.slice(0, 2);
    if (language === 'de' || language === 'en') return language;
  }
  return 'de';
}

/** The format a caller accepts for `/rows`. Throws the problem `not-acceptable`. */
export function acceptedFormat(request: Request): RowFormat {
  const header = request.headers.get('accept');
  if (header === null || header.trim() === '') return 'json';
  const types = formats.map((format) => [format, mediaTypes[format].split(';')[0] as string] as const);
  for (const { word } of weighted(header)) {
    if (word === '*/*') return 'json';
    const found = types.find(
      ([, type]) => type === word || (word.endsWith('/*') && type.startsWith(word.slice(0, -1))),
    );
    if (found) return found[0];
  }
  throw new RequestProblem('not-acceptable', { available: types.map(([, type]) => type) });
}

/** A strong entity tag of everything an answer depends on. */
export const entityTag = (...parts: readonly string[]): string =>
  `"${createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 27)}"`;

/** Whether the caller has this answer already (RFC 9110, section 13.1.2: compared weakly). */
export function isKnown(request: Request, tag: string): boolean {
  const header = request.headers.get('if-none-match');
  if (header === null) return false;
  return header.trim() === '*' || header.split(',').some((one) => one.trim().replace(/^W\//, '') === tag);
}

/** Headers of an answer that may be kept. */
export interface KeptHeaders {
  readonly type: string;
  readonly tag: string;
  readonly maxAge: number;
  readonly vary?: string | undefined;
  readonly language?: Language | undefined;
  readonly links?: readonly string[] | undefined;
  readonly fileName?: string | undefined;
}

/** Headers of an answer and of the 304 in its place. */
export function keptHeaders({ type, tag, maxAge, vary, language, links, fileName }: KeptHeaders): Headers {
  const headers = new Headers({
    ...open,
    'Content-Type': type,
    ETag: tag,
    'Cache-Control': `public, max-age=${maxAge}`,
  });
  if (vary !== undefined) headers.set('Vary', vary);
  if (language !== undefined) headers.set('Content-Language', language);
  if (links && links.length > 0) headers.set('Link', links.join(', '));
  if (fileName !== undefined) headers.set('Content-Disposition', `attachment; filename="${fileName}"`);
  return headers;
}

/** 304 with the headers of the answer it stands for, without those of a body. */
export function notModified(headers: Headers): Response {
  for (const name of ['Content-Type', 'Content-Disposition', 'Content-Language']) headers.delete(name);
  return new Response(null, { status: 304, headers });
}

/** JSON that depends on the language: the list, a description, the OpenAPI document. */
export function jsonAnswer(
  request: Request,
  body: unknown,
  { maxAge, type = 'application/json', links }: { maxAge: number; type?: string; links?: readonly string[] },
): Response {
  const text = `${JSON.stringify(body, null, 2)}\n`;
  const language = languageOf(request);
  const headers = keptHeaders({
    type,
    tag: entityTag(text),
    maxAge,
    vary: 'Accept-Language',
    language,
    links,
  });
  if (isKnown(request, headers.get('ETag') as string)) return notModified(headers);
  return new Response(request.method === 'HEAD' ? null : text, { headers });
}

/** A problem as answer. Never kept: the table may be there a moment later. */
export function problemAnswer(request: Request, problem: RequestProblem): Response {
  const language = languageOf(request);
  const headers = new Headers({
    ...open,
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
    'Content-Language': language,
    Vary: 'Accept-Language',
  });
  const { retryAfter, allow } = problem.facts;
  if (retryAfter !== undefined) headers.set('Retry-After', String(retryAfter));
  if (allow !== undefined) headers.set('Allow', allow);
  const status = problemStatus[problem.problem];
  const body = request.method === 'HEAD' ? null : `${JSON.stringify(problemBody(problem, language))}\n`;
  return new Response(body, { status, headers });
}
