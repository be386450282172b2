/** Examples of a contract, typed by its `paths`: written by `rathaus-generate`, read by mocks. No run-time code. */

import type { HttpMethod } from './contract.ts';
import type { JsonMediaType } from './media-type.ts';

/** One answer that a service may give. What is not JSON is text, also where it stands for bytes. */
export type ExampleAnswer<Content> = [Content] extends [never]
  ? { readonly contentType?: undefined; readonly body?: undefined }
  : {
      [Type in keyof Content & string]: {
        readonly contentType: Type;
        readonly body: Type extends JsonMediaType ? Content[Type] : string;
      };
    }[keyof Content & string];

type OperationNameOf<Paths> = {
  [Path in keyof Paths & string]: {
    [Method in HttpMethod & keyof Paths[Path]]: Paths[Path][Method] extends { responses: object }
      ? `${Uppercase<Method>} ${Path}`
      : never;
  }[HttpMethod & keyof Paths[Path]];
}[keyof Paths & string];

type ResponsesOf<Paths, Name> = Name extends `${infer Verb} ${infer Path}`
  ? Paths[Path & keyof Paths][Lowercase<Verb> & keyof Paths[Path & keyof Paths]] extends {
      responses: infer Responses;
    }
    ? Responses
    : never
  : never;

type ContentOf<Response> = Response extends { content: infer Content } ? Content : never;

/**
 * At least one example of every declared answer of every operation: by name of the operation (`GET /dogs`), then by
 * status (`200`, `4XX`, `default`). The first one is the usual case; where a problem has several types, each has one.
 */
export type ContractExamples<Paths> = {
  readonly [Name in OperationNameOf<Paths>]: {
    readonly [Status in keyof ResponsesOf<Paths, Name>]: readonly [
      ExampleAnswer<ContentOf<ResponsesOf<Paths, Name>[Status]>>,
      ...ExampleAnswer<ContentOf<ResponsesOf<Paths, Name>[Status]>>[],
    ];
  };
};
