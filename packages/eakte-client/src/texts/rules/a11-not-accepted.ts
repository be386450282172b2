import { text } from '@rathaus/client-core/texts';
import type { A11Values } from '../../xdomea/rules/a11-not-accepted.ts';
import type { XdomeaRuleText } from './rule-text.ts';

export const a11: XdomeaRuleText<A11Values> = {
  title: text(
    'Der Empfänger nimmt diese Version oder Nachricht nicht an',
    'The receiver does not take this version or message',
  ),
  message: (values) => {
    const accepted = values.accepted.join(', ');
    return values.fault === 'version'
      ? text(
          `Die Nachricht hat Version ${values.version}; der Empfänger nimmt ${accepted} an.`,
          `The message is of version ${values.version}; the receiver takes ${accepted}.`,
        )
      : text(
          `Nachrichten vom Typ ${values.messageType} tauscht der Empfänger nicht aus, nur ${accepted}.`,
          `The receiver does not exchange messages of type ${values.messageType}, only ${accepted}.`,
        );
  },
  reason: text(
    'Was der Empfänger nicht lesen kann, bleibt bei ihm liegen oder wird abgewiesen, so richtig die Nachricht sonst ist.',
    'What the receiver cannot read stays in its inbox or is rejected, however right the message is otherwise.',
  ),
  repair: text(
    'Version: mit rathaus eakte convert --to VERSION umwandeln. Nachricht: mit dem Empfänger klären, auf welchem Weg er sie annimmt.',
    'Version: convert with rathaus eakte convert --to VERSION. Message: ask the receiver by which way it takes it.',
  ),
  source: text(
    'Angaben des Empfängers, wie das Profil sie wiedergibt; seine Quelle nennt rathaus eakte profiles',
    'Statements of the receiver as the profile has them; rathaus eakte profiles names its source',
  ),
  example: {
    wrong: text(
      '0503 der Version 4.0.0 für x-man, das 2.3 bis 3.1 liest',
      '0503 of version 4.0.0 for x-man, which reads 2.3 to 3.1',
    ),
    right: text('0503 der Version 3.1.0 für x-man', '0503 of version 3.1.0 for x-man'),
  },
};
