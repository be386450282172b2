import { toNodeHandler } from '@rathaus/servicekonto-client/node';
import { fromNodeMiddleware } from 'h3';
import { konto } from '../site/servicekonto';

/** Login, callback and logout. The body of every other request stays as it is: `toWebRequest()` of h3 would read it. */
export default fromNodeMiddleware(toNodeHandler(konto));
