/** The mailbox of the sandbox, and a sender that is registered there. */
import { allowHttp, allowSandbox, type StateStore } from '@rathaus/client-core';
import { createPemSigner } from '@rathaus/client-core/node';
import type { SandboxConfig } from '@rathaus/sandbox';
import {
  createPostfach,
  type Postfach,
  type PostfachAuthor,
  type ZbpRestOptions,
  zbpRest,
} from '../../src/postfach/index.ts';

type Service = SandboxConfig['services']['postfach'];

/** The registered sender as an author. */
export const sandboxAuthor = ({ sender }: Pick<Service, 'sender'>): PostfachAuthor => ({
  signer: createPemSigner({ key: sender.privateKey, kid: sender.commonName, algorithm: 'RS512' }),
  certificate: sender.certificate,
});

/** A mailbox over REST. */
export const restPostfach = (
  service: Pick<Service, 'baseUrl' | 'sender'>,
  journal: StateStore,
  more: Partial<ZbpRestOptions> = {},
): Postfach =>
  createPostfach({
    tenant: 'musterstadt',
    transport: zbpRest({
      baseUrl: service.baseUrl,
      fetch,
      author: sandboxAuthor(service),
      journal,
      [allowHttp]: true,
      [allowSandbox]: true,
      ...more,
    }),
  });

/** What a person sees in a mailbox after a login of this level. */
export async function seen(url: string, level = 4): Promise<{ text: string; links: string[] }> {
  const text = await (await fetch(`${url}?niveau=${level}`)).text();
  const links = [...text.matchAll(/<strong><a href="(\/postfach\/[^"]+)"/g)].map(
    ([, path = '']) => new URL(path.replaceAll('&#38;', '&'), url).href,
  );
  return { text, links };
}
