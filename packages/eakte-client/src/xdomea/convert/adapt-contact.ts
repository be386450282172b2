import { isObject, type ModelObject } from '../write/plan.ts';
import { institutionCodes } from './code-maps.ts';
import { type At, below } from './journal.ts';
import type { Setting } from './settings.ts';

type LooseCode = { code?: unknown; name?: unknown; listUri?: unknown; listVersion?: unknown };

/** 4.0 wants list and version of a role code; a code that names none becomes the free text role. */
export function adaptKontakt(value: ModelObject, at: At, { toFamily, journal }: Setting): ModelObject {
  const role = value.rolleCode as LooseCode | undefined;
  if (toFamily !== 'v4' || !isObject(role)) return value;
  if (role.listUri !== undefined && role.listVersion !== undefined) return value;
  if (value.rolle !== undefined) return value;
  const rolle = typeof role.name === 'string' && role.name !== '' ? role.name : String(role.code);
  const { rolleCode, ...rest } = value;
  const lost = role.name !== undefined || role.listUri !== undefined || role.listVersion !== undefined;
  journal.add(below(at, ['rolle']), 'generated', { after: rolle });
  journal.add(below(at, ['rolleCode']), 'value-mapped', { lost });
  return { ...rest, rolle };
}

/** 2.x has codes of its own for ways to reach an institution, later versions a flag. */
export function adaptKommunikation(value: ModelObject, at: At, setting: Setting): ModelObject {
  const { fromFamily, toFamily, journal } = setting;
  const kanal = value.kanal as LooseCode | undefined;
  if (fromFamily === toFamily || !isObject(kanal)) return value;
  const code = typeof kanal.code === 'string' ? kanal.code.trim() : '';
  if (fromFamily === 'v2' && toFamily !== 'v2') {
    if (!Object.values(institutionCodes).includes(code)) return value;
    journal.add(below(at, ['istInstitution']), 'generated', { after: true });
    return { ...value, istInstitution: true };
  }
  if (toFamily !== 'v2' || value.istInstitution !== true) return value;
  const base = `00${Number(code) === 9 ? 7 : Number(code)}`;
  const after = /^0[1249]$/.test(code) ? institutionCodes[base] : undefined;
  if (after === undefined) return value;
  const { istInstitution, ...rest } = value;
  const listUri = 'urn:xoev-de:xdomea:codeliste:kommunikationsart';
  const mapped: ModelObject = { ...kanal, code: after, listUri, listVersion: '1.0' };
  journal.add(below(at, ['kanal', 'code']), 'value-mapped', { after });
  for (const [field, set] of [
    ['listUri', listUri],
    ['listVersion', '1.0'],
  ] as const) {
    if (kanal[field] !== set)
      journal.add(below(at, ['kanal', field]), kanal[field] === undefined ? 'generated' : 'value-mapped', {
        after: set,
      });
  }
  journal.add(below(at, ['istInstitution']), 'value-mapped');
  return { ...rest, kanal: mapped };
}

/** Who made an entry of the record (0607): a contact in 2.x, a name since 3.0. */
export function adaptProtokoll(value: ModelObject, at: At, { toFamily, journal }: Setting): ModelObject {
  const { bearbeiter } = value;
  const place = below(at, ['bearbeiter']);
  if (toFamily === 'v2' && typeof bearbeiter === 'string') {
    const after = { nameAnsprechpartner: { familienname: { name: bearbeiter } } };
    journal.add(place, 'value-mapped', { after });
    return { ...value, bearbeiter: after };
  }
  if (toFamily === 'v2' || !isObject(bearbeiter)) return value;
  const after = nameOf(bearbeiter);
  journal.add(place, 'value-mapped', { after, lost: true });
  return { ...value, bearbeiter: after };
}

function nameOf(kontakt: ModelObject): string {
  const texts: string[] = [];
  const collect = (value: unknown) => {
    if (typeof value === 'string' && value.trim() !== '') texts.push(value.trim());
    else if (isObject(value)) for (const inner of Object.values(value)) collect(inner);
  };
  const person = kontakt.nameAnsprechpartner as
    | { titel?: unknown; vorname?: unknown; familienname?: unknown }
    | undefined;
  collect([person?.titel, person?.vorname, person?.familienname]);
  if (texts.length === 0) collect([kontakt.nameOrganisationseinheit, kontakt.nameInstitution]);
  return texts.join(' ') || 'unbekannt';
}
