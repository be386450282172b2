export { GET } from '../login/[...path]/route';
