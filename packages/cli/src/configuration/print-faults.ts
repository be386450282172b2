import type { Context } from '../program/area.ts';
import type { ConfigurationFaults } from './members.ts';

/** Everything that is wrong with a file of settings, each with its place. */
export function printFaults({ file, faults }: ConfigurationFaults, { warn, text }: Context): void {
  const count = faults.length;
  warn(
    text({
      de: `Fehler: ${file}: ${count === 1 ? 'ein Fehler' : `${count} Fehler`} in der Konfiguration.`,
      en: `Error: ${file}: ${count === 1 ? 'one fault' : `${count} faults`} in the configuration.`,
    }),
  );
  for (const fault of faults) warn(`  ${[fault.place, text(fault.text)].filter(Boolean).join(': ')}`);
}
