import { text } from '@rathaus/client-core/texts';
import type { A06Values } from '../../xdomea/rules/a06-executable-file.ts';
import type { XdomeaRuleText } from './rule-text.ts';

export const a06: XdomeaRuleText<A06Values> = {
  title: text('Eine Datei ist ein Programm oder Skript', 'A file is a program or a script'),
  message: (values) =>
    values.fault === 'content'
      ? text(
          `Der Inhalt der Datei ist ausführbar (${values.detected}), wie immer sie heißt.`,
          `The content of the file is executable (${values.detected}), whatever its name.`,
        )
      : text(
          `Dateien mit der Endung .${values.extension} werden beim Öffnen ausgeführt.`,
          `Files with the extension .${values.extension} are run when they are opened.`,
        ),
  reason: text(
    'Programme können beim Öffnen Schaden anrichten. Virenschutz hält solche Pakete an, und kein Archiv kann ein Programm als Schriftgut erhalten.',
    'Programs can do harm when they are opened. Virus protection stops such packages, and no archive can preserve a program as a record.',
  ),
  repair: text(
    'Die Datei nicht öffnen und die IT-Sicherheit fragen. Danach die Datei aus der E-Akte entfernen oder durch das Schriftstück ersetzen, um das es geht, und erneut exportieren.',
    'Do not open the file, and ask IT security. Then remove the file from the e-file, or replace it by the document it is about, and export again.',
  ),
  source: text(
    'Formate ausführbarer Dateien (PE/COFF, ELF, Mach-O, Java, WebAssembly, Windows Installer, Verknüpfungen; Anfänge von Skripten: #!, <?php, <%, @echo off); Endungen nach der Sperrliste für Anlagen von Microsoft Outlook. Regel dieser Prüfung',
    'Formats of executable files (PE/COFF, ELF, Mach-O, Java, WebAssembly, Windows Installer, shortcuts; beginnings of scripts: #!, <?php, <%, @echo off); extensions by the list of attachments that Microsoft Outlook blocks. A rule of this check',
  ),
  example: {
    wrong: text('…_Rechnung.pdf beginnt mit den Bytes MZ', '…_Rechnung.pdf begins with the bytes MZ'),
    right: text('…_Rechnung.pdf beginnt mit den Bytes %PDF', '…_Rechnung.pdf begins with the bytes %PDF'),
  },
};
