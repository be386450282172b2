import type { Outbox } from '@rathaus/exchange';
import { expectTypeOf, test } from 'vitest';
import type { PostfachMessage, SubmissionSender } from '../../src/postfach/index.ts';

test('the outbox of the exchange is a sender of submissions', () => {
  expectTypeOf<Outbox>().toExtend<SubmissionSender>();
});

test('a message says its level, and cannot leave it out', () => {
  // @ts-expect-error the level is missing
  const message: PostfachMessage = { key: '', to: '', sender: '', service: '', subject: '', text: '' };
  expectTypeOf(message.level).toEqualTypeOf<PostfachMessage['level']>();
});
