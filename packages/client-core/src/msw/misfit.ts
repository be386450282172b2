import { isBrowser } from '../contract/browser.ts';
import type { OperationContract, ParameterContract, ParameterTable } from '../contract/contract.ts';
import { readOnlyFault } from '../contract/json-content.ts';
import { isJson, sameType } from '../contract/media-type.ts';

/** Members of exploded objects are names of the query that no table lists. */
const takesAnyName = (table: ParameterTable): boolean =>
  Object.values(table).some(
    ({ style, type, explode }) =>
      (type === 'object' || type === 'any') &&
      explode !== false &&
      style !== 'json' &&
      style !== 'deepObject',
  );

/** Only an exploded list has its name in the query more than once. */
const isOnce = ({ style, type, explode }: ParameterContract): boolean =>
  style === 'json' || (style !== 'deepObject' && (explode === false || type === undefined));

const missing = (table: ParameterTable | undefined, has: (name: string) => boolean): string | undefined =>
  Object.entries(table ?? {}).find(([name, { required }]) => required && !has(name))?.[0];

/**
 * Why a request is none of this operation, in a sentence without any value of the request; `undefined` when it fits. Only
 * what the table tells is judged: names, presence and number of parameters, the type of the body, and of a JSON body
 * whether it is JSON and has members that only the service sets. Values are not compared with their schemas.
 */
export async function misfitOf(operation: OperationContract, request: Request): Promise<string | undefined> {
  const { query, header, cookie, body } = operation;
  const given = new URL(request.url).searchParams;
  const table = query?.table ?? {};
  const nameOf = (name: string) => {
    const outer = name.split('[', 1)[0] ?? name;
    return table[outer]?.style === 'deepObject' ? outer : name;
  };
  if (!takesAnyName(table)) {
    for (const name of given.keys())
      if (!Object.hasOwn(table, nameOf(name)))
        return `the query parameter "${name.slice(0, 40)}" is not in the contract`;
  }
  const names = new Set([...given.keys()].map(nameOf));
  const absent = missing(table, (name) => names.has(name) || takesAnyName({ [name]: table[name] ?? {} }));
  if (absent !== undefined) return `the query parameter "${absent}" is missing`;
  const twice = Object.entries(table).find(
    ([name, one]) => isOnce(one) && given.getAll(name).length > 1,
  )?.[0];
  if (twice !== undefined) return `the query parameter "${twice}" is given more than once`;
  const noHeader = missing(header?.table, (name) => request.headers.has(name));
  if (noHeader !== undefined) return `the header "${noHeader}" is missing`;
  const cookies = request.headers.get('cookie');
  const noCookie = missing(cookie?.table, (name) => `; ${cookies ?? ''}`.includes(`; ${name}=`));
  // A browser keeps the cookies of a request to itself.
  if (noCookie !== undefined && (cookies !== null || !isBrowser()))
    return `the cookie "${noCookie}" is missing`;
  return misfitOfBody(body, request);
}

async function misfitOfBody(body: OperationContract['body'], request: Request): Promise<string | undefined> {
  const type = request.headers.get('content-type');
  if (request.body === null || type === null)
    return body?.required ? 'the body is missing or has no media type' : undefined;
  if (!body) return 'the contract has no body here';
  const types = Object.keys(body.types);
  if (!types.some((declared) => sameType(type, declared)))
    return `the body is ${type.split(';', 1)[0]}; the contract takes ${types.join(', ')}`;
  return isJson(type) ? misfitOfJson(await request.clone().text(), body.readOnly) : undefined;
}

function misfitOfJson(text: string, readOnly: readonly string[] | undefined): string | undefined {
  try {
    const fault = readOnlyFault(JSON.parse(text), readOnly);
    return fault && `body ${fault}`;
  } catch {
    return 'the body is no JSON';
  }
}
