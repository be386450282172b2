import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { listAt, responderAt } from '../../test/pki.ts';
import { ecAuthority, leafOf, listUrl, responderUrl, revocationOver } from '../../test/responder.ts';
import { isPublicAddress, isReachableAddress } from './addresses.ts';
import type { RevocationOptions } from './index.ts';

const ec = ecAuthority();
const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** A web server on this machine; its address as host and port. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Asks for the list at an address that stands in a certificate, by connections of our own. */
async function why(url: string, options: Partial<RevocationOptions> = {}) {
  const leaf = leafOf(ec, [listAt(url)]);
  const { status } = revocationOver(
    {},
    { sources: [{ kind: 'crl' }], fetch: undefined, allowHosts: undefined, ...options },
  );
  const [first] = await status([leaf, ec.certificate]);
  return first?.status === 'unknown' ? first.why : first?.status;
}

describe('an address in a certificate', () => {
  it.each([
    'http://127.0.0.1/ca.crl',
    'http://2130706433/ca.crl',
    'http://0x7f.1/ca.crl',
    'http://0/ca.crl',
    'http://[::1]/ca.crl',
    'http://[::ffff:127.0.0.1]/ca.crl',
    'http://[fe80::1]/ca.crl',
    'http://[fd00::1]/ca.crl',
    'http://[64:ff9b::a9fe:a9fe]/ca.crl',
    'http://169.254.169.254/latest/meta-data/',
    'http://10.0.0.1/ca.crl',
    'http://172.31.255.1/ca.crl',
    'http://192.168.1.1/ca.crl',
    'http://100.64.0.1/ca.crl',
    'http://localhost/ca.crl',
    'http://intranet/ca.crl',
    'http://ca.test/ca.crl',
  ])('%s is not asked', async (url) => {
    expect(await why(url)).toBe('address-refused');
  });

  it.each([
    ['credentials', 'http://user:secret@crl.pki.example/ca.crl'],
    ['ports of other services', 'http://crl.pki.example:22/ca.crl', 'host-refused'],
  ])('with %s is not asked', async (_, url, code = 'url-refused') => {
    expect(await why(url)).toBe(code);
  });

  it('of another scheme, or longer than anybody needs, is none', async () => {
    for (const url of [
      'file:///etc/passwd',
      'gopher://crl.pki.example/',
      'ftp://crl.pki.example/ca.crl',
      'httpx:',
    ])
      expect(await why(url)).toBe('no-source');
    expect(await why(`http://crl.pki.example/${'a'.repeat(3_000)}`)).toBe('url-refused');
  });

  it('of a host that is not allowed is not asked when hosts are named', async () => {
    const allowHosts = ['crl.pki.example:8080'];
    expect(await why(listUrl, { allowHosts })).toBe('host-refused');
    expect(await why('http://crl.pki.example.evil.example/ca.crl', { allowHosts })).toBe('host-refused');
  });

  it('judges addresses as they are registered', () => {
    for (const address of ['8.8.8.8', '2a00:1450::1', '172.32.0.1', '100.128.0.1'])
      expect([address, isPublicAddress(address)]).toEqual([address, true]);
    for (const address of [
      '255.255.255.255',
      '192.0.2.1',
      '2001:db8::1',
      '2002:a9fe:a9fe::1',
      '2001::1',
      '::',
      'ff02::1',
      'crl',
    ])
      expect([address, isPublicAddress(address)]).toEqual([address, false]);
    for (const address of ['10.1.2.3', '127.0.0.1', 'fd12::1', '::1', '::ffff:10.1.2.3'])
      expect([address, isReachableAddress(address)]).toEqual([address, true]);
    for (const address of [
      '169.254.169.254',
      '::ffff:169.254.169.254',
      '::ffff:a9fe:a9fe',
      'fe80::1',
      'fd00:ec2::254',
      '0.0.0.0',
    ])
      expect([address, isReachableAddress(address)]).toEqual([address, false]);
  });

  it('of any private or local IPv4 range is never public', () => {
    const octet = fc.nat(255);
    fc.assert(
      fc.property(
        fc.constantFrom('10', '127', '0', '169.254', '192.168', '172.16', '239'),
        octet,
        octet,
        octet,
        (net, ...rest) => {
          const address = [...net.split('.'), ...rest.map(String)].slice(0, 4).join('.');
          expect(isPublicAddress(address)).toBe(false);
        },
      ),
    );
  });
});

describe('a server', () => {
  it('of the own network is asked when its host is allowed', async () => {
    const host = await serve((_, answer) => answer.end(ec.crl()));
    expect(await why(`http://${host}/ca.crl`, { allowHosts: [host] })).toBe('good');
    expect(await why(`http://${host}/ca.crl`)).toBe('host-refused');
  });

  it('of the operator is asked in place of the one in the certificate', async () => {
    const host = await serve((_, answer) => answer.end(ec.crl()));
    const sources = [{ kind: 'crl', url: `http://${host}/spiegel.crl` }] as const;
    expect(await why('http://169.254.169.254/', { sources })).toBe('good');
  });

  it.each([301, 302, 303, 307, 308])(
    'that redirects with %i to another host is not followed',
    async (code) => {
      let asked = 0;
      const other = await serve((_, answer) => {
        asked++;
        answer.end(ec.crl());
      });
      for (const target of ['http://169.254.169.254/latest/meta-data/', `http://${other}/ca.crl`]) {
        const host = await serve((_, answer) => answer.writeHead(code, { location: target }).end());
        expect(await why(`http://${host}/ca.crl`, { allowHosts: [host, other] })).toBe('redirect-refused');
      }
      expect(asked).toBe(0);
    },
  );

  it('that redirects on itself is followed, but not for ever', async () => {
    const host = await serve((request, answer) =>
      request.url === '/ca.crl'
        ? answer.writeHead(302, { location: '/neu.crl' }).end()
        : answer.end(ec.crl()),
    );
    expect(await why(`http://${host}/ca.crl`, { allowHosts: [host] })).toBe('good');
    const circle = await serve((_, answer) => answer.writeHead(302, { location: '/ca.crl' }).end());
    expect(await why(`http://${circle}/ca.crl`, { allowHosts: [circle] })).toBe('redirect-refused');
    const nowhere = await serve((_, answer) => answer.writeHead(302).end());
    expect(await why(`http://${nowhere}/`, { allowHosts: [nowhere] })).toBe('redirect-refused');
  });

  it.each([
    [302, 'redirect-refused'],
    [303, 'redirect-refused'],
    [307, 'good'],
    [308, 'good'],
  ])('that redirects a posted question on itself by %i ends as %s', async (code, expected) => {
    let leaf = leafOf(ec);
    const host = await serve((request, answer) => {
      if (request.url === '/neu') answer.end(ec.ocsp(leaf));
      else answer.writeHead(code, { location: '/neu' }).end();
    });
    leaf = leafOf(ec, [responderAt(`http://${host}/ca`)]);
    const { status } = revocationOver(
      {},
      { sources: [{ kind: 'ocsp' }], fetch: undefined, allowHosts: [host] },
    );
    const [first] = await status([leaf, ec.certificate]);
    expect(first?.status === 'unknown' ? first.why : first?.status).toBe(expected);
  });

  it.each([404, 500, 503, 204])('that answers %i has said nothing', async (code) => {
    const host = await serve((_, answer) => answer.writeHead(code).end(code === 204 ? undefined : 'Wartung'));
    expect(await why(`http://${host}/ca.crl`, { allowHosts: [host] })).toBe('http-status');
  });

  it('that sends 50 MB is cut off at the limit, announced or not', async () => {
    let sent = 0;
    const block = Buffer.alloc(1024 * 1024);
    const host = await serve((request, answer) => {
      if (request.url === '/announced') answer.setHeader('content-length', 50 * block.length);
      // Each request has 50 of its own: Node 26 goes on writing to a client that has gone.
      let left = 50;
      const more = (): void => {
        if (answer.destroyed || left === 0) return;
        left--;
        sent++;
        answer.write(block, more);
      };
      more();
    });
    // The time is not what ends it, however busy the machine is.
    const options = { allowHosts: [host], maxBytes: 2 * block.length, timeout: 25_000 };
    expect(await why(`http://${host}/endless`, options)).toBe('too-large');
    expect(sent).toBeLessThan(30);
    expect(await why(`http://${host}/announced`, options)).toBe('too-large');
  });

  it('that announces too much is left before it sends anything', async () => {
    const host = await serve((_, answer) => {
      answer.setHeader('content-length', 50_000_000);
      answer.flushHeaders();
    });
    expect(await why(`http://${host}/ca.crl`, { allowHosts: [host], maxBytes: 1_000, timeout: 25_000 })).toBe(
      'too-large',
    );
  });

  it('that is silent, or drips a byte at a time, ends with the time', async () => {
    const silent = await serve(() => {});
    const drips = await serve((_, answer) => {
      const timer = setInterval(() => answer.write('0'), 5);
      answer.on('close', () => clearInterval(timer));
    });
    for (const host of [silent, drips]) {
      const started = performance.now();
      expect(await why(`http://${host}/ca.crl`, { allowHosts: [host], timeout: 150 })).toBe('timeout');
      expect(performance.now() - started).toBeLessThan(15_000);
    }
  });

  it('that is not there, or hangs up, is unreachable', async () => {
    const host = await serve((request) => request.socket.destroy());
    expect(await why(`http://${host}/ca.crl`, { allowHosts: [host] })).toBe('unreachable');
    expect(await why('http://127.0.0.1:1/ca.crl', { allowHosts: ['127.0.0.1:1'] })).toBe('unreachable');
  });

  it('gets no credentials, no cookies and no proxy', async () => {
    let seen: Record<string, unknown> = {};
    const host = await serve((request, answer) => {
      seen = request.headers;
      answer.setHeader('set-cookie', 'a=b').end(ec.crl());
    });
    expect(await why(`http://${host}/ca.crl`, { allowHosts: [host] })).toBe('good');
    expect(Object.keys(seen).sort()).toEqual(['accept', 'accept-encoding', 'connection', 'host']);
  });
});

it('a responder that answers with a redirect of fetch is judged the same way', async () => {
  const leaf = leafOf(ec, [listAt(listUrl)]);
  const { status } = revocationOver(
    {},
    {
      sources: [{ kind: 'crl' }],
      fetch: async () => new Response(null, { status: 302, headers: { location: responderUrl } }),
    },
  );
  expect((await status([leaf, ec.certificate]))[0]).toMatchObject({ why: 'redirect-refused' });
});
