import { describe, expect, it } from 'vitest';
import { hasForbidden, isAbsolute, resolveIri } from './iri.ts';

describe('resolveIri', () => {
  // RFC 3986, sections 5.4.1 and 5.4.2.
  it.each([
    ['g:h', 'g:h'],
    ['g', 'http://a/b/c/g'],
    ['./g', 'http://a/b/c/g'],
    ['g/', 'http://a/b/c/g/'],
    ['/g', 'http://a/g'],
    ['//g', 'http://g'],
    ['?y', 'http://a/b/c/d;p?y'],
    ['g?y', 'http://a/b/c/g?y'],
    ['#s', 'http://a/b/c/d;p?q#s'],
    ['g#s', 'http://a/b/c/g#s'],
    ['g?y#s', 'http://a/b/c/g?y#s'],
    [';x', 'http://a/b/c/;x'],
    ['g;x', 'http://a/b/c/g;x'],
    ['g;x?y#s', 'http://a/b/c/g;x?y#s'],
    ['', 'http://a/b/c/d;p?q'],
    ['.', 'http://a/b/c/'],
    ['./', 'http://a/b/c/'],
    ['..', 'http://a/b/'],
    ['../', 'http://a/b/'],
    ['../g', 'http://a/b/g'],
    ['../..', 'http://a/'],
    ['../../', 'http://a/'],
    ['../../g', 'http://a/g'],
    ['../../../g', 'http://a/g'],
    ['../../../../g', 'http://a/g'],
    ['/./g', 'http://a/g'],
    ['/../g', 'http://a/g'],
    ['g.', 'http://a/b/c/g.'],
    ['.g', 'http://a/b/c/.g'],
    ['g..', 'http://a/b/c/g..'],
    ['..g', 'http://a/b/c/..g'],
    ['./../g', 'http://a/b/g'],
    ['./g/.', 'http://a/b/c/g/'],
    ['g/./h', 'http://a/b/c/g/h'],
    ['g/../h', 'http://a/b/c/h'],
    ['g;x=1/./y', 'http://a/b/c/g;x=1/y'],
    ['g;x=1/../y', 'http://a/b/c/y'],
    ['g?y/./x', 'http://a/b/c/g?y/./x'],
    ['g?y/../x', 'http://a/b/c/g?y/../x'],
    ['g#s/./x', 'http://a/b/c/g#s/./x'],
    ['g#s/../x', 'http://a/b/c/g#s/../x'],
    ['http:g', 'http:g'],
  ])('takes %s for %s', (reference, expected) => {
    expect(resolveIri('http://a/b/c/d;p?q', reference)).toBe(expected);
  });

  it('keeps case and characters, which IRIs differ by', () => {
    expect(resolveIri('http://Stadt.example', 'Ämter/%c3%84?q=ß#Łódź')).toBe(
      'http://Stadt.example/Ämter/%c3%84?q=ß#Łódź',
    );
  });

  it('leaves the fragment of the base behind', () => {
    expect(resolveIri('http://a/b#c', '')).toBe('http://a/b');
    expect(resolveIri('urn:example:a#c', '#d')).toBe('urn:example:a#d');
  });
});

it('knows what no IRI has', () => {
  for (const wrong of ['a b', 'a\tb', 'a<b', 'a"b', 'a{b', 'a|b', 'a^b', 'a`b', 'a\\b', 'a\0b', 'a\ud800b'])
    expect(hasForbidden(`http://e/${wrong}`), JSON.stringify(wrong)).toBe(true);
  for (const right of ['Straße', '😀', '%20', "a'(b)*c;d,e=f!$&@[]"])
    expect(hasForbidden(`http://e/${right}`), right).toBe(false);
});

it('knows an absolute IRI by its scheme', () => {
  expect(['http://a', 'urn:a', 'tel:1', 'x+y.z-1:'].filter((iri) => !isAbsolute(iri))).toEqual([]);
  expect(['', 'a', '//a', '1a:b', '#a:b', 'ä:b', '/a:b'].filter(isAbsolute)).toEqual([]);
});
