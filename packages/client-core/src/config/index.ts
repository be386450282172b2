export { type AddressDangers, type ConfigFaults, checkConfig, isTenantId } from './faults.ts';
