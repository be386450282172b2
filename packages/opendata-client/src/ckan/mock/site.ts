import type { components } from '../../generated/ckan-action.v3.ts';
import type { CkanAnswers } from './handlers.ts';
import { mockCkanProblem } from './problems.ts';

type Dataset = components['schemas']['Dataset'];
type Resource = components['schemas']['Resource'];
type Fields = Record<string, unknown>;

/** The state of the mock, for assertions. */
export interface MockSite {
  datasets: Map<string, Dataset>;
  /** Uploaded bytes by resource id. */
  files: Map<string, Uint8Array>;
  /** Names of the actions that were called, in order. */
  calls: string[];
}

const success = <Result>(result: Result) => ({
  status: 200 as const,
  body: { help: 'https://ckan.example/', success: true as const, result },
});

/** Behaviour of the actions as far as a publisher can see it (CKAN 2.10 to 2.12). */
export function mockAnswers(
  base: string,
  organizations: readonly string[],
): { site: MockSite; answers: CkanAnswers } {
  const site: MockSite = { datasets: new Map(), files: new Map(), calls: [] };
  let time = Date.UTC(2026, 0, 1);
  let serial = 0;
  const later = () => {
    time += 1000;
    return new Date(time).toISOString().replace('Z', '000');
  };
  const id = () => `${(++serial).toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`;
  const find = (key: string) =>
    site.datasets.get(key) ?? [...site.datasets.values()].find((dataset) => dataset.name === key);

  async function read(request: Request): Promise<{ fields: Fields; files: Map<string, File> }> {
    const files = new Map<string, File>();
    if (!request.headers.get('content-type')?.startsWith('multipart/')) {
      return { fields: (await request.json()) as Fields, files };
    }
    const fields: Fields = {};
    for (const [key, value] of await request.formData()) {
      if (typeof value === 'string') fields[key] = value;
      else files.set(key, value);
    }
    return { fields, files };
  }

  async function store(resource: Resource, file: File | undefined): Promise<void> {
    if (!file) return;
    site.files.set(resource.id, new Uint8Array(await file.arrayBuffer()));
    resource.url_type = 'upload';
    resource.url = `${base}/dataset/${resource.package_id}/resource/${resource.id}/download/${file.name}`;
  }

  const newResource = (dataset: Dataset, fields: Fields): Resource => ({
    url: '',
    state: 'active',
    ...fields,
    id: typeof fields.id === 'string' ? fields.id : id(),
    package_id: dataset.id,
  });

  const called = (request: Request) => site.calls.push(new URL(request.url).pathname.split('/').at(-1) ?? '');

  const answers: CkanAnswers = {
    status_show: ({ request }) => {
      called(request);
      return success({ site_url: base, extensions: [], ckan_version: '2.12.0' });
    },
    organization_show: ({ request, url }) => {
      called(request);
      const name = url.searchParams.get('id') ?? '';
      return organizations.includes(name)
        ? success({ id: name, name, title: name })
        : mockCkanProblem.notFound();
    },
    package_show: ({ request, url }) => {
      called(request);
      const dataset = find(url.searchParams.get('id') ?? '');
      return dataset ? success(structuredClone(dataset)) : mockCkanProblem.notFound();
    },
    package_search: ({ request, url }) => {
      called(request);
      const wanted = /^extras_identifier:"(.*)"$/
        .exec(url.searchParams.get('fq') ?? '')?.[1]
        ?.replace(/\\(.)/g, '$1');
      const results = [...site.datasets.values()].filter(
        ({ extras, state }) =>
          state === 'active' && extras.some(({ key, value }) => key === 'identifier' && value === wanted),
      );
      return success({ count: results.length, results: structuredClone(results) });
    },
    package_create: async ({ request }) => {
      called(request);
      const { fields } = await read(request);
      const name = String(fields.name);
      if (!/^[a-z0-9_-]{2,100}$/.test(name))
        return mockCkanProblem.validation({ name: ['Must be purely lowercase'] });
      if (find(name)) return mockCkanProblem.validation({ name: ['That URL is already in use.'] });
      const created = later();
      const dataset: Dataset = {
        title: name,
        state: 'active',
        private: false,
        tags: [],
        extras: [],
        groups: [],
        ...fields,
        resources: [],
        id: id(),
        name,
        metadata_created: created,
        metadata_modified: created,
      };
      site.datasets.set(dataset.id, dataset);
      return success(structuredClone(dataset));
    },
    resource_create: async ({ request }) => {
      called(request);
      // A body that breaks off is a connection that breaks off.
      const form = await read(request).catch(() => undefined);
      if (!form) return 'network-error';
      const { fields, files } = form;
      const dataset = find(String(fields.package_id));
      if (!dataset) return mockCkanProblem.notFound();
      const resource = newResource(dataset, fields);
      await store(resource, files.get('upload'));
      dataset.resources.push(resource);
      dataset.metadata_modified = later();
      return success(structuredClone(resource));
    },
    package_revise: async ({ request }) => {
      called(request);
      const { fields, files } = await read(request);
      const part = (key: string) =>
        (typeof fields[key] === 'string' ? JSON.parse(fields[key]) : fields[key]) as Fields;
      const match = part('match');
      const dataset = find(String(match.id));
      if (!dataset) return mockCkanProblem.notFound();
      const differs = Object.keys(match).filter((key) => match[key] !== dataset[key as keyof Dataset]);
      if (differs.length > 0) return mockCkanProblem.validation({ match: differs.map((key) => [key]) });
      const filter =
        typeof fields.filter === 'string' ? fields.filter.split(',') : ((fields.filter ?? []) as string[]);
      const next = structuredClone(dataset) as Dataset & Fields;
      for (const pattern of filter) next[pattern.slice(1)] = [];
      Object.assign(next, part('update'));
      next.resources = next.resources.map((resource) => newResource(dataset, resource));
      for (const [key, file] of files) {
        const index = /^update__resources__(\d+)__upload$/.exec(key)?.[1];
        const resource = next.resources[Number(index)];
        if (!resource) return mockCkanProblem.validation({ [key]: ['Unmatched key'] });
        await store(resource, file);
      }
      next.metadata_modified = later();
      site.datasets.set(dataset.id, next);
      return success({ package: structuredClone(next) });
    },
    package_delete: async ({ request }) => {
      called(request);
      const dataset = find(String((await read(request)).fields.id));
      if (!dataset) return mockCkanProblem.notFound();
      dataset.state = 'deleted';
      return success(null);
    },
    dataset_purge: async ({ request }) => {
      called(request);
      const dataset = find(String((await read(request)).fields.id));
      if (!dataset) return mockCkanProblem.notFound();
      site.datasets.delete(dataset.id);
      for (const resource of dataset.resources) site.files.delete(resource.id);
      return success(null);
    },
  };
  return { site, answers };
}
