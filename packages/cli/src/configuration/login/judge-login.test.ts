import type { ServicekontoConfig } from '@rathaus/servicekonto-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rathaus } from '../../../test/mock-terminal.ts';
import { createLoginFolder, type LoginFolder } from '../../../test/servicekonto-folder.ts';
import { unreadableText, unwatched, withMore } from './judge-login.ts';

let folder: LoginFolder;
beforeAll(async () => {
  folder = await createLoginFolder({ issuer: 'http://127.0.0.1:9', clientId: 'www', clientSecret: 'x' });
});
afterAll(() => folder?.remove());

const run = async (verb: string, changes: Record<string, unknown>) =>
  rathaus(['servicekonto', verb, '--config', await folder.json('judged', changes)], { env: folder.env });

describe('a configuration that is only looked at', () => {
  it('tells whoever watches the real one nothing, and keeps what has to be refused', () => {
    const watcher = () => undefined;
    const config = {
      tenant: 'musterstadt',
      observer: watcher,
      logger: 'pino',
    } as unknown as ServicekontoConfig;
    expect(unwatched(config)).toEqual({ tenant: 'musterstadt', observer: undefined, logger: 'pino' });
  });
});

describe('what is wrong with a login', () => {
  it('the gateway lists together with what is wrong with itself', async () => {
    const { code, err, out } = await run('gateway', {
      login: { startPerMinute: 3 },
      gateway: { keys: [{ file: 'gateway.pem', kid: 'a' }], prefix: 'x' },
    });
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('3 Fehler in der Konfiguration');
    expect(err).toContain('login.startPerMinute: gibt es nicht, vielleicht ist startsPerMinute gemeint');
    expect(err).toContain('gateway.audience: fehlt');
    expect(err).toContain('gateway.prefix: ');
  });

  it('doctor names the variable or the file of a client secret, and no vault', async () => {
    const broker = { issuer: 'http://127.0.0.1:9', clientId: 'www' };
    for (const [clientSecret, said] of [
      [{ env: 'CLIENT_SECRET' }, 'Die Umgebungsvariable CLIENT_SECRET ist nicht gesetzt.'],
      [{ file: 'weg' }, `${folder.folder}/weg: Die Datei oder den Ordner gibt es nicht. [ENOENT]`],
    ] as const) {
      const { code, err } = await run('doctor', { providers: { broker: { ...broker, clientSecret } } });
      expect(code).toBe(2);
      expect(err).toContain(`providers.broker.clientSecret: ${said}`);
      expect(err).not.toContain('Tresor');
    }
  });

  it('doctor says it of a member that nobody reads', async () => {
    const { code, out } = await run('doctor', { session: { idle: 60_000 } });
    expect(code).toBe(3);
    expect(out).toContain('session.idle is unknown, known are cookie, limits');
  });
});

describe('faults of places', () => {
  const fault = (place: string) => ({ place, text: { de: '', en: '' } });
  it.each([
    ['keys[0]', 'keys.0', 1],
    ['keys', 'keys[0].kid', 1],
    ['keys[0].kid', 'keys', 1],
    ['keys[0]', 'keys[1]', 2],
    ['key', 'keys', 2],
    ['', 'tenant', 1],
  ])('%s and %s', (one, other, count) => {
    expect(withMore([fault(one)], [fault(other)])).toHaveLength(count);
  });

  it('leave an error that nobody has foreseen as it is', () => {
    expect(unreadableText(new TypeError('x'))).toBeUndefined();
    expect(unreadableText(Object.assign(new Error('x'), { code: 'EUNKNOWN' }))).toBeUndefined();
  });
});
