import { contributor, publisherType } from '../../vocabulary/index.ts';
import { type DatasetRules, hit, hitIf, hits, type NoValues } from '../rule.ts';
import { isEmpty } from './texts.ts';
import { outside, type WrittenCode } from './written-code.ts';

const email = /^[^\s@:<>"{}|\\^`]+@[^\s@:<>"{}|\\^`]+\.[^\s@.<>"{}|\\^`]+$/;
const control = /\p{Cc}/u;
const hasBadEmail = (item: { email?: string | undefined }) =>
  item.email !== undefined && (!email.test(item.email) || control.test(item.email));

/** Values of the rules about people and offices. Their names and addresses are no values: the place is enough. */
export type AgentRuleValues = {
  'opendata.dataset.publisher-name': NoValues;
  'opendata.dataset.publisher-type': WrittenCode;
  'opendata.dataset.contributor-present': NoValues;
  'opendata.dataset.contributor-known': WrittenCode;
  'opendata.dataset.contact-present': NoValues;
  'opendata.dataset.contact-reachable': NoValues;
  'opendata.dataset.contact-email': NoValues;
  'opendata.dataset.contact-telephone': NoValues;
  'opendata.dataset.contact-not-personal': NoValues;
};

export const agentRules: DatasetRules<AgentRuleValues> = {
  'opendata.dataset.publisher-name': {
    severity: 'error',
    who: 'authority',
    find: (dataset) => hitIf(isEmpty(dataset.publisher.name), 'publisher', 'name'),
  },
  'opendata.dataset.publisher-type': {
    severity: 'error',
    who: 'authority',
    find: ({ publisher }) => outside(publisherType, publisher.type, 'publisher', 'type'),
  },
  'opendata.dataset.contributor-present': {
    severity: 'warning',
    who: 'authority',
    find: (dataset) => hitIf(dataset.contributorID === undefined, 'contributorID'),
  },
  'opendata.dataset.contributor-known': {
    severity: 'error',
    who: 'authority',
    find: ({ contributorID }) => outside(contributor, contributorID, 'contributorID'),
  },
  'opendata.dataset.contact-present': {
    severity: 'warning',
    who: 'authority',
    find: (dataset) => hitIf((dataset.contactPoints ?? []).length === 0, 'contactPoints'),
  },
  'opendata.dataset.contact-reachable': {
    severity: 'error',
    who: 'authority',
    find: (dataset) =>
      hits(
        'contactPoints',
        dataset.contactPoints,
        ({ email, url, telephone }) => !email && !url && !telephone,
      ),
  },
  'opendata.dataset.contact-email': {
    severity: 'error',
    who: 'authority',
    *find(dataset) {
      yield* hits('contactPoints', dataset.contactPoints, hasBadEmail, 'email');
      if (hasBadEmail(dataset.publisher)) yield hit('publisher', 'email');
      for (const key of ['creators', 'contributors', 'originators', 'custodians'] as const) {
        yield* hits(key, dataset[key], hasBadEmail, 'email');
      }
    },
  },
  'opendata.dataset.contact-telephone': {
    severity: 'warning',
    who: 'authority',
    find: (dataset) =>
      hits(
        'contactPoints',
        dataset.contactPoints,
        ({ telephone }) => telephone !== undefined && !/[0-9]{3}/.test(telephone.replace(/[^0-9]/g, '')),
        'telephone',
      ),
  },
  'opendata.dataset.contact-not-personal': {
    severity: 'warning',
    who: 'authority',
    find: (dataset) => hits('contactPoints', dataset.contactPoints, ({ kind }) => kind === 'Individual'),
  },
};
