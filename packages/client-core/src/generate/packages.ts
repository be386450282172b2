/** The packages that the generator needs beside it. When one cannot be loaded, a single error names all that is amiss. */
import { createRequire } from 'node:module';
import { refused } from './errors.ts';

const packages = ['openapi-typescript@7', 'typescript@5', 'yaml@2'] as const;

/**
 * Loads a package of the user, or rejects with what to install.
 *
 * @param load the import, which bundlers and the compiler want to see where it is used
 */
export async function loadPackage<Module>(load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    throw faultOf(error);
  }
}

function faultOf(error: unknown): Error {
  const own = createRequire(import.meta.url);
  const generator = placeOf(own, 'openapi-typescript');
  // The compiler that counts is the one that openapi-typescript finds.
  const compiler = generator === undefined ? own : createRequire(generator);
  const missing = packages.filter((name) => {
    const [plain = ''] = name.split('@');
    return placeOf(plain === 'typescript' ? compiler : own, plain) === undefined;
  });
  const found = compilerOf(compiler);
  if (found && !found.api)
    return compilerFault(
      `TypeScript ${found.version} has no compiler API; openapi-typescript needs 5`,
      error,
    );
  // npm would refuse to put openapi-typescript, whose peer is 5, into this project.
  if (found && generator === undefined && Number.parseInt(found.version, 10) > 5)
    return compilerFault(`TypeScript ${found.version} is installed; openapi-typescript needs 5`, error);
  const rule =
    missing.length > 0
      ? `npm install --save-dev ${missing.join(' ')}`
      : `cannot be loaded: ${error instanceof Error ? error.message : 'failed'}`;
  return refused('core.generate.tool', '#', rule, error);
}

const compilerFault = (rule: string, cause: unknown): Error =>
  refused('core.generate.compiler', '#', `${rule} beside it`, cause);

function placeOf(require: NodeJS.Require, name: string): string | undefined {
  try {
    return require.resolve(name);
  } catch {
    return undefined;
  }
}

/** The TypeScript that is found, and whether programs can use it. */
function compilerOf(
  require: NodeJS.Require,
): { readonly version: string; readonly api: boolean } | undefined {
  try {
    const found = require('typescript') as { version?: unknown; factory?: unknown };
    return { version: String(found.version), api: found.factory !== undefined };
  } catch {
    return undefined;
  }
}
