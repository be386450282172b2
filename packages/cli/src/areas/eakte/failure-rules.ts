import { text } from '@rathaus/client-core/texts';
import { exitCodes } from '../../program/exit-codes.ts';
import type { FailureRules } from '../../program/failures.ts';

const checkIt = text(
  'rathaus eakte check sagt, was fehlt. Den Export danach wiederholen.',
  'rathaus eakte check says what is missing. Repeat the export then.',
);

/** What to do on the command line; the texts of the package say it for programs. */
const remedies = {
  'eakte.package.no-message': checkIt,
  'eakte.package.blocked': checkIt,
  'eakte.package.nothing-to-unpack': checkIt,
  'eakte.package.hash-mismatch': text(
    'Den Absender um einen neuen Export bitten. Entpackt wurde nichts.',
    'Ask the sender for a new export. Nothing was unpacked.',
  ),
  'eakte.package.target-exists': text(
    'Mit -o einen neuen Ordner angeben oder den alten entfernen.',
    'Name a new folder with -o, or remove the old one.',
  ),
  'eakte.sample.unknown-type': text(
    'rathaus eakte new --list zählt die Nachrichtentypen einer Version auf.',
    'rathaus eakte new --list lists the message types of a version.',
  ),
  'eakte.xdomea.unreadable': checkIt,
  'eakte.xdomea.invalid-model': text(
    'Eine andere Zielversion wählen (--to).',
    'Choose another target version (--to).',
  ),
};

/** How the commands on e-files judge failures: what `@rathaus/eakte-client` refuses is a finding on the file. */
export const onFile = (about: string | undefined, verb: string): FailureRules => ({
  about,
  command: `rathaus eakte ${verb}`,
  remedies,
  usage: ['eakte.package.target-exists', 'eakte.sample.unknown-type'],
  refused: exitCodes.findings,
});
