import { writeFileAtomically } from '@rathaus/client-core/node';
import { serviceProviderMetadata } from '@rathaus/servicekonto-client/metadata';
import type { Context } from '../../program/area.ts';
import { openTarget } from '../../program/target.ts';
import { UsageFault } from '../../program/usage-fault.ts';
import { oneOfWords } from './known-words.ts';
import { type ConfigOptions, loadConfig } from './load-config.ts';
import { publishedMetadata } from './published-metadata.ts';
import { readTextFile } from './read-text-file.ts';
import { chosenSamlProvider } from './saml-providers.ts';

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
    return await publishedMetadata(loaded.konto, chosenSamlProvider(loaded, options.provider));
  } finally {
    await loaded.store?.close();
  }
}
