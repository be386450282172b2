import type { Command } from 'commander';
import type { Context } from '../../program/area.ts';
import type { LintOptions } from './lint.ts';
import type { MetadataOptions } from './metadata.ts';
import { loginReported, withConfig } from './verb.ts';

/** The metadata that are handed in at BundID or Mein Unternehmenskonto. */
export function defineMetadata(command: Command, context: Context): void {
  const { text } = context;
  const verb = command
    .command('metadata')
    .description(
      text({
        de: 'schreibt die Metadaten (SAML), die beim Anmeldedienst einzureichen sind',
        en: 'writes the metadata (SAML) that are handed in at the provider',
      }),
    )
    .option(
      '--provider <id>',
      text({
        de: 'Anmeldedienst der Konfiguration (sonst der einzige mit SAML)',
        en: 'provider of the configuration (default: the only one with SAML)',
      }),
    )
    .option(
      '--entity-id <adresse>',
      text({
        de: 'ohne Konfiguration: Name des Dienstes, eine https-Adresse ohne Port; er bleibt für immer',
        en: 'without configuration: name of the service, an https address without port; it stays for good',
      }),
    )
    .option(
      '--acs <adresse>',
      text({
        de: 'ohne Konfiguration: Adresse, an der Antworten ankommen (…/login/callback/ID)',
        en: 'without configuration: address that takes responses (…/login/callback/ID)',
      }),
    )
    .option(
      '--slo <adresse>',
      text({
        de: 'ohne Konfiguration: Adresse, an der Abmeldungen ankommen',
        en: 'without configuration: address that takes logouts',
      }),
    )
    .option(
      '--signing-cert <datei...>',
      text({
        de: 'ohne Konfiguration: Zertifikate für Signaturen (PEM), alle werden genannt',
        en: 'without configuration: certificates for signatures (PEM), all are named',
      }),
    )
    .option(
      '--encryption-cert <datei>',
      text({
        de: 'ohne Konfiguration: Zertifikat für die Verschlüsselung (PEM)',
        en: 'without configuration: certificate for encryption (PEM)',
      }),
    )
    .option(
      '--account <wort>',
      text({
        de: 'ohne Konfiguration: bundid oder unternehmenskonto (sonst bundid)',
        en: 'without configuration: bundid or unternehmenskonto (default bundid)',
      }),
    )
    .option(
      '-o, --output <ziel>',
      text({
        de: 'Datei oder Ordner (sonst Standardausgabe)',
        en: 'file or folder (default standard output)',
      }),
    )
    .option('--force', text({ de: 'ersetzt eine vorhandene Datei', en: 'replaces a file that is there' }));
  withConfig(verb, context).action((options: MetadataOptions) =>
    loginReported('metadata', context, async () =>
      (await import('./metadata.ts')).metadata(options, context),
    ),
  );
}

/** Whether metadata and request follow the rules. */
export function defineLint(command: Command, context: Context): void {
  const { text } = context;
  const verb = command
    .command('lint')
    .description(
      text({
        de: 'prüft Metadaten und Anfrage (SAML) nach den öffentlichen Regeln der BundID',
        en: 'judges metadata and request (SAML) by the public rules of BundID',
      }),
    )
    .argument(
      '[datei]',
      text({
        de: 'Metadaten des Dienstes (XML); ohne Datei Metadaten und Anfrage der Konfiguration',
        en: 'metadata of the service (XML); without file metadata and request of the configuration',
      }),
    )
    .option(
      '--provider <id>',
      text({
        de: 'Anmeldedienst der Konfiguration (sonst der einzige mit SAML)',
        en: 'provider of the configuration (default: the only one with SAML)',
      }),
    )
    .option(
      '--former <datei>',
      text({
        de: 'Metadaten, die jetzt eingetragen sind, oder deren entityID',
        en: 'metadata that are registered now, or their entityID',
      }),
    )
    .option(
      '--request <datei>',
      text({
        de: 'Anfrage: XML, oder das Feld SAMLRequest des Formulars',
        en: 'request: XML, or the field SAMLRequest of the form',
      }),
    )
    .option(
      '--account <wort>',
      text({
        de: 'bundid, unternehmenskonto oder other (sonst bundid, oder der der Konfiguration)',
        en: 'bundid, unternehmenskonto or other (default bundid, or that of the configuration)',
      }),
    )
    .option(
      '--mask',
      text({ de: 'verbirgt, was aus den Dateien stammt', en: 'hides what comes from the files' }),
    )
    .option('--json', text({ de: 'Ergebnis als JSON', en: 'result as JSON' }));
  withConfig(verb, context).action((file: string | undefined, options: LintOptions) =>
    loginReported('lint', context, async () => (await import('./lint.ts')).lint(file, options, context)),
  );
}
