import { allowHttp, allowSandbox } from '@rathaus/client-core';
import { createPostfach, type Postfach, zbpRest } from '@rathaus/servicekonto-client/postfach';
import type { PortalConfig } from '../config.ts';
import type { Merkbuch } from './merkbuch.ts';

/**
 * The mailbox of the citizens over the REST interface of the Zentrales Bürgerpostfach. A town that sends through
 * FIT-Connect puts `zbpFitConnect({ sender: exchange.outbox, … })` here, and nothing else changes.
 */
export function postfachOfStadt({ mailbox, emulated }: PortalConfig, merkbuch: Merkbuch): Postfach {
  const danger = emulated ? { [allowHttp]: true as const, [allowSandbox]: true as const } : {};
  return createPostfach({
    tenant: 'musterstadt',
    transport: zbpRest({
      ...mailbox.rest,
      userAgent: 'Buergerportal-Musterstadt/0.1 (it@musterstadt.example)',
      journal: merkbuch,
      ...danger,
    }),
  });
}
