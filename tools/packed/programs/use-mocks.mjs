/** Uses the mock handlers of every package in a process without a test runner. Runs beside msw 2 and msw 3. */
import assert from 'node:assert/strict';
import { createDestinationApi } from '@rathaus/exchange/api/destination/v2';
import { createSubmissionApi } from '@rathaus/exchange/api/submission/v2';
import { createMockDestination, createMockFitConnect } from '@rathaus/exchange/msw';
import { createMockCkan, createMockCkanActions } from '@rathaus/opendata-client/msw';
import { createMockProviderHandlers } from '@rathaus/servicekonto-client/msw';
import { setupServer } from 'msw/node';

const submissionApi = 'https://zustelldienst.example/submission-api';
const destinationApi = 'https://zustelldienst.example/destination-api';
const ckan = 'https://daten.example';
const issuer = 'https://anmeldung.example';
const none = { retry: { limit: 0 } };

const mock = createMockFitConnect(submissionApi);
const { site, handlers } = createMockCkan(ckan);
const provider = createMockProviderHandlers({ issuer, clientId: 'portal', clientSecret: 'only-for-tests' });
const server = setupServer(
  ...mock.examples(),
  ...createMockDestination(destinationApi).examples(),
  ...handlers,
  ...createMockCkanActions(ckan).examples(),
  ...provider.handlers,
);
// The option has another name in msw 3.
server.listen({ onUnhandledRequest: 'error', onUnhandledFrame: 'error' });

// Every operation answers with an example, read by the client.
const path = { destinationId: '6e1c4f0a-9b57-4c1e-8f3d-2a7b5c9d0e14' };
const api = createSubmissionApi({ baseUrl: submissionApi });
const destinations = createDestinationApi({ baseUrl: destinationApi });
assert.equal((await api.get('/v2/destinations/{destinationId}', { path })).status, 'active');
assert.equal((await destinations.get('/v2/destinations/{destinationId}', { path })).status, 'active');

// A declared problem, a broken connection.
server.use(mock.get('/v2/submissions', ({ example }) => example(429)));
const problem = await api.safe.get('/v2/submissions', none);
assert.equal(problem.status, 429);
assert.match(problem.type, /\/too-many-requests$/);
server.use(mock.get('/v2/submissions', 'network-error'));
assert.equal((await api.safe.get('/v2/submissions', none)).error.code, 'core.network');

// What does not fit the contract.
server.resetHandlers();
const misfit = await fetch(`${submissionApi}/v2/submissions?limt=1`);
assert.equal(misfit.status, 400);
assert.match((await misfit.json()).detail, /the query parameter "limt" is not in the contract$/);

// A mock with a memory, bodies included; an action that it leaves to the examples.
const created = await fetch(`${ckan}/api/3/action/package_create`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ name: 'baumkataster' }),
});
assert.equal((await created.json()).result.name, 'baumkataster');
assert.equal(site.datasets.size, 1);
assert.equal((await (await fetch(`${ckan}/api/3/action/organization_list`)).json()).success, true);

assert.equal((await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()).issuer, issuer);

// No request leaves.
await assert.rejects(fetch('https://nobody.example/'));
server.close();
console.log('mocks: all answered');
