import { randomUUID } from 'node:crypto';
import type { Ablage, Antrag } from './ablage.ts';
import type { EmpfangenesFormular } from './empfang.ts';
import { type Angaben, type Fehler, pruefeAngaben } from './formular.ts';
import { grenzen } from './grenzen.ts';
import { ablehnungstext } from './seiten.ts';

/** A form that came in, and whose it is. */
export interface Eingang {
  owner: string;
  /** Empty when the session was over before the form came; the next login adds it. */
  antragsteller: string;
  id: string | undefined;
  received: EmpfangenesFormular;
  /** Keep it even with nothing but faults in it. */
  always: boolean;
}

export interface EntwurfOptions {
  ablage: Ablage;
  maxUploadBytes: number;
  now: Date;
  today: string;
}

/** Checks what came in and keeps it as a draft of its owner. What was sent already stays as it is. */
export async function nimmEntwurf(
  { ablage, maxUploadBytes, now, today }: EntwurfOptions,
  { owner, antragsteller, id, received, always }: Eingang,
): Promise<{ antrag: Antrag; fehler: Fehler }> {
  const { fields, file, rejected } = received;
  const { angaben, fehler }: { angaben: Angaben; fehler: Fehler } = pruefeAngaben(fields, today);
  const existing = await ablage.lesen(id ?? '', owner);
  if (existing?.abgesendet) {
    await ablage.verwerfen(file);
    return { antrag: existing, fehler };
  }
  if (rejected) fehler.nachweis = ablehnungstext(rejected, maxUploadBytes);
  else if (!file && !existing?.nachweis) fehler.nachweis = 'Bitte wählen Sie einen Nachweis als PDF aus.';

  const nachweis = file ? { name: file.name, size: file.size, sha512: file.sha512 } : existing?.nachweis;
  const antrag: Antrag = {
    id: existing?.id ?? (await ablage.freieId(id)) ?? randomUUID(),
    owner,
    antragsteller: antragsteller || (existing?.antragsteller ?? ''),
    angaben,
    nachweis,
    angelegt: existing?.angelegt ?? now.toISOString(),
  };
  // A draft is kept even with faults in it, so that nobody uploads a good file twice.
  if (always || Object.keys(fehler).length === 0 || file || existing) {
    await ablage.speichern(antrag, file);
    await ablage.begrenzen(owner, grenzen.entwuerfe, antrag.id);
  }
  return { antrag, fehler };
}
