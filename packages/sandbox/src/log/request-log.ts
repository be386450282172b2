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

/** What an observer of the sandbox sees. */
export type SandboxEvent = { readonly type: 'request' } & RequestLogEntry;

/** Keeps the last `size` requests in memory. An observer may throw, reject or hang: it is reported once. */
export function createRequestLog(size = 500, observer?: (event: SandboxEvent) => unknown): RequestLog {
  let list: RequestLogEntry[] = [];
  let faults = 0;
  const fault = () => {
    if (++faults === 1)
      console.warn('rathaus: [core.observer.failed] the observer of the sandbox is at fault');
  };
  return {
    add(entry) {
      list.push(entry);
      if (list.length > size * 2) list = list.slice(-size);
      try {
        Promise.resolve(observer?.({ type: 'request', ...entry })).catch(fault);
      } catch {
        fault();
      }
    },
    entries: () => list.slice(-size).reverse(),
    clear() {
      list = [];
    },
  };
}
