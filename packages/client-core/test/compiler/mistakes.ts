/** Typical mistakes of a caller. What the compiler says of each is kept in `messages.md`. */
export interface Mistake {
  readonly title: string;
  /** The body of an async function that has a `client` of `test/registry.yaml`, and `dogId`. */
  readonly code: string;
  /** How the message names the member that is wrong; `at …` is what it underlines. */
  readonly names: string;
}

export const mistakes: readonly Mistake[] = [
  { title: 'a misspelt path', code: `client.get('/dog');`, names: '"/dog"' },
  { title: 'a verb that the path does not have', code: `client.delete('/dogs');`, names: '"/dogs"' },
  {
    title: 'a verb that no path has',
    code: `client.options('/dogs');`,
    names: 'OPTIONS',
  },
  {
    title: 'no options where the path has parameters',
    code: `client.get('/dogs/{dogId}');`,
    names: `'options'`,
  },
  {
    title: 'a missing path parameter',
    code: `client.get('/dogs/{dogId}', { path: {} });`,
    names: `'dogId'`,
  },
  {
    title: 'options without the path parameters',
    code: `client.get('/dogs/{dogId}', {});`,
    names: `'path'`,
  },
  {
    title: 'a misspelt query parameter',
    code: `client.get('/dogs', { query: { bred: ['Dackel'] } });`,
    names: `'bred'`,
  },
  {
    title: 'a query value of the wrong type',
    code: `client.get('/search', { query: { q: 'Rex', limit: '3' } });`,
    names: 'at limit',
  },
  { title: 'a misspelt option', code: `client.get('/dogs', { qery: { cursor: 'x' } });`, names: `'qery'` },
  {
    title: 'a missing header',
    code: `client.post('/dogs', { body: { name: 'Rex' } });`,
    names: `'header'`,
  },
  {
    title: 'a missing body',
    code: `client.post('/dogs', { header: { 'X-Office': 'A1' } });`,
    names: ': body',
  },
  {
    title: 'a body where the operation has none',
    code: `client.get('/dogs', { body: { name: 'Rex' } });`,
    names: 'at body',
  },
  {
    title: 'a misspelt member of the body',
    code: `client.post('/dogs', { header: { 'X-Office': 'A1' }, body: { nme: 'Rex' } });`,
    names: `'nme'`,
  },
  {
    title: 'a member of the body with the wrong type',
    code: `client.post('/dogs', { header: { 'X-Office': 'A1' }, body: { name: 1 } });`,
    names: 'at name',
  },
  {
    title: 'a form without its media type, beside JSON',
    code: `client.post('/dogs', { header: { 'X-Office': 'A1' }, body: new URLSearchParams({ name: 'Rex' }) });`,
    names: 'contentType',
  },
  {
    title: 'a form without its media type',
    code: `client.post('/dogs/{dogId}/photo', { path: { dogId }, body: new FormData() });`,
    names: `'contentType'`,
  },
  {
    title: 'a media type that the contract does not have',
    code: `client.post('/dogs', { header: { 'X-Office': 'A1' }, contentType: 'text/plain', body: 'Rex' });`,
    names: 'at contentType',
  },
  {
    title: 'the data of a safe result before ok is known',
    code: `const result = await client.safe.get('/dogs/{dogId}', { path: { dogId } });\nconsole.log(result.data);`,
    names: `'data'`,
  },
  {
    title: 'a member of a problem that another status has',
    code: `const result = await client.safe.get('/dogs/{dogId}', { path: { dogId } });
if (result.status === 410) console.log(result.type === 'https://register.example/problems/not-found', result.problem.dogId.length);`,
    names: 'problem.dogId',
  },
  {
    title: 'a problem type that the status does not have',
    code: `const result = await client.safe.get('/dogs/{dogId}', { path: { dogId } });
if (result.status === 404 && result.type === 'https://register.example/problems/gone') console.log(result.problem);`,
    names: '"https://register.example/problems/gone"',
  },
  {
    title: 'no `as` for an answer that is not JSON',
    code: `client.get('/dogs/{dogId}/photo', { path: { dogId } });`,
    names: `'as'`,
  },
  {
    title: 'no options where the answer is not JSON',
    code: `client.post('/notices');`,
    names: `'options'`,
  },
  {
    title: 'the wrong `as` for an answer that is not JSON',
    code: `client.get('/dogs/{dogId}/photo', { path: { dogId }, as: 'json' });`,
    names: '"json"',
  },
  {
    title: 'a client without a contract',
    code: `createClient({ baseUrl: 'https://register.example' });`,
    names: `'contract'`,
  },
  {
    title: 'a contract without types',
    code: `createClient({ contract: openContract(), baseUrl: 'https://register.example' }).get('/dogs');`,
    names: 'openContract<paths>()',
  },
  {
    title: 'an operation that the contract of a page does not list',
    code: `const contract = defineContract(registryInfo, [getDogsDogId, getDogs]);
createClient({ contract, baseUrl: 'https://register.example' }).get('/search', { query: { q: 'Rex' } });`,
    names: '"/search"',
  },
  {
    title: 'another verb of a path of which one is listed',
    code: `const contract = defineContract(registryInfo, [getDogsDogId, postDogs]);
createClient({ contract, baseUrl: 'https://register.example' }).get('/dogs');`,
    names: '"/dogs"',
  },
];
