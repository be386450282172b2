/** Who may call an operation, and how the schemes for that work. */
import { type Comparison, refuseUnknown } from './comparison.ts';
import { type Json, type JsonObject, listOf, objectOf, resolve, sameContract } from './document.ts';

/** One way to be let in: scopes by scheme. None at all is a call without credentials. */
type Alternative = ReadonlyMap<string, ReadonlySet<string>>;

/** Requirements are alternatives; no list, or an empty one, lets everybody in. */
function alternativesOf(security: Json | undefined): Alternative[] {
  const list = listOf(security).map(
    (one) =>
      new Map(
        Object.entries(objectOf(one)).map(([scheme, scopes]) => [
          scheme,
          new Set(listOf(scopes).map(String)),
        ]),
      ),
  );
  return list.length === 0 ? [new Map()] : list;
}

const said = (alternative: Alternative): string =>
  alternative.size === 0
    ? 'no credentials'
    : [...alternative]
        .map(([scheme, scopes]) => (scopes.size > 0 ? `${scheme} (${[...scopes].join(' ')})` : scheme))
        .join(' with ');

/** Whether who has these credentials is let in by that demand. */
const fulfils = (has: Alternative, demand: Alternative): boolean =>
  [...demand].every(([scheme, scopes]) => {
    const own = has.get(scheme);
    return own !== undefined && [...scopes].every((scope) => own.has(scope));
  });

export function compareSecurity(
  before: Json | undefined,
  after: Json | undefined,
  place: string,
  { changes }: Comparison,
): void {
  const [was, is] = [alternativesOf(before), alternativesOf(after)];
  for (const one of was)
    if (!is.some((demand) => fulfils(one, demand)))
      changes.add(
        'major',
        place,
        `${is.map(said).join(' or ')} is demanded: clients that call with ${said(one)} are refused`,
      );
  for (const one of is)
    if (!was.some((demand) => fulfils(one, demand)))
      changes.add('minor', place, `clients may also call with ${said(one)}`);
}

const SCHEME = new Set(['type', 'in', 'name', 'scheme', 'bearerFormat', 'flows', 'openIdConnectUrl']);
const FLOW = new Set(['authorizationUrl', 'tokenUrl', 'refreshUrl', 'scopes']);

/** Schemes by name. A scheme that no operation names any more was judged at the operations. */
export function compareSchemes(comparison: Comparison): void {
  const { before, after, changes } = comparison;
  const schemes = (document: JsonObject) => objectOf(objectOf(document.components).securitySchemes);
  for (const [name, entry] of Object.entries(schemes(before))) {
    const other = schemes(after)[name];
    const place = `components/securitySchemes/${name}`;
    if (other === undefined) {
      if (demandsOf(after, name).length > 0)
        changes.add(
          'major',
          place,
          'the scheme was removed, but is still demanded: clients cannot fulfil it',
        );
      continue;
    }
    const [was, is] = [objectOf(resolve(before, entry)), objectOf(resolve(after, other))];
    for (const key of ['type', 'in', 'name', 'scheme', 'openIdConnectUrl'])
      if (was[key] !== is[key])
        changes.add(
          'major',
          place,
          `${key} ${String(was[key])} became ${String(is[key])}: clients that authenticate the old way are refused`,
        );
    if (was.bearerFormat !== is.bearerFormat)
      changes.add(
        'minor',
        place,
        'bearerFormat changed: services give other tokens, clients do not read them',
      );
    refuseUnknown(was, is, SCHEME, place, comparison);
    const demanded = new Set(demandsOf(after, name).flat());
    compareFlows(objectOf(was.flows), objectOf(is.flows), demanded, place, comparison);
  }
}

/** The scopes of a scheme, wherever the document or one of its operations demands it. */
function demandsOf(document: JsonObject, scheme: string): string[][] {
  const operations = Object.values(objectOf(document.paths)).flatMap((item) =>
    Object.values(objectOf(resolve(document, item))),
  );
  return [document, ...operations]
    .flatMap((one) => listOf(objectOf(one).security))
    .filter((demand) => scheme in objectOf(demand))
    .map((demand) => listOf(objectOf(demand)[scheme]).map(String));
}

function compareFlows(
  was: JsonObject,
  is: JsonObject,
  demanded: ReadonlySet<string>,
  place: string,
  comparison: Comparison,
): void {
  const { before, after, changes } = comparison;
  for (const [name, entry] of Object.entries(was)) {
    const here = `${place}, flow ${name}`;
    if (!(name in is)) {
      changes.add('major', here, 'the flow was removed: clients that get their token by it are refused');
      continue;
    }
    const [left, right] = [objectOf(entry), objectOf(is[name])];
    for (const key of ['authorizationUrl', 'tokenUrl', 'refreshUrl'])
      if (left[key] !== right[key])
        changes.add('major', here, `${key} changed: clients that ask the old address get no token`);
    const lost = Object.keys(objectOf(left.scopes)).filter(
      (scope) => demanded.has(scope) && !(scope in objectOf(right.scopes)),
    );
    for (const scope of lost)
      changes.add(
        'major',
        here,
        `the scope ${scope} was removed, but is still demanded: clients cannot get it`,
      );
    if (
      lost.length === 0 &&
      !sameContract(
        { document: before, value: { scopes: left.scopes } },
        { document: after, value: { scopes: right.scopes } },
      )
    )
      changes.add('minor', here, 'the list of scopes changed; what operations demand is judged there');
    refuseUnknown(left, right, FLOW, here, comparison);
  }
  for (const name of Object.keys(is))
    if (!(name in was))
      changes.add('minor', `${place}, flow ${name}`, 'a flow was added: clients may use it');
}
