export {
  type RenderOptions,
  renderAccount,
  renderConsent,
  renderDataset,
  renderDelivery,
  renderLevel,
  renderLogin,
  renderReport,
  renderUpload,
} from './render/render.ts';
export { stylesheet } from './render/stylesheet.ts';
