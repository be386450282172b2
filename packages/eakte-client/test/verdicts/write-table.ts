import { writeFile } from 'node:fs/promises';
import { sampleMessageTypes } from '../../src/sample/index.ts';
import {
  directionOf,
  type MessageDirection,
  messageKind,
  type XdomeaVersion,
} from '../../src/xdomea/index.ts';
import { allMessageTypes } from '../../src/xdomea/messages/roles.ts';
import { checked, type Given, read } from './checked.ts';
import { rowText, tablePath } from './table.ts';

/** Writes the table anew, `node --conditions=@rathaus/source test/verdicts/write-table.ts`: every changed line is to be read. */
type Case = readonly [
  type: string,
  version: XdomeaVersion,
  direction: MessageDirection,
  given: readonly Given[],
  documents?: number,
];

const outcomes = ['Erfolg', 'Teilerfolg', 'Misserfolg'] as const;
const faults = ['ohne-Ergebnis', 'widersprüchlich', 'abgebrochen', 'Schemafehler'] as const;

/** What a message of a type can be like. Older versions only where they say it otherwise; of orders only the usual. */
function casesOf(type: string, version: XdomeaVersion): (readonly Given[])[] {
  const isNewest = version === '4.0.0';
  switch (messageKind(type)?.role) {
    case 'handover':
      if (type.startsWith('06') && type !== '0605') return isNewest ? [['Paket'], ['Schemafehler']] : [];
      return isNewest ? [['Paket'], [], ['Paket', 'Schemafehler'], ['Paket', 'Test']] : [['Paket']];
    case 'reply':
      return [
        ...outcomes.map((outcome) => [outcome, 'Original'] as const),
        ...(isNewest ? outcomes.map((outcome) => [outcome] as const) : []),
        ...faults.map((fault) => ['Erfolg', 'Original', fault] as const),
      ];
    case 'request':
      return isNewest ? [[], ['Schemafehler'], ['Test']] : [[]];
    default:
      return isNewest ? [[], ['Original'], ['Original', 'Schemafehler']] : [['Original']];
  }
}

/** In the direction that is not the usual one the version changes nothing. */
const cases: Case[] = allMessageTypes.flatMap((type) => {
  const usual = directionOf(messageKind(type)?.role);
  const versions = (['4.0.0', '3.1.0', '2.4.0'] as const).filter((version) =>
    sampleMessageTypes(version).includes(type),
  );
  const casesIn = (direction: MessageDirection, version: XdomeaVersion) =>
    casesOf(type, version).map((given): Case => [type, version, direction, given]);
  return [
    ...versions.flatMap((version) => casesIn(usual, version)),
    ...casesIn(usual === 'out' ? 'in' : 'out', versions[0]!),
  ];
});
const transfers: Case[] = [
  ['0503', '4.0.0', 'out', ['Paket', 'ohne-Bewertung']],
  ['0503', '4.0.0', 'out', ['Paket', 'ohne-Bewertung'], 1],
  ['0503', '4.0.0', 'out', ['ohne-Bewertung']],
  ['0503', '4.0.0', 'out', ['Paket', 'Bewertung', 'ohne-Bewertung']],
  ['0503', '4.0.0', 'out', ['Paket'], 1],
  ['0503', '4.0.0', 'out', [], 1],
  ['0503', '4.0.0', 'out', ['Paket', 'Datei-fehlt']],
  ['0503', '4.0.0', 'in', ['Paket', 'Datei-fehlt']],
  ['0503', '4.0.0', 'out', ['Paket', 'Datei-fehlt', 'Schemafehler', 'Test']],
  ['0503', '4.0.0', 'out', ['Paket', 'abgebrochen']],
  ['0503', '4.0.0', 'in', ['Paket', 'abgebrochen']],
  ['0503', '4.0.0', 'out', ['Paket', 'Teil']],
  ['0503', '4.0.0', 'out', ['Teil']],
  ['0503', '4.0.0', 'out', ['Paket', 'Teil', 'alle-Teile']],
  ['0503', '4.0.0', 'in', ['Paket', 'Teil']],
  ['0503', '4.0.0', 'in', ['Paket', 'Teil', 'alle-Teile']],
  ['0502', '4.0.0', 'in', ['Original', 'Teil']],
  ['0506', '4.0.0', 'in', ['Erfolg', 'Original', 'Teil']],
  ['0506', '4.0.0', 'in', ['Erfolg', 'Original', 'Teil', 'alle-Teile']],
];

const rows: string[] = [];
for (const [type, version, direction, given, documents] of [...cases, ...transfers]) {
  const what = { type, version, direction, given, documents };
  rows.push(rowText({ ...what, ...read(await checked(type, version, given, { documents, direction })) }));
}
await writeFile(tablePath, `${rows.join('\n\n')}\n`);
