/** msw handlers of the CKAN action API, typed by the contract, for tests of code that publishes. */
export { createMockCkan } from './ckan/mock/create-mock-ckan.ts';
export {
  type CkanActionName,
  type CkanAnswers,
  createMockCkanActions,
  createMockCkanHandlers,
} from './ckan/mock/handlers.ts';
export { mockCkanProblem } from './ckan/mock/problems.ts';
export type { MockSite } from './ckan/mock/site.ts';
