/** One answered (or dropped) request. Ids only: no query, no body, no name, no file name, no token. */
export interface RequestLogEntry {
  readonly id: string;
  readonly at: string;
  readonly service: string;
  readonly operation: string;
  readonly method: string;
  /** UUIDs of the path, in order. */
  readonly ids: readonly string[];
  /** 0 when the connection was cut before an answer. */
  readonly status: number;
  readonly durationMs: number;
}

export interface RequestLog {
  add(entry: RequestLogEntry): void;
  /** Newest first. */
  entries(): readonly RequestLogEntry[];
  clear(): void;
}

const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

export function idsOf(path: string): string[] {
  return path.match(uuids) ?? [];
}

/** Keeps the last `size` requests in memory. */
export function createRequestLog(size = 500, onEntry?: (entry: RequestLogEntry) => void): RequestLog {
  let list: RequestLogEntry[] = [];
  return {
    add(entry) {
      list.push(entry);
      if (list.length > size * 2) list = list.slice(-size);
      onEntry?.(entry);
    },
    entries: () => list.slice(-size).reverse(),
    clear() {
      list = [];
    },
  };
}
