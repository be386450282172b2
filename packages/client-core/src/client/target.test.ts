import fc from 'fast-check';
import { expect, it } from 'vitest';
import { expandPath, formQuery } from './target.ts';

it('a path parameter is exactly one segment, whatever it holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (value) => {
      const hostile = value === '.' || value === '..' || /\p{Surrogate}/u.test(value);
      if (hostile) {
        expect(() => expandPath('/a/{id}/b', { id: value })).toThrow('{id}');
        return;
      }
      const url = new URL(`https://x.example${expandPath('/a/{id}/b', { id: value })}`);
      const segments = url.pathname.split('/');
      expect([segments.length, segments[1], segments[3], url.search, url.hash]).toEqual([
        4,
        'a',
        'b',
        '',
        '',
      ]);
      expect(decodeURIComponent(segments[2] ?? '')).toBe(value);
    }),
    { numRuns: 2000 },
  );
});

it.each([['', '.', '..', undefined, null, '\ud800']].flat())('refuses %j', (id) => {
  expect(() => expandPath('/a/{id}', { id })).toThrow(
    expect.objectContaining({ code: 'core.request.path-parameter', origin: 'local' }),
  );
});

it('refuses a missing parameter and does not quote the value', () => {
  expect(() => expandPath('/a/{id}', {})).toThrow('Path parameter id of /a/{id}');
  expect(() => expandPath('/a/{id}', { id: 'Erika\ud800' })).toThrow(expect.not.stringContaining('Erika'));
});

it('a query reads back as it was given', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string({ minLength: 1 }), fc.array(fc.string()))), (pairs) => {
      const values = Object.fromEntries(pairs);
      const back = new URLSearchParams(formQuery(values));
      for (const [key, list] of Object.entries(values)) expect(back.getAll(key)).toEqual(list);
    }),
  );
});
