export {
  type AkteFile,
  aktePolicy,
  type RenderAkteOptions,
  type RenderAkteSteps,
  type RenderedAkte,
  renderAkte,
} from './render-akte.ts';
