import type { Session, Vertrauensniveau } from '@rathaus/servicekonto-client';
import type { Visit } from '~~/site/visit';

/** What `server/middleware/2.visit.ts` has found, in the browser as well. */
export const useVisit = () => useState<Visit | undefined>('visit', () => useRequestEvent()?.context.visit);

/**
 * What a protected page shows, taken from the session on the server. Without the level it is nothing, whoever has called
 * the page. `take` returns only plain values: they go to the browser.
 */
export const useProtected = <T>(level: Vertrauensniveau, key: string, take: (session: Session) => T) =>
  useState<T | undefined>(key, () => {
    const session = useRequestEvent()?.context.session;
    return session?.atLeast(level) ? take(session) : undefined;
  });
