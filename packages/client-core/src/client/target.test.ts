import { afterEach, expect, it, vi } from 'vitest';
import { allowHttp } from '../danger/index.ts';
import { serviceUrl } from './target.ts';

afterEach(() => vi.unstubAllGlobals());

const inPage = (href: string) => vi.stubGlobal('location', new URL(href));
const refused = expect.objectContaining({ code: 'core.config.url', origin: 'local' });

it.each([
  'http://register.example',
  'ftp://register.example',
  'https://me:secret@register.example',
  'https://register.example?key=1',
  'https://register.example#a',
  '/api',
  '',
])('refuses %s outside a page', (address) => {
  expect(() => serviceUrl(address, {}, 'baseUrl')).toThrow(refused);
});

it('does not repeat the address, which may carry a secret', () => {
  expect(() => serviceUrl('https://me:geheim@x.example', {}, 'baseUrl')).toThrow(
    expect.not.stringContaining('geheim'),
  );
});

it('takes a path of its own origin in a page, also on http, and nothing else there', () => {
  inPage('http://rathaus.intranet/antrag/index.html');
  expect(serviceUrl('/api', {}, 'baseUrl').href).toBe('http://rathaus.intranet/api');
  expect(serviceUrl('../api', {}, 'baseUrl').href).toBe('http://rathaus.intranet/api');
  expect(() => serviceUrl('//register.example/api', {}, 'baseUrl')).toThrow(refused);
  expect(() => serviceUrl('http://register.example', {}, 'baseUrl')).toThrow(refused);
  expect(serviceUrl('http://localhost:80', { [allowHttp]: true }, 'baseUrl').host).toBe('localhost');
});

it('does not take the origin of a page without one', () => {
  vi.stubGlobal('location', { href: 'about:blank', origin: 'null' });
  expect(() => serviceUrl('/api', {}, 'baseUrl')).toThrow(refused);
});
