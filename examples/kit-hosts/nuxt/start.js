// The server that the build has made, for this machine only: whatever is in front of it sets HOST.
process.env.HOST ??= '127.0.0.1';
await import('./.output/server/index.mjs');
