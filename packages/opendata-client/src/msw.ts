/** msw handlers of the CKAN action API, typed by the contract, for tests of code that publishes. */
export { createCkanMock } from './ckan/mock/create-ckan-mock.ts';
export { type CkanActionName, type CkanAnswers, ckanHandlers } from './ckan/mock/handlers.ts';
export { ckanProblem } from './ckan/mock/problems.ts';
export type { MockSite } from './ckan/mock/site.ts';
