export { ALL } from './login/[...path].ts';
