import type { StateStoreReport, StoreRuleValues } from '../state-store/store-rules.ts';
import type { Catalogue, ReportText, RuleTexts } from './catalogue.ts';
import { sameText, text } from './language.ts';

const rules: RuleTexts<StoreRuleValues> = {
  'core.store.evicts': {
    title: text('Redis verdrängt gültige Einträge', 'Redis evicts valid entries'),
    message: ({ policy }) =>
      text(`Die Regel maxmemory-policy ist ${policy}.`, `The maxmemory-policy is ${policy}.`),
    reason: text(
      'Wird der Speicher knapp, vergisst Redis Sitzungen, Zähler und Wiederholungsmarken; eine abgefangene Nachricht gilt dann ein zweites Mal.',
      'When memory runs short, Redis forgets sessions, counts and replay marks; a captured message is then valid a second time.',
    ),
    repair: text(
      'In der Konfiguration von Redis `maxmemory-policy noeviction` setzen und Zwischenspeicher in ein eigenes Redis legen.',
      'Set `maxmemory-policy noeviction` in the configuration of Redis and give caches a Redis of their own.',
    ),
    source: text('Dokumentation von Redis, Key eviction', 'Redis documentation, Key eviction'),
  },
  'core.store.too-old': {
    title: text('Redis ist zu alt', 'Redis is too old'),
    message: ({ version }) =>
      text(`Der Server hat Version ${version}.`, `The server has version ${version}.`),
    reason: text(
      'GETDEL, das einen Eintrag in einem Schritt liest und löscht, gibt es ab Version 6.2.',
      'GETDEL, which reads and deletes an entry in one step, came with version 6.2.',
    ),
    repair: text('Redis ab 6.2 oder Valkey einsetzen.', 'Use Redis from 6.2 or Valkey.'),
    source: text('Dokumentation von Redis, GETDEL', 'Redis documentation, GETDEL'),
  },
  'core.store.table-missing': {
    title: text('Die Tabelle fehlt', 'The table is missing'),
    reason: text(
      'Ohne sie lässt sich nichts speichern, auch keine Anmeldung.',
      'Without it nothing can be stored, no login either.',
    ),
    repair: text(
      '`prepareStateStore(pool)` einmal mit dem Recht ausführen, Tabellen anzulegen.',
      'Run `prepareStateStore(pool)` once with the right to create tables.',
    ),
    source: sameText('@rathaus/client-core, README'),
  },
  'core.store.unlogged': {
    title: text('Die Tabelle ist UNLOGGED', 'The table is UNLOGGED'),
    reason: text(
      'Nach einem Absturz von PostgreSQL ist sie leer: Sitzungen, Zähler und Wiederholungsmarken sind vergessen.',
      'After a crash of PostgreSQL it is empty: sessions, counts and replay marks are forgotten.',
    ),
    repair: text(
      'Wo Wiederholungsmarken darin liegen: `alter table … set logged`.',
      'Where it holds replay marks: `alter table … set logged`.',
    ),
    source: text('Dokumentation von PostgreSQL, CREATE TABLE', 'PostgreSQL documentation, CREATE TABLE'),
  },
};

const report: ReportText<StateStoreReport> = {
  title: text('Zustandsspeicher', 'State store'),
  verdicts: {
    passed: text('Der Server ist geeignet.', 'The server is fit.'),
    failed: text('Der Server ist nicht geeignet.', 'The server is not fit.'),
    'not-judged': text('Nicht beurteilt.', 'Not judged.'),
  },
};

/** What the reports of `checkStateStore` say, in German and English. */
export const stateStoreCatalogue: Catalogue = {
  rules,
  unchecked: {
    'core.unchecked.store': {
      title: text(
        'Der Server des Zustandsspeichers gibt keine Auskunft.',
        'The server of the state store does not say how it is set up.',
      ),
      remedy: text(
        'Prüfen, ob er läuft und ob der Client fragen darf (Redis: INFO).',
        'Check that it runs and that the client may ask (Redis: INFO).',
      ),
    },
  },
  reports: { 'core.state-store': report },
};
