export { type ContractCase, type StateStoreContract, stateStoreContract } from './state-store-contract.ts';
