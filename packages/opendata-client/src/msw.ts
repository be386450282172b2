/** msw handlers of the CKAN action API, typed by the contract, for tests of code that publishes. */
export { createCkanFake } from './ckan/mock/fake.ts';
export { type CkanActionName, type CkanAnswers, ckanHandlers } from './ckan/mock/handlers.ts';
export { ckanProblem } from './ckan/mock/problems.ts';
export type { FakeSite } from './ckan/mock/site.ts';
