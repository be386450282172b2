import { readFileSync } from 'node:fs';

/** The stylesheet of the portal, read once at start. */
export const portalStyles = readFileSync(new URL('../../public/portal.css', import.meta.url), 'utf8');
