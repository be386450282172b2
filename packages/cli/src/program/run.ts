import type { Language } from '@rathaus/client-core/texts';
import { Command, CommanderError } from 'commander';
import { areas as allAreas } from '../areas/index.ts';
import type { Area, Context } from './area.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { failureLines } from './failures.ts';
import { helpIn } from './help.ts';
import { outputOn } from './output.ts';
import type { Terminal } from './terminal.ts';
import { usageText } from './usage.ts';
import { version } from './version.ts';

/**
 * Runs one command line and returns the exit code. Loads only the code of the area that is called.
 *
 * @example
 * const code = await run(['check', 'eingang/', '--json'], terminal);
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
    areas,
    text: (texts) => texts[language],
    ...outputOn(terminal),
    exit(wanted) {
      code = wanted;
    },
  };
  const refuse = (reason: string, what: string): ExitCode => {
    for (const line of usageText(language, reason, what).split('\n')) context.warn(line);
    return exitCodes.usage;
  };
  if (fault !== undefined) return refuse('language', fault);
  try {
    const program = await build(rest, areas, context);
    if (rest.length === 0) {
      terminal.out(program.helpInformation());
      return exitCodes.usage;
    }
    await program.parseAsync([...rest], { from: 'user' });
    return terminal.signal.reason === 'SIGINT' ? exitCodes.cancelled : code;
  } catch (error) {
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? exitCodes.clean : refuse(error.code, error.message);
    return endOf(error, context);
  }
}

/** What a command ends with that could not be finished. */
async function endOf(error: unknown, context: Context): Promise<ExitCode> {
  const { reason, aborted } = context.terminal.signal;
  if (reason === 'SIGINT') return exitCodes.cancelled;
  // Nobody reads on (`| head`): there is nothing to say and nobody to say it to.
  if (reason === 'EPIPE') return exitCodes.environment;
  if (aborted) {
    context.warn(
      context.text({ de: 'Beendet, bevor alles fertig war.', en: 'Ended before everything was done.' }),
    );
    return exitCodes.environment;
  }
  for (const line of await failureLines(error, {}, context)) context.warn(line);
  return exitCodes.environment;
}

/** `--lang` may be anywhere: help texts need it before anything is parsed. */
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
  const settle = (command: Command): Command => {
    command.exitOverride().configureOutput({
      writeOut: (line) => terminal.out(line),
      // `run` reports faults once, in the right language.
      writeErr: () => {},
    });
    command.helpOption('-h, --help', text({ de: 'zeigt diese Hilfe', en: 'shows this help' }));
    command.configureHelp(helpIn(context.language));
    return command;
  };
  const program = settle(new Command('rathaus'))
    .description(
      text({
        de: 'Werkzeuge des Rathaus SDK: Dateien der Verwaltung prüfen, E-Akten bearbeiten, Dienste emulieren',
        en: 'Tools of the Rathaus SDK: check files of the administration, work on e-files, emulate services',
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
