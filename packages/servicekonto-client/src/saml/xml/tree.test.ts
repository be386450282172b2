import { isRathausError } from '@rathaus/client-core';
import { describe, expect, it } from 'vitest';
import { attribute, childElements, onlyChild, parseXml, requiredChild, textOf } from './tree.ts';

const reasonOf = (run: () => unknown): unknown => {
  try {
    run();
  } catch (error) {
    return isRathausError(error) ? `${error.code} ${String(error.details?.reason)}` : error;
  }
  return 'no error';
};
const refusedAs = (reason: string) => `servicekonto.response.invalid ${reason}`;

describe('parseXml', () => {
  it('keeps names, namespaces, attributes and text', () => {
    const root = parseXml(
      '<?xml version="1.0" encoding="UTF-8"?>\n<a:x xmlns:a="urn:a" xmlns="urn:d" b="1" a:b="2"><y>Łódź &amp; <![CDATA[<Şahin>]]></y></a:x>\n',
    );
    const [y] = childElements(root);
    expect([root.tagName, root.namespaceURI, attribute(root, 'b'), attribute(root, 'b', 'urn:a')]).toEqual([
      'a:x',
      'urn:a',
      '1',
      '2',
    ]);
    expect([y?.namespaceURI, textOf(y!)]).toEqual(['urn:d', 'Łódź & <Şahin>']);
  });

  it.each([
    ['a DTD', '<!DOCTYPE x [<!ENTITY e "v">]><x>&e;</x>'],
    ['an entity', '<x>&e;</x>'],
    ['a comment in a value', '<x>admin<!-- -->.evil</x>'],
    ['a comment before the root', '<!-- --><x/>'],
    ['a processing instruction', '<x><?php ?></x>'],
    ['an instruction in place of the declaration', '<?php ?><x/>'],
    ['an instruction that looks like a declaration', '<?xml-stylesheet href="a"?><x/>'],
    ['an undeclared prefix', '<a:x/>'],
    ['an undeclared prefix of an attribute', '<x a:b="1"/>'],
    ['an attribute that looks like a declaration', '<x xmlnsa="urn:a"/>'],
    ['a relative namespace', '<a:x xmlns:a="1"/>'],
    ['a namespace that is a path', '<x xmlns="./a"/>'],
    ['a namespace that is markup', '<a:x xmlns:a="urn:a&quot;>&lt;y/>&lt;/a:x>"/>'],
    ['a namespace with an ampersand', '<x xmlns="urn:a?b&amp;c"/>'],
    ['a prefix that is bound to nothing', '<a:x xmlns:a=""/>'],
    ['the prefix xmlns', '<x xmlns:xmlns="urn:a"/>'],
    ['an attribute twice by two prefixes', '<x xmlns:a="urn:a" xmlns:b="urn:a" a:c="1" b:c="2"/>'],
    ['two roots', '<x/><y/>'],
    ['nothing', ''],
    ['text alone', 'x'],
    ['text behind the root', '<x/>y'],
    ['a cut tag', '<x'],
    ['depth', `${'<x>'.repeat(60)}${'</x>'.repeat(60)}`],
    ['width', `<x>${'<y/>'.repeat(6000)}</x>`],
    ['length', `<x>${'y'.repeat(1 << 20)}</x>`],
    ['attributes', `<x ${Array.from({ length: 80 }, (_, n) => `a${n}=""`).join(' ')}/>`],
  ])('refuses %s', (_what, xml) => {
    expect(reasonOf(() => parseXml(xml))).toBe(refusedAs('xml'));
  });

  it('takes the empty namespace and absolute ones', () => {
    expect(parseXml('<x xmlns="urn:a"><y xmlns=""/></x>').namespaceURI).toBe('urn:a');
  });

  it('repeats nothing of the message in an error', () => {
    try {
      parseXml('<Geheim123><a></b></Geheim123>');
    } catch (error) {
      expect(JSON.stringify([String(error), String((error as Error).cause)])).not.toContain('Geheim123');
      return;
    }
    expect.unreachable();
  });
});

describe('reading a tree', () => {
  const root = parseXml('<x xmlns="urn:a" xmlns:n="urn:n"><y/><y/><z> eins </z><n:z/><w>a<b/></w></x>');
  it('finds one child by namespace and name', () => {
    expect(textOf(requiredChild(root, 'urn:a', 'z'))).toBe('eins');
    expect(onlyChild(root, 'urn:a', 'q')).toBeUndefined();
  });
  it('refuses two where one is meant, none where one is needed, and elements in a value', () => {
    expect(reasonOf(() => onlyChild(root, 'urn:a', 'y'))).toBe(refusedAs('structure'));
    expect(reasonOf(() => requiredChild(root, 'urn:a', 'q'))).toBe(refusedAs('structure'));
    expect(reasonOf(() => textOf(requiredChild(root, 'urn:a', 'w')))).toBe(refusedAs('structure'));
  });
  it('never takes a declaration for an attribute', () => {
    expect(attribute(root, 'n')).toBeUndefined();
    expect(attribute(root, 'xmlns')).toBeUndefined();
  });
});
