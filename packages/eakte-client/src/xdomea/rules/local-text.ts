import type { LocalText } from '../check/finding.ts';

/** A sentence in German and English. */
export const text = (de: string, en: string): LocalText => ({ de, en });
