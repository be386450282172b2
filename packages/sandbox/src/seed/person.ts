/** `AssertionProvedBy` (BundID interface description 10.2, section 6): how a person proved who they are. */
export type ProofMethod = 'eID' | 'Smart-eID' | 'eIDAS' | 'Elster' | 'Benutzername' | 'FINK' | 'Diia';

/** A means of proof and the STORK level of a login with it. */
export interface Proof {
  readonly method: ProofMethod;
  readonly level: 1 | 2 | 3 | 4;
}

/** Level of a single attribute, as the sample of the interface description 10.2, section 10.2, writes it. */
export type AttributeLevel = 'UNTERGEORDNET' | 'NORMAL' | 'SUBSTANTIELL' | 'HOCH';

/** An invented citizen. Names as an eID or a self-registration would deliver them; some lack attributes on purpose. */
export interface Person {
  /** Key in the login form and in the configuration. */
  readonly id: string;
  /** Shown in the login form. */
  readonly label: string;
  readonly givenName?: string;
  readonly surname: string;
  readonly birthdate?: string;
  readonly placeOfBirth?: string;
  readonly birthName?: string;
  readonly gender?: string;
  readonly nationality?: string;
  readonly personalTitle?: string;
  readonly postalAddress?: string;
  readonly postalCode?: string;
  readonly localityName?: string;
  readonly country?: string;
  readonly mail?: string;
  readonly telephoneNumber?: string;
  /** Kind of the identity document (BSI TR-03127): `ID`, residence permit, card for citizens of the Union. */
  readonly documentType?: string;
  /** ISO 3166-1 alpha-2, of a foreign eID. */
  readonly eidasIssuingCountry?: string;
  /** Means of proof; without it eID, ELSTER certificate and user name. */
  readonly proofs?: readonly Proof[];
  /** Levels that differ from those of the login; `null`: no level is known, so that the attribute is not sent. */
  readonly attributeLevels?: Readonly<Record<string, AttributeLevel | null>>;
  /** False for somebody who has no account and only logs in as a guest. */
  readonly account?: false;
}
