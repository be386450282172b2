import { Command, CommanderError } from 'commander';
import { areas as allAreas } from '../areas/index.ts';
import type { Area, Context } from './area.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { failureText, usageText } from './failures.ts';
import type { Language, Terminal } from './terminal.ts';
import { version } from './version.ts';

/**
 * Runs one command line and returns the exit code. Loads only the code of the area that is called.
 *
 * @param argv arguments without node and script
 */
export async function run(
  argv: readonly string[],
  terminal: Terminal,
  areas: readonly Area[] = allAreas,
): Promise<ExitCode> {
  const { language, rest, fault } = takeLanguage(argv);
  let code: ExitCode = exitCodes.clean;
  const context: Context = {
    terminal,
    language,
    text: (texts) => texts[language],
    exit(wanted) {
      code = wanted;
    },
  };
  if (fault !== undefined) {
    terminal.err(`${usageText(language, 'language', fault)}\n`);
    return exitCodes.usage;
  }
  try {
    const program = await build(rest, areas, context);
    if (rest.length === 0) {
      terminal.out(program.helpInformation());
      return exitCodes.usage;
    }
    await program.parseAsync([...rest], { from: 'user' });
    return terminal.signal.reason === 'SIGINT' ? exitCodes.cancelled : code;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return exitCodes.clean;
      terminal.err(`${usageText(language, error.code, error.message)}\n`);
      return exitCodes.usage;
    }
    if (terminal.signal.reason === 'SIGINT') return exitCodes.cancelled;
    terminal.err(`${failureText(language, error)}\n`);
    return exitCodes.environment;
  }
}

/** `--lang` may stand anywhere: help texts need it before anything is parsed. */
function takeLanguage(argv: readonly string[]): { language: Language; rest: string[]; fault?: string } {
  const rest: string[] = [];
  let language: string | undefined;
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i]!;
    if (word === '--') {
      rest.push(...argv.slice(i));
      break;
    }
    if (word === '--lang') language = argv[++i] ?? '';
    else if (word.startsWith('--lang=')) language = word.slice('--lang='.length);
    else rest.push(word);
  }
  if (language === undefined || language === 'de' || language === 'en')
    return { language: language ?? 'de', rest };
  return { language: 'de', rest, fault: language };
}

async function build(argv: readonly string[], areas: readonly Area[], context: Context): Promise<Command> {
  const { terminal, text } = context;
  const german = context.language === 'de';
  const settle = (command: Command): Command => {
    command.exitOverride().configureOutput({
      writeOut: (line) => terminal.out(line),
      // Faults are told once, in the right language, by `run`.
      writeErr: () => {},
    });
    command.helpOption('-h, --help', text({ de: 'zeigt diese Hilfe', en: 'shows this help' }));
    if (german) command.configureHelp({ styleTitle: germanTitle, styleUsage: germanUsage });
    return command;
  };
  const program = settle(new Command('rathaus'))
    .description(
      text({
        de: 'Werkzeuge des Rathaus SDK: E-Akten, Austausch, Servicekonto, offene Daten',
        en: 'Tools of the Rathaus SDK: e-files, exchange, service account, open data',
      }),
    )
    .version(version, '-V, --version', text({ de: 'zeigt die Version', en: 'shows the version' }))
    .option(
      '--lang <de|en>',
      text({ de: 'Sprache der Ausgaben (sonst de)', en: 'language of the output (default de)' }),
    )
    .helpCommand(
      'help [command]',
      text({ de: 'zeigt die Hilfe zu einem Befehl', en: 'shows the help of a command' }),
    );
  const wanted = new Set(argv.filter((word) => !word.startsWith('-')).slice(0, 2));
  for (const area of areas) {
    const command = program.command(area.name).description(text(area.summary));
    settle(command);
    if (!wanted.has(area.name)) continue;
    const module = await area.load();
    module.define(command, context);
    for (const verb of command.commands) settle(verb);
  }
  return program;
}

const titles: Readonly<Record<string, string>> = {
  'Usage:': 'Aufruf:',
  'Options:': 'Optionen:',
  'Commands:': 'Befehle:',
  'Arguments:': 'Argumente:',
};

function germanUsage(usage: string): string {
  return usage.replace('[options]', '[Optionen]').replace('[command]', '[Befehl]');
}

function germanTitle(title: string): string {
  return titles[title] ?? title;
}
