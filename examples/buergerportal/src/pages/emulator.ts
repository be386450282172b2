import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Which sandbox the portal works with. */
export interface EmulatorAddress {
  /** Address of its start page. */
  origin: string;
  /** Its id when the configuration was read. */
  id: string;
}

export interface EmulatorWatch {
  /** What people should know about the emulator; nothing when it is the one that was there before. */
  hint(): string | undefined;
  close(): void;
}

const text =
  'Der Emulator wurde neu gestartet und weiß nichts mehr von früheren Zustellungen. Was vorher unterwegs war, kommt nicht mehr an; neue Anträge funktionieren.';
const everyMs = 30_000;

/**
 * Notices that another sandbox answers than the one this portal's deliveries went to: by its id, which a restart with a
 * state folder keeps. The portal remembers the id beside its applications.
 */
export async function watchEmulator(
  stateDirectory: string,
  emulator: EmulatorAddress | undefined,
  intervalMs = everyMs,
): Promise<EmulatorWatch> {
  if (!emulator) return { hint: () => undefined, close: () => undefined };
  const file = join(stateDirectory, 'emulator-id');
  const before = await readFile(file, 'utf8').catch(() => undefined);
  await writeFile(`${file}.neu`, emulator.id, { mode: 0o600 });
  await rename(`${file}.neu`, file);
  let another = before !== undefined && before !== emulator.id;
  const look = async () => {
    const response = await fetch(new URL('/sandbox.json', emulator.origin), {
      signal: AbortSignal.timeout(5000),
    });
    const { id } = (await response.json()) as { id?: string };
    if (id !== undefined && id !== emulator.id) another = true;
  };
  // A sandbox that does not answer is not another one.
  const timer = setInterval(() => void look().catch(() => undefined), intervalMs);
  timer.unref();
  return { hint: () => (another ? text : undefined), close: () => clearInterval(timer) };
}
