import { throwIfAborted } from '@rathaus/client-core/abort';
import { createCollector } from '@rathaus/client-core/findings';
import { type Command, InvalidArgumentError } from 'commander';
import type { Context } from '../../program/area.ts';
import { reported } from '../../program/failures.ts';
import { show } from '../../readiness/print-readiness.ts';
import { doctorCatalogue, doctorLines } from '../../texts/doctor.ts';
import { checkConfiguration } from './config-file.ts';
import type { DoctorFacts, DoctorReport, Examined } from './doctor-report.ts';
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
  const report = reportOn([
    checkNode(process.version),
    checkClock(terminal.clock()),
    await checkTemporary(),
    await checkPorts(usualPort, 4),
    ...(await checkSandbox(
      options.sandbox ?? usualSandbox,
      options.sandbox !== undefined,
      terminal.clock,
      signal,
    )),
    ...(options.config === undefined
      ? []
      : [await checkConfiguration(options.config, terminal.env, terminal.clock())]),
  ]);
  throwIfAborted(signal, 'The examination');
  const lines = doctorLines(report);
  show(report, { lines, catalogue: doctorCatalogue, json: options.json === true }, context);
}

/** All looks at the machine as one report. */
function reportOn(all: readonly Examined[]): DoctorReport {
  const collector = createCollector();
  for (const { findings = [], unchecked = [] } of all) {
    for (const finding of findings) collector.add(finding);
    for (const { what, place, values } of unchecked) collector.skip(what, place, values);
  }
  const facts: DoctorFacts = Object.assign({}, ...all.map((one) => one.facts));
  return { kind: 'cli.doctor', ...collector.result(), facts };
}
