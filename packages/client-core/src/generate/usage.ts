/** Which named schemas requests use, and which answers. */
import { type Closing, closes } from './access.ts';
import { operationSpots } from './operations.ts';
import type { Reader, Spot } from './reader.ts';
import { branchesOf, partsOf } from './schema.ts';

/** The way a body goes: to the service or back. */
export type Direction = 'request' | 'answer';

/** What a direction leaves out. */
export const closedIn: Readonly<Record<Direction, Closing>> = { request: 'readOnly', answer: 'writeOnly' };

/** Name of a schema under `components`, of its place or of a reference to it. */
export const componentOf = (ref: string): string | undefined =>
  /^#\/components\/schemas\/([^/]+)$/.exec(ref)?.[1];

/** Places of named schemas that a direction reaches, without what it leaves out. */
export function usedSchemas(reader: Reader, direction: Direction): ReadonlySet<string> {
  const seen = new Set<string>();
  const roots = direction === 'request' ? requestSchemas : answerSchemas;
  const waiting = operationSpots(reader).flatMap((spots) => roots(reader, spots));
  for (let schema = waiting.pop(); schema; schema = waiting.pop())
    for (const part of partsOf(reader, schema)) {
      if (seen.has(part.at)) continue;
      seen.add(part.at);
      for (const branch of branchesOf(reader, part))
        if (!closes(reader, branch, closedIn[direction])) waiting.push(branch.schema);
    }
  return seen;
}

type Spots = ReturnType<typeof operationSpots>[number];

function requestSchemas(reader: Reader, { pathItem, operation }: Spots): Spot[] {
  const parameters = [pathItem, operation].flatMap((owner) =>
    reader.members(reader.member(owner, 'parameters')).map(([, one]) => reader.follow(one)),
  );
  return [reader.child(operation, 'requestBody'), ...parameters].flatMap((owner) => schemasAt(reader, owner));
}

function answerSchemas(reader: Reader, { operation }: Spots): Spot[] {
  return reader.members(reader.child(operation, 'responses')).flatMap(([, one]) => {
    const response = reader.follow(one);
    const headers = reader.members(reader.child(response, 'headers'));
    return [response, ...headers.map(([, header]) => reader.follow(header))].flatMap((owner) =>
      schemasAt(reader, owner),
    );
  });
}

/** The `schema` of a parameter or header, and those of its media types. */
function schemasAt(reader: Reader, owner: Spot | undefined): Spot[] {
  if (!owner) return [];
  const types = reader.members(reader.member(owner, 'content')).map(([, mediaType]) => mediaType);
  return [owner, ...types].flatMap((spot) => reader.member(spot, 'schema') ?? []);
}
