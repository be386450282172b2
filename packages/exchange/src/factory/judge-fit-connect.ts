import {
  type ConfigFaults,
  configOf,
  judgeFunctions,
  judgeMembers,
  type MembersOf,
} from '@rathaus/client-core/config';
import { allowInsecurePublicKey } from '../danger/index.ts';
import { judgeClientOptions } from '../fit-connect/client-options.ts';
import type { PublicKeyTrust } from '../keys/check-jwk.ts';
import { isReplyKey } from '../metadata/check-reply.ts';
import { isUri } from '../metadata/formats.ts';
import type { FitConnectDestination } from '../transport/fit-connect/receiving.ts';
import type { FitConnectReplies, ReplyKeyPair } from '../transport/fit-connect/replies.ts';
import type { FitConnectConfig } from './config.ts';

const fitConnectMembers: MembersOf<FitConnectConfig> = {
  endpoints: true,
  clientId: true,
  clientSecret: true,
  userAgent: true,
  trust: true,
  destinations: true,
  replies: true,
  maxDataBytes: true,
  problems: true,
  timeout: true,
  fetch: true,
  retry: true,
  sleep: true,
};
const trustMembers: MembersOf<PublicKeyTrust> = { roots: true, isRevoked: true };
const replyMembers: MembersOf<FitConnectReplies> = { keys: true, processStandards: true };
const destinationMembers: MembersOf<FitConnectDestination> = {
  destinationId: true,
  decrypters: true,
  signer: true,
  compressed: true,
  compromisedKeys: true,
  refuseUnreadableAfter: true,
};

/**
 * Judges FIT-Connect in the configuration of an exchange. `endpoints` may have more members: the description of a service,
 * which says more of it than its addresses, is given there as it is.
 */
export function judgeFitConnect(given: FitConnectConfig, faults: ConfigFaults): void {
  const members = judgeMembers('fitConnect', given, fitConnectMembers, faults);
  judgeFunctions('fitConnect.', members, ['fetch', 'sleep'], faults);
  judgeConfig(configOf(given), under('fitConnect.', faults));
}

function judgeConfig(config: FitConnectConfig, faults: ConfigFaults): void {
  judgeClientOptions(config, faults);
  const { isRevoked } = judgeMembers('trust', config.trust, trustMembers, faults);
  judgeFunctions('trust.', { isRevoked }, ['isRevoked'], faults);
  if (!config.trust?.[allowInsecurePublicKey] && (config.trust?.roots ?? []).length === 0)
    faults.add('trust.roots', 'is empty; without root certificates no public key can be trusted');
  faults.number('maxDataBytes', config.maxDataBytes, 1);
  judgeDestinations(config.destinations ?? [], faults);
  if (config.replies !== undefined) judgeReplies(config.replies, faults);
}

function judgeReplies(replies: FitConnectReplies, faults: ConfigFaults): void {
  judgeMembers('replies', replies, replyMembers, faults);
  const { keys, processStandards }: Partial<FitConnectReplies> = configOf(replies);
  if (!Array.isArray(processStandards) || processStandards.length === 0 || !processStandards.every(isUri))
    faults.add('replies.processStandards', 'must be a list of URIs, at least one');
  if (!Array.isArray(keys) || keys.length === 0) {
    faults.add('replies.keys', 'must be a list of key pairs, at least one');
    return;
  }
  const seen = new Set<string>();
  for (const [index, pair] of keys.entries()) {
    const { publicKey, decrypter }: Partial<ReplyKeyPair> = configOf(pair);
    const member = `replies.keys[${index}]`;
    if (!isReplyKey(publicKey)) {
      faults.add(`${member}.publicKey`, 'is no RSA key of 4096 bits for RSA-OAEP-256 with a kid and wrapKey');
      continue;
    }
    if (decrypter?.kid !== publicKey.kid) faults.add(`${member}.decrypter`, 'has another kid than publicKey');
    if (seen.has(publicKey.kid)) faults.add(`${member}.publicKey.kid`, 'occurs twice');
    seen.add(publicKey.kid);
  }
}

function judgeDestinations(destinations: readonly FitConnectDestination[], faults: ConfigFaults): void {
  if (!Array.isArray(destinations)) {
    faults.add('destinations', 'must be a list');
    return;
  }
  const seen = new Set<string>();
  for (const [index, destination] of destinations.entries()) {
    const member = `destinations[${index}]`;
    judgeMembers(member, destination, destinationMembers, faults);
    const { destinationId, decrypters, signer, compromisedKeys, refuseUnreadableAfter } = configOf(
      destination,
    ) as Partial<FitConnectDestination>;
    if (faults.text(`${member}.destinationId`, destinationId)) {
      if (seen.has(destinationId)) faults.add(`${member}.destinationId`, 'occurs twice');
      seen.add(destinationId);
    }
    if (!decrypters?.length) faults.add(`${member}.decrypters`, 'is empty');
    else if (isListOfTexts(compromisedKeys) && decrypters.every(({ kid }) => compromisedKeys.includes(kid)))
      faults.add(`${member}.decrypters`, 'has only keys that are in compromisedKeys');
    if (compromisedKeys !== undefined && !isListOfTexts(compromisedKeys))
      faults.add(`${member}.compromisedKeys`, 'must be a list of key ids');
    faults.number(`${member}.refuseUnreadableAfter`, refuseUnreadableAfter, 0);
    if (signer?.algorithm !== 'PS512') faults.add(`${member}.signer`, 'must sign with PS512');
  }
}

const isListOfTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string' && one !== '');

/** Faults of a part of the configuration, named from its root. */
const under = (prefix: string, faults: ConfigFaults): ConfigFaults => ({
  get count() {
    return faults.count;
  },
  add: (member, fault) => faults.add(prefix + member, fault),
  text: (member, value): value is string => faults.text(prefix + member, value),
  textOrFunction: (member, value) => faults.textOrFunction(prefix + member, value),
  oneOf: (member, value, words) => faults.oneOf(prefix + member, value, words),
  number: (member, value, least) => faults.number(prefix + member, value, least),
  address: (member, value, dangers): value is string | URL => faults.address(prefix + member, value, dangers),
  tenant: (member, value): value is string => faults.tenant(prefix + member, value),
});
