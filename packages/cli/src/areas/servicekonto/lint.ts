import { basename } from 'node:path';
import { reportJson, reportText } from '@rathaus/client-core/texts';
import { lintServiceProvider } from '@rathaus/servicekonto-client/metadata';
import type { Context } from '../../program/area.ts';
import { paintOn } from '../../program/colours.ts';
import { exitCodeOf } from '../../program/exit-codes.ts';
import { UsageFault } from '../../program/usage-fault.ts';
import { formerNotCompared, lintCatalogue } from '../../texts/servicekonto-lint.ts';
import { oneOfWords } from './known-words.ts';
import { type ConfigOptions, loadConfig } from './load-config.ts';
import { publishedMetadata } from './published-metadata.ts';
import { readTextFile } from './read-text-file.ts';
import { accountOf, connectionOf, requestOf, samlProviderOf } from './saml-connection.ts';
import { chosenSamlProvider } from './saml-providers.ts';

export interface LintOptions extends ConfigOptions {
  provider?: string;
  former?: string;
  request?: string;
  account?: string;
  mask?: boolean;
  json?: boolean;
}

/** A name of a service (`https:`, `urn:`) and no path; one letter before the colon is a drive. */
const entityId = /^[A-Za-z][A-Za-z0-9+.-]+:/;

const accounts = ['bundid', 'unternehmenskonto', 'other'] as const;

/** What is judged: of a file, or of what a configuration publishes. */
interface Linted {
  readonly name: string;
  readonly metadata: string;
  readonly request: string | undefined;
  readonly account: string;
}

/** `rathaus servicekonto lint`: metadata and a request by the public rules. */
export async function lint(file: string | undefined, options: LintOptions, context: Context): Promise<void> {
  const { terminal, language, json } = context;
  const { former, request, mask } = options;
  const read = (path: string) => readTextFile(path, terminal.signal);
  if (file !== undefined && (options.config !== undefined || options.provider !== undefined))
    throw new UsageFault(
      'Entweder eine Datei, oder --config und --provider.',
      'Either a file, or --config and --provider.',
    );
  const linted =
    file === undefined
      ? await ofConfig(options, context)
      : { name: basename(file), metadata: await read(file), request: undefined, account: 'bundid' };
  const account = oneOfWords('--account', options.account ?? linted.account, accounts);
  const report = {
    ...lintServiceProvider({
      metadata: linted.metadata,
      former: former === undefined || entityId.test(former) ? former : await read(former),
      request: request === undefined ? linted.request : await read(request),
      provider: account,
      now: terminal.clock(),
    }),
    name: linted.name,
  };
  const catalogue = lintCatalogue(account);
  // Whoever registers for the first time has nothing to compare with: it is said, and decides nothing.
  const notCompared = former === undefined && account === 'bundid' ? formerNotCompared : undefined;
  if (options.json)
    json({
      type: 'metadata',
      ...reportJson(report, catalogue, { mask }),
      ...(notCompared && { notCompared }),
    });
  else {
    terminal.out(reportText(report, catalogue, { language, colour: paintOn(terminal), mask }));
    if (notCompared) context.say(context.text(notCompared), 'open');
  }
  context.exit(exitCodeOf(report.verdict));
}

/** What the application of a configuration publishes, and a request as it sends it. */
async function ofConfig(options: LintOptions, context: Context): Promise<Linted> {
  const { signal, clock } = context.terminal;
  const loaded = await loadConfig(options, context);
  const { konto } = loaded;
  try {
    const id = chosenSamlProvider(loaded, options.provider);
    return {
      name: `${basename(loaded.file)} · ${id}`,
      metadata: await publishedMetadata(konto, id),
      request: await requestOf(connectionOf(konto, id, clock), konto, signal),
      account: accountOf(samlProviderOf(konto, id)!),
    };
  } finally {
    await loaded.store?.close();
  }
}
