export { createGateway, type Gateway } from './create-gateway.ts';
export {
  type GatewayConfig,
  type GatewayEvent,
  type GatewayKey,
  type GatewayLogin,
  gatewayHeaders,
  type PublicJwk,
} from './options.ts';
