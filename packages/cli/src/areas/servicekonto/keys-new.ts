import { keyUseTexts } from '@rathaus/servicekonto-client/texts';
import type { Context } from '../../program/area.ts';
import { UsageFault } from '../../program/usage-fault.ts';
import { oneOfWords } from './known-words.ts';

export interface KeysNewOptions {
  use?: string;
  days?: number;
}

const uses = ['signing', 'encryption'] as const;
/** Three years, as long as certificates of the accounts usually hold. */
const usualDays = 1095;

/**
 * `rathaus servicekonto keys new`: the commands that make a pair of keys and a certificate that signs itself. OpenSSL makes
 * them, not this program: certificates are no matter of Node.
 */
export async function keysNew(
  host: string,
  { use, days = usualDays }: KeysNewOptions,
  { terminal, say, text }: Context,
): Promise<void> {
  // It becomes a word of a command line and the name of a file.
  if (!/^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,52}[A-Za-z0-9])?$/.test(host))
    throw new UsageFault(
      'Der Rechnername besteht aus Buchstaben, Ziffern, Punkten und Bindestrichen, etwa www.musterstadt.example (höchstens 54 Zeichen).',
      'The host has letters, digits, dots and hyphens, such as www.musterstadt.example (54 characters at most).',
    );
  const asked = use === undefined ? uses : [oneOfWords('--use', use, uses)];
  const year = new Date(terminal.clock()).getUTCFullYear();
  for (const one of asked) {
    const stem = `${host}-${one}-${year}`;
    say(text(keyUseTexts[one]), 'strong');
    say(
      `  (umask 077 && openssl req -x509 -newkey rsa:4096 -sha256 -nodes -days ${days} -subj "/CN=${host} ${year}" -keyout ${stem}.key.pem -out ${stem}.cert.pem)`,
    );
  }
  say('');
  say(
    text({
      de: 'Auf dem Rechner ausführen, auf dem der Schlüssel bleibt. Die Dateien ….key.pem sind geheim; in die Metadaten gehören nur die ….cert.pem.',
      en: 'Run it on the machine where the key stays. The files ….key.pem are secret; only the ….cert.pem belong into metadata.',
    }),
  );
  say(
    text({
      de: 'Weiter: rathaus servicekonto keys plan sagt, wann welcher Schritt dran ist.',
      en: 'Next: rathaus servicekonto keys plan says when which step is due.',
    }),
  );
}
