import type { Akte, Dokument, Kontakt, Nachricht, Vorgang } from '../model/index.ts';

type ModelObject = Record<string, unknown>;

/** What to do with the parts of a message, with their path (`schriftgutobjekt[0].vorgang[1]`). */
export interface Visitors {
  akte?(akte: Akte, path: string): void;
  vorgang?(vorgang: Vorgang, path: string): void;
  dokument?(dokument: Dokument, path: string): void;
  kontakt?(kontakt: Kontakt, path: string): void;
}

/** Calls a visitor for every part of a message that is held in memory, parents first. */
export function walk(message: Nachricht, visitors: Visitors): void {
  visit(message as unknown as ModelObject, '', visitors);
}

const contactFields = new Set([
  'autor',
  'leser',
  'weitererLeser',
  'kontakt',
  'weitererKontakt',
  'ersteller',
  'adressat',
  'bearbeiter',
]);

function visit(value: ModelObject, path: string, visitors: Visitors): void {
  if (value.kind === 'Akte') visitors.akte?.(value as unknown as Akte, path);
  else if (value.kind === 'Vorgang') visitors.vorgang?.(value as unknown as Vorgang, path);
  else if (value.kind === 'Dokument') visitors.dokument?.(value as unknown as Dokument, path);
  for (const [field, inner] of Object.entries(value)) {
    const items = Array.isArray(inner) ? inner : [inner];
    items.forEach((item, index) => {
      if (typeof item !== 'object' || item === null) return;
      const at = `${path === '' ? '' : `${path}.`}${field}${Array.isArray(inner) ? `[${index}]` : ''}`;
      if (contactFields.has(field)) visitors.kontakt?.(item as Kontakt, at);
      visit(item as ModelObject, at, visitors);
    });
  }
}
