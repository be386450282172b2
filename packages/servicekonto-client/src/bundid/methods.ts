/** Ways to log in that a request can offer (interface description 10.2, section 9.1). Smart-eID comes with `eID`. */
export const bundidMethods = ['Authega', 'Benutzername', 'Diia', 'eID', 'eIDAS', 'Elster', 'FINK'] as const;
/** A way to log in. The temporary login is none of them: BundID offers it unless bPK2 or mailbox are requested. */
export type BundidMethod = (typeof bundidMethods)[number];

/** Languages of the pages of BundID (section 9.5). */
export const bundidLanguages = ['de', 'en', 'ru', 'uk'] as const;
/** A language of the pages of BundID. */
export type BundidLanguage = (typeof bundidLanguages)[number];
