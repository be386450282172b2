import { type FileReport, type FindingPlace, nextStep, reportTexts } from '@rathaus/eakte-client/report';
import type { Context } from '../../program/area.ts';
import { coloursOf } from '../../program/colours.ts';

const placesShown = 5;

// Foreign text must not steer the terminal.
export const clean = (text: string) => text.replace(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');

/** The report as text for a person: what it is, the findings by rule, the verdict, the next step. */
export function printReport(report: FileReport, context: Context): void {
  const { terminal, language } = context;
  const t = reportTexts[language];
  const paint = coloursOf(terminal);
  const number = (value: number) => new Intl.NumberFormat(language).format(value);
  const say = (text: string) => terminal.out(`${clean(text)}\n`);
  if (report.name !== undefined) say(`${t.file}: ${report.name} (${number(report.size)} Byte)`);
  if (report.rootName !== undefined) say(`${t.message}: ${report.rootName}, xdomea ${report.version ?? '?'}`);
  if (report.prozessId !== undefined) say(`${t.process}: ${report.prozessId}`);
  if (report.version !== undefined) {
    say(`${t.content}: ${t.objects({ ...report.objects, files: report.files }, number)}`);
  }
  if (report.schemaBasis === 'derived') say(t.derived);
  terminal.out('\n');
  for (const group of report.groups) {
    const tone =
      group.severity === 'error'
        ? paint.bad
        : group.severity === 'warning'
          ? paint.note
          : (text: string) => text;
    const head = `${t.severity[group.severity]} ${group.rule}`;
    terminal.out(`${tone(head)} ${paint.strong(clean(group.title[language]))} (${number(group.count)}×)\n`);
    say(`  ${t.why}: ${group.reason[language]}`);
    say(`  ${t.repair}: ${t.who[group.repair.who]}: ${group.repair.how[language]}`);
    for (const place of group.places.slice(0, placesShown)) say(`  - ${placeText(place, context)}`);
    if (group.count > placesShown)
      say(`  - ${t.morePlaces(number(group.count - Math.min(placesShown, group.places.length)))}`);
    terminal.out('\n');
  }
  if (report.groups.length === 0) say(t.noFindings);
  const counts = (['error', 'warning', 'info'] as const).map((severity) => {
    const count = report[`${severity}s`];
    return `${number(count)} ${t.severities[severity](count)}`;
  });
  if (report.groups.length > 0) say(`${t.findings}: ${counts.join(', ')}`);
  const verdict = `${t.verdict.label}: ${report.acceptable ? t.verdict.yes : t.verdict.no}`;
  terminal.out(`${(report.acceptable ? paint.good : paint.bad)(verdict)}\n`);
  say(`${t.nextLabel}: ${t.next[nextStep(report)]}`);
}

function placeText(place: FindingPlace, { language }: Context): string {
  const t = reportTexts[language];
  const where = [
    place.line === undefined
      ? undefined
      : `${t.line} ${place.line}${place.column === undefined ? '' : `, ${t.column} ${place.column}`}`,
    place.object
      ? `${t.kinds[place.object.kind]} ${place.object.title ?? place.object.id ?? t.untitled}`
      : undefined,
    place.file,
    place.offset === undefined ? undefined : `${t.byte} ${place.offset}`,
  ].filter((part) => part !== undefined);
  // Masked findings have no sentence of their own: the path says what they are about.
  if ((where.length === 0 || !place.message) && place.path) where.push(place.path);
  return [where.join(', '), place.message?.[language]].filter((part) => part).join(': ');
}
