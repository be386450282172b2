import { join } from 'node:path';
import { type Installation, root } from './packed-packages.ts';

/** Compilers of this repository by major version; others are installed beside the packages. */
const own: Readonly<Record<string, string>> = {
  6: 'node_modules/typescript/bin/tsc6',
  7: 'node_modules/@typescript/native/bin/tsc',
};

export interface TypeCheck {
  readonly imports: readonly string[];
  /** `6`, `7`, or the name of a compiler in the folder of the installation. */
  readonly compiler: string;
  readonly module: 'nodenext' | 'bundler';
  readonly dom: boolean;
  /** Packages of global types; none that is not named is read. */
  readonly types: readonly string[];
}

/** Imports entries in a program and checks it and every declaration that it reads. Empty: no complaint. */
export async function typeCheck(installed: Installation, options: TypeCheck): Promise<string> {
  const { imports, compiler, module, dom, types } = options;
  installed.write(
    'all.ts',
    imports.map((id, at) => `import * as e${at} from '${id}';\nvoid e${at};`).join('\n'),
  );
  installed.write(
    'tsconfig.json',
    JSON.stringify({
      compilerOptions: {
        noEmit: true,
        strict: true,
        skipLibCheck: false,
        exactOptionalPropertyTypes: true,
        target: 'es2024',
        lib: dom ? ['esnext', 'dom', 'dom.iterable'] : ['es2024'],
        types,
        ...(module === 'nodenext' ? { module } : { module: 'esnext', moduleResolution: module }),
      },
      files: ['all.ts'],
    }),
  );
  const inside = own[compiler];
  const program = inside ? join(root, inside) : join(installed.folder, 'node_modules', compiler, 'bin/tsc');
  const { failed, output } = await installed.execute(process.execPath, [program, '-p', '.']);
  return failed && output === '' ? `${program} failed` : output;
}
