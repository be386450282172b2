import type { AttackGroup, Severity, Text } from '../attack.ts';
import type { Evidence } from '../baseline.ts';
import type { AccountKind } from '../forge/people.ts';
import type { LogoutBinding } from '../logout/logout-attack.ts';
import type { AttackReport, AttackResult, NotJudgedReason, Verdict } from './result.ts';

const verdictWords: Readonly<Record<AttackResult['verdict'], Text>> = {
  passed: { de: 'abgewiesen', en: 'refused' },
  failed: { de: 'ANGENOMMEN', en: 'ACCEPTED' },
  'not-judged': { de: 'nicht beurteilt', en: 'not judged' },
  'not-applicable': { de: 'nicht anwendbar', en: 'not applicable' },
};
const withoutEffect: Text = { de: 'ohne Wirkung', en: 'no effect' };
const partly: Text = { de: 'abgewiesen, teils ohne Wirkung', en: 'refused, partly no effect' };

/** Whether at least one form of an attack that did not get through ended with a login of the genuine person. */
export function hasNoEffect({ verdict, attempts }: Pick<AttackResult, 'verdict' | 'attempts'>): boolean {
  return verdict === 'passed' && attempts.some(({ outcome }) => outcome === 'without-effect');
}

/** The word for what became of an attack; `definitions` says what each means. */
export function attackWords(result: Pick<AttackResult, 'verdict' | 'attempts'>): Text {
  if (!hasNoEffect(result)) return verdictWords[result.verdict];
  return result.attempts.every(({ outcome }) => outcome === 'without-effect') ? withoutEffect : partly;
}

/** What the words of the German report mean. */
export const definitions: readonly string[] = [
  'abgewiesen: Auf die gefälschte Nachricht hin wurde niemand angemeldet, oder die Anwendung blieb bei sich und antwortete weiter.',
  'ohne Wirkung: Es gab eine Anmeldung (deshalb stehen daneben ein Cookie und eine Weiterleitung), angemeldet wurde aber nur die echte Person, für die der unveränderte Teil der Nachricht ausgestellt war. Was gefälscht war, hat nichts geändert. „abgewiesen, teils ohne Wirkung“: Das gilt für manche Formen des Angriffs, die übrigen wurden abgewiesen.',
  'ANGENOMMEN: Der Angriff kam durch. Jemand war angemeldet, der es nicht hätte sein dürfen, oder die Folge trat ein, die beim Angriff steht.',
  'Bei der Abmeldung ist es umgekehrt: abgewiesen heißt, dass die Person angemeldet blieb; ANGENOMMEN heißt, dass eine falsche Nachricht ihre Sitzung beendet hat; ohne Wirkung heißt, dass eine echte Abmeldung abgemeldet hat und das Gefälschte daran nichts geändert hat.',
  'nicht beurteilt: Es war nicht zu sehen. Das zählt nie als abgewiesen.',
  'nicht anwendbar: Der Angriff passt nicht zu diesem Anmeldedienst oder zu dieser Anfrage. Er wurde nicht gespielt und zählt nicht.',
];

/** The verdict as a whole, as a sentence. */
export const overallWords: Readonly<Record<Verdict, string>> = {
  passed: 'Keiner der gespielten Angriffe wurde angenommen.',
  failed: 'Mindestens ein Angriff wurde angenommen.',
  'not-judged': 'Kein Urteil.',
};

export const providerWords: Readonly<Record<AccountKind, string>> = {
  bundid: 'BundID',
  unternehmenskonto: 'Mein Unternehmenskonto',
};

export const groupWords: Readonly<Record<AttackGroup, string>> = {
  wrapping: 'Umhüllte Signaturen (XSW)',
  signature: 'Signaturen',
  algorithm: 'Verfahren',
  encryption: 'Verschlüsselung',
  validity: 'Empfänger, Aussteller und Zeit',
  binding: 'Bindung an Browser und Anfrage',
  values: 'Werte',
  structure: 'Aufbau der Nachricht',
  'relay-state': 'Rücksprung (RelayState)',
  level: 'Vertrauensniveau',
  transport: 'Übertragung',
  load: 'Last und Verstümmelung',
  logout: 'Abmeldung',
  'logout-redirect': 'Abmeldung über die Adresse (Redirect)',
};

export const severityWords: Readonly<Record<Severity, string>> = {
  critical: 'kritisch',
  serious: 'schwer',
  hardening: 'Härtung',
};

export const evidenceWords: Readonly<Record<Evidence, string>> = {
  name: 'die Seite nennt die angemeldete Person',
  page: 'eine Seite, die nur Angemeldete sehen',
  cookie: 'ein Cookie, das nur eine Anmeldung setzt',
  redirect: 'die Antwort auf eine richtige Anmeldung',
};

/** Ways of messages about a logout. */
export const wayWords: Readonly<Record<LogoutBinding, string>> = {
  post: 'Formular (POST)',
  redirect: 'Adresse (Redirect)',
};

/** Names a run of some attacks as what it is; undefined where none was left out. */
export function partialWords({ chosen, set }: Pick<AttackReport, 'chosen' | 'set'>): Text | undefined {
  if (chosen === undefined) return undefined;
  return {
    de: `Teillauf: ${chosen} von ${set.attacks} Angriffen.`,
    en: `Partial run: ${chosen} of ${set.attacks} attacks.`,
  };
}

/** Why nothing was judged, and what to do. */
export const reasonWords: Readonly<Record<NotJudgedReason, { readonly de: string; readonly en: string }>> = {
  partial: {
    de: 'Gespielt wurde nur eine Auswahl der Angriffe; über die übrigen sagt das nichts.',
    en: 'Only some of the attacks were played, which says nothing about the others.',
  },
  unreachable: {
    de: 'Die Anwendung war nicht erreichbar.',
    en: 'The application could not be reached.',
  },
  'no-login': {
    de: 'Die Adresse führte zu keiner SAML-Anfrage. Gemeint ist die Adresse, die eine Anmeldung beginnt.',
    en: 'The address led to no SAML request. It has to be the one that starts a login.',
  },
  'foreign-provider': {
    de: 'Die Anmeldung führt zu einem Anmeldedienst außerhalb dieses Rechners. Angegriffen wird nur, was mit der Sandbox verbunden ist.',
    en: 'The login leads to a provider outside of this machine. Only what is connected with the sandbox is attacked.',
  },
  'other-provider': {
    de: 'Die Anmeldung führt zu einem anderen Anmeldedienst als dem, der gespielt werden sollte.',
    en: 'The login leads to another provider than the one that was to be played.',
  },
  'issuer-unknown': {
    de: 'Aus der Adresse des Anmeldedienstes geht sein Name (Entity-ID) nicht hervor. Bitte mit --issuer angeben.',
    en: 'The address of the provider does not tell its entity ID. Please give it with --issuer.',
  },
  'control-refused': {
    de: 'Die Anwendung hat auch eine richtige Antwort nicht angenommen, oder es war nicht zu sehen. Ist --acs die Adresse in ihren Metadaten, und vertraut sie dem Schlüssel der Sandbox? Sonst helfen --metadata, --issuer und --accepted.',
    en: 'The application did not take a right answer either, or it could not be seen. Is --acs the address in its metadata, and does it trust the key of the sandbox? Otherwise --metadata, --issuer and --accepted help.',
  },
  'control-lost': {
    de: 'Die Anwendung nahm mittendrin keine richtigen Antworten mehr an. Was danach abgewiesen wurde, zählt nicht.',
    en: 'In the middle the application took no right answers any more. What was refused after that does not count.',
  },
  'logout-control-refused': {
    de: 'Auch eine richtige Abmeldung des Anmeldedienstes hat die Sitzung nicht beendet, oder es war nicht zu sehen. Ist --slo die Adresse, die Abmeldungen dieses Anmeldedienstes annimmt (von der BundID ist keine bekannt), und zeigt die Seite hinter --accepted, ob jemand angemeldet ist?',
    en: 'A right logout of the provider did not end the session, either, or it could not be seen. Is --slo the address that takes logouts of this provider (none are known of BundID), and does the page behind --accepted show whether somebody is logged in?',
  },
  'logout-control-lost': {
    de: 'Mittendrin beendeten auch richtige Abmeldungen keine Sitzung mehr. Was danach abgewiesen wurde, zählt nicht.',
    en: 'In the middle right logouts ended no sessions any more, either. What was refused after that does not count.',
  },
};
