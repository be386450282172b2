import { codeValues } from '../tables/code-values.ts';

/**
 * Code lists that were replaced by another list between versions, with the codes that mean the same.
 * `weaker` codes say less than the one they come from. Sources: code lists kommunikationsart 1.0 (xdomea 2.x)
 * and erreichbarkeit 3 (since 3.0); the mapping is ours.
 */
export interface CodeMap {
  from: string;
  to: string;
  codes: Readonly<Record<string, string>>;
  weaker: ReadonlySet<string>;
}

const kommunikationsart = 'urn:xoev-de:xdomea:codeliste:kommunikationsart';
const erreichbarkeit = 'urn:de:xoev:codeliste:erreichbarkeit';

export const codeMaps: readonly CodeMap[] = [
  {
    from: kommunikationsart,
    to: erreichbarkeit,
    codes: {
      '001': '01',
      '002': '02',
      '003': '03',
      '004': '04',
      '005': '05',
      '006': '06',
      '007': '09',
      // "Institution …": since 3.0 the flag IstInstitution says that.
      '008': '01',
      '009': '02',
      '010': '04',
      '011': '09',
      '012': '07',
    },
    weaker: new Set(),
  },
  {
    from: erreichbarkeit,
    to: kommunikationsart,
    codes: {
      '01': '001',
      '02': '002',
      '03': '003',
      '04': '004',
      '05': '005',
      '06': '006',
      '07': '012',
      '08': '012',
      '09': '007',
    },
    weaker: new Set(['08']),
  },
];

/** Codes of kommunikationsart 1.0 that mean an institution, by the code of the same way without that meaning. */
export const institutionCodes: Readonly<Record<string, string>> = {
  '001': '008',
  '002': '009',
  '004': '010',
  '007': '011',
};

/** Lists with the same codes under two names: ISO 3166-1 alpha-2 in 2.3 and the country codes of KoSIT since 2.4. */
const sameCodes: readonly (readonly [string, string])[] = [
  ['DIN EN ISO 3166-1', 'urn:xoev-de:kosit:codeliste:country-codes'],
];

export function isSameList(a: string, b: string): boolean {
  return a === b || sameCodes.some((pair) => pair.includes(a) && pair.includes(b));
}

export const dateiformatValues: ReadonlySet<string> = new Set(codeValues['dateiformat/1.0']!.split(' '));
