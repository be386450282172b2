export {
  type RenderOptions,
  renderAccount,
  renderConsent,
  renderDataset,
  renderDefect,
  renderDelivery,
  renderLevel,
  renderLogin,
  renderUpload,
} from './render/render.ts';
export { stylesheet } from './render/stylesheet.ts';
