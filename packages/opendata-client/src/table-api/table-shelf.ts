import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRathausError } from '@rathaus/client-core';
import { unlessAborted } from '@rathaus/client-core/abort';
import { type Clock, isolate, type LogEntry, type Logger } from '@rathaus/client-core/observe';
import { type Limits, limitsOf, type TableApiConfig, type TableConfig } from './config.ts';
import { tableApiError } from './errors.ts';
import { type RefreshResult, refreshTable } from './refresh-table.ts';
import { openTableVersion, type TableVersion } from './table-version.ts';
import { openVersionCatalogue, type VersionCatalogue } from './version-catalogue.ts';

/** Milliseconds after a failure in which requests do not start another attempt. */
const pause = 60_000;

interface Place {
  readonly config: TableConfig;
  version: TableVersion | undefined;
  /** Revision of the catalogue when it was last asked. */
  seen: number;
  running: Promise<RefreshResult> | undefined;
  /** Whether this process has looked at the source. */
  checked: boolean;
  failedAt: number | undefined;
}

/** The tables of one authority with the versions that are served. */
export interface TableShelf {
  readonly tables: readonly TableConfig[];
  /** The version to read from, held until `release()`. `undefined`: there is none, now. */
  take(id: string, signal: AbortSignal): Promise<{ version: TableVersion; release: () => void } | undefined>;
  /** The version that is served, without waiting. */
  peek(id: string): TableVersion | undefined;
  refresh(id: string, signal?: AbortSignal): Promise<RefreshResult>;
  close(): Promise<void>;
}

/** Opens the folder of an authority at the first use; reads nothing before. */
export function createTableShelf(config: TableApiConfig): TableShelf {
  const limits: Limits = limitsOf(config.limits);
  const clock: Clock = config.clock ?? Date.now;
  const log = isolate<LogEntry>(config.logger ?? warn, { name: 'logger of the table API' });
  const places = new Map<string, Place>(
    config.tables.map((table) => [
      table.id,
      {
        config: table,
        version: undefined,
        seen: -1,
        running: undefined,
        checked: false,
        failedAt: undefined,
      },
    ]),
  );
  const ending = new AbortController();
  let opened: { catalogue: VersionCatalogue; folder: string } | undefined;

  function catalogue(): VersionCatalogue {
    if (ending.signal.aborted) throw tableApiError('opendata.table-api.closed');
    if (!opened) {
      const folder = config.store
        ? join(config.store.folder, config.tenant)
        : mkdtempSync(join(tmpdir(), 'rathaus-table-api-'));
      opened = { folder, catalogue: openVersionCatalogue(folder) };
    }
    return opened.catalogue;
  }

  /** Follows what this or another process has switched to. */
  function follow(place: Place): TableVersion | undefined {
    const { id } = place.config;
    const versions = catalogue();
    // A file may be removed between the look and the opening; then there is a newer one to look for.
    for (let turn = 0; turn < 3; turn++) {
      const revision = versions.revision();
      if (revision === place.seen && place.version) break;
      const current = versions.current(id);
      place.seen = revision;
      if (current?.version === place.version?.meta.version) break;
      const next = current && openTableVersion(versions.fileOf(id, current.version), current.version);
      if (!next) continue;
      place.version?.retire();
      place.version = next;
      break;
    }
    return place.version;
  }

  function refresh(place: Place, signal?: AbortSignal): Promise<RefreshResult> {
    const { id } = place.config;
    if (!place.running) {
      const timed = AbortSignal.any([ending.signal, AbortSignal.timeout(limits.refreshTime)]);
      const isUsable = (_: string, version: string) => follow(place)?.meta.version === version;
      place.checked = true;
      const running = refreshTable(place.config, {
        catalogue: catalogue(),
        limits,
        clock,
        signal: timed,
        isUsable,
      })
        .then((result) => {
          place.failedAt = undefined;
          place.seen = -1;
          follow(place);
          return result;
        })
        .catch((error: unknown) => {
          place.failedAt = clock();
          if (!ending.signal.aborted) log(lineOf(id, error));
          throw error;
        })
        .finally(() => {
          place.running = undefined;
        });
      place.running = running;
      // Whoever started it may be gone by then.
      running.catch(() => undefined);
    }
    return unlessAborted(place.running, signal, 'Refreshing a table');
  }

  function startIfDue(place: Place): void {
    const { failedAt } = place;
    const isDue = !place.checked || (failedAt !== undefined && Math.abs(clock() - failedAt) >= pause);
    if (isDue && !place.running) refresh(place).catch(() => undefined);
  }

  return {
    tables: config.tables,
    async take(id, signal) {
      const place = places.get(id);
      if (!place) return undefined;
      const known = follow(place);
      startIfDue(place);
      if (!known && place.running) {
        const waiting = AbortSignal.any([signal, AbortSignal.timeout(limits.firstWait)]);
        await unlessAborted(place.running, waiting, 'Waiting for a table').catch(() => undefined);
      }
      const version = follow(place);
      return version && { version, release: version.hold() };
    },
    peek: (id) => {
      const place = places.get(id);
      return place && follow(place);
    },
    async refresh(id, signal) {
      const place = places.get(id);
      if (!place) throw tableApiError('opendata.table-api.unknown-table');
      return refresh(place, signal);
    },
    async close() {
      if (ending.signal.aborted) return;
      ending.abort(tableApiError('opendata.table-api.closed'));
      await Promise.allSettled([...places.values()].map(({ running }) => running));
      for (const place of places.values()) place.version?.retire();
      opened?.catalogue.close();
      if (opened && !config.store) rmSync(opened.folder, { recursive: true, force: true });
    },
  };
}

const warn: Logger = ({ code, message }) => console.warn(`rathaus: [${code}] ${message}`);

/** Ids, rules and lines only: a foreign error may hold addresses with keys. */
const lineOf = (table: string, error: unknown): LogEntry =>
  isRathausError(error)
    ? {
        level: 'error',
        code: error.code,
        message: `table ${table}: ${error.message}`,
        details: { ...error.details, table },
      }
    : {
        level: 'error',
        code: 'opendata.table-api.failed',
        message: `table ${table}: it could not be refreshed for a reason that is a fault of this package`,
        details: { table },
      };
