import { randomUUID } from 'node:crypto';
import { author } from '../../test/postfach/author.ts';
import { createOutbox } from '../../test/postfach/outbox.ts';
import { transportContract } from '../../test/postfach/transport-contract.ts';
import { createWorld } from '../../test/postfach/world.ts';
import { zbpFitConnect, zbpRest } from './index.ts';

transportContract('REST', () => {
  const { options, inbox } = createWorld();
  return { transport: zbpRest(options), arrived: () => inbox.messages.length + inbox.states.length };
});

transportContract('an outbox', () => {
  const { outbox, taken } = createOutbox();
  const transport = zbpFitConnect({ sender: outbox, destinationId: randomUUID(), author: author() });
  return { transport, arrived: () => taken.size };
});
