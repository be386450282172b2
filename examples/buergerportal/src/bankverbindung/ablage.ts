import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomically } from '@rathaus/client-core/node';
import type { Bankverbindung } from './angaben.ts';

/** What is known of the account of one person. */
export interface Bankeintrag {
  /** Typed, and not confirmed yet. */
  entwurf?: (Bankverbindung & { am: string }) | undefined;
  /** Confirmed with the online ID card: this one counts. */
  bestaetigt?: (Bankverbindung & { am: string }) | undefined;
}

export interface Bankablage {
  /** What there is of this owner. A draft that nobody confirms in time is gone. */
  lesen(owner: string): Promise<Bankeintrag>;
  /** Keeps what was typed; what is confirmed stays. */
  entwerfen(owner: string, angaben: Bankverbindung): Promise<void>;
  /** Confirms the draft, if it is still the one that was shown. Returns whether it did. */
  bestaetigen(owner: string, gezeigt: Bankverbindung): Promise<boolean>;
}

/** Nobody needs an account number lying around that was never confirmed. */
const entwurfHaelt = 24 * 3600_000;

/** One file for each person, named by the hash of their key. */
export async function openBankablage(directory: string, clock: () => Date): Promise<Bankablage> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const file = (owner: string) => {
    if (!/^[0-9a-f]{64}$/.test(owner)) throw new RangeError('not an owner');
    return join(directory, `${owner}.json`);
  };
  const schreiben = (owner: string, eintrag: Bankeintrag) =>
    writeFileAtomically(file(owner), [Buffer.from(JSON.stringify(eintrag, null, 1))]);
  const lesen = async (owner: string): Promise<Bankeintrag> => {
    try {
      const { entwurf, bestaetigt } = JSON.parse(await readFile(file(owner), 'utf8')) as Bankeintrag;
      const isOld = entwurf !== undefined && clock().getTime() - Date.parse(entwurf.am) > entwurfHaelt;
      if (isOld) await schreiben(owner, { bestaetigt });
      return isOld ? { bestaetigt } : { entwurf, bestaetigt };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
      throw error;
    }
  };
  return {
    lesen,
    async entwerfen(owner, angaben) {
      const { bestaetigt } = await lesen(owner);
      await schreiben(owner, { entwurf: { ...angaben, am: clock().toISOString() }, bestaetigt });
    },
    async bestaetigen(owner, gezeigt) {
      const { entwurf } = await lesen(owner);
      if (entwurf?.iban !== gezeigt.iban || entwurf.kontoinhaber !== gezeigt.kontoinhaber) return false;
      const { iban, kontoinhaber } = entwurf;
      await schreiben(owner, { bestaetigt: { iban, kontoinhaber, am: clock().toISOString() } });
      return true;
    },
  };
}
