import type { DeliveryProofBundle } from '../src/proof/bundle.ts';
import { createDeliveryProof } from '../src/proof/create-proof.ts';
import type { DeliveryProofTrust, VerifyDeliveryProofOptions } from '../src/proof/trust.ts';
import { verifyDeliveryProof } from '../src/proof/verify-proof.ts';
import { createProofWorld, type ProofWorld, type Story, signToken, type TokenDraft } from './proof-world.ts';

/** A submission that was accepted, and its proof. */
export interface ProvenStory {
  readonly world: ProofWorld;
  readonly story: Story;
  readonly good: DeliveryProofBundle;
}

export async function tellProvenStory(): Promise<ProvenStory> {
  const world = await createProofWorld();
  const story = await world.story('Hundesteuer');
  return { world, story, good: createDeliveryProof(story.input) };
}

/** What tests do with such a story once it has been told: verify its proof, change that, sign other events. */
export function createProofBench(told: () => ProvenStory) {
  const verify = (
    proof: Parameters<typeof verifyDeliveryProof>[0],
    trust: Partial<DeliveryProofTrust> = {},
    more: Partial<VerifyDeliveryProofOptions> = {},
  ) => {
    const { options } = told().world;
    return verifyDeliveryProof(proof, { ...options, ...more, trust: { ...options.trust, ...trust } });
  };
  const rulesOf = async (...call: Parameters<typeof verify>) => {
    const { findings, unchecked, verdict } = await verify(...call);
    const said = [...findings.map(({ rule }) => rule), ...unchecked.map(({ what }) => what)];
    return [verdict, ...new Set(said)].map((one) => one.replace('exchange.', ''));
  };
  const changed = (change: (proof: DeliveryProofBundle) => unknown): DeliveryProofBundle => {
    const proof = structuredClone(told().good);
    change(proof);
    return proof;
  };
  const tagsOf = () => ({ authenticationTags: told().story.tags });
  /** A proof of the same submission whose log holds these tokens, signed by whoever the drafts say. */
  const withLog = async (drafts: TokenDraft[], more: Partial<Story['input']> = {}) => {
    const { input } = told().story;
    const events = await Promise.all(drafts.map((draft) => signToken(input, draft)));
    return createDeliveryProof({ ...input, ...more, events });
  };
  const create = (more: Partial<TokenDraft> = {}): TokenDraft => ({
    name: 'create-submission',
    by: told().world.service,
    at: told().world.now,
    ...more,
  });
  const submit = (more: Partial<TokenDraft> = {}): TokenDraft => ({
    name: 'submit-submission',
    by: told().world.service,
    at: told().world.now + 5,
    payload: tagsOf(),
    ...more,
  });
  const accept = (more: Partial<TokenDraft> = {}): TokenDraft => ({
    name: 'accept-submission',
    by: told().world.destination,
    at: told().world.now + 600,
    payload: tagsOf(),
    ...more,
  });
  return { verify, rulesOf, changed, withLog, create, submit, accept };
}
