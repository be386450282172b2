export type EntryNameFault = 'zip-slip' | 'name-invalid' | 'name-not-nfc' | 'subfolder' | 'name-too-long';

/**
 * What is wrong with a name, worst first; undefined when it is a flat, portable file name.
 * `zip-slip`: leads out of the folder (or to a device) on some system. `name-invalid`: control character,
 * NUL, separator of another system, trailing dot or space, direction override.
 */
export function judgeEntryName(name: string, byteLength: number): EntryNameFault | undefined {
  const path = name.replaceAll('\\', '/');
  const parts = path.split('/');
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path) || parts.some((part) => part === '..'))
    return 'zip-slip';
  if (
    parts.some((part) => /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)([. ]|$)/i.test(part))
  ) {
    return 'zip-slip';
  }
  const folder = name.endsWith('/') ? name.slice(0, -1) : name;
  if (
    folder === '' ||
    hasForbiddenCharacter(folder) ||
    folder.split('/').some((part) => part === '' || part === '.' || /[. ]$/.test(part))
  ) {
    return 'name-invalid';
  }
  if (byteLength > 255) return 'name-too-long';
  if (folder.includes('/') || name.endsWith('/')) return 'subfolder';
  return folder === folder.normalize('NFC') ? undefined : 'name-not-nfc';
}

/** Control characters, `\ : * ? " < > |`, lone surrogates, U+FFFD and text direction overrides. */
function hasForbiddenCharacter(name: string): boolean {
  if (/\p{Surrogate}/u.test(name)) return true;
  for (let index = 0; index < name.length; index++) {
    const code = name.charCodeAt(index);
    if (code < 0x20 || (code >= 0x7f && code < 0xa0) || code === 0xfffd) return true;
    if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)) return true;
  }
  return /[\\:*?"<>|]/.test(name);
}

/** Key under which two names are the same file on a file system that ignores case and composition. */
export function entryNameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().normalize('NFKC');
}
