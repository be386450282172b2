const escapes = /#U[0-9A-Fa-f]{4}|#L[0-9A-Fa-f]{6}/g;

/** Whether a plain name may be one with other letters that Info-ZIP has escaped. */
export const hasEscapes = (path: string): boolean => path.includes('#') && path.search(escapes) >= 0;

/** A name without its escapes; undefined when it has none, or one for a plain character. */
export function withoutEscapes(path: string): string | undefined {
  let possible = true;
  const text = path.replace(escapes, (written) => {
    const code = Number.parseInt(written.slice(2), 16);
    // An escape for a plain character would be a second way to write it, or a separator.
    possible &&= code >= 0x80 && code <= 0x10ffff;
    return possible ? String.fromCodePoint(code) : written;
  });
  return possible && text !== path ? text : undefined;
}
