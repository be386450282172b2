import { OpenAI } from 'openai/client';
import { type MakeCall, origin } from './dogs.ts';

export const makeCall: MakeCall = (fetch = globalThis.fetch) => {
  const client = new OpenAI({ baseURL: origin, apiKey: 'invented', fetch, dangerouslyAllowBrowser: true });
  return (signal) => client.get('/dogs/7', { query: { lang: 'de' }, signal });
};
