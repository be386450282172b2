import type { RathausError } from '@rathaus/client-core';
import type { Identity } from '../identity/identity.ts';
import type { Vertrauensniveau } from '../level/vertrauensniveau.ts';
import type { StartedLogin } from '../login/protocol.ts';
import type { XmlElement } from './xml/tree.ts';

/** A name of who logged in (SAML Core, section 2.2.3). */
export interface NameId {
  readonly value: string;
  readonly format?: string | undefined;
  readonly nameQualifier?: string | undefined;
  readonly spNameQualifier?: string | undefined;
}

/** What an assertion says, read from the bytes that are signed. */
export interface Assertion {
  readonly nameId: NameId;
  /** Name of the session at the provider. */
  readonly sessionIndex?: string | undefined;
  /** `AuthnContextClassRef`. */
  readonly classRef?: string | undefined;
  /** `AuthnInstant`: when the person showed their means, in milliseconds since 1970. */
  readonly authenticatedAt: number;
  /** When the provider ends its session, in milliseconds since 1970: ours must not last longer. */
  readonly sessionEndsAt?: number | undefined;
  /** `saml:Attribute` elements by `Name`; each name occurs once. */
  readonly attributes: ReadonlyMap<string, XmlElement>;
  /** Names that occur several times, and so say nothing. */
  readonly doubled: ReadonlySet<string>;
}

/** Why a provider gave no assertion (SAML Core, section 3.2.2). */
export interface Refusal {
  /** `StatusCode` values from the outside in. */
  readonly codes: readonly string[];
  readonly message?: string | undefined;
  /** `StatusDetail`. */
  readonly detail?: XmlElement | undefined;
}

/** What has to be signed and encrypted in an answer. */
export interface SamlPolicy {
  /**
   * `assertion`: the assertion carries a signature of its own; one of the response is verified when it is there.
   * `response`: only the response is signed, and the assertion in it need not be (Mein Unternehmenskonto).
   */
  readonly signed: 'assertion' | 'response';
  /** `optional` takes an assertion in plain text, too. */
  readonly encrypted: 'required' | 'optional';
  /**
   * Whom an assertion may be for. `among-others`: us, whoever else is named beside us in the same restriction (SAML Core,
   * section 2.5.1.4). `alone`: an account that names nobody else, so that an assertion is worth nothing anywhere else.
   */
  readonly audience: 'alone' | 'among-others';
  /**
   * What becomes of a name of an attribute that occurs several times. `refused`: the account does not write such a thing.
   * `unread`: Keycloak does, for the roles of a user; only those matter that somebody reads.
   */
  readonly doubled: 'refused' | 'unread';
}

/** What a kind of service account has of its own in SAML. Data and functions without state. */
export interface SamlProfile {
  readonly policy: SamlPolicy;
  /**
   * `ForceAuthn` of every request; a login that asks for it sets it anyway. Then the answer has to say that the person has
   * shown their means after the start.
   */
  readonly forceAuthn: boolean;
  readonly nameIdFormat?: string | undefined;
  /** Whether the account knows a single logout: then our address for it is in our metadata. */
  readonly hasLogout: boolean;
  /** XML of the children of `samlp:Extensions`, with declarations of its own; `undefined` for none. */
  extensions?(login: StartedLogin): string | undefined;
  /** Class references to ask for at least this level. Errors: `servicekonto.level.unavailable`. */
  classRefs(level: Vertrauensniveau): readonly string[];
  /** Level of an answered class reference; `undefined` for a word that is not known. */
  levelOf(assertion: Assertion): Vertrauensniveau | undefined;
  /** Who it is. `level` is verified. */
  identity(
    assertion: Assertion,
    facts: { readonly provider: string; readonly level: Vertrauensniveau },
  ): Identity;
  /**
   * Whether the status `AuthnFailed` means that the person has cancelled. Of other providers it says that they could not
   * log in, whoever is to blame.
   */
  readonly failsWhenCancelled: boolean;
  /** What the person has to be told of a refusal; `undefined` when the general reading will do. */
  refusal?(refusal: Refusal): RathausError | undefined;
}
