/** How much one person may store and do: a login must not be enough to fill the disk or to flood the other town. */
export const grenzen = {
  /** Open drafts that are kept; a new one takes the place of the oldest. */
  entwuerfe: 5,
  /** Applications sent within 24 hours. */
  absendungen: 20,
  /** Uploads at the same time. */
  uploads: 3,
} as const;

/** Work of one person one after the other: what was checked still holds when it is written. */
export function createReihe(): <T>(person: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (person, work) => {
    const mine = (last.get(person) ?? Promise.resolve()).then(work, work);
    // Who waits needs the order only; the failure belongs to the one who asked for the work.
    const done = mine.then(
      () => undefined,
      () => undefined,
    );
    last.set(person, done);
    void done.then(() => {
      if (last.get(person) === done) last.delete(person);
    });
    return mine;
  };
}
