/** The document that the types are made of: each body has the members of its direction only. */
import { componentsAt, createDirectedSchemas } from './directed-schemas.ts';
import { isObject, type JsonObject } from './document.ts';
import { isIgnored } from './parameters.ts';
import { type Reader, refOf, type Spot } from './reader.ts';
import { keywords } from './schema.ts';
import type { Direction } from './usage.ts';

/** The document of the types; the one that is read stays as it is. */
export function directedDocument(reader: Reader): JsonObject {
  const directed = createDirectedSchemas(reader);
  const document = structuredClone(reader.root.value as JsonObject);

  /** A parameter, header, request body, answer or media type: its schemas are written anew. */
  const holder = (spot: Spot, direction: Direction): unknown => {
    if (!isObject(spot.value) || refOf(spot.value) !== undefined) return spot.value;
    const made: JsonObject = { ...spot.value };
    const schema = reader.member(spot, 'schema');
    if (schema) made.schema = directed.schema(schema, direction);
    for (const keyword of ['content', 'headers']) {
      const members = reader.members(reader.member(spot, keyword));
      if (isObject(made[keyword]))
        made[keyword] = Object.fromEntries(members.map(([name, one]) => [name, holder(one, direction)]));
    }
    return made;
  };
  /** A parameter with `content` takes the value that is written as JSON; openapi-typescript would take a text. */
  const parameter = (spot: Spot): unknown => {
    const made = holder(spot, 'request');
    if (!isObject(made) || !isObject(made.content)) return made;
    const { content, ...rest } = made;
    const mediaType: unknown = Object.values(content as JsonObject)[0];
    return { ...rest, schema: (isObject(mediaType) ? mediaType.schema : undefined) ?? {} };
  };
  const parameters = (spot: Spot | undefined) =>
    reader
      .members(spot)
      .filter(([, one]) => {
        const { name, in: place } = keywords(reader.follow(one));
        return !isIgnored(name, place);
      })
      .map(([, one]) => parameter(one));

  const answers = (spot: Spot, method: string): JsonObject =>
    Object.fromEntries(
      reader.members(spot).map(([status, one]) => {
        const answer = reader.follow(one);
        const { content, ...rest } = keywords(answer);
        const isEmpty = method === 'head' || ['204', '205', '304'].includes(status);
        return [status, isEmpty && content !== undefined ? rest : holder(one, 'answer')];
      }),
    );

  const operation = (spot: Spot, method: string): unknown => {
    const made: JsonObject = { ...keywords(spot) };
    if (made.parameters !== undefined) made.parameters = parameters(reader.member(spot, 'parameters'));
    const body = reader.member(spot, 'requestBody');
    if (body) made.requestBody = holder(body, 'request');
    const responses = reader.member(spot, 'responses');
    if (responses && refOf(responses.value) === undefined) made.responses = answers(responses, method);
    return made;
  };
  const pathItem = (spot: Spot): unknown => {
    if (!isObject(spot.value) || refOf(spot.value) !== undefined) return spot.value;
    const members = reader.members(spot).map(([name, one]) => {
      if (name === 'parameters') return [name, parameters(one)];
      return [name, isObject(one.value) && isVerb(name) ? operation(one, name) : one.value];
    });
    return Object.fromEntries(members);
  };

  const replaceAll = (
    owner: unknown,
    kind: string,
    spot: Spot | undefined,
    write: (one: Spot) => unknown,
  ) => {
    if (!isObject(owner) || !isObject(owner[kind])) return;
    owner[kind] = Object.fromEntries(reader.members(spot).map(([name, one]) => [name, write(one)]));
  };
  replaceAll(document, 'paths', reader.member(reader.root, 'paths'), pathItem);
  const { components } = document;
  if (!isObject(components)) return document;
  replaceAll(components, 'pathItems', componentsAt(reader, 'pathItems'), pathItem);
  replaceAll(components, 'parameters', componentsAt(reader, 'parameters'), parameter);
  replaceAll(components, 'requestBodies', componentsAt(reader, 'requestBodies'), (one) =>
    holder(one, 'request'),
  );
  for (const kind of ['responses', 'headers'])
    replaceAll(components, kind, componentsAt(reader, kind), (one) => holder(one, 'answer'));
  if (isObject(components.schemas))
    components.schemas = Object.fromEntries(
      reader.members(componentsAt(reader, 'schemas')).flatMap(([name, spot]) => {
        const other = directed.writable.get(name);
        const own: [string, unknown] = [name, directed.schema(spot, directed.ownDirection(spot.at))];
        return other === undefined ? [own] : [own, [other, directed.schema(spot, 'request')]];
      }),
    );
  return document;
}

const isVerb = (name: string): boolean =>
  ['get', 'put', 'post', 'patch', 'delete', 'head', 'options', 'trace'].includes(name);
