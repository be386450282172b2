import { procedureProfile } from '../../src/xdomea/index.ts';
import { akte, container, dokument, file, uuid, vorgang } from '../rules/messages.ts';
import {
  dokumentPath,
  filePath,
  formatPath,
  inDokument,
  inVorgang,
  type Plant,
  path,
  third,
  vorgangPath,
} from './plant.ts';

const disposal = (members: object) =>
  third(akte({ aussonderungsmetadaten: { aussonderungsart: { code: 'A' }, ...members } }));
const marked = (code: string) => disposal({ aussonderungsart: { code } });
const coded = (code: string, extension: string, more: object = {}) =>
  inDokument({}, { dateiname: `${uuid(40)}_a.${extension}` }, { name: { code }, ...more });
const signature = (extension: string) => `${uuid(41)}_a.${extension}`;
const metadata = `${path}/ArchivspezifischeMetadaten`;
const appraisal = `${metadata}/Aussonderungsart/Aussonderungsart`;

/** Faults of records and files that an archive does not take, or would rather not. */
export const fitnessPlants: readonly Plant[] = [
  { rule: 'A01', fault: 'destroy', message: marked('V'), at: appraisal },
  { rule: 'A01', fault: 'open', message: marked('B'), at: appraisal },
  {
    rule: 'A01',
    fault: 'destroy',
    message: inVorgang({ aussonderungsmetadaten: { aussonderungsart: { code: 'V' } } }),
    at: `${vorgangPath}/ArchivspezifischeMetadaten/Aussonderungsart/Aussonderungsart`,
  },
  {
    rule: 'A01',
    fault: 'decided-otherwise',
    message: marked('V'),
    options: {
      profile: procedureProfile({
        appraised: [10, 20, 501, 502].map((id) => ({ id: uuid(id), aussonderungsart: 'A' })),
      }),
    },
    at: appraisal,
  },
  {
    rule: 'A02',
    fault: 'running',
    message: disposal({ aufbewahrungsende: '2026-12-31' }),
    at: `${metadata}/Aufbewahrungsende`,
  },
  {
    rule: 'A02',
    fault: 'running',
    message: disposal({ aufbewahrungsdauer: { anzahlJahre: 40 } }),
    at: `${metadata}/Aufbewahrungsdauer/AnzahlJahre`,
  },
  {
    rule: 'A02',
    fault: 'contradicting',
    message: disposal({ aufbewahrungsende: '2017-12-31', aufbewahrungsdauer: { anzahlJahre: 40 } }),
    at: `${metadata}/Aufbewahrungsende`,
  },
  {
    rule: 'A03',
    message: disposal({ aufbewahrungsdauer: { unbefristet: true } }),
    at: `${metadata}/Aufbewahrungsdauer/Unbefristet`,
  },
  {
    rule: 'A04',
    fault: 'missing',
    message: third(akte({ allgemeineMetadaten: { kennzeichen: 'A 1' } })),
    at: `${path}/AllgemeineMetadaten`,
  },
  {
    rule: 'A04',
    fault: 'blank',
    message: inVorgang({ allgemeineMetadaten: { betreff: '-' } }),
    at: `${vorgangPath}/AllgemeineMetadaten/Betreff`,
  },
  {
    rule: 'A05',
    fault: 'end',
    message: third(akte({ laufzeit: { beginn: '2010-01-01' } })),
    at: `${path}/Laufzeit`,
  },
  { rule: 'A05', fault: 'period', message: third(akte({ laufzeit: undefined })), at: path },
  {
    rule: 'A05',
    fault: 'end',
    message: inVorgang({ laufzeit: { beginn: '2010-01-01' } }),
    at: `${vorgangPath}/Laufzeit`,
  },
  {
    rule: 'A05',
    fault: 'document',
    message: inVorgang({
      dokument: [dokument(), dokument({ identifikation: { id: uuid(31) }, datumDesSchreibens: undefined })],
    }),
    at: `${dokumentPath}[2]`,
  },
  {
    rule: 'A06',
    fault: 'content',
    message: inDokument(),
    options: container([{ name: file, detected: 'exe' }]),
    at: filePath,
  },
  {
    rule: 'A06',
    fault: 'content',
    message: inDokument(),
    options: container([{ name: file }, { name: 'bild.png', detected: 'exe' }]),
    at: '@entry bild.png',
  },
  { rule: 'A06', fault: 'extension', message: coded('018', 'bat'), at: filePath },
  {
    rule: 'A06',
    fault: 'extension',
    message: inDokument(
      {},
      { signaturSiegel: { signaturSiegelDatei: [signature('p7s'), signature('bat')] } },
    ),
    at: `${formatPath}/Primaerdokument/SignaturSiegel/SignaturSiegelDatei[2]`,
  },
  {
    rule: 'A07',
    fault: 'other',
    message: inDokument(),
    options: container([{ name: file, detected: 'png' }]),
    at: `${formatPath}/Name`,
  },
  {
    rule: 'A07',
    fault: 'script',
    message: inDokument(),
    options: container([{ name: file, detected: 'html', active: true }]),
    at: `${formatPath}/Name`,
  },
  ...(['not-listed', 'not-recommended'] as const).map((fault) => ({
    rule: 'A08',
    fault,
    message: coded('035', 'docx'),
    options: { profile: { formats: { codes: ['018'], confirmed: fault === 'not-listed' } } },
    at: `${formatPath}/Name`,
  })),
  {
    rule: 'A10',
    message: third(akte()),
    options: { profile: { parameters: { A10: { closed: 'required' } } } },
    at: 'Schriftgutobjekt/Akte',
    also: ['Schriftgutobjekt[2]/Akte', path],
  },
  {
    rule: 'A12',
    fault: 'macros',
    message: coded('035', 'docx'),
    options: container([{ name: `${uuid(40)}_a.docx`, macros: true }]),
    at: filePath,
  },
  {
    rule: 'A12',
    fault: 'archive',
    message: inDokument(),
    options: container([{ name: file, detected: 'zip' }]),
    at: filePath,
  },
  {
    rule: 'A12',
    fault: 'active',
    message: inDokument(),
    options: container([{ name: file, detected: 'pdf', active: true }]),
    at: filePath,
  },
  {
    rule: 'A12',
    fault: 'zip-behind',
    message: inDokument(),
    options: container([{ name: file, detected: 'pdf', zipBehind: true }]),
    at: filePath,
  },
  {
    rule: 'A13',
    message: coded('044', 'pdf'),
    options: container([{ name: file, detected: 'pdf', pdfaClaim: false }]),
    at: `${formatPath}/Name`,
  },
  { rule: 'A14', fault: 'none', message: disposal({}), at: path },
  {
    rule: 'A14',
    fault: 'some',
    message: third(
      akte({
        aussonderungsmetadaten: { aussonderungsart: { code: 'A' } },
        vorgang: [
          vorgang({ identifikation: { id: uuid(520) }, dokument: [] }),
          vorgang({ aussonderungsmetadaten: { aufbewahrungsdauer: { anzahlJahre: 10 } } }),
        ],
      }),
    ),
    at: path,
  },
];
