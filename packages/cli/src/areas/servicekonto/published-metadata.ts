import { createServicekonto, type ServicekontoConfig } from '@rathaus/servicekonto-client';
import { UsageFault } from '../../program/usage-fault.ts';

/** What the application itself answers at the address of its metadata. Errors: those of the configuration. */
export async function publishedMetadata(config: ServicekontoConfig, provider: string): Promise<string> {
  const base = new URL(config.baseUrl);
  const prefix = config.proxyStripsPath ? '' : base.pathname.replace(/\/+$/, '');
  const path = `${prefix}${config.paths?.login ?? '/login'}/${provider}/metadata`;
  let fault: Error | undefined;
  const konto = createServicekonto({
    ...config,
    observer: undefined,
    logger: ({ code, message }) => {
      fault = Object.assign(new Error(message), { code });
    },
  });
  const answer = await konto.handle(new Request(new URL(path, base.origin)));
  if (answer?.ok) return answer.text();
  if (fault) throw fault;
  throw new UsageFault(
    `Der Anmeldedienst „${provider}“ hat keine Metadaten.`,
    `The provider "${provider}" has no metadata.`,
  );
}
