import type { Text } from '../../attack.ts';
import {
  type LogoutAttack,
  type LogoutBinding,
  type LogoutVariant,
  playedAgainstSessions,
} from '../logout-attack.ts';
import type { LogoutForge } from '../logout-forge.ts';

/** What an attack on a logout says of itself, beside what it has in common with others of its kind. */
export type LogoutFacts = Pick<LogoutAttack, 'id' | 'title'> &
  Partial<LogoutAttack> & {
    readonly variants?: (forge: LogoutForge, binding: LogoutBinding) => readonly LogoutVariant[];
  };

/** Both ways. */
export const each: readonly LogoutBinding[] = ['post', 'redirect'];
/** What only a form can carry: a signature inside the message, or much. */
export const postOnly: readonly LogoutBinding[] = ['post'];
/** What only an address can carry: a signature beside the message. */
export const redirectOnly: readonly LogoutBinding[] = ['redirect'];

/** What a logout that anybody can bring about means. */
export const anybodyEnds: Text = {
  de: 'Eine fremde Seite meldet Bürgerinnen und Bürger mitten im Antrag ab; was noch nicht gesendet ist, geht verloren, und die erneute Anmeldung lässt sich für Betrug nutzen.',
  en: 'A foreign page logs citizens out in the middle of an application; what was not sent is lost, and the new login can be used for fraud.',
};

/** Makes attacks of one kind. A logout acts on a session, so that all touch its protection. */
export const logoutAttackOf =
  (common: Partial<LogoutAttack>) =>
  ({ variants = () => [], ...own }: LogoutFacts): LogoutAttack => ({
    group: 'logout',
    severity: 'serious',
    harm: anybodyEnds,
    references: [],
    requirements: ['A3.11.10'],
    bad: 'ended',
    bindings: each,
    play: playedAgainstSessions(variants),
    ...common,
    ...own,
  });

/** Names one variant. */
export const words = (de: string, en = de): Text => ({ de, en });
