import { rathausTsup } from '../../tools/tsup.ts';

export default rathausTsup();
