/** What the application knows. */
export const dataset = (renamed) => ({
  title: renamed ? 'Baumkataster 2026' : 'Baumkataster',
  publisher: 'Stadt Musterstadt',
  files: [{ format: 'CSV', href: '/daten/baeume.csv' }],
});
