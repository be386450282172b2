/** Bytes as people read them, in powers of 1000. */
export function fileSize(bytes: number, lang: string): string {
  const power = Math.min(3, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const unit = `${['', 'kilo', 'mega', 'giga'][power]}byte`;
  return (bytes / 1000 ** power).toLocaleString(lang, { style: 'unit', unit, maximumFractionDigits: 1 });
}
