/** What is known of controlled vocabularies beside the data. */
export interface Schemes {
  /**
   * Whether a vocabulary contains a concept, both by their IRIs. `undefined`: nobody can say, because the list is not there
   * or not complete.
   */
  contains(scheme: string, concept: string): boolean | undefined;
  /** Whether a licence is open by the list of DCAT-AP.de. */
  isOpenLicense(license: string): boolean;
}
