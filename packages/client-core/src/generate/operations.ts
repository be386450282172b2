/** All operations of a document. */
import { type HttpMethod, httpMethods, type OperationName } from '../contract/contract.ts';
import { createReaches, type Reaches } from './access.ts';
import { type Answer, answersOf, answerTables } from './answers.ts';
import { bodyOf } from './body.ts';
import { refused } from './errors.ts';
import { createNames } from './names.ts';
import type { OperationData } from './operation-data.ts';
import { parametersOf } from './parameters.ts';
import { objectAt, type Reader, type Spot } from './reader.ts';

/** An operation with what the writers need of it. */
export interface Operation {
  /** Name of its constant. */
  readonly name: string;
  readonly contract: OperationData;
  readonly answers: readonly Answer[];
}

/** Where an operation is. */
export interface OperationSpot {
  readonly path: string;
  readonly method: HttpMethod;
  readonly pathItem: Spot;
  readonly operation: Spot;
}

/** The operations of a document in its order, path items followed. */
export function operationSpots(reader: Reader): OperationSpot[] {
  const paths = reader.members(reader.member(reader.root, 'paths'));
  return paths
    .filter(([path]) => !path.startsWith('x-'))
    .flatMap(([path, item]) => {
      if (!path.startsWith('/')) throw refused('core.generate.structure', item.at, 'must begin with a slash');
      const pathItem = reader.follow(item);
      if (objectAt(pathItem).trace !== undefined)
        throw refused('core.generate.method', pathItem.at, 'TRACE is forbidden to fetch: leave it out');
      return httpMethods.flatMap((method) => {
        const operation = reader.child(pathItem, method);
        return operation ? [{ path, method, pathItem, operation }] : [];
      });
    });
}

/** Tables of all operations. */
export function operationsOf(reader: Reader, api: string): Operation[] {
  const names = createNames(api);
  const readOnly = createReaches(reader, 'readOnly');
  const writeOnly = createReaches(reader, 'writeOnly');
  const operations = operationSpots(reader).map((spot) =>
    operationOf(reader, spot, names.operation, readOnly, writeOnly),
  );
  if (operations.length === 0)
    throw refused('core.generate.structure', '#/paths', 'needs at least one operation');
  const ids = operations.map(({ contract }) => contract.id);
  const twice = ids.find((id, index) => ids.indexOf(id) < index);
  if (twice !== undefined)
    throw refused('core.generate.name', '#/paths', `two operations are named ${JSON.stringify(twice)}`);
  return operations;
}

function operationOf(
  reader: Reader,
  { path, method, pathItem, operation }: OperationSpot,
  nameOf: (id: string | undefined, method: string, path: string, at: string) => string,
  readOnly: Reaches,
  writeOnly: Reaches,
): Operation {
  const { operationId, 'x-idempotent': idempotent } = objectAt(operation);
  const id = typeof operationId === 'string' && operationId !== '' ? operationId : undefined;
  const name = nameOf(id, method, path, operation.at);
  const body = bodyOf(reader, operation, readOnly);
  if (body && (method === 'get' || method === 'head'))
    throw refused('core.generate.method', operation.at, `${method.toUpperCase()} has a request body`);
  const answers = answersOf(reader, operation, method);
  const on = `${method.toUpperCase()} ${path}` as OperationName;
  return {
    name,
    answers,
    contract: {
      on,
      id: id ?? name,
      ...parametersOf(reader, pathItem, operation, path),
      ...(body ? { body } : {}),
      ...answerTables(reader, answers, writeOnly),
      ...(idempotent === true ? { idempotent } : {}),
    },
  };
}
