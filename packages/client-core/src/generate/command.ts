/** `rathaus-generate`: reads documents, writes the files. */
import { mkdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { isRathausError } from '../errors/index.ts';
import { writeFileAtomically } from '../node/files.ts';
import { errorTexts } from '../texts/core-errors.ts';
import type { ErrorText } from '../texts/error-texts.ts';
import type { Language } from '../texts/language.ts';
import { say, type sentences } from './command-texts.ts';
import { generateContract, generateTypes } from './generate-contract.ts';
import { isApiName } from './names.ts';
import type { ImportExtension } from './table.ts';

/** Where the command writes. */
export interface CommandOutput {
  out(text: string): void;
  err(text: string): void;
}

/** 0 done, 1 drift or a refused document, 2 wrong use, 3 surroundings. */
export type CommandExit = 0 | 1 | 2 | 3;

interface Options {
  readonly documents: readonly string[];
  readonly output: string;
  readonly name: string | undefined;
  readonly check: boolean;
  readonly typesOnly: boolean;
  readonly examples: boolean;
  readonly json: boolean;
  readonly extension: ImportExtension;
  readonly language: Language;
}

/** What became of one file. */
interface FileOutcome {
  readonly file: string;
  readonly state: 'written' | 'unchanged' | 'differs';
}

/** A sentence for a wrong call. */
class UsageFault {
  readonly sentence: keyof typeof sentences;
  readonly about: string | undefined;
  constructor(sentence: keyof typeof sentences, about?: string) {
    this.sentence = sentence;
    this.about = about;
  }
}

/**
 * Runs the command.
 *
 * @param argv arguments without node and script
 */
export async function runGenerate(argv: readonly string[], output: CommandOutput): Promise<CommandExit> {
  const language: Language = /--lang[= ]en\b/.test(argv.join(' ')) ? 'en' : 'de';
  let document: string | undefined;
  let json = argv.includes('--json');
  const outcomes: FileOutcome[] = [];
  try {
    const options = optionsOf(argv, language);
    if (options === 'help') {
      output.out(say('usage', language));
      return 0;
    }
    json = options.json;
    for (document of options.documents) {
      const before = outcomes.length;
      for await (const outcome of filesOf(document, options)) {
        outcomes.push(outcome);
        if (!json) report(outcome, options.language, output);
      }
      const same = outcomes.slice(before);
      if (options.check && !json && same.every(({ state }) => state === 'unchanged'))
        output.out(`${document} ${say('same', language)}: ${same.map(({ file }) => file).join(', ')}\n`);
    }
    if (json) output.out(`${JSON.stringify({ files: outcomes })}\n`);
    return outcomes.some(({ state }) => state === 'differs') ? 1 : 0;
  } catch (error) {
    return reportFailure(error, { document, language, json, outcomes, output });
  }
}

function optionsOf(argv: readonly string[], language: Language): Options | 'help' {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(argv);
  } catch (error) {
    const option = /'(-[^' ]*)/.exec(error instanceof Error ? error.message : '')?.[1];
    throw new UsageFault('unknownOption', option);
  }
  const { values, positionals } = parsed;
  if (values.help) return 'help';
  if (values.lang !== 'de' && values.lang !== 'en') throw new UsageFault('language');
  const extension = values['import-extension'];
  if (extension !== '.ts' && extension !== '.js') throw new UsageFault('extension');
  if (positionals.length === 0) throw new UsageFault('noDocument');
  if (values.name !== undefined && positionals.length > 1) throw new UsageFault('oneName');
  return {
    documents: positionals,
    output: values.output,
    name: values.name,
    check: values.check,
    typesOnly: values['types-only'],
    examples: !values['no-examples'],
    json: values.json,
    extension,
    language,
  };
}

const parse = (argv: readonly string[]) =>
  parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      output: { type: 'string', default: 'src/generated' },
      name: { type: 'string' },
      check: { type: 'boolean', default: false },
      'types-only': { type: 'boolean', default: false },
      'no-examples': { type: 'boolean', default: false },
      'import-extension': { type: 'string', default: '.js' },
      json: { type: 'boolean', default: false },
      lang: { type: 'string', default: 'de' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });

const codeOf = (error: unknown): unknown => (error as { code?: unknown } | undefined)?.code;

async function* filesOf(path: string, options: Options): AsyncGenerator<FileOutcome> {
  const document = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new UsageFault(codeOf(error) === 'EISDIR' ? 'isFolder' : 'notFound', path);
  });
  const name = options.name ?? basename(path).replace(/\.(ya?ml|json)$/i, '');
  if (!isApiName(name)) throw new UsageFault('noName', options.name ?? path);
  const texts = await textsOf(document, name, options);
  for (const [file, text] of texts) {
    const target = join(options.output, file);
    const current = await readFile(target, 'utf8').catch((error: unknown) => {
      // A folder where the file belongs, or a file where its folder belongs.
      if (codeOf(error) === 'EISDIR') throw new UsageFault('targetIsFolder', target);
      if (codeOf(error) === 'ENOTDIR') throw new UsageFault('outputIsFile', options.output);
      return undefined;
    });
    if (current === text) {
      yield { file: target, state: 'unchanged' };
      continue;
    }
    if (options.check) {
      yield { file: target, state: 'differs' };
      continue;
    }
    await mkdir(options.output, { recursive: true });
    await writeFileAtomically(target, [new TextEncoder().encode(text)], { mode: 0o644 });
    yield { file: target, state: 'written' };
  }
}

async function textsOf(document: string, name: string, options: Options): Promise<[string, string][]> {
  if (options.typesOnly) return [[`${name}.ts`, await generateTypes({ document, name })]];
  const { extension } = options;
  const made = await generateContract({ document, name, extension, examples: options.examples });
  const files: [string, string | undefined][] = [
    [`${name}.ts`, made.types],
    [`${name}.contract.ts`, made.table],
    [`${name}.examples.ts`, made.examples],
    [`${name}.json`, made.json],
  ];
  return files.filter((file): file is [string, string] => file[1] !== undefined);
}

function report({ file, state }: FileOutcome, language: Language, output: CommandOutput): void {
  if (state === 'written') output.out(`${file} ${say('written', language)}\n`);
  if (state === 'differs') output.err(`${file} ${say('differs', language)}\n`);
}

/** What was going on when the command failed. */
interface Failure {
  readonly document: string | undefined;
  readonly language: Language;
  readonly json: boolean;
  readonly outcomes: readonly FileOutcome[];
  readonly output: CommandOutput;
}

function reportFailure(error: unknown, failure: Failure): CommandExit {
  const { document, language, json, outcomes, output } = failure;
  const error_ = say('error', language);
  const jsonLine = (facts: Readonly<Record<string, unknown>>) =>
    output.out(`${JSON.stringify({ files: outcomes, error: facts })}\n`);
  if (error instanceof UsageFault) {
    const message = [error.about, say(error.sentence, language)].filter(Boolean).join(': ');
    const remedy = say('help', language);
    if (json) jsonLine({ code: 'usage', message, remedy });
    else output.err(`${error_}: ${message}.\n${remedy}\n`);
    return 2;
  }
  if (!isRathausError(error) || !Object.hasOwn(errorTexts, error.code)) {
    const { code, message } = Object(error) as { code?: unknown; message?: unknown };
    const facts = {
      document,
      code: typeof code === 'string' ? code : 'unexpected',
      message: String(message),
    };
    if (json) jsonLine({ ...facts, remedy: say('surroundings', language) });
    else
      output.err(
        `${error_}: ${[document, facts.message].filter(Boolean).join(': ')}\n` +
          `  ${say('todo', language)}: ${say('surroundings', language)}\n`,
      );
    return 3;
  }
  const text: ErrorText = errorTexts[error.code as keyof typeof errorTexts];
  const meaning = text.meaning[language];
  const remedy = text.remedy[language];
  const { pointer, rule } = error.details;
  const details = pointer === undefined ? error.message : `${pointer}: ${rule}`;
  if (json) jsonLine({ document, code: error.code, pointer, rule, message: meaning, details, remedy });
  else
    output.err(
      `${error_}: ${document}: ${meaning} [${error.code}]\n` +
        `  ${say('details', language)}: ${details}\n  ${say('todo', language)}: ${remedy}\n`,
    );
  return error.code === 'core.generate.tool' || error.code === 'core.generate.compiler' ? 3 : 1;
}
