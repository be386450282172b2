/** An area as a query names it. ARS and AGS are keys of the statistical offices; an id means something to the service only. */
export type QueriedArea =
  | { kind: 'ars'; key: string }
  | { kind: 'ags'; key: string }
  /** `ars`: where the caller knows the area to be; without it no signature can be compared with the id. */
  | { kind: 'areaId'; id: string; ars: string | undefined };

/** Whether signed areas cover the one that was asked for; `unknown`: they cannot be compared with it. */
export type Coverage = 'covered' | 'elsewhere' | 'unknown';

const rs = 'urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:rs:';

/** Widths of the parts: Land, Regierungsbezirk, Kreis, Verband, Gemeinde. An AGS has no Verband. */
const arsParts = [2, 1, 2, 4, 3] as const;
const agsParts = [2, 1, 2, 3] as const;

/** Whether a text is an ARS of 2, 3, 5, 9 or 12 digits. */
export const isArs = (text: unknown): text is string =>
  typeof text === 'string' && /^(\d{2}|\d{3}|\d{5}|\d{9}|\d{12})$/.test(text);
/** Whether a text is an AGS of 2, 3, 5 or 8 digits. */
export const isAgs = (text: unknown): text is string =>
  typeof text === 'string' && /^(\d{2}|\d{3}|\d{5}|\d{8})$/.test(text);

/** A key without the empty parts at its end: 055150000000 and 05515 are one area. Empty for Land 00, which is none. */
function shortened(key: string, widths: readonly number[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const width of widths) {
    if (at < key.length) parts.push(key.slice(at, at + width));
    at += width;
  }
  while (parts.length > 0 && /^0+$/.test(parts.at(-1) ?? '')) parts.pop();
  return parts.join('');
}

/** A signed ARS covers every area below it, never one above it. */
function arsCovers(signed: string, asked: string): Coverage {
  return asked.startsWith(signed) ? 'covered' : 'elsewhere';
}

/** An AGS is an ARS without the Verband: what is signed for a whole Verband cannot be told from it. */
function agsCovers(signed: string, asked: string): Coverage {
  if (signed.length <= 5) return arsCovers(signed, asked);
  if (signed.slice(0, 5) !== asked.slice(0, 5) || asked.length < 8) return 'elsewhere';
  if (signed.length === 9) return 'unknown';
  return signed.slice(9) === asked.slice(5) ? 'covered' : 'elsewhere';
}

/**
 * Compares the `gebietIDs` of a signature with the area of a query. URNs that are no regional key cover nothing, because
 * nobody here knows where they are; the whole country (`00`) neither, which no public source describes.
 */
export function coverageOf(gebietIds: readonly unknown[], area: QueriedArea): Coverage {
  const wanted = area.kind === 'areaId' ? area.ars : area.key;
  const asked = wanted && shortened(wanted, area.kind === 'ags' ? agsParts : arsParts);
  if (!asked) return 'unknown';
  let coverage: Coverage = 'elsewhere';
  for (const id of gebietIds) {
    const key = typeof id === 'string' && id.startsWith(rs) ? id.slice(rs.length) : '';
    const signed = isArs(key) ? shortened(key, arsParts) : '';
    const found = !signed
      ? 'unknown'
      : area.kind === 'ags'
        ? agsCovers(signed, asked)
        : arsCovers(signed, asked);
    if (found === 'covered') return found;
    if (found === 'unknown') coverage = found;
  }
  return coverage;
}
