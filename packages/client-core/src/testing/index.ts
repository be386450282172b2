export {
  type ApplicationContract,
  applicationContract,
  type NeedyWork,
  type WatchedWork,
} from './application-contract.ts';
export { type ContractCase, type StateStoreContract, stateStoreContract } from './state-store-contract.ts';
