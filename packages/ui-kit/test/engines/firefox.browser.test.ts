import { engineContract } from './engine-contract.ts';
import { firefox } from './marionette.ts';

engineContract('Firefox', firefox);
