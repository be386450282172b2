import { execFile } from 'node:child_process';
import { constants, createDecipheriv, createHash, createPrivateKey, privateDecrypt } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { Delivery, eventNames } from './delivery.ts';

/** The last public Python client of version 1 of the Submission API (EUPL-1.2), as PyPI hands it out. */
const client = 'fitconnect==0.4.2';
const run = promisify(execFile);
const script = fileURLToPath(new URL('./python/exchange.py', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'rathaus-fitconnect-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The reason why the client cannot be installed; only that skips, a run that fails is a failure. */
async function install(): Promise<string | undefined> {
  try {
    await run('python3', ['-m', 'venv', join(folder, 'venv')]);
    await run(join(folder, 'venv/bin/pip'), ['install', '--quiet', '--disable-pip-version-check', client], {
      timeout: 300_000,
    });
    return undefined;
  } catch (error) {
    return `python3 with ${client} cannot be installed: ${String(error).split('\n').slice(0, 2).join(' ')}`;
  }
}

const missing = await install();
if (missing) console.warn(`skipped: version 1 of the Submission API against PyPI fitconnect: ${missing}`);

/** RFC 7516 by hand, because jose reads no `zip`. */
function inflated(jwe: string, key: object | undefined): string {
  const [header = '', ...rest] = jwe.split('.');
  const [wrapped, iv, ciphertext, tag] = rest.map((part) => Buffer.from(part, 'base64url')) as [
    Buffer,
    Buffer,
    Buffer,
    Buffer,
  ];
  const rsa = createPrivateKey({ key: { ...key, key_ops: undefined } as never, format: 'jwk' });
  const oaep = { key: rsa, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' };
  const aes = createDecipheriv('aes-256-gcm', privateDecrypt(oaep, wrapped), iv);
  aes.setAAD(Buffer.from(header, 'ascii')).setAuthTag(tag);
  return inflateRawSync(Buffer.concat([aes.update(ciphertext), aes.final()])).toString('utf8');
}

describe.skipIf(missing)('PyPI fitconnect 0.4.2 against version 1 of the Submission API', () => {
  let sandbox: Sandbox;
  let delivery: Delivery;
  beforeAll(async () => {
    sandbox = await startSandbox();
    delivery = new Delivery(sandbox);
  });
  afterAll(() => sandbox?.close());

  const python = async (task: 'send' | 'receive', facts: Record<string, unknown>) => {
    const { tokenUrl, submissionApi, sender, subscriber, publicServices } = delivery.config;
    const file = join(folder, `${task}.json`);
    const world = {
      task,
      tokenUrl,
      submissionApi: `${submissionApi}/v1`,
      client: task === 'send' ? sender : subscriber,
      destinationId: subscriber.destinationId,
      service: publicServices[0]?.identifier,
      privateKey: subscriber.decryptionKeys[0],
      ...facts,
    };
    await writeFile(file, JSON.stringify(world));
    const { stdout } = await run(join(folder, 'venv/bin/python'), [script, file], { timeout: 120_000 });
    return JSON.parse(stdout) as Record<string, unknown>;
  };
  const attachment = 'Bescheid für Søren Ćosić, '.repeat(1000);

  it('sends what an independent reader of version 2 decrypts, deflated', async () => {
    const { submissionId, caseId } = (await python('send', { attachment })) as Record<string, string>;
    const picked = (await (await delivery.call('subscriber', `/v2/submissions/${submissionId}`)).json()) as {
      encryptedData: string;
      attachments: string[];
      publicService: { name: string };
    };
    const header = JSON.parse(
      Buffer.from(picked.encryptedData.split('.')[0] ?? '', 'base64url').toString(),
    ) as { zip: string; kid: string };
    expect(header.zip).toBe('DEF');
    // This client names the key by its thumbprint, not by its kid.
    expect(header.kid).not.toBe(delivery.config.subscriber.decryptionKeys[0]?.kid);
    expect(picked.publicService.name).toBe('');
    const jwe = await (
      await delivery.call(
        'subscriber',
        `/v2/submissions/${submissionId}/attachments/${picked.attachments[0]}`,
      )
    ).text();
    expect(jwe.length).toBeLessThan(attachment.length);
    expect(inflated(jwe, delivery.config.subscriber.decryptionKeys[0])).toBe(attachment);
    expect(eventNames(await delivery.eventLog('sender', caseId ?? ''))).toEqual([
      'create-submission',
      'submit-submission',
    ]);
  });

  it('receives its own submission with checked hashes', async () => {
    const sent = (await python('send', { attachment })) as Record<string, string>;
    const received = await python('receive', { submissionId: sent.submissionId });
    expect(received).toMatchObject({
      listed: true,
      serviceType: { name: '' },
      data: { hund: 'Bello' },
      attachments: [createHash('sha512').update(attachment).digest('hex')],
    });
  });

  it('reads the problems of version 1', async () => {
    const unknown = await python('receive', { submissionId: '00000000-0000-4000-8000-000000000000' });
    expect(unknown).toEqual({ error: 'Submission not found' });
    const inactive = delivery.config.destinations.find(({ status }) => status === 'inactive');
    const refused = await python('send', { attachment, destinationId: inactive?.destinationId });
    expect(String(refused.error)).toContain('has not been actived');
  });
});
