import { isRathausError } from '@rathaus/client-core';
import { describe, expect, it } from 'vitest';
import { dice } from '../../test/dice.ts';
import { message, status } from '../../test/postfach/world.ts';
import { judgeMessage, judgeStatus } from './judge-message.ts';
import type { PostfachMessage, PostfachStatus } from './message.ts';

/** What the judge says, one fault each; empty when it lets it pass. */
function faultsOf(judge: () => void): string[] {
  try {
    judge();
    return [];
  } catch (error) {
    if (!isRathausError(error) || error.code !== 'servicekonto.postfach.invalid') throw error;
    expect(error.retryable).toBe(false);
    expect(error.origin).toBe('local');
    return error.message.replace(/^.*?: \d+ faults?: /, '').split('; ');
  }
}
const ofMessage = (more: object) => faultsOf(() => judgeMessage(message(more as Partial<PostfachMessage>)));
const ofStatus = (more: object) => faultsOf(() => judgeStatus(status(more as Partial<PostfachStatus>)));
const file = (more: object = {}) => ({ name: 'a.pdf', open: () => new Uint8Array([1]), ...more });

// One character that is two code units, and one that is composed: as characters each counts once.
const fill = (length: number) => `${'𝔐'.repeat(length - 2)}e\u0301ẞ`;

describe('limits of a message', () => {
  it.each([
    ['key', 150],
    ['sender', 255],
    ['service', 255],
    ['subject', 1024],
    ['reference', 255],
    ['replyAddress', 320],
    ['retrievalConfirmationAddress', 320],
  ])('%s has %i characters at most', (member, most) => {
    expect(ofMessage({ [member]: fill(most) })).toEqual([]);
    expect(ofMessage({ [member]: fill(most + 1) })).toEqual([
      `${member} has ${most + 1} characters, at most ${most} are taken`,
    ]);
  });

  it('senderUrl has 255 characters at most', () => {
    const url = (length: number) => `https://musterstadt.example/${'a'.repeat(length - 28)}`;
    expect(ofMessage({ senderUrl: url(255) })).toEqual([]);
    expect(ofMessage({ senderUrl: url(256) })).toEqual([
      'senderUrl has 256 characters, at most 255 are taken',
    ]);
  });

  it.each([
    ['http://musterstadt.example', 'senderUrl must be an https: address'],
    ['https://user:pass@musterstadt.example', 'senderUrl must have no credentials, query or fragment'],
    ['https://musterstadt.example/?token=a', 'senderUrl must have no credentials, query or fragment'],
    ['https://musterstadt.example/#a', 'senderUrl must have no credentials, query or fragment'],
    ['musterstadt', 'senderUrl must be an absolute address'],
    ['javascript:alert(1)', 'senderUrl must be an https: address'],
  ])('senderUrl is not %s', (senderUrl, fault) => {
    expect(ofMessage({ senderUrl })).toEqual([fault]);
  });

  it('names of attachments have 4,000 characters at most, no path, and differ', () => {
    expect(ofMessage({ attachments: [file({ name: fill(4000) })] })).toEqual([]);
    expect(ofMessage({ attachments: [file({ name: fill(4001) })] })).toEqual([
      'attachments.0.name has 4001 characters, at most 4000 are taken',
    ]);
    expect(ofMessage({ attachments: [file({ name: '../a' }), file({ name: 'b\\c' })] })).toEqual([
      'attachments.0.name must be a name without a path',
      'attachments.1.name must be a name without a path',
    ]);
    expect(ofMessage({ attachments: [file({ name: 'é' }), file({ name: 'e\u0301' })] })).toEqual([
      'attachments.1.name is that of another attachment, too',
    ]);
  });

  it.each([
    ['to', 'kein Postfach'],
    ['to', '5a1f0c3e-7c1d-4f6a-9b1e-2f4d8c7a6b5'],
    ['applicationId', ''],
  ])('%s is a UUID and not "%s"', (member, value) => {
    expect(ofMessage({ [member]: value })).toEqual([`${member} must be a UUID`]);
  });

  it('the level is asked for', () => {
    expect(ofMessage({ level: undefined })).toEqual(['level is missing']);
    expect(ofMessage({ level: 3 })).toEqual([
      'level must be one of basisregistrierung, niedrig, substanziell, hoch',
    ]);
  });

  it('all faults come at once, without a value', () => {
    const faults = ofMessage({
      to: 'geheim',
      level: 'geheim',
      sender: ' ',
      subject: `geheim\n${'x'.repeat(1024)}`,
      text: 'ge\u0000heim',
      reference: 'geheim\ud800',
      adress: 'geheim',
      attachments: [file({ size: 0, mediaType: 'text/plain; charset=geheim', open: 'geheim' })],
    });
    expect(faults).toHaveLength(11);
    expect(faults.join()).not.toContain('geheim');
    expect(faults).toContain('subject has control characters');
  });

  it('texts of DIN 91379 pass', () => {
    const names = 'Łódź-Şahin, Ōno, Đorđević, Ĳsbrand, M̂, ẞ, ǆ, ʻ, ʼ, J̌ägermeister, Þórdís, İnan, K̲h, ȷ̆';
    expect(ofMessage({ sender: names, subject: names, text: `${names}\r\n\t${names}` })).toEqual([]);
  });
});

describe('limits of a status', () => {
  it.each([
    ['key', 150],
    ['service', 100],
    ['sender', 100],
    ['information', 100],
    ['details', 50],
    ['reference', 50],
  ])('%s has %i characters at most', (member, most) => {
    expect(ofStatus({ [member]: fill(most) })).toEqual([]);
    expect(ofStatus({ [member]: fill(most + 1) })).toEqual([
      `${member} has ${most + 1} characters, at most ${most} are taken`,
    ]);
  });

  it('a word that nobody knows is refused, and a time that is none', () => {
    expect(ofStatus({ state: 'RECEIVED', at: new Date('unsinn') })).toEqual([
      'state must be one of initiated, submitted, received, processing, action-required, completed',
      'at must be a Date',
    ]);
    expect(ofStatus({ details: '' })).toEqual(['details must be text that is not empty']);
  });
});

it('garbage in every member is a fault and never an exception of another kind', () => {
  const roll = dice(20261130);
  const values = [
    null,
    0,
    NaN,
    '',
    '\ud800',
    [],
    [null],
    {},
    () => 0,
    Symbol.iterator,
    1n,
    new Date(NaN),
    true,
  ];
  const members = ['key', 'to', 'level', 'sender', 'service', 'subject', 'text'] as const;
  for (let round = 0; round < 2000; round++) {
    const value = values[roll(values.length)];
    const member = members[roll(members.length)]!;
    expect(ofMessage({ [member]: value }).length, member).toBeGreaterThan(0);
    const optional = ['reference', 'attachments', 'senderUrl', 'applicationId', 'replyAddress'][roll(5)]!;
    faultsOf(() => judgeMessage(message({ [optional]: value })));
    faultsOf(() => judgeMessage(value as PostfachMessage));
    faultsOf(() => judgeStatus(value as PostfachStatus));
    faultsOf(() => judgeStatus(status({ [['at', 'state', 'details', 'service'][roll(4)]!]: value })));
  }
});
