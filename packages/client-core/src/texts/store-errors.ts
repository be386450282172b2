import type { storeError } from '../state-store/errors.ts';
import { type ErrorTexts, errorText as entry } from './error-texts.ts';

/** What the errors of state stores mean and what to do about them. */
export const storeErrorTexts: ErrorTexts<typeof storeError.table> = {
  'core.store.ttl': entry(
    [
      'Eine Lebensdauer ist keine positive Zahl von Millisekunden bis 100 Jahre.',
      'A lifetime is not a positive number of milliseconds up to 100 years.',
    ],
    ['Den Aufruf von set, add oder count berichtigen.', 'Correct the call of set, add or count.'],
  ),
  'core.store.key': entry(
    [
      'Ein Schlüssel des Zustandsspeichers ist leer, zu lang (über 1.024 Byte in UTF-8), kein Unicode oder enthält NUL.',
      'A key of the state store is empty, too long (over 1,024 bytes in UTF-8), no Unicode or holds NUL.',
    ],
    [
      'Lange oder fremde Bestandteile von Schlüsseln vorher hashen.',
      'Hash long or foreign parts of keys before.',
    ],
  ),
  'core.store.value': entry(
    [
      'Ein Wert des Zustandsspeichers ist kein Text, kein Unicode oder zu lang (über 1 MiB in UTF-8).',
      'A value of the state store is no text, no Unicode or too long (over 1 MiB in UTF-8).',
    ],
    [
      'Nur kurzlebigen Zustand speichern; Inhalte gehören in einen Inhaltsspeicher.',
      'Store short-lived state only; contents belong in a content store.',
    ],
  ),
  'core.store.not-a-count': entry(
    [
      'Unter diesem Schlüssel liegt ein Text; er lässt sich nicht zählen.',
      'This key holds a text, which cannot be counted.',
    ],
    ['Für Zähler andere Schlüssel nehmen als für Texte.', 'Take other keys for counts than for texts.'],
  ),
  'core.store.full': entry(
    [
      'Der Zustandsspeicher ist voll; er vergisst nichts Gültiges.',
      'The state store is full; it forgets nothing that is valid.',
    ],
    [
      'Im Arbeitsspeicher `maxEntries` anheben oder Redis oder PostgreSQL nehmen; dort Speicher (`maxmemory`) oder Platte vergrößern.',
      'In memory raise `maxEntries` or take Redis or PostgreSQL; there give more memory (`maxmemory`) or disk.',
    ],
  ),
  'core.store.config': entry(
    [
      'Aus diesen Optionen lässt sich kein Zustandsspeicher machen; `details.member` nennt die Option.',
      'No state store can be made of these options; `details.member` names the option.',
    ],
    [
      '`client` ist ein Client von `redis` 5 oder 6, von `ioredis` 5 oder eine Funktion, `pool` ein Pool von `pg` 8, `table` ein einfacher Name.',
      '`client` is a client of `redis` 5 or 6, of `ioredis` 5 or a function, `pool` a Pool of `pg` 8, `table` a plain name.',
    ],
  ),
  'core.store.unavailable': entry(
    [
      'Der Server des Zustandsspeichers antwortet nicht; ob ein Schreibvorgang angekommen ist, ist unbekannt. `details.reason` nennt den Grund (`connection`, `timeout`, `busy`).',
      'The server of the state store does not answer; whether a write arrived is unknown. `details.reason` gives the reason (`connection`, `timeout`, `busy`).',
    ],
    [
      'Später wiederholen; hält es an, Redis oder PostgreSQL, die Adresse und die Anmeldung des Clients prüfen. Einen Client von `redis` vorher mit `connect()` verbinden.',
      'Try again later; if it lasts, check Redis or PostgreSQL and the address and credentials of the client. Connect a client of `redis` with `connect()` first.',
    ],
  ),
  'core.store.refused': entry(
    [
      'Der Server des Zustandsspeichers weist die Anweisung zurück; `details.answer` nennt seinen Code.',
      'The server of the state store refuses the statement; `details.answer` gives its code.',
    ],
    [
      'PostgreSQL: `42P01` heißt, dass die Tabelle fehlt (`prepareStateStore` aufrufen), `42501`, dass Rechte fehlen. Redis: Version (ab 6.2), Anmeldung und ACL prüfen; nötig sind GET, SET, GETDEL, DEL, EVAL, INCR und PEXPIRE.',
      'PostgreSQL: `42P01` says that the table is missing (call `prepareStateStore`), `42501` that rights are missing. Redis: check version (from 6.2), credentials and ACL; GET, SET, GETDEL, DEL, EVAL, INCR and PEXPIRE are needed.',
    ],
  ),
};
