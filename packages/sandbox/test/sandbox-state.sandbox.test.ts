import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SandboxConfig, startSandbox } from '../src/index.ts';
import { Delivery, eventNames } from './delivery.ts';

const source = new URL('../src/index.ts', import.meta.url).href;

describe('state in a folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'rathaus-state-')), 'stand');
  });
  const children: ChildProcess[] = [];
  afterEach(async () => {
    // Also after a failed test nothing keeps running.
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await rm(join(folder, '..'), { recursive: true, force: true });
  });

  /** A sandbox in a process of its own. */
  const spawned = async () => {
    const script = `import { startSandbox } from ${JSON.stringify(source)};
      const sandbox = await startSandbox({ stateFolder: ${JSON.stringify(folder)} });
      process.send(sandbox.config());
      setInterval(() => {}, 1000);`;
    const child = spawn(
      process.execPath,
      ['--conditions=@rathaus/source', '--input-type=module', '-e', script],
      { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
    );
    children.push(child);
    const [config] = (await once(child, 'message')) as [SandboxConfig];
    return {
      config,
      kill: async () => {
        child.kill('SIGKILL');
        await once(child, 'exit');
      },
    };
  };

  it('survives kill -9: submissions, contents, events, keys, callbacks, id and ports', {
    timeout: 120_000,
  }, async () => {
    const first = await spawned();
    const before = new Delivery({ config: () => first.config });
    const { destinationId, decryptionKeys } = before.config.subscriber;
    const secret = 'unsicheres-beispielgeheimnis';
    const patched = await before.json(
      'subscriber',
      `/destination-api/v2/destinations/${destinationId}`,
      'PATCH',
      {
        encryptionKid: decryptionKeys[1]?.kid,
        callback: { url: 'http://127.0.0.1:9/x', secret },
      },
    );
    expect(patched.status).toBe(200);
    await before.json('subscriber', `/destination-api/v2/destinations/${destinationId}`, 'PATCH', {
      encryptionKid: decryptionKeys[0]?.kid,
    });
    const sent = await before.send(['eine Anlage', 'noch eine']);
    expect(sent.status).toBe(200);
    const open = (await (await before.announce([])).json()) as { submissionId: string };
    const log = await before.eventLog('sender', sent.caseId);
    await fetch(`${first.config.origin}/control/clock`, {
      method: 'POST',
      body: JSON.stringify({ advanceSeconds: 3600, skewSeconds: 60 }),
    });
    await first.kill();

    const second = await spawned();
    try {
      expect(second.config.id).toBe(first.config.id);
      expect(second.config.services.fitconnect.submissionApi).toBe(
        first.config.services.fitconnect.submissionApi,
      );
      const after = new Delivery({ config: () => second.config });
      expect(await after.eventLog('sender', sent.caseId)).toEqual(log);
      const jwe = await after.call(
        'subscriber',
        `/v2/submissions/${sent.submissionId}/attachments/${sent.attachmentIds[1]}`,
      );
      expect(Buffer.from(await after.decrypt(await jwe.text())).toString()).toBe('noch eine');
      const clock = (await (await fetch(`${second.config.origin}/control/clock`)).json()) as {
        now: string;
        serviceTime: string;
      };
      expect(Math.abs(Date.parse(clock.now) - Date.now() - 3_600_000)).toBeLessThan(60_000);
      expect(Date.parse(clock.serviceTime) - Date.parse(clock.now)).toBe(60_000);
      const { targets } = (await (await fetch(`${second.config.origin}/control/callbacks`)).json()) as {
        targets: object[];
      };
      expect(targets).toEqual([{ owner: destinationId, url: 'http://127.0.0.1:9/x' }]);
      const again = await after.encrypt('{}');
      const submitted = await after.json('sender', `/v2/submissions/${open.submissionId}`, 'PUT', {
        encryptedMetadata: again,
        encryptedData: again,
      });
      expect(submitted.status).toBe(200);
      const accept = await after.event(sent, 'accept-submission', { authenticationTags: sent.tags });
      expect((await after.post(sent.caseId, accept)).status).toBe(204);
      expect(eventNames(await after.eventLog('sender', sent.caseId)).at(-1)).toBe('accept-submission');
      expect(await readdir(join(folder, 'fitconnect'))).toEqual([]);
    } finally {
      await second.kill();
    }
  });

  it('keeps what it answered when it is killed in the middle of work', { timeout: 120_000 }, async () => {
    const answered: { submissionId: string; caseId: string }[] = [];
    for (let round = 0; round < 3; round++) {
      const { config, kill } = await spawned();
      const delivery = new Delivery({ config: () => config });
      await delivery.encrypt('x');
      let killed = false;
      const worker = async () => {
        while (!killed) {
          const sent = await delivery.send(['Anlage '.repeat(2000)]).catch(() => undefined);
          if (sent?.status === 200) answered.push(sent);
        }
      };
      const workers = [worker(), worker(), worker()];
      // Some are answered, however slow the machine is, and others are under way.
      while (answered.length < 2 * (round + 1)) await new Promise((resolve) => setTimeout(resolve, 10));
      await new Promise((resolve) => setTimeout(resolve, round * 61));
      await kill();
      killed = true;
      await Promise.all(workers);
    }
    const { config, kill } = await spawned();
    try {
      const delivery = new Delivery({ config: () => config });
      expect(answered.length).toBeGreaterThan(3);
      const page = await delivery.call('subscriber', '/v2/submissions?limit=500');
      const { submissions } = (await page.json()) as { submissions: { submissionId: string }[] };
      const listed = submissions.map(({ submissionId }) => submissionId);
      // What was answered is there; what was cut off may be there as well, whole.
      expect(listed).toEqual(expect.arrayContaining(answered.map(({ submissionId }) => submissionId)));
      expect(new Set(listed).size).toBe(listed.length);
      for (const { submissionId, caseId } of submissions as typeof answered) {
        expect(eventNames(await delivery.eventLog('sender', caseId))).toEqual([
          'create-submission',
          'submit-submission',
        ]);
        const path = `/v2/submissions/${submissionId}`;
        const { attachments } = (await (await delivery.call('subscriber', path)).json()) as {
          attachments: string[];
        };
        const jwe = await delivery.call('subscriber', `${path}/attachments/${attachments[0]}`);
        expect(Buffer.from(await delivery.decrypt(await jwe.text())).toString()).toBe('Anlage '.repeat(2000));
      }
    } finally {
      await kill();
    }
  });

  it('belongs to one running sandbox, of this process or another', async () => {
    const other = await spawned();
    await expect(startSandbox({ stateFolder: folder })).rejects.toMatchObject({
      code: 'sandbox.state.in-use',
      retryable: true,
    });
    await other.kill();
    // The lock of a killed process is no lock.
    await using sandbox = await startSandbox({ stateFolder: folder });
    expect(sandbox.id).toBe(other.config.id);
    await expect(startSandbox({ stateFolder: folder })).rejects.toMatchObject({
      code: 'sandbox.state.in-use',
    });
  });

  it('is closed to others, and holds no content that belongs to nobody', async () => {
    const first = await startSandbox({ stateFolder: folder });
    await new Delivery(first).send(['x']);
    await first.close();
    expect((await stat(folder)).mode & 0o077).toBe(0);
    await writeFile(join(folder, 'fitconnect', 'abgebrochen.part'), 'x');
    await using second = await startSandbox({ stateFolder: folder });
    const files = await readdir(join(folder, 'fitconnect'));
    expect(files).toHaveLength(1);
    expect(files[0]).toMatch(/\.jwe$/);
    expect(second.config().services.fitconnect.serviceIssuers).toHaveLength(1);
  });

  it('has a seed, and goes on with its sequence', async () => {
    const announced = async (seed: string) => {
      await using sandbox = await startSandbox({ stateFolder: folder, seed });
      return ((await (await new Delivery(sandbox).announce([])).json()) as { submissionId: string })
        .submissionId;
    };
    expect(await announced('a')).not.toBe(await announced('a'));
    await expect(startSandbox({ stateFolder: folder, seed: 'b' })).rejects.toMatchObject({
      code: 'sandbox.state.other-seed',
    });
  });

  it('names the folder that cannot be read', async () => {
    await writeFile(folder, 'kein Ordner');
    await expect(startSandbox({ stateFolder: folder })).rejects.toMatchObject({
      code: 'sandbox.state.unusable',
    });
    await rm(folder);
    await (await startSandbox({ stateFolder: folder })).close();
    await writeFile(join(folder, 'sandbox.sqlite'), 'keine Datenbank, aber lang genug '.repeat(100));
    await expect(startSandbox({ stateFolder: folder })).rejects.toMatchObject({
      code: 'sandbox.state.unusable',
    });
  });

  it('keeps datasets and their files', async () => {
    const act = async (
      config: SandboxConfig,
      name: string,
      body: BodyInit,
      headers: Record<string, string> = {},
    ) => {
      const { siteUrl, editorToken } = config.services.ckan;
      const response = await fetch(`${siteUrl}/api/3/action/${name}`, {
        method: 'POST',
        body,
        headers: { authorization: editorToken, ...headers },
      });
      return ((await response.json()) as { result: Record<string, string> }).result;
    };
    const json = { 'content-type': 'application/json' };
    const first = await startSandbox({ stateFolder: folder });
    const make = (name: string) =>
      act(first.config(), 'package_create', JSON.stringify({ name, owner_org: 'musterstadt' }), json);
    const { id } = await make('haushalt');
    const gone = await make('vergangen');
    await act(first.config(), 'dataset_purge', JSON.stringify({ id: gone.id }), {
      ...json,
      authorization: first.config().services.ckan.sysadminToken,
    });
    const form = new FormData();
    form.set('package_id', id ?? '');
    form.set('name', 'Tabelle');
    form.set('upload', new Blob(['a;b\n1;2\n']), 'haushalt.csv');
    const { url } = await act(first.config(), 'resource_create', form);
    await first.close();

    await using second = await startSandbox({ stateFolder: folder });
    const show = (name: string) =>
      fetch(`${second.config().services.ckan.siteUrl}/api/3/action/package_show?id=${name}`);
    expect((await show('haushalt')).status).toBe(200);
    expect(await (await fetch(url ?? '')).text()).toBe('a;b\n1;2\n');
    expect((await show('vergangen')).status).toBe(404);
  });

  it('tells by another id that what happened is gone', async () => {
    const first = await startSandbox();
    const answer = await fetch(first.config().services.fitconnect.jwksUrl);
    expect(answer.headers.get('x-rathaus-sandbox-id')).toBe(first.id);
    expect(first.config().id).toBe(first.id);
    const before = first.id;
    await first.reset();
    expect(first.id).not.toBe(before);
    await first.close();
    await using second = await startSandbox();
    expect(second.id).not.toBe(first.id);
  });

  it('forgets everything with reset, also for the next start', async () => {
    const first = await startSandbox({ stateFolder: folder });
    const { caseId } = await new Delivery(first).send(['x']);
    await first.advance(3600_000);
    await first.reset();
    const { id } = first;
    await first.close();
    await using second = await startSandbox({ stateFolder: folder });
    expect(second.id).toBe(id);
    const log = await new Delivery(second).call('sender', `/v2/cases/${caseId}/events`);
    expect(log.status).toBe(404);
    expect(await readdir(join(folder, 'fitconnect'))).toEqual([]);
  });
});
