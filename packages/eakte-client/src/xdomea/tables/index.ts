import { type Notation, parseNotation } from '@rathaus/client-core/xml';
import type { XdomeaVersion } from '../version.ts';
import { codeForm } from './code-form.ts';
import { v23Differences } from './v2-3.ts';
import { v2Codes } from './v2-codes.ts';
import { v2Fachverfahren } from './v2-fachverfahren.ts';
import { v2Messages } from './v2-messages.ts';
import { v2Objects } from './v2-objects.ts';
import { v30Differences } from './v3-0.ts';
import { v3Codes } from './v3-codes.ts';
import { v3Fachverfahren } from './v3-fachverfahren.ts';
import { v3Messages } from './v3-messages.ts';
import { v3Objects } from './v3-objects.ts';
import { v4Codes } from './v4-codes.ts';
import { v4Derived } from './v4-derived.ts';
import { v4Messages } from './v4-messages.ts';
import { v4Objects } from './v4-objects.ts';

/** 06xx of 4.0: the bodies of 3.1 with the identifiers, the header and the document element of 4.0. */
function fachverfahrenOf40(): string {
  const head = `%FVBASIS = %KOPF EmpfangendesSystem:System*
%FVANFRAGE = %FVBASIS WeiteresEmpfangendesSystem:System* Empfangsbestaetigung:boolean
  Importbestaetigung:boolean=1 Erstellerkennung ErstellerRolle? Stapel:boolean Stapellaenge:unsignedInt?
  DMSSessionID? %TEIL
%FVANTWORT = %FVBASIS FVSessionID UUIDUrsprungsnachricht:uuid %TEIL
%FVEMPFANG = %FVBASIS UUIDUrsprungsnachricht:uuid %TEIL
`;
  const body = v3Fachverfahren
    .replaceAll('Kopf:NkKeineRueckmeldungFVDaten', '%FVANFRAGE')
    .replaceAll('Kopf:NkRueckmeldungFVDatenImport', '%FVANTWORT')
    .replaceAll('Kopf:NkFVDaten', '%FVEMPFANG')
    .replaceAll('IDSGO:looseUuid', 'xdomeaUUID:uuid')
    .replaceAll(':Schriftgutobjekt\n', ':SchriftgutobjektUebergabe\n')
    .replaceAll(':Schriftgutobjekt ', ':SchriftgutobjektUebergabe ')
    .replaceAll(
      ' Dokument:Dokument?',
      ' DokumentOderDokumentMitSchriftstueck:DokumentOderDokumentMitSchriftstueck?',
    )
    .replaceAll(
      ' Dokument:Dokument\n',
      ' DokumentOderDokumentMitSchriftstueck:DokumentOderDokumentMitSchriftstueck\n',
    );
  return head + body;
}

/** What text is written with: 2.x limits it to Latin letters, later versions allow all of Unicode. */
export function textTypeOf(version: XdomeaVersion): string {
  return version.startsWith('2.') ? 'latin' : 'string';
}

/** The form of the notation that the XÖV standards have and XML Schema has not. */
const forms = { code: codeForm };

/** The tables of a version. Parsed on each call: keep the compiled schema instead. */
export function notationOf(version: XdomeaVersion): Notation {
  switch (version) {
    case '2.3.0':
      // The differences use the header macro, so they follow the messages.
      return parseNotation([v2Codes, v2Objects, v2Messages, v2Fachverfahren, v23Differences], forms);
    case '2.4.0':
      return parseNotation([v2Codes, v2Objects, v2Messages, v2Fachverfahren], forms);
    case '3.0.0':
      return parseNotation([v3Codes, v3Objects, v3Messages, v3Fachverfahren, v30Differences], forms);
    case '3.1.0':
      return parseNotation([v3Codes, v3Objects, v3Messages, v3Fachverfahren], forms);
    case '4.0.0':
      return parseNotation([v4Codes, v4Objects, v4Messages, v4Derived, fachverfahrenOf40()], forms);
  }
}

/** True when the structure of the message is our derivation, because no schema file of it is public. */
export function isDerived(version: XdomeaVersion, messageType: string): boolean {
  return version === '4.0.0' && !messageType.startsWith('05');
}
