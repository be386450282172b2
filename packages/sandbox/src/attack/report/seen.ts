import type { Visit } from '../visit.ts';

const faults = {
  timeout: { de: 'keine Antwort in der Frist', en: 'no answer in time' },
  refused: { de: 'Verbindung abgelehnt', en: 'connection refused' },
  reset: { de: 'Verbindung abgebrochen', en: 'connection broken' },
  elsewhere: { de: 'anderer Rechner', en: 'another machine' },
} as const;

/** What was seen of a visit, in a few words: status, way, cookies. */
export function seenWords(visit: Visit, language: 'de' | 'en'): string {
  const { status, location, cookies, elsewhere, fault } = visit;
  const words: string[] = [];
  if (fault !== undefined) words.push(faults[fault][language]);
  if (status !== undefined) words.push(`Status ${status}`);
  if (location !== undefined) words.push(`${language === 'de' ? 'weiter nach' : 'on to'} ${location}`);
  if (cookies.length > 0) words.push(`Cookie ${cookies.join(', ')}`);
  if (elsewhere !== undefined) words.push(`${language === 'de' ? 'hinaus nach' : 'out to'} ${elsewhere}`);
  return words.length === 0 ? '–' : words.join(', ');
}
