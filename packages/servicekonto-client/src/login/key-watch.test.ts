import { createMemoryStateStore, rsaOaepAlgorithms } from '@rathaus/client-core';
import { createPemDecrypter, createPemSigner, publicJwk } from '@rathaus/client-core/node';
import type { LogEntry } from '@rathaus/client-core/observe';
import { describe, expect, it } from 'vitest';
import { rsaKeys, testCertificate } from '../../test/saml/certificates.ts';
import { createServicekonto, type ServicekontoConfig, type ServicekontoEvent } from '../index.ts';
import { readCertificate } from '../metadata/index.ts';
import { saml } from '../saml/index.ts';

const day = 86_400_000;
const end = Date.UTC(2028, 1, 29, 12);
const mine = rsaKeys();
const other = rsaKeys();
const pemOf = ({ privateKey }: typeof mine) => privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const certificateOf = (keys: typeof mine, notAfter: number, cn = 'Łódź-Şahin') =>
  testCertificate({ cn, keys, notAfter });
const provider = certificateOf(other, end + 2000 * day, 'idp');
const short = certificateOf(mine, end, 'signing');
const long = certificateOf(mine, end + 1000 * day, 'encryption');

const signer = createPemSigner({ key: pemOf(mine), kid: 's', algorithm: 'PS256' });
const decrypter = createPemDecrypter({ key: pemOf(mine), kid: 'e', algorithms: rsaOaepAlgorithms });

function configOf(keys: Parameters<typeof saml>[0]['keys'], more: Partial<ServicekontoConfig> = {}) {
  return {
    tenant: 'musterstadt',
    baseUrl: 'https://www.musterstadt.example',
    store: createMemoryStateStore(),
    cookieKeys: ['nur-fuer-Tests:0123456789-abcdefghijk'],
    providers: {
      land: saml({
        entityId: 'https://www.musterstadt.example',
        keys,
        attributes: {},
        identityProvider: {
          entityId: 'https://idp.musterland.example',
          ssoUrl: 'https://idp.musterland.example/sso',
          certificates: [provider],
        },
      }),
    },
    ...more,
  } satisfies ServicekontoConfig;
}

/** A login whose clock is so many days before the end of the certificate for signatures. */
function world(days: number) {
  const events: ServicekontoEvent[] = [];
  const lines: LogEntry[] = [];
  let left = days;
  const konto = createServicekonto(
    configOf(
      { signing: [{ signer, certificate: short }], encryption: [{ decrypter, certificate: long }] },
      {
        clock: () => end - left * day,
        observer: (event) => void events.push(event),
        logger: (entry) => void lines.push(entry),
      },
    ),
  );
  const start = () =>
    konto.handle(new Request('https://www.musterstadt.example/login/land?level=basisregistrierung'));
  return {
    told: () => events.filter(({ type }) => type === 'key.warning'),
    lines: () => lines.filter(({ code }) => code === 'key.warning'),
    start,
    startWith: async (next: number) => {
      left = next;
      return start();
    },
  };
}

describe('certificates of ours', () => {
  it.each([
    [91, undefined, undefined],
    [89, 'expires', 90],
    [30, 'expires', 30],
    [6.5, 'expires', 7],
    [-0.5, 'expired', undefined],
  ])('with %d days left are told when the login is set up', (days, code, within) => {
    const { told, lines } = world(days);
    if (code === undefined) {
      expect([...told(), ...lines()]).toEqual([]);
      return;
    }
    const { fingerprint } = readCertificate(short);
    const facts = { provider: 'land', use: 'signing', fingerprint, days: Math.floor(days) };
    expect(told()).toEqual([{ type: 'key.warning', tenant: 'musterstadt', code, within, ...facts }]);
    expect(lines()).toEqual([
      {
        level: code === 'expired' ? 'error' : 'warn',
        code: 'key.warning',
        message: expect.stringContaining('our signing certificate'),
        details: { tenant: 'musterstadt', ...facts },
      },
    ]);
    expect(JSON.stringify([told(), lines()])).not.toContain('Şahin');
  });

  it('are told again in a process that runs on, once for each stage', async () => {
    const { told, startWith } = world(100);
    for (const days of [99, 89.9, 89.5, 88.8, 60, 29, 28, 7, 6, 1, -1, -2, -3]) {
      const answer = await startWith(days);
      // What ends soon, and what has ended, keeps nobody from the login: the provider decides.
      expect(answer?.status).toBe(200);
    }
    expect(told()).toMatchObject([
      { code: 'expires', within: 90 },
      { code: 'expires', within: 30 },
      { code: 'expires', within: 7 },
      { code: 'expired' },
    ]);
  });

  it('are looked at at most once a day', async () => {
    const { told, startWith } = world(91);
    await startWith(90.5);
    await startWith(89.999);
    expect(told()).toHaveLength(1);
    const { told: late, startWith: later } = world(90.6);
    await later(89.7);
    expect(late()).toHaveLength(0);
  });

  it('disturb nothing when whoever watches fails', async () => {
    const failing = configOf(
      { signing: [{ signer, certificate: short }], encryption: [{ decrypter, certificate: long }] },
      {
        clock: () => end,
        observer: () => {
          throw new Error('observer');
        },
        logger: () => {
          throw new Error('logger');
        },
      },
    );
    expect(() => createServicekonto(failing)).not.toThrow();
  });
});

describe('a key that says its public half', () => {
  const known = (keys: typeof mine, alg: 'PS256' | 'RSA-OAEP-256') => ({
    publicKey: publicJwk({ key: pemOf(keys), kid: 'k', alg }),
  });
  const keysOf = (signs: object, opens: object) => ({
    signing: [{ signer: { ...signer, ...signs }, certificate: long }],
    encryption: [{ decrypter: { ...decrypter, ...opens }, certificate: long }],
  });
  const faultsOf = (signs: object, opens: object): string => {
    try {
      createServicekonto(configOf(keysOf(signs, opens)));
      return '';
    } catch (error) {
      return `${(error as { code: string }).code} ${(error as Error).message}`;
    }
  };

  it('is taken with its certificate, and so is one that says nothing', () => {
    expect(faultsOf(known(mine, 'PS256'), known(mine, 'RSA-OAEP-256'))).toBe('');
    expect(faultsOf({}, {})).toBe('');
    expect(faultsOf({ publicKey: undefined }, { publicKey: undefined })).toBe('');
  });

  it.each([
    ['signing', known(other, 'PS256'), {}],
    ['encryption', {}, known(other, 'RSA-OAEP-256')],
    ['encryption', {}, { publicKey: { kty: 'RSA', n: 'Unsinn', e: '' } }],
  ])('is refused with the certificate of another one (%s)', (use, signs, opens) => {
    const fault = faultsOf(signs, opens);
    expect(fault).toMatch(/^servicekonto\.config\.invalid /);
    expect(fault).toContain(`providers.land.keys.${use}[0].certificate is not that of the key beside it`);
  });
});
