import { profiles, type XdomeaVersion } from '../../src/xdomea/index.ts';
import {
  akte,
  type Case,
  container,
  dokument,
  file,
  kopf,
  replaced,
  transfer,
  uuid,
  vorgang,
} from './messages.ts';

const disposal = (members: object) =>
  akte({ aussonderungsmetadaten: { aussonderungsart: { code: 'A' }, ...members } });
const holding = (...rest: Parameters<typeof dokument>) =>
  transfer(akte({ vorgang: [vorgang({ dokument: [dokument(...rest)] })] }));
const named = (extension: string) => `${uuid(40)}_a.${extension}`;
const coded = (code: string, extension = 'pdf') =>
  holding({}, { dateiname: named(extension) }, { name: { code } });
const closed = { profile: { parameters: { A10: { closed: 'required' } } } };

/** A receiver that is reached by a channel with this code. */
const reached = (code: string, version: XdomeaVersion = '3.0.0'): Case => ({
  version,
  message: transfer(akte(), {
    leser: kopf({
      leser: {
        erreichbarkeit: [{ kanal: { code, listVersion: '3' }, kennung: 'archiv@musterland.example' }],
      },
    }).leser,
  }),
});

/** For each rule about fitness for archiving a message that breaks it and one that does not. */
export const fitnessCases: Record<string, { wrong: Case; right: Case }> = {
  A01: {
    wrong: { message: transfer(akte({ aussonderungsmetadaten: { aussonderungsart: { code: 'V' } } })) },
    right: { message: transfer() },
  },
  A02: {
    wrong: { message: transfer(disposal({ aufbewahrungsende: '2026-12-31' })) },
    right: { message: transfer(disposal({ aufbewahrungsende: '2025-12-31' })) },
  },
  A03: {
    wrong: { message: transfer(disposal({ aufbewahrungsdauer: { unbefristet: true } })) },
    right: { message: transfer(disposal({ aufbewahrungsdauer: { anzahlJahre: 10 } })) },
  },
  A04: {
    wrong: { message: transfer(), edit: replaced(/<xdomea:Betreff>[^<]*<\/xdomea:Betreff>/, '') },
    right: { message: transfer(akte({ allgemeineMetadaten: { betreff: 'Hundesteuer' } })) },
  },
  A05: {
    wrong: { message: transfer(akte({ laufzeit: undefined })) },
    right: { message: transfer(akte({ laufzeit: undefined, zda: true, zdaDatum: '2012-12-31' })) },
  },
  A06: {
    wrong: { message: transfer(), options: container([{ name: file, detected: 'exe' }]) },
    right: { message: transfer(), options: container([{ name: file, detected: 'pdf' }]) },
  },
  A07: {
    wrong: { message: transfer(), options: container([{ name: file, detected: 'png' }]) },
    right: { message: transfer(), options: container([{ name: file, detected: 'pdf' }]) },
  },
  A08: {
    wrong: { message: coded('035', 'docx'), options: { profile: profiles['landesarchiv-nrw'] } },
    right: { message: coded('044'), options: { profile: profiles['landesarchiv-nrw'] } },
  },
  A09: { wrong: reached('99'), right: reached('01') },
  A10: {
    wrong: { message: transfer(), options: closed },
    right: { message: transfer(akte({ zda: true, zdaDatum: '2012-12-31' })), options: closed },
  },
  A11: {
    wrong: { message: transfer(), version: '3.1.0', options: { profile: { versions: ['3.0.0'] } } },
    right: { message: transfer(), version: '3.1.0', options: { profile: profiles['x-man'] } },
  },
  A12: {
    wrong: { message: coded('035', 'docx'), options: container([{ name: named('docx'), macros: true }]) },
    right: { message: coded('035', 'docx'), options: container([{ name: named('docx'), detected: 'docx' }]) },
  },
  A14: {
    wrong: { message: transfer(disposal({})) },
    right: { message: transfer(disposal({ aufbewahrungsdauer: { anzahlJahre: 10 } })) },
  },
  A13: {
    wrong: { message: coded('044'), options: container([{ name: file, detected: 'pdf', pdfaClaim: false }]) },
    right: { message: coded('044'), options: container([{ name: file, detected: 'pdf', pdfaClaim: '2b' }]) },
  },
};
