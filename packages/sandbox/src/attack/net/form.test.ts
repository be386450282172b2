import { describe, expect, it } from 'vitest';
import { formsOf, linksOf, plainText } from './form.ts';

const at = 'http://localhost:3000/login/bundid?level=hoch';

describe('a form', () => {
  it('is read with its hidden fields, as generators write them', () => {
    const html = `<form method="post" action="https://idp.example/sso?a=1&amp;b=2">
      <input type="hidden" name="SAMLRequest" value="PHg+"/><input value='a&quot;b' name='RelayState' type=hidden>
      <input type="submit" name="weiter" value="x"></form>`;
    expect(formsOf(html, at)).toEqual([
      {
        method: 'POST',
        action: 'https://idp.example/sso?a=1&b=2',
        fields: [
          ['SAMLRequest', 'PHg+'],
          ['RelayState', 'a"b'],
        ],
      },
    ]);
  });

  it('without address goes to its page, and without method is a GET', () => {
    expect(formsOf('<form><button>Weiter</button></form>', at)).toEqual([
      { method: 'GET', action: at, fields: [] },
    ]);
  });

  it('with an address that is none is no form', () => {
    expect(formsOf('<form action="http://["></form>', at)).toEqual([]);
  });
});

it('links are absolute', () => {
  expect(linksOf('<a href="/x?a=1&amp;b=2">a</a><a name="b">b</a><a href="http://[">c</a>', at)).toEqual([
    'http://localhost:3000/x?a=1&b=2',
  ]);
});

it('character references are resolved, unknown ones stay', () => {
  expect(plainText('&#65;&#x141;&#322;&amp;lt;&nichts;&#1114112;')).toBe('AŁł&lt;&nichts;&#1114112;');
});
