import type { Akte } from '../../src/xdomea/index.ts';
import {
  akte,
  type Case,
  container,
  context,
  dokument,
  file,
  four,
  level,
  prozessId,
  replaced,
  transfer,
  uuid,
  vorgang,
} from './messages.ts';

export interface Probe extends Case {
  name: string;
  /** What the check must tell. */
  rule: string;
}

const pipes = '||||||||-||||-||||-||||-||||||||||||';
const withDocument = (...args: Parameters<typeof dokument>): Akte =>
  akte({ vorgang: [vorgang({ dokument: [dokument(...args)] })] });
const emptied = (element: string) =>
  replaced(new RegExp(`<xdomea:${element}>.*?</xdomea:${element}>`, 's'), `<xdomea:${element}/>`);
const wrongHash = { hash: { wert: '0'.repeat(64), algorithmus: { code: 'SHA-256' } } };
const trueHash = { 'SHA-256': 'ab'.repeat(32) };

/**
 * Messages that the schema accepts and that are wrong nevertheless, as measured with xmllint, each with the rule
 * that must tell.
 */
export const probes: readonly Probe[] = [
  {
    name: 'file name that leads out of the folder',
    rule: 'R13',
    message: transfer(withDocument({}, { dateiname: `${uuid(40)}_../../etc/x` })),
  },
  {
    name: 'file name with a UUID of bars',
    rule: 'R13',
    message: transfer(),
    edit: replaced(`<xdomea:Dateiname>${uuid(40)}`, `<xdomea:Dateiname>${pipes}`),
  },
  {
    name: 'record with a UUID of bars',
    rule: 'R15',
    message: transfer(),
    edit: replaced(`<xdomea:ID>${uuid(10)}`, `<xdomea:ID>${pipes}`),
  },
  {
    name: 'process with a UUID of bars',
    rule: 'R02',
    message: transfer(),
    edit: replaced(`<xdomea:ProzessID>${prozessId}`, `<xdomea:ProzessID>${pipes}`),
  },
  {
    name: 'prefix ns2',
    rule: 'R03',
    message: transfer(),
    edit: (xml) => xml.replace(/(<\/?)xdomea:/g, '$1ns2:').replace('xmlns:xdomea', 'xmlns:ns2'),
  },
  {
    name: 'message type 0501 inside a 0503',
    rule: 'R01',
    message: transfer(akte(), { nachrichtentyp: { code: '0501' } }),
  },
  {
    name: 'message type 0401 inside a 0503, 4.0',
    rule: 'R01',
    ...four(transfer(akte({ kontextobjekt: false }), { nachrichtentyp: { code: '0401' } })),
  },
  { name: 'empty Absender', rule: 'R04', message: transfer(), edit: emptied('Absender') },
  { name: 'empty Empfaenger', rule: 'R04', message: transfer(), edit: emptied('Empfaenger') },
  { name: 'empty autor, 4.0', rule: 'R04', ...four(transfer()), edit: emptied('autor') },
  { name: 'empty leser, 4.0', rule: 'R04', ...four(transfer()), edit: emptied('leser') },
  {
    name: 'two records with one id',
    rule: 'R15',
    message: transfer(akte({ vorgang: [vorgang({ identifikation: { id: uuid(10) } })] })),
  },
  {
    name: 'unknown code of a file format',
    rule: 'R16',
    message: transfer(withDocument({}, {}, { name: { code: '999' } })),
  },
  {
    name: 'file format named like a property of every object',
    rule: 'R16',
    message: transfer(withDocument({}, {}, { name: { code: 'constructor' } })),
  },
  {
    name: 'file format "other" without a name',
    rule: 'R16',
    message: transfer(withDocument({}, {}, { name: { code: '100' } })),
  },
  {
    name: 'DOCTYPE with an internal entity',
    rule: 'R32',
    message: transfer(),
    edit: replaced(
      /\?>\n(<xdomea:[A-Za-z.0-9]+)/,
      '?>\n<!DOCTYPE xdomea:Aussonderung.Aussonderung.0503 [<!ENTITY e "v">]>\n$1',
    ),
  },
  {
    name: 'part 7 of 1, 4.0',
    rule: 'R07',
    ...four(transfer(akte(), { lfdNrNachrichtProTyp: 7, gesamtanzahlNachrichtenProTyp: 1 })),
  },
  {
    name: 'part −3, 4.0',
    rule: 'R07',
    ...four(transfer(akte(), { lfdNrNachrichtProTyp: -3, gesamtanzahlNachrichtenProTyp: 1 })),
  },
  {
    name: 'hash of another file, 4.0',
    rule: 'R18',
    ...four(transfer(withDocument({}, wrongHash))),
    options: container([{ name: file, hashes: trueHash }]),
  },
  {
    name: 'hash without algorithm, 4.0',
    rule: 'R18',
    ...four(transfer(withDocument({}, { hash: { wert: '0'.repeat(64) } }))),
  },
  {
    name: 'time without zone and milliseconds, 4.0',
    rule: 'R05',
    ...four(transfer(akte(), { erstellungszeitpunkt: '2026-01-02T03:04:05' })),
  },
  {
    name: 'file with the UUID of its document',
    rule: 'R14',
    message: transfer(withDocument({}, { dateiname: `${uuid(30)}_a.pdf` })),
  },
  { name: 'nothing but context records, 4.0', rule: 'R23', ...context(true, true) },
  { name: '100 Teilakten inside each other', rule: 'R29', message: transfer(level(100)) },
  {
    name: 'smiley in the subject',
    rule: 'Q06',
    message: transfer(akte({ allgemeineMetadaten: { betreff: 'Hundesteuer 😀' } })),
  },
];

/** Messages the schema rejects: none of the rules has to, but the structure check must say so as xmllint does. */
export const rejected: readonly (Probe & { rule: 'XSD' | 'Q01' })[] = [
  {
    name: 'true for a fixed 1',
    rule: 'Q01',
    message: transfer(),
    edit: replaced('<xdomea:Importbestaetigung>1<', '<xdomea:Importbestaetigung>true<'),
  },
  {
    name: 'qualified code',
    rule: 'XSD',
    message: transfer(),
    edit: replaced(/<code>0503<\/code>/, '<xdomea:code>0503</xdomea:code>'),
  },
  {
    name: 'qualified nachrichtenUUID, 4.0',
    rule: 'XSD',
    ...four(transfer()),
    edit: replaced(
      /<(\/?)nachrichtenUUID>(.*?)<(\/?)nachrichtenUUID>/s,
      '<xdomea:nachrichtenUUID>$2</xdomea:nachrichtenUUID>',
    ),
  },
  {
    name: 'qualified kanal, 4.0',
    rule: 'XSD',
    ...four(
      transfer(akte(), {
        autor: {
          nameInstitution: { name: 'Stadt Musterstadt' },
          erreichbarkeit: [{ kanal: { code: '01' }, kennung: 'post@musterstadt.example' }],
        },
      }),
    ),
    edit: replaced(/<kanal(.*?)<\/kanal>/s, '<xdomea:kanal$1</xdomea:kanal>'),
  },
  {
    name: 'Dateiformat without listVersionID',
    rule: 'XSD',
    message: transfer(),
    edit: replaced(/(<xdomea:Name[^>]*) listVersionID="[^"]*"/, '$1'),
  },
  {
    name: 'name below Dateiformat in 3.0',
    rule: 'XSD',
    message: transfer(),
    edit: replaced('<code>018</code>', '<code>018</code><name>pdf</name>'),
  },
  {
    name: 'root of 4.0 with another version',
    rule: 'XSD',
    ...four(transfer()),
    edit: replaced(' version="4.0.0"', ' version="4.0.1"'),
  },
  {
    name: 'root of 4.0 without produkthersteller',
    rule: 'XSD',
    ...four(transfer()),
    edit: replaced(/ produkthersteller="[^"]*"/, ''),
  },
  {
    name: 'smiley in produkt, 4.0',
    rule: 'XSD',
    ...four(transfer()),
    edit: replaced(/ produkt="[^"]*"/, ' produkt="😀"'),
  },
];
