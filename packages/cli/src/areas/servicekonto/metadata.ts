import { writeFileAtomically } from '@rathaus/client-core/node';
import { createServicekonto } from '@rathaus/servicekonto-client';
import { serviceProviderMetadata } from '@rathaus/servicekonto-client/metadata';
import type { Context } from '../../program/area.ts';
import { openTarget } from '../../program/target.ts';
import { UsageFault } from '../../program/usage-fault.ts';
import { oneOfWords } from './known-words.ts';
import { type ConfigOptions, type LoadedConfig, loadConfig } from './load-config.ts';
import { readTextFile } from './read-text-file.ts';
import { samlProviderIds } from './saml-providers.ts';

export interface MetadataOptions extends ConfigOptions {
  provider?: string;
  entityId?: string;
  acs?: string;
  slo?: string;
  signingCert?: string[];
  encryptionCert?: string;
  account?: string;
  output?: string;
  force?: boolean;
}

/** Options that take the place of a configuration. */
const plainOptions = ['entityId', 'acs', 'slo', 'signingCert', 'encryptionCert', 'account'] as const;

/** `rathaus servicekonto metadata`: what is handed in at the provider, of the configuration or of plain options. */
export async function metadata(options: MetadataOptions, context: Context): Promise<void> {
  const isPlain = plainOptions.some((option) => options[option] !== undefined);
  if (isPlain && (options.config !== undefined || options.provider !== undefined))
    throw new UsageFault(
      'Entweder --config und --provider, oder --entity-id, --acs, --signing-cert und --encryption-cert.',
      'Either --config and --provider, or --entity-id, --acs, --signing-cert and --encryption-cert.',
    );
  const xml = isPlain ? await ofOptions(options, context) : await ofConfig(options, context);
  if (options.output === undefined || options.output === '-') {
    context.terminal.out(xml);
    return;
  }
  const inputs = [...(options.signingCert ?? []), options.encryptionCert, options.config].filter(
    (one) => one !== undefined,
  );
  const target = openTarget({ output: options.output, option: '-o', inputs, force: options.force }, context);
  try {
    const path = await target.file('metadata.xml');
    await writeFileAtomically(path, [Buffer.from(xml)], { signal: context.terminal.signal });
    target.say(context.text({ de: `Geschrieben: ${path}`, en: `Written: ${path}` }), 'good');
    target.say(
      context.text({
        de: `Weiter: mit rathaus servicekonto lint ${path} prüfen, dann beim Anmeldedienst einreichen.`,
        en: `Next: judge it with rathaus servicekonto lint ${path}, then hand it in at the provider.`,
      }),
    );
  } finally {
    await target.close();
  }
}

async function ofOptions(options: MetadataOptions, { terminal }: Context): Promise<string> {
  const { entityId, acs, slo, signingCert, encryptionCert, account = 'bundid' } = options;
  const kind = oneOfWords('--account', account, ['bundid', 'unternehmenskonto']);
  if (entityId === undefined || acs === undefined || !signingCert || encryptionCert === undefined)
    throw new UsageFault(
      'Ohne Konfiguration braucht es --entity-id, --acs, --signing-cert und --encryption-cert.',
      'Without a configuration it takes --entity-id, --acs, --signing-cert and --encryption-cert.',
    );
  const published = async (path: string) => ({ certificate: await readTextFile(path, terminal.signal) });
  return serviceProviderMetadata({
    entityId,
    acsUrl: acs,
    sloUrl: slo,
    keys: {
      signing: await Promise.all(signingCert.map(published)),
      encryption: [await published(encryptionCert)],
    },
    wantAssertionsSigned: kind === 'bundid',
  });
}

async function ofConfig(options: MetadataOptions, context: Context): Promise<string> {
  const loaded = await loadConfig(options, context);
  try {
    return await published(loaded, providerOf(loaded, options.provider));
  } finally {
    await loaded.store?.close();
  }
}

function providerOf({ konto, file }: LoadedConfig, asked: string | undefined): string {
  const ids = samlProviderIds(konto);
  const list = ids.join(', ');
  if (asked !== undefined) {
    if (ids.includes(asked)) return asked;
    throw new UsageFault(
      `${file} hat keinen Anmeldedienst „${asked}“ mit SAML. Möglich: ${list || 'keiner'}.`,
      `${file} has no provider "${asked}" with SAML. There is: ${list || 'none'}.`,
    );
  }
  const [only, ...more] = ids;
  if (only === undefined)
    throw new UsageFault(
      `${file} hat keinen Anmeldedienst mit SAML; nur solche haben Metadaten.`,
      `${file} has no provider with SAML; only those have metadata.`,
    );
  if (more.length > 0)
    throw new UsageFault(
      `Es gibt mehrere Anmeldedienste mit SAML: --provider nennt einen davon (${list}).`,
      `There are several providers with SAML: --provider names one of them (${list}).`,
    );
  return only;
}

/** What the application itself answers at the address of its metadata. */
async function published({ konto: config }: LoadedConfig, provider: string): Promise<string> {
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
