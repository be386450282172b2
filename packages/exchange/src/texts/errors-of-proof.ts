import { entry, type SomeErrorTexts } from './error-entry.ts';

/** Texts of the proof and of its container. */
export const proofErrors = {
  'exchange.proof.invalid': entry(
    [
      'Der Zustellnachweis belegt die Annahme genau dieses Inhalts nicht.',
      'The proof of delivery does not show that exactly this content was accepted.',
    ],
    [
      'Nicht als Beleg verwenden. Den unveränderten Nachweis aus dem Postausgang (`outbox.get(id)`) prüfen.',
      'Do not use it as evidence. Verify the unchanged proof from the outbox (`outbox.get(id)`).',
    ],
  ),
  'exchange.proof.incomplete': entry(
    [
      'Aus dem, was über die Sendung bekannt ist, lässt sich kein Zustellnachweis bilden.',
      'What is known of the delivery makes no proof of delivery.',
    ],
    [
      '`details.place` nennt die Stelle des Nachweises, `details.rule` die verletzte Regel. Kennungen, Prüfsummen, Ereignisse und Schlüssel so übergeben, wie sie gespeichert und veröffentlicht wurden.',
      '`details.place` names the place in the proof, `details.rule` the broken rule. Pass ids, digests, events and keys as they were stored and published.',
    ],
  ),
  'exchange.proof.container-refused': entry(
    [
      'Dieser Nachweis kommt in keinen versiegelten Behälter.',
      'This proof is not put into a sealed container.',
    ],
    [
      '`details.reason` nennt den Grund. `failed`: die Prüfung ist fehlgeschlagen. `other-file`: der Prüfbericht gilt anderen Bytes; die Datei unverändert übergeben. `page`: die Seite für die Akte fehlt. `no-opening`: der Nachweis enthält keine Metadaten; den Behälter ohne sie erstellen.',
      '`details.reason` says why. `failed`: the check failed. `other-file`: the report is of other bytes; pass the file unchanged. `page`: the page for the e-file is missing. `no-opening`: the proof has no metadata; make the container without them.',
    ],
  ),
  'exchange.proof.seal-refused': entry(
    [
      'Mit diesem Schlüssel und diesen Zertifikaten entstünde ein Siegel, das keine Prüfung besteht.',
      'This key with these certificates would make a seal that no verifier accepts.',
    ],
    [
      '`details.reason` nennt den Grund. `algorithm`: PS256, PS512, RS256, RS512, ES256 oder ES384 verwenden. `certificate`: kein lesbares Zertifikat; PEM übergeben, das des Schlüssels zuerst. `too-many`: höchstens zehn. `authority`: das erste ist das einer Zertifizierungsstelle (CA:TRUE); das des Schlüssels zuerst nennen. `chain`: jedes Zertifikat muss vom folgenden ausgestellt sein. `usage`: die Schlüsselverwendung erlaubt keine Signatur. `validity`: zur Zeit der Uhr nicht gültig. `key`: Art oder Länge des Schlüssels passt nicht zum Verfahren. `signature`: der Schlüssel gehört nicht zum ersten Zertifikat.',
      '`details.reason` says why. `algorithm`: use PS256, PS512, RS256, RS512, ES256 or ES384. `certificate`: no readable certificate; pass PEM, that of the key first. `too-many`: ten at most. `authority`: the first is one of a certificate authority (CA:TRUE); name that of the key first. `chain`: each certificate has to be issued by the next. `usage`: the key usage allows no signature. `validity`: not valid at the time of the clock. `key`: kind or length of the key does not fit the algorithm. `signature`: the key is not that of the first certificate.',
    ],
  ),
} satisfies SomeErrorTexts;
