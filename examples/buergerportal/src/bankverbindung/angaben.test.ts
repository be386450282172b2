import { describe, expect, it } from 'vitest';
import { istIban, lesbareIban, pruefeBankverbindung, verdeckteIban } from './angaben.ts';

/** An account at a bank that does not exist. */
const IBAN = 'DE20000000000000417000';

describe('an IBAN', () => {
  it.each([
    ['of Germany', IBAN, true],
    ['of another country, with letters', 'GB49XXXX00000000000001', true],
    ['with a wrong check digit', IBAN.replace('DE20', 'DE21'), false],
    ['that is too short for Germany', IBAN.slice(0, -1), false],
    ['without a country', '20000000000000417000', false],
    ['of small letters', IBAN.toLowerCase(), false],
    ['that is empty', '', false],
  ])('%s', (_what, iban, good) => {
    expect(istIban(iban)).toBe(good);
  });

  it('is refused when any one character is another, or two neighbours have changed places', () => {
    for (let at = 0; at < IBAN.length; at += 1)
      for (const other of '0123456789') {
        if (at < 2 || other === IBAN[at]) continue;
        expect(istIban(IBAN.slice(0, at) + other + IBAN.slice(at + 1)), `${at} ${other}`).toBe(false);
      }
    for (let at = 2; at < IBAN.length - 1; at += 1) {
      const swapped = IBAN.slice(0, at) + IBAN[at + 1] + IBAN[at] + IBAN.slice(at + 2);
      if (swapped !== IBAN) expect(istIban(swapped), `${at}`).toBe(false);
    }
  });

  it('is written in groups, and hidden but for its end', () => {
    expect(lesbareIban(IBAN)).toBe('DE20 0000 0000 0000 4170 00');
    expect(verdeckteIban(IBAN)).toBe('endet auf 7000');
  });
});

describe('what was typed', () => {
  it('is cleaned', () => {
    expect(
      pruefeBankverbindung({ kontoinhaber: ' Łucja  Łódź-Şahin ', iban: 'de20 0000 0000 0000 4170 00' }),
    ).toEqual({ angaben: { kontoinhaber: 'Łucja Łódź-Şahin', iban: IBAN }, fehler: {} });
  });

  it.each([
    ['nothing', {}, ['kontoinhaber', 'iban']],
    ['a name that hides its direction', { kontoinhaber: 'Probe\u202e', iban: IBAN }, ['kontoinhaber']],
    ['a name without end', { kontoinhaber: 'a'.repeat(71), iban: IBAN }, ['kontoinhaber']],
    ['an IBAN without end', { kontoinhaber: 'Probe', iban: IBAN.repeat(1000) }, ['iban']],
  ])('is refused: %s', (_what, raw, faulty) => {
    const { angaben, fehler } = pruefeBankverbindung(raw);
    expect(Object.keys(fehler)).toEqual(faulty);
    expect(angaben.iban.length).toBeLessThan(50);
  });
});
