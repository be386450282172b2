import { join, relative } from 'node:path';
import { build } from 'esbuild';
import { beforeAll, expect, it } from 'vitest';

/** Folders of ours, and foreign packages, that a login by OpenID Connect may bring along. */
const allowed = [
  'application',
  'client-core/abort',
  'client-core/config',
  'client-core/danger',
  'client-core/errors',
  'client-core/observe',
  'client-core/state-store',
  'client-core/tenants',
  'client-core/text',
  'client-core/transfer',
  'jose',
  'oauth4webapi',
  'openid-client',
  'servicekonto-client',
  'servicekonto-client/config',
  'servicekonto-client/fetch',
  'servicekonto-client/identity',
  'servicekonto-client/level',
  'servicekonto-client/login',
  'servicekonto-client/oidc',
  'servicekonto-client/pages',
  'servicekonto-client/sealing',
  'servicekonto-client/session',
];

const root = join(import.meta.dirname, '../../../..');
let code = '';
let modules: string[] = [];

beforeAll(async () => {
  const { outputFiles, metafile } = await build({
    entryPoints: [join(import.meta.dirname, 'oidc-login.ts')],
    absWorkingDir: root,
    bundle: true,
    write: false,
    minify: true,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    conditions: ['@rathaus/source'],
  });
  code = outputFiles[0]!.text;
  const inputs = Object.entries(Object.values(metafile.outputs)[0]!.inputs);
  const taken = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => moduleOf(path));
  modules = [...new Set(taken)].sort();
});

function moduleOf(path: string): string {
  const foreign = /node_modules\/((?:@[^/]+\/)?[^/.][^/]*)/.exec(path)?.[1];
  const own = /^([^/]+)\/src\/(?:([^/]+)\/)?/.exec(relative('packages', path));
  if (foreign) return foreign;
  return own ? own.slice(1).filter(Boolean).join('/') : 'application';
}

it('a login by OpenID Connect loads what it needs and no other protocol', () => {
  expect(modules).toEqual(allowed);
  expect(code).toMatch(/openid/);
  // Of the other protocol not a word is left.
  expect(code).not.toMatch(/saml|xmldsig|assertion ?consumer/i);
});
