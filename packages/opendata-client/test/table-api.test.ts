import { describe, expect, it } from 'vitest';
import { createTableApi } from '../src/table-api/index.ts';
import { getter, problemOf, serve, tableOf } from './table-api-serve.ts';

const csv = [
  'Halter;PLZ;Stadtteil;Hunde;Steuer;Seit;lon;lat',
  'Ĳsbrand Łódź-Şahin;01067;Altstadt;1.200;1,50;31.12.2025;7,1;51,2',
  'Ōno;45127;"Nord;stadt";30;1.234,25;01.02.2026;7,2;51,3',
  'Đorđević;45127;altstadt;;3,0;k.A.;7,3;51,4',
  'Öztürk;45128;"sagt ""Süd""";7;0,5;05.03.2024;;',
  '',
].join('\r\n');

describe('rows', () => {
  it('are typed: numbers as numbers, dates as ISO, keys as text, empty as null, what does not fit as text', async () => {
    const { rows } = serve(tableOf(csv));
    expect(await rows()).toEqual([
      {
        Halter: 'Ĳsbrand Łódź-Şahin',
        PLZ: '01067',
        Stadtteil: 'Altstadt',
        Hunde: 1200,
        Steuer: 1.5,
        Seit: '2025-12-31',
        lon: 7.1,
        lat: 51.2,
      },
      {
        Halter: 'Ōno',
        PLZ: '45127',
        Stadtteil: 'Nord;stadt',
        Hunde: 30,
        Steuer: 1234.25,
        Seit: '2026-02-01',
        lon: 7.2,
        lat: 51.3,
      },
      {
        Halter: 'Đorđević',
        PLZ: '45127',
        Stadtteil: 'altstadt',
        Hunde: null,
        Steuer: 3,
        Seit: 'k.A.',
        lon: 7.3,
        lat: 51.4,
      },
      {
        Halter: 'Öztürk',
        PLZ: '45128',
        Stadtteil: 'sagt "Süd"',
        Hunde: 7,
        Steuer: 0.5,
        Seit: '2024-03-05',
        lon: null,
        lat: null,
      },
    ]);
  });

  it.each([
    ['Stadtteil=Altstadt', ['Ĳsbrand Łódź-Şahin']],
    ['Stadtteil.contains=STADT', ['Ĳsbrand Łódź-Şahin', 'Ōno', 'Đorđević']],
    ['Stadtteil.contains=%25', []],
    ['Stadtteil.in=Altstadt,"Nord;stadt"', ['Ĳsbrand Łódź-Şahin', 'Ōno']],
    ['Stadtteil.in="sagt ""Süd"""', ['Öztürk']],
    ['Halter.contains=ÖZ', ['Öztürk']],
    ['PLZ=01067', ['Ĳsbrand Łódź-Şahin']],
    ['PLZ=1067', []],
    ['Hunde.gte=30', ['Ĳsbrand Łódź-Şahin', 'Ōno']],
    ['Hunde.lt=30', ['Öztürk']],
    ['Hunde.ne=7', ['Ĳsbrand Łódź-Şahin', 'Ōno']],
    ['Hunde.null=true', ['Đorđević']],
    ['Hunde.null=false&Steuer.lte=1.5', ['Ĳsbrand Łódź-Şahin', 'Öztürk']],
    ['Seit.gt=2025-01-01', ['Ĳsbrand Łódź-Şahin', 'Ōno']],
    ['Seit.fits=false', ['Đorđević']],
    ['Seit.ne=2026-02-01', ['Ĳsbrand Łódź-Şahin', 'Đorđević', 'Öztürk']],
    ['sort=Hunde', ['Öztürk', 'Ōno', 'Ĳsbrand Łódź-Şahin', 'Đorđević']],
    ['sort=-Hunde', ['Ĳsbrand Łódź-Şahin', 'Ōno', 'Öztürk', 'Đorđević']],
    ['sort=-Seit', ['Ōno', 'Ĳsbrand Łódź-Şahin', 'Öztürk', 'Đorđević']],
  ])('are filtered and sorted: %s', async (query, halter) => {
    const { rows } = serve(tableOf(csv));
    expect((await rows(query)).map((row) => row.Halter)).toEqual(halter);
  });

  it('show only the wanted columns, in the wanted order', async () => {
    const { rows } = serve(tableOf(csv));
    expect(await rows('columns=PLZ,Halter&limit=1')).toEqual([
      { PLZ: '01067', Halter: 'Ĳsbrand Łódź-Şahin' },
    ]);
    expect(Object.keys((await rows('columns=PLZ&columns=Halter&limit=1'))[0] ?? {})).toEqual([
      'PLZ',
      'Halter',
    ]);
  });

  it('come as CSV unchanged, with a name for the file', async () => {
    const { get } = serve(tableOf(csv));
    const response = await get('/hunde/rows.csv?columns=Halter,PLZ,Stadtteil,Steuer');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="hunde.csv"');
    expect(await response.text()).toBe(
      'Halter,PLZ,Stadtteil,Steuer\r\nĲsbrand Łódź-Şahin,01067,Altstadt,1.5\r\nŌno,45127,"Nord;stadt",1234.25\r\nĐorđević,45127,altstadt,3\r\nÖztürk,45128,"sagt ""Süd""",0.5\r\n',
    );
  });

  it('come as CSV for spreadsheets, in which no text becomes a formula', async () => {
    const { get } = serve(tableOf('a;b\n"=HYPERLINK(""x"")";-1,5\n+49;2,0\n"@x";-\n-;1,0\n'));
    const body = new Uint8Array(await (await get('/hunde/rows.csv?dialect=excel')).arrayBuffer());
    expect([...body.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(body)).toBe(
      `a;b\r\n"'=HYPERLINK(""x"")";-1,5\r\n'+49;2\r\n'@x;-\r\n-;1\r\n`,
    );
    expect(await (await get('/hunde/rows.csv')).text()).toContain('\r\n+49,2\r\n@x,-\r\n');
  });

  it('come as GeoJSON, longitude first; without a point as null', async () => {
    const { get } = serve(tableOf(csv, { primaryKey: 'Halter' }));
    const response = await get('/hunde/rows.geojson?columns=PLZ');
    expect(response.headers.get('content-type')).toBe('application/geo+json');
    const { features } = (await response.json()) as { features: unknown[] };
    expect([features[1], features[3]]).toEqual([
      {
        type: 'Feature',
        id: 'Ōno',
        geometry: { type: 'Point', coordinates: [7.2, 51.3] },
        properties: { PLZ: '45127' },
      },
      { type: 'Feature', id: 'Öztürk', geometry: null, properties: { PLZ: '45128' } },
    ]);
  });

  it.each([
    ['projected', 'a;lon;lat\n1;362345,12;5712345,1\n', undefined],
    ['swapped', 'a;lon;lat\n1;51,2;7,1\n', undefined],
    [
      'projected',
      'a;rechtswert;hochwert\n1;362345,12;5712345,1\n',
      { longitude: 'rechtswert', latitude: 'hochwert' },
    ],
  ])('are refused as GeoJSON when the coordinates are %s', async (system, text, geometry) => {
    const { get } = serve(tableOf(text, { geometry }));
    expect((await problemOf(await get('/hunde/rows.geojson'))).name).toBe('geometry-not-wgs84');
    expect(((await (await get('/hunde')).json()) as { geometry: { system: string } }).geometry.system).toBe(
      system,
    );
    expect((await get('/hunde/rows.csv')).status).toBe(200);
  });

  it('have no GeoJSON without coordinates', async () => {
    const { get } = serve([tableOf('a;b\n1;2\n'), tableOf(csv, { id: 'ohne', geometry: false })]);
    for (const id of ['hunde', 'ohne'])
      expect((await problemOf(await get(`/${id}/rows.geojson`))).name).toBe('no-geometry');
  });

  it.each([
    ['utf-8 with mark', Buffer.from('\ufeffStraße;n\nMüllerstr.;1\n', 'utf8')],
    ['utf-16', Buffer.from('\ufeffStraße;n\nMüllerstr.;1\n', 'utf16le')],
    ['windows-1252', Buffer.from('Straße;n\nMüllerstr.;1\n', 'latin1')],
    [
      'ibm850',
      Buffer.from('Straße;n\nMüllerstr.;1\n'.replace('ß', '\xe1').replace('ü', '\x81').repeat(1), 'latin1'),
    ],
  ])('are read in the encoding of the file: %s', async (_name, bytes) => {
    const { rows } = serve(tableOf(bytes));
    expect(await rows()).toEqual([{ Straße: 'Müllerstr.', n: 1 }]);
  });

  it('leave out title lines, `sep=` and blank lines as the inspection does', async () => {
    const { rows } = serve(
      tableOf('sep=;\r\nHundebestand 2026;\r\n\r\nName;Zahl\r\nÖzge;1\r\n\r\nĐuro;2\r\n\r\n'),
    );
    expect(await rows()).toEqual([
      { Name: 'Özge', Zahl: 1 },
      { Name: 'Đuro', Zahl: 2 },
    ]);
  });
});

describe('columns', () => {
  it('get stable names where headers are empty, double or like parameters', async () => {
    const { rows } = serve(tableOf('a;;a;a_2;limit;a.gte;__proto__\n1;2;3;4;5;6;7\n'));
    expect(Object.entries((await rows())[0] ?? {})).toEqual([
      ['a', 1],
      ['spalte_2', 2],
      ['a_3', 3],
      ['a_2', 4],
      ['limit', 5],
      ['a.gte', 6],
      ['__proto__', 7],
    ]);
    for (const query of ['limit.eq=5', 'a.gte=1', 'a.gte.eq=6', '__proto__=7', 'spalte_2=2'])
      expect([query, (await rows(query)).length]).toEqual([query, 1]);
    expect(await rows('a.gte=2')).toEqual([]);
  });

  it('stay text when a number may mean two things, until the configuration says which', async () => {
    const text = 'n;x\n1.234;a\n5.678;b\n';
    expect((await serve(tableOf(text)).rows()).map(({ n }) => n)).toEqual(['1.234', '5.678']);
    const german = tableOf(text, { columns: { n: { type: 'integer', format: 'de' } } });
    expect((await serve(german).rows()).map(({ n }) => n)).toEqual([1234, 5678]);
    const english = tableOf(text, { columns: { n: { type: 'number', format: 'en', name: 'wert' } } });
    expect((await serve(english).rows()).map(({ wert }) => wert)).toEqual([1.234, 5.678]);
  });

  it('are numbers although a few values are none; these are kept, counted and no number', async () => {
    const lines = Array.from({ length: 40 }, (_, index) => `${index},5;x`);
    const { rows, get } = serve(tableOf(`n;t\n${lines.join('\n')}\nca. 7;y\n-;z\n1E+05;w\n;v\n`));
    const { columns } = (await (await get('/hunde')).json()) as { columns: unknown[] };
    expect(columns[0]).toMatchObject({ type: 'number', empty: 1, missing: 1, unfit: 2 });
    expect((await rows('n.fits=false')).map(({ n }) => n)).toEqual(['ca. 7', '-', '1E+05']);
    expect(await rows('n.gte=39')).toEqual([{ n: 39.5, t: 'x' }]);
    expect(await rows('n.lt=1')).toEqual([{ n: 0.5, t: 'x' }]);
    expect((await rows('n.null=true')).map(({ t }) => t)).toEqual(['v']);
    expect((await rows('sort=n')).slice(-4).map(({ n }) => n)).toEqual([null, '-', '1E+05', 'ca. 7']);
  });

  it('keep numbers that a double would alter, days that do not exist and two-digit years as text', async () => {
    const text = 'n;d\n12345678901234567;31.02.2026\n1;01.01.26\n';
    const { rows } = serve(tableOf(text, { columns: { n: { type: 'integer' }, d: { type: 'date' } } }));
    expect(await rows()).toEqual([
      { n: '12345678901234567', d: '31.02.2026' },
      { n: 1, d: '01.01.26' },
    ]);
    expect(await rows('n.fits=false&d.fits=false')).toHaveLength(1);
  });

  it('take names, types and units from the configuration', async () => {
    const columns = { PLZ: { name: 'plz', description: { en: 'Postal code' } }, Steuer: { unit: '€' } };
    const { get } = serve(tableOf(csv, { columns, dataset: 'https://daten.musterstadt.example/hunde' }));
    const body = await (await get('/hunde', { 'accept-language': 'en-GB, de;q=0.5' })).json();
    expect(body).toMatchObject({
      title: 'Dogs',
      rows: 4,
      dataset: 'https://daten.musterstadt.example/hunde',
      columns: expect.arrayContaining([
        expect.objectContaining({ name: 'plz', header: 'PLZ', type: 'text', description: 'Postal code' }),
        expect.objectContaining({ name: 'Steuer', unit: '€', type: 'number' }),
      ]),
    });
  });
});

describe('HTTP', () => {
  it('lists the tables, and says which are not available', async () => {
    const { api, get } = serve([tableOf(csv), tableOf('%PDF-1.7', { id: 'kaputt' })], {
      basePath: '/api/tables',
    });
    await api.refresh('hunde');
    const { tables } = (await (await get('/api/tables')).json()) as { tables: unknown[] };
    expect(tables).toMatchObject([
      { id: 'hunde', title: 'Hundebestand', available: true, rows: 4, href: '/api/tables/hunde' },
      { id: 'kaputt', available: false },
    ]);
    for (const path of ['/', '/hunde', '/api/tablesx', '/api/tables/hunde/rows/1', '/api/tables/hunde/x'])
      expect([path, (await get(path)).status]).toEqual([path, 404]);
  });

  it('chooses the format by Accept', async () => {
    const { get } = serve(tableOf(csv));
    for (const [accept, type] of [
      ['text/csv', 'text/csv'],
      ['text/html,application/geo+json;q=0.8,application/json;q=0.5', 'application/geo+json'],
      ['*/*', 'application/json'],
      ['text/*', 'text/csv'],
      ['application/json;q=0, text/csv;q=0.1', 'text/csv'],
    ] as const) {
      const response = await get('/hunde/rows', { accept });
      expect([accept, response.headers.get('content-type')?.split(';')[0]]).toEqual([accept, type]);
      expect(response.headers.get('vary')).toBe('Accept');
    }
    expect((await problemOf(await get('/hunde/rows', { accept: 'image/png' }))).name).toBe('not-acceptable');
  });

  it('answers what is known with 304, and other queries and formats with other tags', async () => {
    const { get } = serve(tableOf(csv), { maxAge: 5 });
    const tags = new Set<string>();
    for (const path of [
      '/hunde/rows',
      '/hunde/rows?limit=1',
      '/hunde/rows.csv',
      '/hunde/rows.geojson',
      '/hunde',
      '/',
      '/openapi.json',
    ]) {
      const first = await get(path);
      const tag = first.headers.get('etag') as string;
      await first.arrayBuffer();
      expect(first.headers.get('cache-control')).toBe('public, max-age=5');
      tags.add(tag);
      const again = await get(path, { 'if-none-match': `"x", W/${tag}` });
      expect([path, again.status, await again.text()]).toEqual([path, 304, '']);
      expect(again.headers.get('etag')).toBe(tag);
      expect((await get(path, { 'if-none-match': '"x"' })).status).toBe(200);
    }
    expect(tags.size).toBe(7);
  });

  it('knows HEAD and OPTIONS, and lets everybody read', async () => {
    const { get } = serve(tableOf(csv));
    for (const path of ['/hunde/rows?limit=1', '/hunde/rows.csv', '/', '/hunde', '/nix']) {
      const [head, whole] = [await get(path, {}, 'HEAD'), await get(path)];
      expect(await head.text()).toBe('');
      await whole.text();
      expect([head.status, ...head.headers]).toEqual([whole.status, ...whole.headers]);
      expect(whole.headers.get('access-control-allow-origin')).toBe('*');
    }
    const options = await get('/hunde/rows', { origin: 'https://karte.example' }, 'OPTIONS');
    expect([options.status, options.headers.get('access-control-allow-methods')]).toEqual([
      204,
      'GET, HEAD, OPTIONS',
    ]);
    const posted = await get('/hunde/rows', {}, 'POST');
    expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
  });

  it('pages by cursor, in JSON and in CSV, and counts on demand', async () => {
    const { get } = serve(tableOf(csv));
    for (const path of ['/hunde/rows?limit=3&sort=-PLZ&count=true', '/hunde/rows.csv?limit=3&sort=-PLZ']) {
      const first = await get(path);
      const next = /<([^>]+)>; rel="next"/.exec(first.headers.get('link') ?? '')?.[1] as string;
      const text = await first.text();
      if (path.includes('count')) expect(JSON.parse(text)).toMatchObject({ count: 4, next });
      const second = await get(next);
      expect(second.headers.get('link')).not.toContain('rel="next"');
      expect(await second.text()).toContain('Ĳsbrand');
      expect(text).not.toContain('Ĳsbrand');
    }
  });

  it('says in German or English what is wrong, where, and what exists', async () => {
    const { get } = serve(tableOf(csv));
    const german = await problemOf(await get('/hunde/rows?columns=Halter,Nix'));
    expect(german).toMatchObject({
      name: 'unknown-column',
      status: 400,
      parameter: 'columns',
      title: 'Unbekannte Spalte',
      available: ['Halter', 'PLZ', 'Stadtteil', 'Hunde', 'Steuer', 'Seit', 'lon', 'lat'],
    });
    const english = await get('/hunde/rows?Seit.gte=gestern', { 'accept-language': 'en' });
    expect(english.headers.get('content-type')).toBe('application/problem+json');
    expect(english.headers.get('content-language')).toBe('en');
    expect(await problemOf(english)).toMatchObject({
      name: 'invalid-value',
      parameter: 'Seit.gte',
      title: 'Invalid value',
    });
  });

  it.each([
    ['limit=0', 'invalid-value'],
    ['limit=1e9', 'invalid-value'],
    ['limit=10001', 'invalid-value'],
    ['limit=1&limit=2', 'repeated-parameter'],
    ['count=ja', 'invalid-value'],
    ['sort=nix', 'unknown-column'],
    ['nix=1', 'unknown-parameter'],
    ['Halter.like=x', 'unknown-operator'],
    ['Hunde.contains=1', 'unknown-operator'],
    ['Hunde=1,5', 'invalid-value'],
    ['Hunde=NaN', 'invalid-value'],
    ['Hunde=0x10', 'invalid-value'],
    ['Seit=31.12.2025', 'invalid-value'],
    ['Seit=2026-02-30', 'invalid-value'],
    ['Halter.in="a', 'invalid-value'],
    ['Halter.contains=', 'invalid-value'],
    ['cursor=x', 'cursor-invalid'],
  ])('refuses %s', async (query, name) => {
    const { get } = serve(tableOf(csv));
    const response = await get(`/hunde/rows?${query}`);
    expect(await problemOf(response)).toMatchObject({ name, status: response.status });
    expect(response.status).toBe(400);
  });
});

describe('tenants', () => {
  it('have their own tables; a request of nobody gets none', async () => {
    const config = (tenant: string) => ({ tenant, tables: [tableOf(`ort\n${tenant}\n`)] });
    const api = createTableApi({
      config: (id) => (['musterstadt', 'beispielhausen'].includes(id) ? config(id) : undefined),
      tenantOf: (request) => new URL(request.url).host.split('.')[1],
    });
    const ask = (town: string) => api.handle(new Request(`https://daten.${town}.example/hunde/rows.csv`));
    expect(await (await ask('musterstadt')).text()).toBe('ort\r\nmusterstadt\r\n');
    expect(await (await ask('beispielhausen')).text()).toBe('ort\r\nbeispielhausen\r\n');
    const nobody = await ask('nirgendwo');
    expect([nobody.status, (await problemOf(nobody)).name]).toEqual([404, 'unknown-tenant']);
    await api.close();
  });

  it('are told all faults of a configuration at once', () => {
    const wrong = () =>
      createTableApi({
        tenant: 'A',
        basePath: 'x',
        limits: { rows: 0, reihen: 1 } as never,
        tables: [
          { id: 'openapi', title: 'x', open: () => [] },
          { id: 'a' } as never,
          tableOf('', { id: 'a' }),
        ],
      });
    expect(wrong).toThrow(
      expect.objectContaining({
        code: 'opendata.table-api.config-invalid',
        details: {
          faults: 8,
          members:
            'tenant, basePath, limits.rows, limits.reihen, tables[0].id, tables[1].open, tables[1].title, tables[2].id',
        },
      }),
    );
  });

  it('get a problem and no exception from an API that is closed', async () => {
    const { api } = serve(tableOf(csv));
    await api.close();
    expect((await getter(api)('/hunde/rows')).status).toBe(500);
    await expect(api.refresh('hunde')).rejects.toMatchObject({ code: 'opendata.table-api.closed' });
  });
});
