import { createMockHandlers, type MockHandlers, type MockResponder } from '@rathaus/client-core/msw';
import type { HttpHandler } from 'msw';
import { ckanActionV3 } from '../../generated/ckan-action.v3.contract.ts';
import { ckanActionV3Examples as examples } from '../../generated/ckan-action.v3.examples.ts';
import type { paths } from '../../generated/ckan-action.v3.ts';

type ActionPath = keyof paths & string;
/** `package_create`, `resource_create`, … */
export type CkanActionName = ActionPath extends `/api/3/action/${infer Action}` ? Action : never;
type OperationAt<Action extends CkanActionName> = paths[`/api/3/action/${Action}`] extends infer Item
  ? Item extends { get: infer Get extends object }
    ? Get
    : Item extends { post: infer Post extends object }
      ? Post
      : never
  : never;

/** Answers by action: a success or any problem the contract declares for it. */
export type CkanAnswers = { [Action in CkanActionName]?: MockResponder<OperationAt<Action>> };

/**
 * Typed builder of handlers for single actions. `examples()` mocks all of them with the examples of the contract.
 *
 * @example
 * const server = setupServer(...createMockCkanActions(baseUrl).examples());
 */
export function createMockCkanActions(baseUrl: string | URL): MockHandlers<paths> {
  return createMockHandlers(ckanActionV3, baseUrl, { examples });
}

/**
 * Handlers for the given actions. Actions without an answer are not handled, so that msw reports them.
 *
 * @example
 * server.use(...createMockCkanHandlers(baseUrl, { package_show: mockCkanProblem.notFound() }));
 */
export function createMockCkanHandlers(baseUrl: string | URL, answers: CkanAnswers): HttpHandler[] {
  const mock = createMockCkanActions(baseUrl) as unknown as Record<
    'get' | 'post',
    (path: string, responder: unknown) => HttpHandler
  >;
  return Object.entries(answers).map(([action, answer]) => {
    const path = `/api/3/action/${action}`;
    return mock[ckanActionV3.operations[`GET ${path}`] ? 'get' : 'post'](path, answer);
  });
}
