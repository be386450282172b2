/**
 * A contract at run time. What the types of openapi-typescript tell the compiler, these tables tell the running client:
 * how each value is written, which media types are sent and accepted, which problems are declared. `rathaus-generate`
 * writes them beside the types. Each place of an operation names the function that writes it, so that an application
 * bundles no code for bodies it never sends.
 */
import type { Refuse } from './json-content.ts';

/** Verbs of an OpenAPI path item that a client offers; TRACE is forbidden to `fetch`. */
export const httpMethods = ['get', 'put', 'post', 'patch', 'delete', 'head', 'options'] as const;

/** A verb of `httpMethods`. */
export type HttpMethod = (typeof httpMethods)[number];

/** What `fetch` takes. `BodyInit` is a name of the DOM library, which a service need not have. */
export type FetchBody = NonNullable<RequestInit['body']>;

/** Verb and path template, the name of an operation in calls, errors and events: `GET /v2/submissions`. */
export type OperationName = `${Uppercase<HttpMethod>} /${string}`;

/**
 * How one parameter is written (OpenAPI 3.1, section 4.8.12). What is absent is the default of its place: `simple`
 * without `explode` in paths and headers, `form` with `explode` in queries, cookies and forms.
 */
export interface ParameterContract {
  /** `json`: the parameter has `content` with a JSON media type. */
  readonly style?: 'simple' | 'form' | 'deepObject' | 'json';
  readonly explode?: boolean;
  /** One value (default), a list of values, an object of values, or what the contract leaves open. */
  readonly type?: 'list' | 'object' | 'any';
  readonly required?: true;
}

/** Parameters of one place by name. Names of headers are in lower case. */
export type ParameterTable = Readonly<Record<string, ParameterContract>>;

/** The parameters of one place, and the function that writes values there. */
export interface PlaceContract<Written> {
  readonly write: (
    table: ParameterTable | undefined,
    values: Readonly<Record<string, unknown>> | undefined,
    refuse: Refuse,
    /** The path template, which path parameters are written into. */
    template: string,
  ) => Written;
  /** `undefined`: nobody knows; then every name is taken, values and lists by the default style. */
  readonly table: ParameterTable | undefined;
}

/** Turns a body of one media type into what `fetch` takes, unchanged, or refuses it. */
export type WriteBody = (body: unknown, refuse: Refuse, contract: BodyContract, type: string) => FetchBody;

/** The request body of an operation. */
export interface BodyContract {
  readonly required?: true;
  /** How a body of each media type is written, in the order of the contract. */
  readonly types: Readonly<Record<string, WriteBody>>;
  /**
   * Members of a body that only the service may set (`readOnly`), as JSON pointers. A star as a step means every
   * item of an array or every member of a map: `/id`, and below a list of resources each `created`.
   */
  readonly readOnly?: readonly string[];
  /** Fields of a form that are not written by the default style (`encoding` of the contract). */
  readonly encoding?: ParameterTable;
}

declare const typed: unique symbol;

/** One operation of a contract. At the type level it knows its name, and the `paths` interface that it belongs to. */
export interface OperationContract<
  Name extends OperationName = OperationName,
  Paths extends object = object,
> {
  readonly on: Name;
  /** `operationId`. */
  readonly id: string;
  readonly path?: PlaceContract<string>;
  readonly query?: PlaceContract<string>;
  readonly header?: PlaceContract<readonly (readonly [string, string])[]>;
  readonly cookie?: PlaceContract<string>;
  readonly body?: BodyContract;
  /**
   * Media types of the success answers by status (`200`, `2XX`, `default`); an empty list is an answer without a body.
   * Absent: nobody knows.
   */
  readonly answers?: Readonly<Record<string, readonly string[]>>;
  /** Media types of the other answers; sent in `Accept` after those of the successes. */
  readonly problemTypes?: readonly string[];
  /**
   * Declared problems by status (`404`, `4XX`, `default`): the values of `type` that the contract names, or an empty
   * list where it names none.
   */
  readonly problems?: Readonly<Record<string, readonly string[]>>;
  /** The operation may be repeated although its verb is not idempotent (`x-idempotent: true`). */
  readonly idempotent?: true;
  /** Members of JSON answers that are never given to the caller, as pointers like those of `readOnly`. */
  readonly writeOnly?: {
    readonly remove: (answer: unknown, pointers: readonly string[]) => unknown;
    readonly pointers: readonly string[];
  };
  /** Only for the compiler. */
  readonly [typed]?: Paths;
}

/** What is known about a contract beside its operations. */
export interface ContractInfo {
  /** Name of the document with its major version: `fit-connect-submission.v2`. */
  readonly name: string;
  /** `info.version` of the document. */
  readonly version: string;
  /** `sha256-…` (base64) over the document as canonical JSON: the same contract has the same digest. */
  readonly digest: string;
}

/** A contract: its operations by name, and at the type level the `paths` interface they belong to. */
export interface Contract<Paths extends object> extends ContractInfo {
  readonly operations: Readonly<Partial<Record<string, OperationContract>>>;
  /** What holds for an operation that is not listed; without it such an operation is refused. */
  readonly others?: OperationContract;
  /** Only for the compiler. */
  readonly [typed]?: Paths;
}

type PathOf<Name extends OperationName> = Name extends `${string} ${infer Path}` ? Path : never;
type MethodOn<Name extends OperationName, Path extends string> = Name extends `${infer Verb} ${Path}`
  ? Lowercase<Verb>
  : never;

/**
 * What the named operations need of a `paths` interface: their verbs, and the parameters that all verbs of their paths
 * share. `OperationName` itself names every operation.
 */
export type PathsOfOperations<Paths extends object, Name extends OperationName> = OperationName extends Name
  ? Paths
  : {
      [Path in PathOf<Name> & keyof Paths]: Pick<
        Paths[Path],
        ('parameters' | MethodOn<Name, Path>) & keyof Paths[Path]
      >;
    };

/**
 * Puts operations together. Generated contracts hold all of theirs; a page that needs two of them takes these two: the
 * bundler leaves the others out, and the compiler refuses calls of them. A type argument claims that `operations` are
 * all of `Paths`, which is for generated contracts and for operations written by hand.
 *
 * @example
 * import { createClient } from '@rathaus/client-core/fetch';
 * import { fitConnectSubmissionV2Info, getSubmission, listSubmissions } from '@rathaus/exchange/api/submission/v2/operations';
 *
 * const contract = defineContract(fitConnectSubmissionV2Info, [listSubmissions, getSubmission]);
 * const client = createClient({ contract, baseUrl: 'https://test.fit-connect.fitko.dev/submission-api' });
 */
export function defineContract<Paths extends object, Name extends OperationName = OperationName>(
  info: ContractInfo,
  operations: readonly OperationContract<Name, Paths>[],
): Contract<PathsOfOperations<Paths, Name>> {
  return {
    ...info,
    operations: Object.fromEntries(operations.map((operation) => [operation.on, operation])),
  };
}
