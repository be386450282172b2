/** An operation as the document says it; the table adds the functions that write it. */
import type { BodyContract, OperationContract, ParameterTable } from '../contract/contract.ts';

/** What a media type of a request asks for: a JSON value, fields, `FormData`, text or bytes. */
export type BodyKind = 'json' | 'form' | 'multipart' | 'text' | 'bytes';

/** A request body, with kinds in place of functions. */
export interface BodyData extends Omit<BodyContract, 'types'> {
  readonly types: Readonly<Record<string, BodyKind>>;
}

type Written = 'path' | 'query' | 'header' | 'cookie' | 'body' | 'writeOnly';

/** An operation without functions. */
export interface OperationData extends Omit<OperationContract, Written> {
  readonly path?: ParameterTable;
  readonly query?: ParameterTable;
  readonly header?: ParameterTable;
  readonly cookie?: ParameterTable;
  readonly body?: BodyData;
  readonly writeOnly?: readonly string[];
}
