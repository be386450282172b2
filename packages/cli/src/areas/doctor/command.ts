import { throwIfAborted } from '@rathaus/client-core/abort';
import { showable } from '@rathaus/client-core/text';
import { type Command, InvalidArgumentError } from 'commander';
import type { Context } from '../../program/area.ts';
import { paintOn } from '../../program/colours.ts';
import { type ExitCode, exitCodes } from '../../program/exit-codes.ts';
import { reported } from '../../program/failures.ts';
import type { Result, Status } from './check.ts';
import { checkConfiguration } from './config-file.ts';
import { checkClock, checkNode, checkPorts, checkTemporary } from './machine.ts';
import { checkSandbox } from './services.ts';

interface Options {
  sandbox?: string;
  config?: string;
  json?: boolean;
}

const usualPort = 4400;
const usualSandbox = `http://127.0.0.1:${usualPort}`;

/** `rathaus doctor`: everything that is wrong with this machine at once. */
export function define(command: Command, context: Context): void {
  const { text } = context;
  command
    .option(
      '--sandbox <adresse>',
      text({ de: 'diese Sandbox muss antworten', en: 'this sandbox must answer' }),
      (value: string) => {
        if (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)) return new URL(value).origin;
        throw new InvalidArgumentError(
          text({
            de: 'erwartet wird eine Adresse mit http oder https',
            en: 'an address with http or https is expected',
          }),
        );
      },
    )
    .option(
      '--config <datei>',
      text({ de: 'prüft auch diese Konfiguration (JSON)', en: 'checks this configuration (JSON) too' }),
    )
    .option('--json', text({ de: 'Ergebnis als JSON', en: 'result as JSON' }))
    .action((options: Options) => reported(context, () => examine(options, context)));
}

async function examine(options: Options, context: Context): Promise<void> {
  const { terminal } = context;
  const { signal } = terminal;
  const sandbox = await checkSandbox(
    options.sandbox ?? usualSandbox,
    options.sandbox !== undefined,
    terminal.clock,
    signal,
  );
  const results: Result[] = [
    checkNode(process.version),
    checkClock(terminal.clock()),
    await checkTemporary(),
    await checkPorts(usualPort, 4),
    ...sandbox,
    ...(options.config === undefined ? [] : await checkConfiguration(options.config)),
  ];
  throwIfAborted(signal, 'The examination');
  const code = codeOf(results);
  context.exit(code);
  if (options.json) {
    const checks = results.map(({ id, status, title, detail, repair }) => ({
      id,
      status,
      title: context.text(title),
      detail: context.text(detail),
      repair: repair && context.text(repair),
    }));
    context.json({ ready: code === exitCodes.clean, exitCode: code, checks });
    return;
  }
  print(results, context);
}

function codeOf(results: readonly Result[]): ExitCode {
  if (results.some(({ status }) => status === 'failure')) return exitCodes.environment;
  return results.some(({ status }) => status === 'finding') ? exitCodes.findings : exitCodes.clean;
}

function print(results: readonly Result[], { text, terminal, say }: Context): void {
  const paint = paintOn(terminal);
  const words: Readonly<Record<Status, string>> = {
    ok: paint('good', text({ de: 'gut    ', en: 'good   ' })),
    note: paint('open', text({ de: 'Hinweis', en: 'note   ' })),
    finding: paint('bad', text({ de: 'Mangel ', en: 'finding' })),
    failure: paint('bad', text({ de: 'Fehler ', en: 'failure' })),
  };
  for (const { status, title, detail, repair } of results) {
    // What services answer and files contain must not steer the terminal.
    terminal.out(`${words[status]}  ${showable(`${text(title)}: ${text(detail)}`)}\n`);
    if (repair) say(`         → ${text(repair)}`);
  }
  const open = results.filter(({ status }) => status === 'finding' || status === 'failure').length;
  terminal.out('\n');
  say(
    open === 0
      ? text({ de: 'Bereit: ja', en: 'Ready: yes' })
      : text({
          de: `Bereit: nein, ${open} ${open === 1 ? 'Punkt' : 'Punkte'} offen`,
          en: `Ready: no, ${open} ${open === 1 ? 'point' : 'points'} open`,
        }),
    'strong',
  );
  const next =
    open === 0
      ? 'rathaus sandbox'
      : text({
          de: 'die Pfeile oben abarbeiten, dann noch einmal rathaus doctor',
          en: 'work through the arrows above, then rathaus doctor again',
        });
  say(`${text({ de: 'Nächster Schritt', en: 'Next step' })}: ${next}`);
}
