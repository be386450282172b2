import { type Command, InvalidArgumentError } from 'commander';
import type { Context } from '../../program/area.ts';
import { coloursOf } from '../../program/colours.ts';
import { type ExitCode, exitCodes } from '../../program/exit-codes.ts';
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
    .action((options: Options) => examine(options, context));
}

async function examine(options: Options, context: Context): Promise<void> {
  const { terminal } = context;
  const { signal } = terminal;
  const sandbox = await checkSandbox(
    options.sandbox ?? usualSandbox,
    options.sandbox !== undefined,
    () => terminal.now(),
    signal,
  );
  const results: Result[] = [
    checkNode(process.version),
    checkClock(terminal.now()),
    await checkTemporary(),
    await checkPorts(usualPort, 4),
    ...sandbox,
    ...(options.config === undefined ? [] : await checkConfiguration(options.config)),
  ];
  signal.throwIfAborted();
  const code = codeOf(results);
  context.exit(code);
  if (options.json) {
    const checks = results.map(({ id, status, title, detail, repair }) => ({
      id,
      status,
      title: context.text(title),
      detail: context.text(detail),
      ...(repair ? { repair: context.text(repair) } : {}),
    }));
    terminal.out(`${JSON.stringify({ ready: code === exitCodes.clean, exitCode: code, checks })}\n`);
    return;
  }
  terminal.out(reportText(results, context));
}

function codeOf(results: readonly Result[]): ExitCode {
  if (results.some(({ status }) => status === 'failure')) return exitCodes.environment;
  return results.some(({ status }) => status === 'finding') ? exitCodes.findings : exitCodes.clean;
}

function reportText(results: readonly Result[], context: Context): string {
  const { text, terminal } = context;
  const colours = coloursOf(terminal);
  const words: Readonly<Record<Status, string>> = {
    ok: colours.good(text({ de: 'gut    ', en: 'good   ' })),
    note: colours.note(text({ de: 'Hinweis', en: 'note   ' })),
    finding: colours.bad(text({ de: 'Mangel ', en: 'finding' })),
    failure: colours.bad(text({ de: 'Fehler ', en: 'failure' })),
  };
  const lines = results.flatMap(({ status, title, detail, repair }) => [
    `${words[status]}  ${text(title)}: ${text(detail)}`,
    ...(repair ? [`         → ${text(repair)}`] : []),
  ]);
  const open = results.filter(({ status }) => status === 'finding' || status === 'failure').length;
  const verdict =
    open === 0
      ? text({ de: 'Bereit: ja. Weiter: rathaus sandbox', en: 'Ready: yes. Next: rathaus sandbox' })
      : text({
          de: `Bereit: nein, ${open} ${open === 1 ? 'Punkt' : 'Punkte'} offen. Weiter: die Pfeile oben abarbeiten, dann erneut rathaus doctor`,
          en: `Ready: no, ${open} ${open === 1 ? 'point' : 'points'} open. Next: work through the arrows above, then rathaus doctor again`,
        });
  return `${lines.join('\n')}\n\n${colours.strong(verdict)}\n`;
}
