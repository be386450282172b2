export {
  type RenderOptions,
  renderAccount,
  renderConsent,
  renderDataset,
  renderDefect,
  renderDelivery,
  renderErrorSummary,
  renderField,
  renderLanguage,
  renderLevel,
  renderLogin,
  renderMailbox,
  renderSummaryList,
  renderTimeline,
  renderUpload,
} from './render/render.ts';
export { stylesheet } from './render/stylesheet.ts';
export { timelineOfDefect, timelineOfDelivery } from './timeline/entries.ts';
