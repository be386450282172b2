import { describe, expect, it } from 'vitest';
import { dice } from '../../../test/dice.ts';
import { randomXml } from '../../../test/saml/random-xml.ts';
import { canonical } from './canonical.ts';
import { childElements, parseXml, type XmlElement } from './tree.ts';

const at = (root: XmlElement, ...path: number[]): XmlElement =>
  path.reduce((element, index) => childElements(element)[index]!, root);

describe('canonical', () => {
  it.each([
    ['empty elements get an end tag', '<x><y/></x>', '<x><y></y></x>'],
    [
      'attributes by namespace, then name',
      '<x xmlns:b="urn:a" xmlns:a="urn:b" b:z="1" a:a="2" c="3"/>',
      '<x xmlns:a="urn:b" xmlns:b="urn:a" c="3" b:z="1" a:a="2"></x>',
    ],
    [
      'prefixes by code point, capitals first',
      '<x xmlns:a="urn:1" xmlns:B="urn:2" a:q="" B:q=""/>',
      '<x xmlns:B="urn:2" xmlns:a="urn:1" a:q="" B:q=""></x>',
    ],
    [
      'declarations only where they are used',
      '<x xmlns:a="urn:a" xmlns:b="urn:b"><a:y/></x>',
      '<x><a:y xmlns:a="urn:a"></a:y></x>',
    ],
    [
      'a prefix that changes and comes back',
      '<a:x xmlns:a="urn:1"><a:y xmlns:a="urn:2"><a:z xmlns:a="urn:1"/></a:y></a:x>',
      '<a:x xmlns:a="urn:1"><a:y xmlns:a="urn:2"><a:z xmlns:a="urn:1"></a:z></a:y></a:x>',
    ],
    [
      'a default namespace that ends',
      '<x xmlns="urn:a"><y xmlns=""><z/></y></x>',
      '<x xmlns="urn:a"><y xmlns=""><z></z></y></x>',
    ],
    [
      'text as XML 1.0 would read it',
      '<x a="&#9;&#10;&#13;&quot;&lt;">&#13;&amp;&lt;&gt;<![CDATA[<>&]]>\r\n</x>',
      '<x a="&#x9;&#xA;&#xD;&quot;&lt;">&#xD;&amp;&lt;&gt;&lt;&gt;&amp;\n</x>',
    ],
    ['what is outside of the root is left out', '<?xml version="1.0"?>\n<x/>\n', '<x></x>'],
  ])('%s', (_what, xml, expected) => {
    expect(canonical(parseXml(xml))).toBe(expected);
  });

  it('takes an element out of its document with what it uses', () => {
    const root = parseXml('<x xmlns="urn:d" xmlns:a="urn:a" xmlns:b="urn:b"><y a:q="1"/></x>');
    expect(canonical(at(root, 0))).toBe('<y xmlns="urn:d" xmlns:a="urn:a" a:q="1"></y>');
  });

  it('writes the prefixes of a list where they are in scope, used or not', () => {
    const root = parseXml('<x xmlns:xsd="urn:xsd" xmlns:b="urn:b"><y><z xmlns:xsd="urn:other"/></y></x>');
    expect(canonical(at(root, 0), ['xsd', 'missing'])).toBe(
      '<y xmlns:xsd="urn:xsd"><z xmlns:xsd="urn:other"></z></y>',
    );
  });

  it('takes an attribute whose name is in the list for no declaration', () => {
    const xml = '<r xmlns:b="urn:b" b:a="x&quot;&gt;&lt;evil/&gt;" xmlns:a="urn:a"></r>';
    expect(canonical(parseXml(xml), ['a'])).toBe(
      '<r xmlns:a="urn:a" xmlns:b="urn:b" b:a="x&quot;>&lt;evil/>"></r>',
    );
    expect(canonical(parseXml('<r xmlns:b="urn:b" b:a="urn:x"/>'), ['a'])).toBe(
      '<r xmlns:b="urn:b" b:a="urn:x"></r>',
    );
  });

  it.each([
    ['where nothing uses it', '<a:y xmlns="urn:d" xmlns:a="urn:a"></a:y>'],
    ['not twice', '<a:y xmlns="urn:d" xmlns:a="urn:a"><z></z></a:y>', '<z/>'],
    ['where it ends', '<a:y xmlns="urn:d" xmlns:a="urn:a"><a:z xmlns=""></a:z></a:y>', '<a:z xmlns=""/>'],
    [
      'where it changes and comes back',
      '<a:y xmlns="urn:d" xmlns:a="urn:a"><a:z xmlns="urn:e"><a:z xmlns="urn:d"></a:z></a:z></a:y>',
      '<a:z xmlns="urn:e"><a:z xmlns="urn:d"/></a:z>',
    ],
  ])('writes the default namespace of a list %s', (_where, expected, inside = '') => {
    const root = parseXml(`<x xmlns="urn:d" xmlns:a="urn:a"><a:y>${inside}</a:y></x>`);
    expect(canonical(at(root, 0), ['#default'])).toBe(expected);
  });

  it('writes no default namespace of a list where there is none, nor one that is not in the list', () => {
    expect(canonical(parseXml('<a:x xmlns:a="urn:a"><a:y xmlns=""/></a:x>'), ['#default'])).toBe(
      '<a:x xmlns:a="urn:a"><a:y></a:y></a:x>',
    );
    const root = parseXml('<x xmlns="urn:d" xmlns:a="urn:a"><a:y/></x>');
    expect(canonical(at(root, 0), ['default', 'a'])).toBe('<a:y xmlns:a="urn:a"></a:y>');
  });

  it('leaves out the child that it is told, and no other', () => {
    const root = parseXml('<x><s/><y/><s/></x>');
    expect(canonical(root, [], at(root, 0))).toBe('<x><y></y><s></s></x>');
  });

  it('is its own canonical form, whatever the message', () => {
    const random = dice(20261130);
    for (let round = 0; round < 400; round += 1) {
      const once = canonical(parseXml(randomXml(random)));
      expect(canonical(parseXml(once))).toBe(once);
    }
  });
});
