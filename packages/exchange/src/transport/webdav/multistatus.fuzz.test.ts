import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMultistatus } from './multistatus.ts';

/** `RATHAUS_FUZZ_SHARE=0.1` for a tenth of the run; another `RATHAUS_FUZZ_SEED` makes other documents. */
const share = Number(process.env.RATHAUS_FUZZ_SHARE ?? 1);
const seed = Number(process.env.RATHAUS_FUZZ_SEED ?? 1);
const numRuns = Math.ceil(50_000 * share);

const pieces = [
  '<D:multistatus xmlns:D="DAV:">',
  '</D:multistatus>',
  '<D:response>',
  '</D:response>',
  '<D:href>/a</D:href>',
  '<D:href>',
  '</D:href>',
  '<D:propstat>',
  '</D:propstat>',
  '<D:prop>',
  '</D:prop>',
  '<D:resourcetype><D:collection/></D:resourcetype>',
  '<D:getcontentlength>7</D:getcontentlength>',
  '<D:status>HTTP/1.1 200 OK</D:status>',
  '<D:status>HTTP/1.1 404 Not Found</D:status>',
  '<x xmlns="urn:other" xmlns:D="urn:other">',
  '</x>',
  '<!-- c -->',
  '<![CDATA[d]]>',
  '&amp;',
  '&x;',
  '<!DOCTYPE x>',
  '\u0000',
  'ł',
];

describe('readMultistatus, random answers', () => {
  it('gives resources with an href, or nothing; it throws nothing', () => {
    let answers = 0;
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 8 })), { maxLength: 30 }),
        fc.boolean(),
        (parts, isWhole) => {
          // Random pieces alone hardly ever begin and end an answer.
          const inner = parts.join('');
          const found = readMultistatus(isWhole ? `${pieces[0]}${inner}${pieces[1]}` : inner);
          if (found) answers += 1;
          for (const { href, size } of found ?? []) {
            expect(href).not.toBe('');
            expect(size === undefined || Number.isSafeInteger(size)).toBe(true);
          }
        },
      ),
      { numRuns, seed },
    );
    expect(answers).toBeGreaterThan(0);
  });

  it('reads back what a server writes, whatever the prefix', () => {
    const resource = fc.record({
      name: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
      isCollection: fc.boolean(),
      size: fc.nat(),
    });
    const prefix = fc.constantFrom('D', 'd', 'ns0', 'a');
    fc.assert(
      fc.property(fc.array(resource, { maxLength: 8 }), prefix, (resources, p) => {
        const text = resources
          .map(({ name, isCollection, size }) => {
            const type = isCollection ? `<${p}:collection/>` : '';
            const href = `/${encodeURIComponent(name.toWellFormed())}`;
            return `<${p}:response><${p}:href>${href.replaceAll("'", '&apos;')}</${p}:href><${p}:propstat><${p}:prop><${p}:resourcetype>${type}</${p}:resourcetype><${p}:getcontentlength>${size}</${p}:getcontentlength></${p}:prop><${p}:status>HTTP/1.1 200 OK</${p}:status></${p}:propstat></${p}:response>`;
          })
          .join('\n');
        const read = readMultistatus(`<${p}:multistatus xmlns:${p}="DAV:">${text}</${p}:multistatus>`);
        expect(read?.map(({ href, isCollection, size }) => ({ href, isCollection, size }))).toEqual(
          resources.map(({ name, isCollection, size }) => ({
            href: `/${encodeURIComponent(name.toWellFormed())}`,
            isCollection,
            size,
          })),
        );
      }),
      { numRuns: Math.ceil(numRuns / 5), seed },
    );
  });
});
