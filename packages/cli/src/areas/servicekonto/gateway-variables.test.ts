import { describe, expect, it } from 'vitest';
import { ConfigurationFaults } from '../../configuration/members.ts';
import { gatewayVariables } from './gateway-variables.ts';
import { prefix } from './read-environment.ts';

const read = (variables: Readonly<Record<string, string>>) =>
  gatewayVariables(
    Object.fromEntries(Object.entries(variables).map(([name, value]) => [`${prefix}${name}`, value])),
  );
const faultsOf = (variables: Readonly<Record<string, string>>) => {
  try {
    read(variables);
  } catch (error) {
    if (error instanceof ConfigurationFaults)
      return error.faults.map(({ place, text }) => `${place.replace(prefix, '')} ${text.en}`);
    throw error;
  }
  return [];
};

describe('variables of the process of a gateway', () => {
  it('say where it listens, what it writes and how it ends', () => {
    expect(read({ HOST: '0.0.0.0', PORT: ' 8080 ', LOG: 'true', DRAIN: '5' })).toEqual({
      host: '0.0.0.0',
      port: 8080,
      log: true,
      drain: 5,
    });
    expect(read({ PORT: '0', LOG: 'false', DRAIN: '0' })).toMatchObject({ port: 0, log: false, drain: 0 });
  });

  it('say nothing when they are not there or empty', () => {
    const nothing = { host: undefined, port: undefined, log: undefined, drain: undefined };
    expect(read({})).toEqual(nothing);
    expect(read({ HOST: '', PORT: '', LOG: '', DRAIN: ' ' })).toEqual(nothing);
  });

  it.each(['1', 'yes', 'TRUE', 'an'])(
    'LOG=%s is refused: it would be off, and nobody would notice',
    (LOG) => {
      expect(faultsOf({ LOG })).toEqual(['LOG must be true or false']);
    },
  );

  it('are refused all at once, without their values', () => {
    expect(faultsOf({ PORT: '65536', LOG: 'canary', DRAIN: '601' })).toEqual([
      'PORT must be a number from 0 to 65535',
      'LOG must be true or false',
      'DRAIN must be a number from 0 to 600',
    ]);
    for (const value of ['-1', '1.5', 'x', '0x10', '1e3'])
      expect(faultsOf({ PORT: value, DRAIN: value })).toHaveLength(2);
  });
});
