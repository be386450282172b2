import { type Command, Option } from 'commander';
import type { Context } from '../../program/area.ts';
import { reported } from '../../program/failures.ts';
import { checkPaths } from '../check/check-paths.ts';
import type { Judges } from '../check/judge.ts';
import { judgesOf } from '../check/judges-of.ts';
import { type CheckOptions, withCheckOptions } from '../check/options.ts';

const versions = ['auto', '2.0', '2.0-conventions', '3.0'] as const;

interface OpendataCheckOptions extends CheckOptions {
  dcatAp: (typeof versions)[number];
}

export function define(command: Command, context: Context): void {
  const { text } = context;
  const verb = command
    .command('check')
    .description(
      text({
        de: 'prüft Kataloge nach DCAT-AP.de und ob Tabellen veröffentlicht werden können',
        en: 'checks catalogues by DCAT-AP.de, and whether tables can be published',
      }),
    )
    .argument(
      '<pfad...>',
      text({
        de: 'Kataloge (RDF), Tabellen (CSV) und Ordner',
        en: 'catalogues (RDF), tables (CSV) and folders',
      }),
    )
    .addOption(
      new Option(
        '--dcat-ap <fassung>',
        text({
          de: 'Fassung von DCAT-AP.de, gegen die Kataloge geprüft werden; auto nimmt die, in der sie geschrieben sind',
          en: 'version of DCAT-AP.de that catalogues are checked against; auto takes the one they are written in',
        }),
      )
        .choices(versions)
        .default('auto'),
    );
  withCheckOptions(verb, context).action((paths: string[], options: OpendataCheckOptions) =>
    reported(context, () => check(paths, options, context)),
  );
}

/** `rathaus opendata check PATH…`: a file that is named and is no RDF is read as a table whatever it looks like. */
async function check(
  paths: readonly string[],
  options: OpendataCheckOptions,
  context: Context,
): Promise<void> {
  const judges = await judgesOf(context.areas, 'opendata');
  const { createOpendataRecogniser } = await import('@rathaus/opendata-client/recognise');
  const recogniser = createOpendataRecogniser({ profile: options.dcatAp });
  const recognisers = [recogniser, ...judges.recognisers.filter(({ area }) => area !== 'opendata')];
  const { inspectTable } = await import('@rathaus/opendata-client');
  const otherwise: Judges['otherwise'] = {
    recogniser,
    check: (file, { signal, onProgress }) =>
      inspectTable(file.open(), { fileName: file.name, size: file.size, signal, onProgress }),
  };
  await checkPaths({ paths, options, ...judges, recognisers, otherwise }, context);
}
