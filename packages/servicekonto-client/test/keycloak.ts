export {
  installKeycloak,
  type Keycloak,
  processorTimeOf,
  startKeycloak,
} from '../../../tools/testing/keycloak.ts';
