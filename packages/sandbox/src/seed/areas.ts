/** An invented area with its keys: Regionalschlüssel of 12 digits, postcodes. */
export interface Area {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** 2 digits for the Land, 5 for a Kreis, 12 for a Gemeinde. */
  readonly ars: string;
  readonly postcodes: readonly string[];
}

/** The invented areas. The Kreis 05999 does not exist. */
export const areas: readonly Area[] = [
  {
    id: '1001',
    name: 'Beispielhausen',
    type: 'Gemeinde',
    ars: '059990012012',
    postcodes: ['59998', '59999'],
  },
  { id: '1002', name: 'Musterstadt', type: 'Gemeinde', ars: '059990016016', postcodes: ['59997'] },
  { id: '1003', name: 'Musterkreis', type: 'Kreis', ars: '05999', postcodes: [] },
];

/** Amtlicher Gemeindeschlüssel: the Regionalschlüssel without the four digits of the Verband. */
export function agsOf({ ars }: Area): string {
  return ars.length === 12 ? ars.slice(0, 5) + ars.slice(9) : ars;
}
