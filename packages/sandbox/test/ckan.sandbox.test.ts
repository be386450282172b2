import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';

type Dict = Record<string, unknown>;

interface Answer {
  status: number;
  body: Dict;
  result: Dict;
  error: Dict;
}

describe('CKAN catalogue', () => {
  let sandbox: Sandbox;
  let api: string;
  let tokens: Record<'editor' | 'other' | 'sysadmin', string>;
  beforeAll(async () => {
    sandbox = await startSandbox({ maxResourceSize: 1000 });
    const { ckan } = sandbox.config().services;
    api = `${ckan.siteUrl}/api/3/action`;
    tokens = { editor: ckan.editorToken, other: ckan.otherEditorToken, sysadmin: ckan.sysadminToken };
  });
  afterAll(() => sandbox.close());
  beforeEach(() => sandbox.reset());

  async function call(action: string, body: Dict | FormData, who?: keyof typeof tokens): Promise<Answer> {
    const form = body instanceof FormData;
    const response = await fetch(`${api}/${action}`, {
      method: 'POST',
      body: form ? body : JSON.stringify(body),
      headers: {
        ...(form ? {} : { 'content-type': 'application/json' }),
        ...(who ? { authorization: tokens[who] } : {}),
      },
    });
    const answer = (await response.json()) as Dict;
    return {
      status: response.status,
      body: answer,
      result: answer.result as Dict,
      error: answer.error as Dict,
    };
  }

  const dataset = (change: Dict = {}) => ({
    name: 'haushalt-2026',
    title: 'Haushalt 2026',
    owner_org: 'musterstadt',
    ...change,
  });
  const create = (change: Dict = {}) => call('package_create', dataset(change), 'editor');
  const upload = (
    fields: Record<string, string>,
    content = 'a;b\n1;2\n',
    name = 'Haushalt 2026 (Plan).csv',
    part = 'upload',
  ) => {
    const form = new FormData();
    for (const [key, value] of Object.entries(fields)) form.set(key, value);
    form.set(part, new Blob([content]), name);
    return form;
  };

  it('answers in the envelope, and bare strings before an action runs', async () => {
    const status = await call('status_show', {});
    expect(status.body).toMatchObject({ success: true, help: `${api}/help_show?name=status_show` });
    expect(status.result).toMatchObject({ locale_default: 'de', site_url: sandbox.services.ckan.origin });
    expect(await call('gibt_es_nicht', {})).toMatchObject({
      status: 400,
      body: 'Bad request: Action name not known: gibt_es_nicht',
    });
    expect(await call('constructor', {})).toMatchObject({ status: 400 });
    const broken = await fetch(`${api}/package_show`, {
      method: 'POST',
      body: '{',
      headers: { 'content-type': 'application/json' },
    });
    expect(broken.status).toBe(400);
    expect(await broken.json()).toMatch(/^Bad request - JSON Error/);
    expect((await fetch(`${api}/package_create`)).status).toBe(400);
    expect((await fetch(`${api}/status_show`)).status).toBe(200);
  });

  it('creates, shows, finds and lists a dataset', async () => {
    const created = await create({
      notes: 'Plan',
      license_id: 'dl-de-zero-2.0',
      tags: [{ name: 'Haushalt' }, { name: 'Finanzen' }],
      groups: [{ name: 'econ' }],
      extras: [{ key: 'identifier', value: 'urn:uuid:1' }],
      resources: [{ url: 'https://musterstadt.example/plan.csv', name: 'Plan', license: 'dl-de-zero-2.0' }],
    });
    expect(created.status).toBe(200);
    expect(created.result).toMatchObject({
      name: 'haushalt-2026',
      state: 'active',
      private: false,
      isopen: true,
      num_resources: 1,
      organization: { name: 'musterstadt' },
      groups: [{ name: 'econ', display_name: 'Wirtschaft und Finanzen' }],
      resources: [{ format: 'CSV', license: 'dl-de-zero-2.0', position: 0, url_type: null }],
    });
    expect(created.result.metadata_modified).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/);
    expect((await call('package_show', { id: 'haushalt-2026' })).result).toEqual(created.result);
    const found = await call('package_search', { fq: 'extras_identifier:"urn:uuid:1"' });
    expect(found.result).toMatchObject({ count: 1, results: [{ id: created.result.id }] });
    expect((await call('package_search', { q: 'gibtesnicht' })).result.count).toBe(0);
    expect(
      (await call('package_search', { q: 'plan', fq: '+organization:musterstadt -tags:"Verkehr"' })).result
        .count,
    ).toBe(1);
    expect(await call('package_search', { fq: 'name:[a TO b]' })).toMatchObject({
      status: 400,
      error: { __type: 'Search Query Error' },
    });
    expect((await call('package_list', {})).result).toEqual(['haushalt-2026']);

    const page = await (await fetch(`${sandbox.services.ckan.origin}/dataset/haushalt-2026`)).text();
    expect(page).toContain('Haushalt 2026');
    expect(page).toContain('Emulator – kein echter Dienst');
  });

  it('checks what CKAN checks, all faults at once', async () => {
    for (const [change, fields] of [
      [{ name: undefined }, { name: ['Missing value'] }],
      [{ name: 'a' }, { name: ['Must be at least 2 characters long'] }],
      [{ name: 'edit' }, { name: ['That name cannot be used'] }],
      [
        { name: 'Groß' },
        { name: ['Must be purely lowercase alphanumeric (ascii) characters and these symbols: -_'] },
      ],
      [{ name: 'x'.repeat(101) }, { name: ['Name must be a maximum of 100 characters long'] }],
      [{ owner_org: undefined }, { owner_org: ['An organization must be provided'] }],
      [{ owner_org: 'nirgends' }, { owner_org: ['Organization does not exist'] }],
      [
        { tags: [{ name: 'gut' }, { name: 'a,b' }] },
        { tags: [{}, { name: [expect.stringContaining('can only contain')] }] },
      ],
      [{ tags: [{ name: 'x' }] }, { tags: [{ name: [expect.stringContaining('less than minimum 2')] }] }],
      [
        {
          extras: [
            { key: 'a', value: '1' },
            { key: 'a', value: '2' },
          ],
        },
        { extras_validation: ['Duplicate key "a"'] },
      ],
      [{ extras: [{ key: 'a' }] }, { extras: [{ value: ['Missing value'] }] }],
      [{ groups: [{ name: 'constructor' }] }, { groups: [{ id: ['Not found: Group'] }] }],
      [{ maintainer_email: 'keine' }, { maintainer_email: [expect.stringContaining('not a valid format')] }],
      [{ private: 'vielleicht' }, { private: ['Must be a boolean value'] }],
    ] as const) {
      const refused = await create(change as Dict);
      expect(refused.status, JSON.stringify(change)).toBe(409);
      expect(refused.error).toEqual({ __type: 'Validation Error', ...fields });
    }
    expect((await create()).status).toBe(200);
    expect((await create()).error).toEqual({
      __type: 'Validation Error',
      name: ['That URL is already in use.'],
    });
    const both = await create({ name: 'A', version: 'x'.repeat(101) });
    expect(Object.keys(both.error).sort()).toEqual(['__type', 'name', 'version']);
  });

  it('lets only the owning organisation write', async () => {
    expect(await call('package_create', dataset())).toMatchObject({
      status: 403,
      error: { __type: 'Authorization Error' },
    });
    expect(await call('package_create', dataset(), 'other')).toMatchObject({ status: 403 });
    await create();
    for (const action of ['package_patch', 'package_delete']) {
      expect(await call(action, { id: 'haushalt-2026', title: 'fremd' }, 'other')).toMatchObject({
        status: 403,
      });
    }
    expect(await call('package_patch', { id: 'fehlt' }, 'editor')).toMatchObject({
      status: 404,
      error: { __type: 'Not Found Error' },
    });
    expect(await call('package_show', {})).toMatchObject({ status: 409, error: { id: ['Missing value'] } });
    expect(await call('dataset_purge', { id: 'haushalt-2026' }, 'editor')).toMatchObject({ status: 403 });
    expect(
      (await call('organization_list_for_user', { permission: 'create_dataset' }, 'editor')).result,
    ).toMatchObject([{ name: 'musterstadt' }]);
    expect((await call('organization_list_for_user', { permission: 'create_dataset' })).result).toEqual([]);
  });

  it('hides private, draft and deleted datasets', async () => {
    await create({ private: true });
    expect((await call('package_show', { id: 'haushalt-2026' })).status).toBe(403);
    expect((await call('package_show', { id: 'haushalt-2026' }, 'editor')).status).toBe(200);
    expect((await call('package_search', { include_private: true })).result.count).toBe(0);
    expect((await call('package_search', { include_private: true }, 'editor')).result.count).toBe(1);
    expect((await fetch(`${sandbox.services.ckan.origin}/dataset/haushalt-2026`)).status).toBe(404);

    await call('package_delete', { id: 'haushalt-2026' }, 'editor');
    expect((await call('package_show', { id: 'haushalt-2026' }, 'editor')).result.state).toBe('deleted');
    expect((await call('package_show', { id: 'haushalt-2026' })).status).toBe(403);
    expect((await create()).error).toMatchObject({ name: ['That URL is already in use.'] });
    await call('dataset_purge', { id: 'haushalt-2026' }, 'sysadmin');
    expect((await call('package_show', { id: 'haushalt-2026' }, 'editor')).status).toBe(404);

    // Only a sysadmin chooses the state of a new dataset; for others CKAN ignores it without a word.
    expect((await create({ state: 'draft' })).result.state).toBe('active');
    expect(
      (await call('package_patch', { id: 'haushalt-2026', state: 'draft' }, 'editor')).result.state,
    ).toBe('draft');
    expect((await call('package_show', { id: 'haushalt-2026' })).status).toBe(403);
  });

  it('replaces on update what is omitted, except resources; patches single keys', async () => {
    await create({
      notes: 'alt',
      tags: [{ name: 'Haushalt' }],
      resources: [{ url: 'https://musterstadt.example/a.pdf' }],
    });
    const patched = await call('package_patch', { id: 'haushalt-2026', title: 'Neu' }, 'editor');
    expect(patched.result).toMatchObject({ title: 'Neu', notes: 'alt', num_tags: 1, num_resources: 1 });
    const updated = await call(
      'package_update',
      dataset({ id: patched.result.id, title: 'Ersetzt' }),
      'editor',
    );
    expect(updated.result).toMatchObject({ title: 'Ersetzt', notes: null, num_tags: 0, num_resources: 1 });
    expect(String(updated.result.metadata_modified) > String(patched.result.metadata_modified)).toBe(true);
    const emptied = await call('package_update', dataset({ id: patched.result.id, resources: [] }), 'editor');
    expect(emptied.result.num_resources).toBe(0);
  });

  it('stores uploads, serves them, replaces and deletes them', async () => {
    const { result } = await create();
    const added = await call(
      'resource_create',
      upload({ package_id: String(result.id), name: 'Plan' }),
      'editor',
    );
    expect(added.status).toBe(200);
    expect(added.result).toMatchObject({
      name: 'Plan',
      url_type: 'upload',
      size: 8,
      format: 'CSV',
      mimetype: 'text/csv',
    });
    const address = String(added.result.url);
    expect(address).toMatch(/\/dataset\/[^/]+\/resource\/[^/]+\/download\/haushalt-2026-plan\.csv$/);
    const download = await fetch(address);
    expect(download.headers.get('content-disposition')).toContain('attachment');
    expect(await download.text()).toBe('a;b\n1;2\n');

    const again = await call(
      'resource_patch',
      upload({ id: String(added.result.id) }, 'neu', 'neu.csv'),
      'editor',
    );
    expect(again.result).toMatchObject({ id: added.result.id, name: 'Plan', size: 3 });
    expect(await (await fetch(String(again.result.url))).text()).toBe('neu');
    const kept = await call('resource_patch', { id: added.result.id, description: 'Text' }, 'editor');
    expect(kept.result).toMatchObject({ url: again.result.url, url_type: 'upload', description: 'Text' });
    // A round trip of the whole dataset keeps the file.
    const shown = (await call('package_show', { id: result.id })).result;
    const round = await call('package_update', shown, 'editor');
    expect((round.result.resources as Dict[])[0]).toMatchObject({
      url: again.result.url,
      url_type: 'upload',
    });
    await call('resource_delete', { id: added.result.id }, 'editor');
    expect((await fetch(String(again.result.url))).status).toBe(404);
    expect((await call('resource_show', { id: added.result.id })).status).toBe(404);
  });

  it('refuses files over the limit and leaves nothing behind', async () => {
    const { result } = await create();
    const refused = await call(
      'resource_create',
      upload({ package_id: String(result.id) }, 'x'.repeat(1001)),
      'editor',
    );
    expect(refused).toMatchObject({
      status: 409,
      error: { __type: 'Validation Error', upload: ['File upload too large'] },
    });
    expect((await call('package_show', { id: result.id })).result.num_resources).toBe(0);
    const private_ = await call('resource_create', upload({ package_id: String(result.id) }), 'other');
    expect(private_.status).toBe(403);
  });

  it('keeps files of private datasets from strangers', async () => {
    const { result } = await create({ private: true });
    const added = await call('resource_create', upload({ package_id: String(result.id) }), 'editor');
    expect((await fetch(String(added.result.url))).status).toBe(404);
    expect(
      (await fetch(String(added.result.url), { headers: { authorization: tokens.editor } })).status,
    ).toBe(200);
  });

  describe('package_revise', () => {
    it('compares and sets', async () => {
      const { result } = await create({ notes: 'alt' });
      const match = { id: result.id, metadata_modified: result.metadata_modified };
      const first = await call('package_revise', { match, update: { notes: 'neu' } }, 'editor');
      expect(first.result.package).toMatchObject({ notes: 'neu', title: 'Haushalt 2026' });
      const second = await call('package_revise', { match, update: { notes: 'verloren' } }, 'editor');
      expect(second).toMatchObject({
        status: 409,
        error: { __type: 'Validation Error', match: ['metadata_modified'] },
      });
      expect((await call('package_show', { id: result.id })).result.notes).toBe('neu');
      expect(await call('package_revise', { match: {} }, 'editor')).toMatchObject({
        status: 409,
        error: { match__id: ['Missing value'] },
      });
    });

    it('filters, merges, extends, and takes files for single resources', async () => {
      const { result } = await create({
        notes: 'alt',
        tags: [{ name: 'Haushalt' }],
        resources: [{ url: 'https://musterstadt.example/a.csv', name: 'a', description: 'bleibt' }],
      });
      const id = String(result.id);
      const fresh = await call(
        'package_revise',
        { match: { id }, filter: ['+resources', '+title', '+name', '+owner_org', '-*'] },
        'editor',
      );
      expect(fresh.result.package).toMatchObject({ notes: null, num_tags: 0, num_resources: 1 });
      const merged = await call(
        'package_revise',
        {
          match: { id },
          update__resources__0: { name: 'b' },
          update__resources__extend: [{ url: 'https://musterstadt.example/c.json' }],
        },
        'editor',
      );
      expect((merged.result.package as Dict).resources).toMatchObject([
        { name: 'b', description: 'bleibt' },
        { format: 'JSON' },
      ]);
      const form = upload(
        { match: JSON.stringify({ id }), update: JSON.stringify({ notes: 'mit Datei' }) },
        'x;y\n',
        'c.csv',
        'update__resources__-1__upload',
      );
      const uploaded = await call('package_revise', form, 'editor');
      expect(uploaded.result.package).toMatchObject({ notes: 'mit Datei' });
      const last = ((uploaded.result.package as Dict).resources as Dict[])[1];
      expect(last).toMatchObject({ url_type: 'upload', size: 4 });
      const ids = ((uploaded.result.package as Dict).resources as Dict[]).map((entry) => String(entry.id));
      const dropped = await call(
        'package_revise',
        { match: { id }, filter: `-resources__${ids[0]?.slice(0, 6)}` },
        'editor',
      );
      expect(((dropped.result.package as Dict).resources as Dict[]).map((entry) => entry.id)).toEqual([
        ids[1],
      ]);
    });
  });

  it('creates and shows organisations', async () => {
    expect(await call('organization_create', { name: 'neu' }, 'editor')).toMatchObject({ status: 403 });
    expect(
      (await call('organization_create', { name: 'neustadt', title: 'Neustadt' }, 'sysadmin')).result,
    ).toMatchObject({ name: 'neustadt' });
    expect((await call('organization_create', { name: 'neustadt' }, 'sysadmin')).status).toBe(409);
    expect((await call('organization_list', {})).result).toEqual([
      'beispielhausen',
      'musterstadt',
      'neustadt',
    ]);
    await create();
    expect((await call('organization_show', { id: 'musterstadt' })).result).toMatchObject({
      title: 'Stadt Musterstadt',
      package_count: 1,
    });
    expect((await call('organization_show', { id: 'fehlt' })).status).toBe(404);
  });

  it('can be made to fail like the proxy in front of it', async () => {
    sandbox.fault({ service: 'ckan', operation: 'package_create', status: 502 });
    const response = await fetch(`${api}/package_create`, { method: 'POST', body: '{}' });
    expect(response.status).toBe(502);
    expect(response.headers.get('content-type')).toContain('text/html');
    sandbox.fault({ service: 'ckan', operation: 'package_create', drop: 'answer' });
    await expect(create()).rejects.toThrow();
    expect((await call('package_show', { id: 'haushalt-2026' })).status).toBe(200);
  });
});
