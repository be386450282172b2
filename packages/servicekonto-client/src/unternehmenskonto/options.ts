import type { LevelWords } from '../level/level-words.ts';
import type { IdentityProvider, SamlOptions } from '../saml/options.ts';
import type { UnternehmenskontoEnvironmentName } from './environments.ts';

/**
 * What names an organisation for good: the pseudonym of its account, or the persistent name of the login (SAML Core, section
 * 8.3.7). Whether the latter belongs to the organisation or to one of its users is not public.
 */
export type SubjectSource = 'DatenuebermittlerPseudonymId' | 'NameID';

/** What is special about a login at Mein Unternehmenskonto. */
export interface UnternehmenskontoProfileOptions {
  /** Default `DatenuebermittlerPseudonymId`; a login without it is temporary. */
  readonly subject?: SubjectSource | undefined;
  /**
   * `answers`: meaning of words of ELSTER beyond the German names of the levels. `values`: class references to ask with;
   * without them no level is asked for, and the answer decides.
   */
  readonly levels?: LevelWords | undefined;
}

/** Mein Unternehmenskonto, or an emulator that speaks like it. */
export interface UnternehmenskontoOptions
  extends Omit<SamlOptions, 'identityProvider'>,
    UnternehmenskontoProfileOptions {
  /** A known environment by its name, with `certificates`; or plain values. */
  readonly identityProvider: UnternehmenskontoEnvironmentName | IdentityProvider;
  /**
   * Certificates that the known environment signs with: there is no address to fetch them from. To roll over put the new
   * one beside the old one.
   */
  readonly certificates?: readonly string[] | undefined;
}
