import { basename } from 'node:path';
import { reportJson, reportText } from '@rathaus/client-core/texts';
import { lintServiceProvider } from '@rathaus/servicekonto-client/metadata';
import { catalogue } from '@rathaus/servicekonto-client/texts';
import type { Context } from '../../program/area.ts';
import { paintOn } from '../../program/colours.ts';
import { exitCodeOf } from '../../program/exit-codes.ts';
import { oneOfWords } from './known-words.ts';
import { readTextFile } from './read-text-file.ts';

export interface LintOptions {
  former?: string;
  request?: string;
  account?: string;
  mask?: boolean;
  json?: boolean;
}

/** A name of a service (`https:`, `urn:`) and no path; one letter before the colon is a drive. */
const entityId = /^[A-Za-z][A-Za-z0-9+.-]+:/;

/** `rathaus servicekonto lint`: metadata and a request by the public rules. */
export async function lint(file: string, options: LintOptions, context: Context): Promise<void> {
  const { terminal, language, json } = context;
  const { former, request, mask } = options;
  const read = (path: string) => readTextFile(path, terminal.signal);
  const report = {
    ...lintServiceProvider({
      metadata: await read(file),
      former: former === undefined || entityId.test(former) ? former : await read(former),
      request: request === undefined ? undefined : await read(request),
      provider: oneOfWords('--account', options.account ?? 'bundid', [
        'bundid',
        'unternehmenskonto',
        'other',
      ]),
      now: terminal.clock(),
    }),
    name: basename(file),
  };
  if (options.json) json({ type: 'metadata', ...reportJson(report, catalogue, { mask }) });
  else terminal.out(reportText(report, catalogue, { language, colour: paintOn(terminal), mask }));
  context.exit(exitCodeOf(report.verdict));
}
