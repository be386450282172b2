import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const here = import.meta.dirname;
const tsc = join(here, '../../../node_modules/.bin/tsc');

/** What the application has, where the examples only name it. */
const application = `
import type { CertificateSource } from '@rathaus/exchange/operation';
import type { Exchange, ExchangeConfig, ExchangeStore, WorkerConfig } from '@rathaus/exchange';
import type { Tenanted } from '@rathaus/client-core/tenants';
import type { Worker } from '@rathaus/exchange';
declare global {
  const exchanges: Tenanted<Exchange>;
  const configurations: Map<string, { readonly name: string }>;
  const sessions: { of(request: Request): Promise<{ name: string; roles: string[] } | undefined> };
  const settings: ReadonlyMap<string, ExchangeConfig>;
  const onReceive: WorkerConfig['onReceive'];
  const tenants: () => readonly string[];
  const worker: Worker;
  const store: ExchangeStore;
  const certificates: CertificateSource;
  const app: { get(path: string, handler: (context: { req: { raw: Request } }) => unknown): void };
}
`;

/** A package that this repository does not have. */
const openTelemetry = `declare module '@opentelemetry/api' {
  export const metrics: { getMeter(name: string): import('@rathaus/exchange/operation').OpenTelemetryMeter };
}`;

/** What no example may use: it is not in ES2024. That it is reported proves that the compiler looked. */
const tooNew = 'export const never = new Map<string, string>().keys().toArray();';

it('the examples of the documentation compile as an application compiles them', {
  timeout: 120_000,
}, async () => {
  const text = readFileSync(join(here, '../../../docs/exchange/operation.md'), 'utf8');
  const examples = [...text.matchAll(/```ts\n(.*?)```/gs)]
    .map(([, example = '']) => example)
    .filter((example) => example.startsWith('import '));
  expect(examples.length).toBeGreaterThan(2);
  // Inside the package, so that its dependencies are found, where the type check of the project does not look.
  const scratch = join(here, '../.rathaus');
  mkdirSync(scratch, { recursive: true });
  const folder = mkdtempSync(join(scratch, 'docs-'));
  try {
    writeFileSync(join(folder, 'application.ts'), application);
    writeFileSync(join(folder, 'open-telemetry.d.ts'), openTelemetry);
    writeFileSync(join(folder, 'too-new.ts'), tooNew);
    for (const [at, example] of examples.entries()) writeFileSync(join(folder, `example-${at}.ts`), example);
    const compilerOptions = { lib: ['ES2024', 'DOM', 'DOM.Iterable'], noUnusedLocals: false };
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ extends: '../../../../tsconfig.base.json', compilerOptions, include: ['*.ts'] }),
    );
    const run = promisify(execFile)(process.execPath, [tsc, '-p', folder, '--noEmit', '--pretty', 'false'], {
      cwd: folder,
      timeout: 100_000,
    });
    const stdout = await run.then(
      (ended) => ended.stdout,
      (ended: { stdout: string }) => ended.stdout,
    );
    // Lines of other files do not matter here: the type check of the project is about those.
    const lines = stdout.split('\n').filter((line) => line !== '' && !/^(\.\.\/|\s)/.test(line));
    expect(lines).toEqual([expect.stringMatching(/^too-new\.ts.*toArray/)]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
