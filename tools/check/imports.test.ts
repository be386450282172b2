/** Proof that the import rules hold: every violation is planted in a copy of the repository, and one run names them all. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyRepository, type RepositoryCopy } from '../testing/repository-copy.ts';

/** Rule, place and content of what is planted; each file violates one rule. */
const PLANTED: readonly [rule: string, file: string, text: string][] = [
  [
    'no-client-imports-another',
    'packages/eakte-client/src/exchanged.ts',
    "export * from '@rathaus/opendata-client';",
  ],
  [
    'no-client-imports-another',
    'packages/eakte-client/src/by-path.ts',
    "export * from '../../opendata-client/src/index.ts';",
  ],
  [
    'no-inside-of-a-package',
    'examples/buergerportal/src/by-path.ts',
    "export * from '../../../packages/opendata-client/src/index.ts';",
  ],
  [
    'resolvable',
    'examples/buergerportal/src/no-entry.ts',
    "export * from '@rathaus/opendata-client/src/ckan/publisher.ts';",
  ],
  [
    'sandbox-and-ui-kit-stand-alone',
    'packages/sandbox/src/shares-code.ts',
    "export * from '@rathaus/client-core';",
  ],
  ['imports-go-down', 'packages/ui-kit/src/element/upwards.ts', "export * from '../login/login.ts';"],
  [
    'imports-go-down',
    'packages/ui-kit/src/level/sideways.ts',
    "export type { LoginData } from '../login/login.ts';",
  ],
  ['imports-go-down', 'packages/client-core/src/text/upwards.ts', "export * from '../index.ts';"],
  ['folder-has-a-layer', 'packages/ui-kit/src/nowhere/here.ts', "export * from '../tree/tree.ts';"],
  [
    'texts-stay-out-of-clients',
    'packages/exchange/src/keys/says-it.ts',
    "export { errorTexts } from '@rathaus/client-core/texts';",
  ],
  [
    'texts-stay-out-of-clients',
    'packages/client-core/src/client/says-it.ts',
    "export const texts = () => import('../texts/index.ts');",
  ],
  [
    'recognisers-load-texts-on-demand',
    'packages/client-core/src/recognise/says-it.ts',
    "export { errorTexts } from '../texts/index.ts';",
  ],
  [
    'main-entries-run-everywhere',
    'packages/client-core/src/client/reads-files.ts',
    "export { readFile } from 'node:fs/promises';",
  ],
  [
    'main-entries-run-everywhere',
    'packages/servicekonto-client/src/login/reads-files.ts',
    "export { readFile } from 'node:fs/promises';",
  ],
  [
    'no-circle',
    'packages/ui-kit/src/tree/first.ts',
    "import { second } from './second.ts';\nexport const first = () => second;",
  ],
  [
    'no-circle',
    'packages/ui-kit/src/tree/second.ts',
    "import { first } from './first.ts';\nexport const second = () => first;",
  ],
  [
    'no-circle-across-folders',
    'examples/buergerportal/src/pages/first.ts',
    "import type { Second } from '../antrag/second.ts';\nexport interface First { second: Second }",
  ],
  [
    'no-circle-across-folders',
    'examples/buergerportal/src/antrag/second.ts',
    "import type { First } from '../pages/first.ts';\nexport interface Second { first: First }",
  ],
];

const CIRCLES = PLANTED.filter(([rule]) => rule.startsWith('no-circle'));

/** What must stay allowed. */
const ALLOWED: readonly [file: string, text: string][] = [
  [
    'packages/ui-kit/src/tree/type-one.ts',
    "import type { Two } from './type-two.ts';\nexport interface One { two: Two }",
  ],
  [
    'packages/ui-kit/src/tree/type-two.ts',
    "import type { One } from './type-one.ts';\nexport interface Two { one: One }",
  ],
  [
    'packages/client-core/src/recognise/on-demand.ts',
    "export const texts = () => import('../texts/index.ts');",
  ],
  [
    'packages/exchange/src/keys/type-of-texts.ts',
    "export type { LocalText } from '@rathaus/client-core/texts';",
  ],
  ['packages/client-core/src/node/reads-files.ts', "export { readFile } from 'node:fs/promises';"],
  ['packages/ui-kit/src/login/downwards.ts', "export * from '../element/form.ts';"],
];

describe('npm run check -- imports', { timeout: 120_000 }, () => {
  let copy: RepositoryCopy;
  let lines: string[];

  beforeAll(() => {
    copy = copyRepository();
    const files = [...PLANTED.map(([, file, text]) => [file, text] as const), ...ALLOWED];
    copy.broken(Object.fromEntries(files.map(([file, text]) => [file, () => `${text}\n`])), () => {
      const { code, output } = copy.check('imports');
      expect(code).toBe(1);
      lines = output.split('\n').filter((line) => line.includes('error '));
    });
  }, 180_000);
  afterAll(() => copy.remove());

  it.each(PLANTED)('%s: %s', (rule, file) => {
    // A circle is reported once, where it is entered first.
    const places = rule.startsWith('no-circle') ? CIRCLES.filter(([one]) => one === rule) : [[rule, file]];
    expect(lines.filter((line) => places.some(([, one]) => line.includes(` ${rule}: ${one}`)))).not.toEqual(
      [],
    );
  });

  it.each(ALLOWED)('allows %s', (file) => {
    expect(lines.filter((line) => line.includes(file))).toEqual([]);
  });
});
