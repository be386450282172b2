import { chromium } from './chromium.ts';
import { engineContract } from './engine-contract.ts';

engineContract('Chromium', () => chromium);
