import type { Signaturdaten } from '../model/index.ts';
import { otherDateiformat } from '../tables/dateiformat.ts';
import { isObject, type ModelObject } from '../write/plan.ts';
import { dateiformatValues } from './code-maps.ts';
import { type At, below } from './journal.ts';
import type { Setting } from './settings.ts';

/** 2.x fixes the list of file formats: an unknown code becomes "other", with its name beside it. */
export function adaptFormat(value: ModelObject, at: At, { toFamily, journal }: Setting): ModelObject {
  const name = value.name as { code?: unknown; name?: unknown; listVersion?: unknown } | undefined;
  if (toFamily !== 'v2' || !isObject(name) || typeof name.code !== 'string') return value;
  if (dateiformatValues.has(name.code.trim())) return value;
  journal.add(below(at, ['name', 'code']), 'value-mapped', { after: otherDateiformat, lost: true });
  const changed: ModelObject = { ...value, name: { ...name, code: otherDateiformat } };
  if (value.sonstigerName === undefined) {
    const after = typeof name.name === 'string' && name.name !== '' ? name.name : name.code;
    journal.add(below(at, ['sonstigerName']), 'generated', { after });
    changed.sonstigerName = after;
  }
  return changed;
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64.replace(/\s+/g, '')), (character) => character.charCodeAt(0));
}

/** A file of a document: what is said of it beside its name. */
export function adaptPrimaerdokument(given: ModelObject, at: At, setting: Setting): ModelObject {
  return signatureFiles(withHash(given, at, setting), at, setting);
}

/** A hash that the source had no place for and that was made of the bytes of the file. */
function withHash(value: ModelObject, at: At, { toFamily, hashOf, journal }: Setting): ModelObject {
  const { dateiname } = value;
  if (toFamily !== 'v4' || value.hash !== undefined || typeof dateiname !== 'string') return value;
  const hash = hashOf?.(dateiname);
  if (hash === undefined) return value;
  journal.add(below(at, ['hash']), 'generated', { after: hash });
  return { ...value, hash };
}

/**
 * Signatures that 2.x embeds become files beside the document (since 3.0): the PKCS#7 container, the
 * certificates and the OCSP answers, byte for byte. What describes them has no place in later versions.
 */
function signatureFiles(value: ModelObject, at: At, setting: Setting): ModelObject {
  const { toFamily, journal, filesWanted, makeUuid } = setting;
  const given = value.signaturdaten as Signaturdaten | undefined;
  if (toFamily === 'v2' || !isObject(given) || !filesWanted) return value;
  if (value.signaturSiegel !== undefined || typeof given.signatur?.container !== 'string') return value;
  const parts: [kind: string, content: string][] = [
    ['signatur.p7s', given.signatur.container],
    ...(given.zertifikat ?? []).map((part): [string, string] => ['zertifikat.cer', part.zertifikat]),
    ...(given.status ?? []).map((part): [string, string] => ['status.ors', part.antwort]),
  ];
  const files = parts.map(([kind, content]) => ({
    name: `${makeUuid()}_${kind}`,
    content: bytesOf(content),
  }));
  const { container, ...about } = given.signatur;
  const described =
    Object.values(about).some((part) => part !== undefined) ||
    [...(given.zertifikat ?? []), ...(given.status ?? [])].some(
      (part) => part.version !== undefined || part.format !== undefined,
    );
  const after = { signaturSiegelDatei: files.map((file) => file.name) };
  for (const [index, file] of files.entries()) {
    journal.add(below(at, ['signaturSiegel', 'signaturSiegelDatei', index]), 'generated', {
      after: file.name,
      effect: { file },
    });
  }
  journal.add(below(at, ['signaturdaten']), 'value-mapped', { lost: described });
  const { signaturdaten, ...rest } = value;
  return { ...rest, signaturSiegel: after };
}
