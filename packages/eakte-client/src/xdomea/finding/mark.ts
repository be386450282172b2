export type { Mark } from '@rathaus/client-core/xml';
