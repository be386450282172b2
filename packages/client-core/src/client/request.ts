import type { BodyContract, FetchBody, OperationContract, PlaceContract } from '../contract/contract.ts';
import { type Refuse, shapeOf } from '../contract/json-content.ts';
import { sameType } from '../contract/media-type.ts';
import { clientError } from './errors.ts';
import type { CallOptions } from './options.ts';
import type { BodyAs } from './read-body.ts';
import { isUpload, type Upload } from './request-body.ts';

type Values = Record<string, unknown>;

/** A call as the run time sees it; the types of `Client` have made sure that it fits the contract. */
export interface Call extends CallOptions {
  path?: Values;
  query?: Values;
  header?: Values;
  cookie?: Values;
  body?: unknown;
  contentType?: string;
  as?: BodyAs;
}

/** What is the same in each attempt of a call. */
export interface WrittenRequest {
  url: string;
  /** Header parameters of the contract. */
  headers: readonly (readonly [string, string])[];
  cookies: string;
  body: FetchBody | Upload | undefined;
  /** Media type of the body; without one `fetch` names it. */
  type: string | undefined;
  operation: OperationContract;
  as: BodyAs;
  accept: string;
}

/** Media types of an operation. */
interface Types {
  /** Those of its successes; `undefined`: nobody knows. */
  declared: readonly string[] | undefined;
  /** All that may come, successes first. */
  accept: string;
}

const typesOf = ({ answers, problemTypes = [] }: OperationContract): Types => {
  const declared = answers && Object.values(answers).flat();
  return { declared, accept: [...new Set([...(declared ?? []), ...problemTypes])].join(', ') };
};

/**
 * Makes the function that writes calls as their contract says; `core.request.*` for what cannot be sent. It remembers
 * what it has read from an operation.
 */
export function createWriter(prefix: string) {
  const known = new Map<OperationContract, Types>();
  return (method: string, path: string, operation: OperationContract, call: Call): WrittenRequest => {
    const name = `${method} ${path}`;
    const refuseAs =
      (kind: 'parameter' | 'content'): Refuse =>
      (place, rule) =>
        clientError(`core.request.${kind}`, {
          message: `${name}: ${place} ${rule}`,
          details: { operation: name, place },
        });
    const refuse = refuseAs('parameter');
    const at = <Written>(
      place: 'path' | 'query' | 'header' | 'cookie',
      contract: PlaceContract<Written> | undefined,
    ): Written | undefined => {
      const values = call[place];
      if (contract) return contract.write(contract.table, values, refuse, path);
      // Nothing that was given is left out in silence, not even what has no members of its own.
      if (values && (shapeOf(values) !== 'object' || Object.values(values).some((one) => one !== undefined)))
        throw refuse(place, 'has parameters that are not in the contract');
      return undefined;
    };
    const types = known.get(operation) ?? typesOf(operation);
    known.set(operation, types);
    const { declared } = types;
    if (typeof call.as === 'string' && !/^(json(-or-none)?|text|bytes|none)$/.test(call.as))
      throw refuse('as', 'must be json, json-or-none, text, bytes, none or a reader');
    const as = call.as ?? (declared?.length === 0 ? 'none' : 'json');
    const query = at('query', operation.query);
    return {
      url: prefix + (at('path', operation.path) ?? path) + (query ? `?${query}` : ''),
      headers: at('header', operation.header) ?? [],
      cookies: at('cookie', operation.cookie) ?? '',
      ...writeBody(method, operation.body, call, refuseAs('content')),
      operation,
      as,
      accept:
        (typeof as === 'object' && as.accept) || types.accept || (as === 'json' ? 'application/json' : '*/*'),
    };
  };
}

/** The body in the first media type of the contract that fits the one of the call. */
function writeBody(
  method: string,
  contract: BodyContract | undefined,
  { body, contentType = 'application/json' }: Call,
  refuse: Refuse,
): Pick<WrittenRequest, 'body' | 'type'> {
  if (body === undefined) {
    if (contract?.required) throw refuse('body', 'is required');
    return { body, type: undefined };
  }
  const types = Object.keys(contract?.types ?? {}).filter((one) => sameType(contentType, one));
  // What is named comes before what is in a range.
  const known = types.find((one) => !one.includes('*')) ?? types[0];
  if (!contract || !known || contentType.includes('*') || /^(GET|HEAD)$/.test(method))
    throw refuse(
      'body',
      contract ? 'has a media type that is not in the contract' : 'is not in the contract',
    );
  if (isUpload(body)) return { body, type: contentType };
  const written = contract.types[known]!(body, refuse, contract, contentType);
  if (typeof written === 'string' && /charset=(?!"?utf-8)/i.test(contentType))
    throw refuse('body', 'is sent as UTF-8: give bytes in the other encoding');
  return { body: written, type: written instanceof FormData ? undefined : contentType };
}
