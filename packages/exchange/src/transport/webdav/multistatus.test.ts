import { describe, expect, it } from 'vitest';
import { readMultistatus } from './multistatus.ts';

const multistatus = (responses: string, attributes = 'xmlns:D="DAV:"') =>
  `<?xml version="1.0" encoding="utf-8"?>\n<D:multistatus ${attributes}>${responses}</D:multistatus>`;
const file = (href: string, props = '') =>
  `<D:response><D:href>${href}</D:href><D:propstat><D:prop><D:resourcetype/>${props}</D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>`;

describe('an answer to PROPFIND', () => {
  it('of Apache: properties in a namespace of its own prefix, what is unknown with status 404', () => {
    const text = `<?xml version="1.0" encoding="utf-8"?>
<D:multistatus xmlns:D="DAV:" xmlns:ns0="DAV:">
<D:response xmlns:lp1="DAV:" xmlns:lp2="http://apache.org/dav/props/">
<D:href>/box/offered/</D:href>
<D:propstat><D:prop>
<lp1:resourcetype><D:collection/></lp1:resourcetype>
<lp1:getlastmodified>Sun, 29 Nov 2026 08:00:00 GMT</lp1:getlastmodified>
<lp2:executable>F</lp2:executable>
</D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat>
<D:propstat><D:prop><ns0:getcontentlength/></D:prop><D:status>HTTP/1.1 404 Not Found</D:status></D:propstat>
</D:response></D:multistatus>`;
    expect(readMultistatus(text)).toEqual([
      { href: '/box/offered/', isCollection: true, size: undefined, modifiedAt: Date.UTC(2026, 10, 29, 8) },
    ]);
  });

  it('with DAV: as the default namespace, references and sections', () => {
    const text =
      '<multistatus xmlns="DAV:"><response><href>/a&amp;b/<![CDATA[c]]></href><propstat><prop><resourcetype/><getcontentlength> 12 </getcontentlength></prop></propstat></response></multistatus>';
    expect(readMultistatus(text)).toEqual([
      { href: '/a&b/c', isCollection: false, size: 12, modifiedAt: undefined },
    ]);
  });

  it('leaves out resources with a status of their own, and takes no property with another', () => {
    const locked = '<D:response><D:href>/x</D:href><D:status>HTTP/1.1 423 Locked</D:status></D:response>';
    const hidden =
      '<D:response><D:href>/y</D:href><D:propstat><D:prop><D:getcontentlength>5</D:getcontentlength></D:prop><D:status>HTTP/1.1 403 Forbidden</D:status></D:propstat></D:response>';
    expect(readMultistatus(multistatus(locked + hidden))).toEqual([
      { href: '/y', isCollection: false, size: undefined, modifiedAt: undefined },
    ]);
  });

  it('takes nothing from other namespaces and other places', () => {
    const foreign = file('/a', '<F:getcontentlength xmlns:F="urn:other">9</F:getcontentlength>');
    const nested = file('/b', '<F:x xmlns:F="urn:other"><D:getcontentlength>9</D:getcontentlength></F:x>');
    const rebound = '<D:response xmlns:D="urn:other"><D:href>/c</D:href></D:response>';
    expect(readMultistatus(multistatus(foreign + nested + rebound))).toMatchObject([
      { href: '/a', size: undefined },
      { href: '/b', size: undefined },
    ]);
  });

  it.each([
    ['a page of a proxy', '<!DOCTYPE html><html><body>Wartung</body></html>'],
    ['an answer that was cut off', multistatus(file('/a')).slice(0, -5)],
    ['another root', '<D:error xmlns:D="DAV:"/>'],
    [
      'the right name without its namespace',
      '<multistatus><response><href>/a</href></response></multistatus>',
    ],
    ['an entity', '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><d>&e;</d>'],
    ['an entity that nobody declares', multistatus(file('/&e;'))],
    ['too many levels', multistatus('<D:a>'.repeat(40) + '</D:a>'.repeat(40))],
    ['nothing', ''],
  ])('is none: %s', (_, text) => {
    expect(readMultistatus(text)).toBeUndefined();
  });

  it('skips numbers and dates that are none', () => {
    const props = '<D:getcontentlength>-1</D:getcontentlength><D:getlastmodified>gestern</D:getlastmodified>';
    expect(readMultistatus(multistatus(file('/a', props)))).toMatchObject([
      { size: undefined, modifiedAt: undefined },
    ]);
  });
});
