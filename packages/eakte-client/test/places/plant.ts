import type { FindingValues } from '@rathaus/client-core/findings';
import type { Akte, Kopf, Nachricht } from '../../src/xdomea/index.ts';
import { akte, type Case, dokument, kopf, uuid, vorgang } from '../rules/messages.ts';

/** A fault in an otherwise clean message, and the element that is meant. */
export interface Plant extends Case {
  /** Id of the rule. */
  rule: string;
  /** Only bytes show it, not a text. The character U+00FF becomes the byte 0xFF, which is no UTF-8. */
  bytesOnly?: boolean;
  /** `fault` of its values, where it has one. */
  fault?: string;
  /**
   * The element that is meant, below the root, with positions from the second of a name on; empty for the root itself.
   * `@` and a text: not an element but that text.
   */
  at: string;
  /** Elements that have the same fault, in the order in which they are found behind the one that is meant. */
  also?: readonly string[];
}

/** The fault a finding is about. */
export const faultOf = (values: FindingValues): string | undefined => {
  const { fault } = values as { fault?: { term: string } };
  return fault?.term;
};

const filler = (number: number): Akte => akte({ identifikation: { id: uuid(number) }, vorgang: [] });

/** A transfer with the record as the third, behind clean ones. */
export const third = (record: Akte, head: Partial<Kopf> = {}): Nachricht => ({
  messageType: '0503',
  kopf: kopf(head),
  schriftgutobjekt: [filler(501), filler(502), record],
});
export const path = 'Schriftgutobjekt[3]/Akte';

/** The same records as a message of another type. */
export const handover = <Type extends '0401' | '0501'>(
  messageType: Type,
  record: Akte,
  head: Partial<Kopf> = {},
): Nachricht => Object.assign(third(record, head), { messageType });

/** The same with the parts of the second Vorgang of the record, or of its document. */
export const inVorgang = (extra: Parameters<typeof vorgang>[0]): Nachricht =>
  third(akte({ vorgang: [vorgang({ identifikation: { id: uuid(520) }, dokument: [] }), vorgang(extra)] }));
export const vorgangPath = `${path}/Akteninhalt/Vorgang[2]`;
export const inDokument = (...parts: Parameters<typeof dokument>): Nachricht =>
  inVorgang({ dokument: [dokument(...parts)] });
export const dokumentPath = `${vorgangPath}/Dokument`;
export const formatPath = `${dokumentPath}/Version/Format`;
export const filePath = `${formatPath}/Primaerdokument/Dateiname`;

/** The paths of 4.0, where documents have a choice around them. */
export const inFour = (text: string) =>
  text.replaceAll('/Dokument', '/DokumentOderDokumentMitSchriftstueck/Dokument');
