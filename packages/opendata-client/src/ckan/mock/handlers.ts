import { createMockHandlers, type MockResponder } from '@rathaus/client-core/msw';
import type { HttpHandler } from 'msw';
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
 * Handlers for the given actions. Actions without an answer are not handled, so that msw reports them.
 *
 * @example
 * server.use(...createMockCkanHandlers(baseUrl, { package_show: mockCkanProblem.notFound() }));
 */
export function createMockCkanHandlers(baseUrl: string | URL, answers: CkanAnswers): HttpHandler[] {
  const mock = createMockHandlers<paths>(baseUrl) as unknown as Record<
    'get' | 'post',
    (path: string, responder: unknown) => HttpHandler
  >;
  return Object.entries(answers).map(([action, answer]) =>
    mock[reading.has(action) ? 'get' : 'post'](`/api/3/action/${action}`, answer),
  );
}

const reading: ReadonlySet<string> = new Set<CkanActionName>([
  'status_show',
  'package_show',
  'package_search',
  'resource_show',
  'organization_show',
  'organization_list',
  'organization_list_for_user',
]);
