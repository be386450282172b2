/**
 * What one answer costs: from the posted form to who logged in, beside node-saml and samlify, and beside the operations of
 * RSA that nobody can leave out. `ROUNDS=` makes a run shorter.
 */
import { constants, createPrivateKey, createPublicKey, privateDecrypt, sign, verify } from 'node:crypto';
import { cpus, loadavg } from 'node:os';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { opening, provider, stranger } from '../../../packages/servicekonto-client/test/saml/keys.ts';
import { median } from '../../client-core/measure.ts';
import { type Runner, race } from '../race.ts';
import { answers } from './answers.ts';
import { nodeSaml } from './node-saml.ts';
import { rathaus } from './rathaus.ts';
import { samlify } from './samlify.ts';

const rounds = Number(process.env.ROUNDS ?? 15);
const calls = 100;
const entry = rathaus();
const login = await entry.login();
/** All of them can read the first; the second is what BundID has announced for 2024, which neither peer opens. */
const common = await answers(login, 'common');
const modern = await answers(login, 'modern');
const [forged] = await answers(login, 'common', stranger);
const contestants = [
  { name: 'rathaus', run: entry.finish, forms: { common, modern } },
  { name: 'node-saml', run: nodeSaml(), forms: { common } },
  { name: 'samlify', run: samlify(), forms: { common } },
];

for (const { name, run, forms } of contestants) {
  for (const [form, list] of Object.entries(forms))
    if ((await run(list[0]!)) !== 'bpk2-0') throw new Error(`${name} does not know who is there (${form})`);
  const accepted = await run(forged!).catch(() => undefined);
  if (accepted !== undefined) throw new Error(`${name} takes a forged answer`);
}

/** Two signatures are verified and one key is opened, whoever does it. */
function limit(): Runner {
  const bytes = Buffer.alloc(600, 'a');
  const publicKey = createPublicKey(provider.certificate);
  const key = { key: publicKey, padding: constants.RSA_PKCS1_PADDING };
  const signature = sign('sha256', bytes, provider.privateKey);
  const openingKey = createPrivateKey(opening.privateKey);
  const wrapped = entry.wrapped();
  return {
    input: () => undefined,
    run: async () => {
      for (let time = 0; time < 2; time += 1)
        if (!verify('sha256', bytes, key, signature)) throw new Error('limit');
      privateDecrypt(
        { key: openingKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' },
        wrapped,
      );
    },
  };
}

const rows: [name: string, runner: Runner][] = [
  ...contestants.flatMap(({ name, run, forms }) =>
    Object.entries(forms).map(([form, list]): [string, Runner] => [
      `${name}, ${form}`,
      { input: (call) => list[call % list.length]!, run: (form_) => run(form_ as string) },
    ]),
  ),
  ['RSA alone', limit()],
];
console.log(
  `Node ${process.version}, ${cpus()[0]?.model}, ${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)}`,
);
const course = { rounds, calls, warmUp: 4 * calls, inFlight: 1 };
const times = await race(
  rows.map(([, runner]) => runner),
  course,
);
console.log(`µs of processor time per answer, median of ${rounds} interleaved rounds of ${calls} answers`);
for (const [at, [name]] of rows.entries()) {
  const cell = (value: number) => value.toFixed(0).padStart(8);
  console.log(
    `  ${name.padEnd(22)}${cell(median(times[at]!))}${cell(Math.min(...times[at]!))}${cell(Math.max(...times[at]!))}`,
  );
}
const of = (name: string) => times[rows.findIndex(([row]) => row === name)]!;
const ratio = (ours: readonly number[], theirs: readonly number[]) =>
  median(ours.map((time, round) => theirs[round]! / time)).toFixed(2);
console.log(
  `figure: servicekonto/responses-vs-node-saml = ${ratio(of('rathaus, common'), of('node-saml, common'))} ×`,
);
console.log(
  `figure: servicekonto/responses-vs-samlify = ${ratio(of('rathaus, common'), of('samlify, common'))} ×`,
);
console.log(
  `figure: servicekonto/responses-vs-rsa-limit = ${ratio(of('rathaus, common'), of('RSA alone'))} ×`,
);
console.log(`figure: servicekonto/saml-size = ${await weigh()} B gzip`);

/** A server that logs in with BundID and nothing else of ours, minified, with everything but Node itself. */
async function weigh(): Promise<number> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { createServicekonto } from '@rathaus/servicekonto-client';
import { bundid } from '@rathaus/servicekonto-client/bundid';
console.log(createServicekonto, bundid);`,
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    conditions: ['@rathaus/source'],
    logLevel: 'error',
  });
  return gzipSync(outputFiles[0]!.contents, { level: 9 }).length;
}
