import type { LocalText } from '@rathaus/client-core/texts';
import type {
  AccountKind,
  AttackCounts,
  AttackReport,
  NotJudgedReason,
  Verdict,
} from '@rathaus/sandbox/attack';

/** What the call has named already, so that the next step is another one. */
export interface Given {
  readonly report: string | undefined;
  readonly accepted: string | undefined;
}

/** The verdict as a sentence. It counts what was played only. */
export function verdictText(verdict: Verdict, counts: AttackCounts): LocalText {
  const { played, accepted, notJudged, notApplicable } = counts;
  const besides: LocalText =
    notApplicable === 0
      ? { de: '', en: '' }
      : {
          de: ` Nicht anwendbar und nicht gespielt: ${notApplicable}.`,
          en: ` Not applicable and not played: ${notApplicable}.`,
        };
  const sentence = sentences[verdict](played, verdict === 'failed' ? accepted : notJudged);
  return { de: sentence.de + besides.de, en: sentence.en + besides.en };
}

const sentences: Readonly<Record<Verdict, (played: number, count: number) => LocalText>> = {
  passed: (played) => ({
    de: `Bestanden: Keiner von ${played} Angriffen wurde angenommen.`,
    en: `Passed: none of ${played} attacks was accepted.`,
  }),
  failed: (played, accepted) => ({
    de: `Nicht bestanden: ${accepted} von ${played} Angriffen wurden angenommen.`,
    en: `Failed: ${accepted} of ${played} attacks were accepted.`,
  }),
  'not-judged': (_played, open) =>
    open === 0
      ? { de: 'Kein Urteil.', en: 'No verdict.' }
      : {
          de: `Kein Urteil: ${open} ${open === 1 ? 'Angriff ließ' : 'Angriffe ließen'} sich nicht beurteilen.`,
          en: `No verdict: ${open} ${open === 1 ? 'attack' : 'attacks'} could not be judged.`,
        },
};

/** What to do now; nothing that was done already. */
export function nextStep(report: AttackReport, given: Given): LocalText {
  const { verdict, reason } = report;
  if (verdict === 'failed') return repair;
  if (reason !== undefined) return remedies[reason](report);
  if (verdict === 'passed') return given.report === undefined ? writeReport : readReport;
  return given.accepted === undefined ? namePage : showPerson;
}

const repair: LocalText = {
  de: 'Die Anmeldung so nicht in Betrieb nehmen; die angenommenen Angriffe beheben und noch einmal prüfen.',
  en: 'Do not put the login into operation like this; fix what was accepted and test again.',
};
const writeReport: LocalText = {
  de: 'Mit --report einen Bericht für die Informationssicherheit schreiben. Er ersetzt keinen Penetrationstest.',
  en: 'Write a report for information security with --report. It does not replace a penetration test.',
};
const readReport: LocalText = {
  de: 'Den Bericht lesen, eintragen, wer verantwortlich ist, und der Informationssicherheit geben. Er ersetzt keinen Penetrationstest.',
  en: 'Read the report, enter who is responsible, and hand it to information security. It does not replace a penetration test.',
};
const namePage: LocalText = {
  de: 'Mit --accepted eine Seite nennen, die zeigt, wer angemeldet ist, und noch einmal prüfen.',
  en: 'Name a page that shows who is logged in with --accepted and test again.',
};
const showPerson: LocalText = {
  de: 'Auf der Seite hinter --accepted Namen und Kennzeichen der angemeldeten Person zeigen und noch einmal prüfen.',
  en: 'Show name and identifier of the person on the page behind --accepted and test again.',
};

/** No address for logouts is published of BundID: what is to be attacked is not there. */
const noLogout: LocalText = {
  de: 'Die BundID kennt keine Abmeldung durch den Anmeldedienst: --slo weglassen und noch einmal prüfen.',
  en: 'BundID has no logout by the provider: leave out --slo and test again.',
};
const nameLogout: LocalText = {
  de: 'Hinter --slo die Adresse nennen, die Abmeldungen annimmt, im Protokoll der Anwendung nachsehen und noch einmal prüfen.',
  en: 'Name the address that takes logouts with --slo, look into the log of the application and test again.',
};

const remedies: Readonly<Record<NotJudgedReason, (report: AttackReport) => LocalText>> = {
  partial: () => ({
    de: 'Für ein Urteil und einen Bericht alle Angriffe spielen, also ohne --only.',
    en: 'For a verdict and a report play all attacks, that is without --only.',
  }),
  unreachable: ({ login }) => ({
    de: `Die Anwendung starten und nachsehen, ob ${login} auf diesem Rechner antwortet; dann noch einmal prüfen.`,
    en: `Start the application and see whether ${login} answers on this machine; then test again.`,
  }),
  'no-login': ({ login }) => ({
    de: `${login} im Browser öffnen: Die Adresse hinter --login muss zur Anmeldung der Sandbox führen.`,
    en: `Open ${login} in a browser: the address behind --login has to lead to the login of the sandbox.`,
  }),
  'foreign-provider': () => ({
    de: 'In der Anwendung die Sandbox als Anmeldedienst eintragen und noch einmal prüfen.',
    en: 'Configure the sandbox as the provider of the application and test again.',
  }),
  'other-provider': ({ provider }) => {
    const other: AccountKind = provider === 'bundid' ? 'unternehmenskonto' : 'bundid';
    return {
      de: `Mit --provider ${other} noch einmal prüfen.`,
      en: `Test again with --provider ${other}.`,
    };
  },
  'issuer-unknown': () => ({
    de: 'Mit --issuer die Entity-ID des Anmeldedienstes angeben und noch einmal prüfen.',
    en: 'Give the entity ID of the provider with --issuer and test again.',
  }),
  'control-refused': () => ({
    de: 'Zertifikat und Entity-ID der Sandbox in der Anwendung eintragen, in deren Protokoll nachsehen und noch einmal prüfen.',
    en: 'Configure certificate and entity ID of the sandbox in the application, look into its log and test again.',
  }),
  'control-lost': () => ({
    de: 'Grenzen der Anwendung (Anmeldungen je Minute, Sperren) für die Prüfung lösen, in ihrem Protokoll nachsehen und noch einmal prüfen.',
    en: 'Lift limits of the application (logins per minute, lockouts) for the test, look into its log and test again.',
  }),
  'logout-control-refused': ({ provider }) => (provider === 'bundid' ? noLogout : nameLogout),
  'logout-control-lost': () => ({
    de: 'Grenzen der Anwendung (Anmeldungen je Minute, Sperren) für die Prüfung lösen, in ihrem Protokoll nachsehen und noch einmal prüfen.',
    en: 'Lift limits of the application (logins per minute, lockouts) for the test, look into its log and test again.',
  }),
};
