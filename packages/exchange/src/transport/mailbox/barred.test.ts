import { describe, expect, it } from 'vitest';
import { expectConflict, taken } from '../../../test/taken-delivery.ts';
import { arrivals, sha512 } from '../../../test/transport-contract/world.ts';
import { exchangeError } from '../../errors.ts';

describe('a delivery that nobody has taken', () => {
  /** Offered, and a stranger has written files for it before any reader looked. */
  async function offered(files: readonly ('claims' | 'receipts')[]) {
    const box = await taken();
    const manifest = box.get(box.manifest);
    box.files.delete(box.manifest);
    box.put(`offered/${box.id}.json`, manifest);
    const claim = {
      format: 'rathaus-mailbox/claim',
      version: 1,
      delivery: box.id,
      manifestSha512: sha512(manifest),
      reader: 'archiv',
      holder: 'niemand-hier-hat-diese-sendung',
      at: '2026-11-29T08:00:00.000Z',
    };
    const receipt = {
      ...claim,
      format: 'rathaus-mailbox/receipt',
      answer: 'rejected',
      parts: [],
      problems: [],
    };
    for (const folder of files)
      box.put(`${folder}/${box.id}.json`, JSON.stringify(folder === 'claims' ? claim : receipt));
    return box;
  }
  const list = (box: Awaited<ReturnType<typeof offered>>) => arrivals(box.options.transport(), 'archiv');

  it.each([
    [['claims'], 'claim'],
    [['claims', 'receipts'], 'claim'],
  ] as const)(
    'but for which a stranger has written %j is reported, not passed over in silence',
    async (files, reason) => {
      const box = await offered(files);
      expect(await list(box)).toEqual([{ remoteId: box.id, progress: { version: 1 } }]);
      const barred = { code: 'exchange.mailbox.barred', details: { reason } };
      await expect(box.step('fetch', { version: 1 })).rejects.toMatchObject(barred);
      expect(box.options.transport().failureClassOf?.(exchangeError('exchange.mailbox.barred'))).toBe(
        'local',
      );
      expect((await box.options.transport().inspect('archiv')).barred).toEqual([box.id]);
      // Whoever has found out removes it, and the delivery is taken.
      for (const folder of files) box.files.delete(`${folder}/${box.id}.json`);
      expect(await list(box)).toEqual([{ remoteId: box.id, progress: { version: 1 } }]);
      expect(await box.fetch()).toMatchObject({ type: 'fetched' });
      expect((await box.options.transport().inspect('archiv')).barred).toEqual([]);
    },
  );

  it('and has a receipt only is reported as one that somebody else has answered', async () => {
    const box = await offered(['receipts']);
    expect(await list(box)).toHaveLength(1);
    await expectConflict(box, 'fetch', { version: 1 });
    expect((await box.options.transport().inspect('archiv')).barred).toEqual([box.id]);
  });

  it('is not mixed up with one that another reader takes between two lists, or that a late writer offers again', async () => {
    const box = await taken();
    await box.fetch();
    const manifest = box.get(box.manifest);
    box.put(`offered/${box.id}.json`, manifest);
    expect((await box.options.transport().inspect('archiv')).barred).toEqual([]);
    const again = await offered(['claims']);
    const { files } = again;
    const find = files.has.bind(files);
    // Gone by the time it is looked at again: it was taken.
    files.has = (path) => !path.startsWith('offered/') && find(path);
    const get = files.get.bind(files);
    files.get = (path) => (path.startsWith('offered/') ? undefined : get(path));
    expect(await list(again)).toEqual([]);
  });

  it('fills no list, however many there are', async () => {
    const box = await offered(['claims']);
    const manifest = box.get(`offered/${box.id}.json`);
    for (let number = 0; number < 120; number += 1) {
      const id = `fremde-sendung-${number}`;
      box.put(`offered/${id}.json`, manifest);
      box.put(`claims/${id}.json`, '{}');
    }
    expect(await list(box)).toHaveLength(50);
  });
});
