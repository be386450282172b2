import { randomBytes } from 'node:crypto';

/** A login that is under way in one browser. */
interface Visit<State> {
  readonly browser: string;
  readonly until: number;
  readonly state: State;
}

const lifetimeMs = 30 * 60_000;
const maximumVisits = 2000;

/** Logins that are under way. Each belongs to the browser that began it. */
export interface Visits<State> {
  open(browser: string, state: State): string;
  find(id: string, browser: string | undefined): State | undefined;
  /** What was found is replaced; the time until it is forgotten does not start again. */
  update(id: string, state: State): void;
  close(id: string): void;
  clear(): void;
}

export function createVisits<State>(): Visits<State> {
  const visits = new Map<string, Visit<State>>();
  const sweep = () => {
    for (const [id, visit] of visits) {
      if (visits.size < maximumVisits && visit.until > Date.now()) break;
      visits.delete(id);
    }
  };
  return {
    open(browser, state) {
      sweep();
      const id = randomName();
      visits.set(id, { browser, until: Date.now() + lifetimeMs, state });
      return id;
    },
    find(id, browser) {
      const visit = visits.get(id);
      return visit && visit.browser === browser && visit.until > Date.now() ? visit.state : undefined;
    },
    update(id, state) {
      const visit = visits.get(id);
      if (visit) visits.set(id, { ...visit, state });
    },
    close: (id) => void visits.delete(id),
    clear: () => visits.clear(),
  };
}

/** A name that nobody guesses, also good as an XML ID after an underscore. */
export function randomName(): string {
  return randomBytes(20).toString('hex');
}
