/** The number of the e-file of an application, which people can quote. */
export const aktenzeichenOf = (antragId: string): string => `HST-${antragId.slice(0, 8)}`;
