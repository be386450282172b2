import { gereinigt, UNSICHTBAR } from '../antrag/formular.ts';

/** From where the tax is taken. */
export interface Bankverbindung {
  kontoinhaber: string;
  /** In capital letters, without spaces. */
  iban: string;
}

export type Bankfehler = Partial<Record<keyof Bankverbindung, string>>;

export const laengen = { kontoinhaber: 70, iban: 42 } as const;

/** Check digits of an IBAN (ISO 13616, by ISO/IEC 7064 MOD 97-10). The length is that of Germany, or any of another country. */
export function istIban(iban: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false;
  if (iban.startsWith('DE') && iban.length !== 22) return false;
  const digits = [...iban.slice(4), ...iban.slice(0, 4)].map((one) => parseInt(one, 36)).join('');
  return BigInt(digits) % 97n === 1n;
}

/** Groups of four, as it is printed on cards. */
export const lesbareIban = (iban: string): string => (iban.match(/.{1,4}/g) ?? []).join(' ');

/** The end of it only: enough to know one's own account. */
export const verdeckteIban = (iban: string): string => `endet auf ${iban.slice(-4)}`;

/** Cleans and checks what was typed. */
export function pruefeBankverbindung(raw: Partial<Record<string, string>>): {
  angaben: Bankverbindung;
  fehler: Bankfehler;
} {
  const kontoinhaber = gereinigt(raw.kontoinhaber);
  const iban = gereinigt(raw.iban).replaceAll(' ', '').toUpperCase();
  const fehler: Bankfehler = {};
  if (kontoinhaber === '') fehler.kontoinhaber = 'Bitte geben Sie an, wem das Konto gehört.';
  else if (kontoinhaber.length > laengen.kontoinhaber)
    fehler.kontoinhaber = `Bitte höchstens ${laengen.kontoinhaber} Zeichen.`;
  else if (UNSICHTBAR.test(kontoinhaber))
    fehler.kontoinhaber =
      'Der Text enthält unsichtbare Zeichen. Bitte geben Sie ihn noch einmal von Hand ein.';
  if (iban === '') fehler.iban = 'Bitte geben Sie die IBAN an. Sie steht auf Ihrer Bankkarte.';
  else if (!istIban(iban))
    fehler.iban = 'Diese IBAN kann nicht stimmen. Bitte vergleichen Sie sie Zeichen für Zeichen.';
  return { angaben: { kontoinhaber, iban: iban.slice(0, laengen.iban) }, fehler };
}
