import type { Binding } from '../mapping/binding.ts';
import { codeValues } from '../tables/code-values.ts';
import { isObject, type ModelObject } from '../write/plan.ts';
import { adaptKommunikation, adaptKontakt, adaptProtokoll } from './adapt-contact.ts';
import { adaptFormat, adaptPrimaerdokument } from './adapt-file.ts';
import { adaptMessage } from './adapt-message.ts';
import { type At, below } from './journal.ts';
import { allowWeakerProtection, type Setting } from './settings.ts';
import { refused } from './unfit.ts';
import { vorgangFor } from './wrap.ts';

const count = (value: unknown) => (Array.isArray(value) ? value.length : 0);

/**
 * What a version says in another shape, not just in another place or order: done before a value is fitted into
 * the target. Gives back a changed copy. Source of the list: conversion map of the fact sheet (section 11),
 * derived from the schemas of 2.4, 3.1 and 4.0.
 */
export function adapt(binding: Binding, value: ModelObject, at: At, setting: Setting): ModelObject {
  if (setting.from === setting.to) return value;
  const { name } = binding.type;
  if (/\.\d{4}$/.test(name)) return adaptMessage(binding, value, at, setting);
  switch (binding.kind) {
    case 'Dokument':
      return flattenPieces(value, at, setting);
    case 'Akte':
      return separateContent(withoutContext(value, at, setting), at, setting);
    case 'Vorgang':
      return withoutContext(value, at, setting);
    case undefined:
      break;
  }
  switch (name) {
    case 'AllgemeineMetadaten':
      return guardClassification(value, at, setting);
    case 'Kontakt':
      return adaptKontakt(value, at, setting);
    case 'Kommunikation':
      return adaptKommunikation(value, at, setting);
    case 'BearbeitungFV':
      return adaptProtokoll(value, at, setting);
    case 'Format':
      return adaptFormat(value, at, setting);
    case 'Primaerdokument':
      return adaptPrimaerdokument(value, at, setting);
    default:
      return value;
  }
}

/** Pieces of a document (Schriftstück, 4.0) become its attachments. */
function flattenPieces(value: ModelObject, at: At, { toFamily, journal }: Setting): ModelObject {
  if (toFamily === 'v4' || count(value.schriftstueck) === 0) return value;
  const { schriftstueck, ...rest } = value;
  const anlage = Array.isArray(value.anlage) ? value.anlage : [];
  journal.add(below(at, ['schriftstueck']), 'moved', { movedTo: below(at, ['anlage']), lost: true });
  return { ...rest, anlage: [...anlage, ...(schriftstueck as unknown[])] };
}

/** 2.x holds either documents or Vorgänge in an Akte: the documents go into a Vorgang. */
function separateContent(value: ModelObject, at: At, setting: Setting): ModelObject {
  const { toFamily, journal, policy, to } = setting;
  const vorgaenge = count(value.vorgang);
  if (toFamily !== 'v2' || count(value.dokument) === 0 || vorgaenge === 0) return value;
  if (policy.documents !== 'wrap') throw refused('document-place', to, below(at, ['dokument']));
  const { dokument, ...rest } = value;
  const wrapper = vorgangFor(setting, undefined);
  const place = below(at, ['vorgang', vorgaenge]);
  journal.add(place, 'generated', { after: wrapper });
  journal.add(below(at, ['dokument']), 'moved', { movedTo: below(place, ['dokument']), lost: true });
  return { ...rest, vorgang: [...(value.vorgang as unknown[]), { ...wrapper, dokument }] };
}

/** Before 4.0 nothing says that a record only shows context. */
function withoutContext(value: ModelObject, at: At, { toFamily, policy, to }: Setting): ModelObject {
  if (toFamily === 'v4' || value.kontextobjekt !== true || policy.contextObjects === 'keep') return value;
  throw refused('context-object', to, below(at, ['kontextobjekt']));
}

/** A classification of another list than the one the target fixes is not silently dropped. */
function guardClassification(value: ModelObject, at: At, setting: Setting): ModelObject {
  const { toFamily, policy, to } = setting;
  const secrecy = value.geheimhaltung;
  if (toFamily === 'v4' || policy[allowWeakerProtection] || !isObject(secrecy)) return value;
  const grade = secrecy.geheimhaltungsgrad as { code?: string; listUri?: string } | undefined;
  if (grade === undefined) return value;
  const known =
    (grade.listUri === undefined || grade.listUri.endsWith(':vertraulichkeitsstufe')) &&
    codeValues['vertraulichkeitsstufe/1.0']!.split(' ').includes(grade.code?.trim() ?? '');
  if (!known) throw refused('protection', to, below(at, ['geheimhaltung', 'geheimhaltungsgrad']));
  return value;
}
