export { GET, POST } from '../login/[...path]/route';
