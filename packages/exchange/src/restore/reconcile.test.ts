import { afterEach, expect, it } from 'vitest';
import { letter, openPostOffice, type PostOffice } from '../../test/post-office.ts';

let office: PostOffice;
afterEach(() => office.store.close());

it('what may have been sent goes on only when somebody has asked, never with all others', async () => {
  office = await openPostOffice();
  const { outbox, reconcile } = office.exchange('musterstadt');
  await outbox.enqueue(letter('vor der Sicherung'));
  expect((await reconcile()).held).toMatchObject([{ key: 'vor der Sicherung' }]);
  expect(await outbox.retryAll()).toEqual({ retried: 0, notAsked: 1, changed: 0 });
  await outbox.runOnce();
  expect(office.post.letters.size).toBe(0);
  expect(await outbox.retryAll({ asked: true })).toEqual({ retried: 1, notAsked: 0, changed: 0 });
  await outbox.runOnce();
  expect(office.post.letters.size).toBe(1);
});
