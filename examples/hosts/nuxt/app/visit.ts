import type { Visit } from '~~/site/visit';

/** What `server/middleware/2.visit.ts` has found, in the browser as well. */
export const useVisit = () => useState<Visit | undefined>('visit', () => useRequestEvent()?.context.visit);
