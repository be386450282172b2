export {
  type AddressDangers,
  type ConfigFault,
  type ConfigFaults,
  checkConfig,
  configFaultsOf,
  configOf,
  type FaultRule,
  isTenantId,
} from './faults.ts';
export { judgeFunctions, judgeMembers, type MembersOf, unknownMember } from './judge-members.ts';
