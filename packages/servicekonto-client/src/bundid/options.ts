import type { LevelWords } from '../level/level-words.ts';
import type { IdentityProvider, SamlOptions } from '../saml/options.ts';
import { type BundidAttributeReference, bundidNameOf, usualAttributes } from './attributes.ts';
import type { BundidEnvironmentName } from './environments.ts';
import type { BundidLanguage, BundidMethod } from './methods.ts';

/** What a login at BundID asks for (interface description 10.2, section 9). */
export interface BundidRequestOptions {
  /** Name of the online service, which BundID shows: at most 50 characters, longer ones may be cut. */
  readonly displayName: string;
  /** Id of the online service (BMI-ID): `BMI-A0000`; at BayernID its own form. */
  readonly onlineServiceId: string;
  /**
   * Attributes to ask for; no others come back. BundID shows them to the person, so ask for what the form needs. Default:
   * {@link usualAttributes}.
   */
  readonly attributes?: readonly BundidAttributeReference[] | undefined;
  /**
   * Those without which BundID answers with an error (`servicekonto.attributes.missing`). Hardly ever right: names and
   * addresses may be absent for good reason (section 9.2), and the form can ask for them. Asked for in any case.
   */
  readonly required?: readonly BundidAttributeReference[] | undefined;
  /** Ways to log in that are offered. Default: all. */
  readonly methods?: readonly BundidMethod[] | undefined;
  /** Language of the pages of BundID. Default: German. */
  readonly lang?: BundidLanguage | undefined;
  /**
   * Page of the service to which the link "back" leads. BundID does not check it: build it yourself, never from input. Absent:
   * the person comes back as with a cancelled login.
   */
  readonly backUrl?: string | undefined;
  /** Whether errors say which attributes are missing (`EnableStatusDetail`). Default true. */
  readonly statusDetail?: boolean | undefined;
  /** Default: the STORK class references. */
  readonly levels?: LevelWords | undefined;
}

/** BundID, BayernID, or an emulator that speaks like them. */
export interface BundidOptions extends Omit<SamlOptions, 'identityProvider'>, BundidRequestOptions {
  /** A known account by its name, or one by plain values. */
  readonly identityProvider: BundidEnvironmentName | IdentityProvider;
}

/** `Name` of each attribute to ask for, once, in the order of the configuration. */
export function requestedAttributes({
  attributes = usualAttributes,
  required = [],
}: BundidRequestOptions): readonly string[] {
  return [...new Set([...attributes, ...required].flatMap((reference) => bundidNameOf(reference) ?? []))];
}
