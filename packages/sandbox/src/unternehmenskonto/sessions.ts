/** Somebody who logged in, for one service. */
export interface Session {
  readonly provider: string;
  readonly nameId: string;
  readonly sessionIndex: string;
}

const maximumSessions = 5000;

/** Who is logged in at which service, so that a logout can name it. */
export interface Sessions {
  add(session: Session): void;
  /** The newest one, of this name identifier when it is given. */
  find(nameId?: string): Session | undefined;
  /** Ends those of this name, or only those with one of the indexes; returns how many. */
  end(provider: string, nameId: string, sessionIndexes: readonly string[]): number;
  clear(): void;
}

export function createSessions(): Sessions {
  let sessions: Session[] = [];
  return {
    add(session) {
      sessions = [...sessions.slice(-maximumSessions + 1), session];
    },
    find: (nameId) => sessions.findLast((session) => nameId === undefined || session.nameId === nameId),
    end(provider, nameId, sessionIndexes) {
      const before = sessions.length;
      sessions = sessions.filter(
        (session) =>
          session.provider !== provider ||
          session.nameId !== nameId ||
          (sessionIndexes.length > 0 && !sessionIndexes.includes(session.sessionIndex)),
      );
      return before - sessions.length;
    },
    clear() {
      sessions = [];
    },
  };
}
