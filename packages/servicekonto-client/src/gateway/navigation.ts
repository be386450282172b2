/**
 * Whether a browser wants to show what it asked for as a page. Anything else (an image, a style sheet, a script, a request
 * of a script, a program) can do nothing with a login: a redirection would hand it HTML where it wanted something else.
 * Browsers say it by Fetch Metadata (`Sec-Fetch-*`); those before 2023 by the type that they would like best.
 */
export function wantsPage({ headers }: Request): boolean {
  const mode = headers.get('sec-fetch-mode');
  if (mode !== null) {
    const dest = headers.get('sec-fetch-dest');
    return mode === 'navigate' && dest !== 'embed' && dest !== 'object';
  }
  if (headers.get('x-requested-with') === 'XMLHttpRequest') return false;
  return /\btext\/html\b|\bapplication\/xhtml\+xml\b/i.test(headers.get('accept') ?? '');
}
