export { type AddressDangers, type ConfigFaults, checkConfig, configOf, isTenantId } from './faults.ts';
