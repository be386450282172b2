/** What the application knows. */
export const account = {
  name: 'Erika Mustermann',
  level: 'niedrig',
  logout: '/logout',
} as const;

export const consent = {
  recipient: 'Stadt Musterstadt',
  purpose: 'Anmeldung zur Hundesteuer',
  attributes: [
    { id: 'name', label: 'Vor- und Nachname', required: true },
    { id: 'email', label: 'E-Mail-Adresse' },
  ],
};

export const dataset = (renamed: boolean) => ({
  title: renamed ? 'Baumkataster 2026' : 'Baumkataster',
  publisher: 'Stadt Musterstadt',
  files: [{ format: 'CSV', href: '/daten/baeume.csv' }],
});
