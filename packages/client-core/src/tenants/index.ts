export {
  createTenants,
  isTenantSource,
  type RequestTenantSource,
  type TenantConfig,
  type Tenanted,
  type TenantScope,
  type TenantSource,
  type Tenants,
  type TenantsOptions,
} from './tenants.ts';
