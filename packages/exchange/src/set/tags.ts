import { equalTags } from '../jwe/decrypt.ts';
import type { AuthenticationTags } from './events.ts';

const tag = /^[A-Za-z0-9_-]{22}$/;
const isTag = (value: unknown): value is string => typeof value === 'string' && tag.test(value);

/** Reads `authenticationTags` of an event payload; `undefined` when it is not complete and well-formed. */
export function parseAuthenticationTags(payload: unknown): AuthenticationTags | undefined {
  const value = (payload as { authenticationTags?: unknown } | null | undefined)?.authenticationTags;
  if (typeof value !== 'object' || value === null) return undefined;
  const { metadata, data, attachments = {} } = value as Record<string, unknown>;
  if (!isTag(metadata) || !isTag(data) || typeof attachments !== 'object' || attachments === null)
    return undefined;
  const entries = Object.entries(attachments);
  if (!entries.every(([, one]) => isTag(one))) return undefined;
  return { metadata, data, attachments: Object.fromEntries(entries) as Record<string, string> };
}

/**
 * Names the parts whose tags differ: `metadata`, `data`, `attachment:<id>`. Empty means equal. Compare with tags that
 * were computed here, not with tags that someone echoes: only then an accept event proves what was accepted.
 */
export function differingTags(own: AuthenticationTags, other: AuthenticationTags): string[] {
  const differing: string[] = [];
  if (!equalTags(own.metadata, other.metadata)) differing.push('metadata');
  if (!equalTags(own.data, other.data)) differing.push('data');
  const ids = new Set([...Object.keys(own.attachments), ...Object.keys(other.attachments)]);
  for (const id of ids) {
    const left = tagOf(own, id);
    const right = tagOf(other, id);
    if (left === undefined || right === undefined || !equalTags(left, right))
      differing.push(`attachment:${id}`);
  }
  return differing;
}

/** The ids are from the event: what every object has is no tag. */
const tagOf = ({ attachments }: AuthenticationTags, id: string): string | undefined =>
  Object.hasOwn(attachments, id) ? attachments[id] : undefined;
