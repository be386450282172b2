export { createEakteRecogniser, type EakteRecogniserOptions, eakteRecogniser } from './recogniser.ts';
