import { readServiceProviderMetadata } from '../saml/metadata.ts';
import { type AlgorithmProfile, bundidProfile, unternehmenskontoProfile } from '../saml/profile.ts';
import { responseXml } from '../saml/response.ts';
import type { SamlKey } from '../seed/saml-key.ts';
import {
  bundidNextSigning,
  bundidSigning,
  unternehmenskontoNextSigning,
  unternehmenskontoSigning,
} from '../seed/saml-keys-providers.ts';
import { musterstadtSamlEncryption } from '../seed/saml-keys-service-provider.ts';
import type { Stage } from './attack.ts';
import { posting } from './attacks/deliver.ts';
import { type Baseline, learnBaseline } from './baseline.ts';
import { createForge, type Forge, type ForgeFacts } from './forge/forge.ts';
import type { AccountKind } from './forge/people.ts';
import type { BegunLogin } from './login.ts';
import type { Browser } from './net/browser.ts';
import type { AttackOptions } from './options.ts';
import { look, type Visit, visit } from './visit.ts';

/** How to begin logins at the service and to visit it. */
export interface Doors {
  begin(): Promise<BegunLogin>;
  newBrowser(): Browser;
}

/** A service that takes right answers, and how that looks. */
export interface Control {
  readonly stage: Stage;
  readonly baseline: Baseline;
  /** Which of the ways of the provider the service understands. */
  readonly profile: AlgorithmProfile;
  readonly page: string | undefined;
}

/** Keys of the emulated providers: those that sign now, and those they roll over to. */
const keysOf: Readonly<Record<AccountKind, readonly [SamlKey, SamlKey]>> = {
  bundid: [bundidSigning, bundidNextSigning],
  unternehmenskonto: [unternehmenskontoSigning, unternehmenskontoNextSigning],
};

/** Ways in which the emulated providers may be set for a service, the usual one first. */
function profilesOf(kind: AccountKind): readonly AlgorithmProfile[] {
  const usual = kind === 'bundid' ? bundidProfile : unternehmenskontoProfile;
  const classic = {
    ...usual,
    signature: 'rsa-sha256',
    keyTransport: 'rsa-oaep-mgf1p',
    digest: 'sha1',
  } as const;
  return [usual, classic, { ...usual, content: 'none' }, { ...classic, content: 'none' }];
}

/** Certificates to encrypt for: of the metadata that are given or found, or of the seeded service provider. */
export async function certificatesOf(
  options: AttackOptions,
  newBrowser: () => Browser,
): Promise<readonly string[]> {
  const given = options.metadata === undefined ? undefined : readServiceProviderMetadata(options.metadata);
  if (given !== undefined && given.encryptionCertificates.length > 0) return given.encryptionCertificates;
  const { origin, pathname } = new URL(options.login);
  const { steps } = await newBrowser().open(`${origin}${pathname.replace(/\/$/, '')}/metadata`);
  const found = readServiceProviderMetadata(steps.at(-1)?.answer.body ?? '');
  return [...(found?.encryptionCertificates ?? []), musterstadtSamlEncryption.certificate];
}

/** Entity ID of the provider by the address of its single sign-on, as both providers build it. */
export function issuerOf(kind: AccountKind, singleSignOn: string): string | undefined {
  const end = kind === 'bundid' ? /\/profile\/SAML2\/[^/]+\/SSO$/i : /\/ekona\/sso$/i;
  return end.test(singleSignOn) ? singleSignOn.replace(end, '') : undefined;
}

/**
 * Looks for a way of the provider that the service takes, and learns how a login looks. Undefined when it takes none, or
 * when right and wrong answers look alike.
 */
export async function findControl(
  doors: Doors,
  facts: Pick<ForgeFacts, 'kind' | 'issuer' | 'acs' | 'canary' | 'clock'> & {
    readonly certificates: readonly string[];
    readonly page: string | undefined;
    readonly singleSignOn: string;
  },
): Promise<Control | undefined> {
  const { kind, certificates, page, singleSignOn, ...others } = facts;
  const other = kind === 'bundid' ? unternehmenskontoSigning : bundidSigning;
  const origin = new URL(singleSignOn).origin;
  const wrong: Visit[] = [];
  for (const certificate of certificates)
    for (const profile of profilesOf(kind))
      for (const key of keysOf[kind]) {
        const forge = createForge({ ...others, kind, key, otherKey: other, profile, certificate });
        const stageOn = (at: string | undefined) =>
          createStage(doors, forge, { acs: facts.acs, page: at, origin });
        const first = await answerRightly(stageOn(page));
        if (first.status === undefined) return undefined;
        const seenAt = page ?? first.end;
        const stage = stageOn(seenAt);
        // Garbage and errors are looked at once only: they do not depend on keys.
        if (wrong.length === 0) wrong.push(...(await answerWrongly(stage)));
        const baseline = await learn(stage, wrong);
        if (baseline !== undefined) return { stage, baseline, profile, page: seenAt };
      }
  return undefined;
}

async function learn(stage: Stage, wrong: readonly Visit[]): Promise<Baseline | undefined> {
  const right = [await answerRightly(stage), await answerRightly(stage)];
  // The page that a right answer leads to may be another one than that of the attempt before.
  const elsewhere = wrong.map((one) => ({ ...one, page: undefined }));
  const anonymous = await stage.look(stage.newBrowser());
  const observed = wrong.every(({ page }) => page?.path === anonymous.page?.path) ? wrong : elsewhere;
  return learnBaseline({ right, wrong: observed, anonymous });
}

/** A login that nobody may refuse. */
export async function answerRightly(stage: Stage): Promise<Visit> {
  const login = await stage.begin();
  return stage.post(login.browser, posting(stage.forge.answer(login), login));
}

/** Answers that nobody may take, however they verify: no XML, and an error of the provider. */
async function answerWrongly(stage: Stage): Promise<Visit[]> {
  const { forge, begin, post } = stage;
  const first = await begin();
  const garbage = await post(first.browser, posting('kein XML', first));
  const second = await begin();
  const status = { code: 'Requester', subcode: 'AuthnFailed' } as const;
  const error = { ...forge.responseFor(second), status };
  const refused = await post(second.browser, posting(forge.sign(responseXml(error), error.id), second));
  return [garbage, refused];
}

function createStage(
  { begin, newBrowser }: Doors,
  forge: Forge,
  target: { readonly acs: string; readonly page: string | undefined; readonly origin: string },
): Stage {
  return {
    forge,
    begin,
    newBrowser,
    post: (browser, sent) => visit(browser, target, sent),
    look: (browser) => look(browser, target.page),
  };
}
