import type { FaultPage } from '../control/faults.ts';

const maintenance = `<!doctype html>
<html lang="de"><head><meta charset="utf-8"><title>Wartungsarbeiten</title></head>
<body><h1>Wartungsarbeiten</h1><p>Dieser Dienst steht wegen Wartungsarbeiten zurzeit nicht zur Verfügung.</p></body></html>
`;
const firewall = `<html><head><title>Request Rejected</title></head>
<body>The requested URL was rejected. Please consult with your administrator.<br><br>Your support ID is: 4711471147114711471</body></html>
`;

const pages: Readonly<Record<FaultPage, readonly [number, string]>> = {
  maintenance: [503, maintenance],
  // Some proxies answer their maintenance page with the status of success.
  'maintenance-200': [200, maintenance],
  firewall: [403, firewall],
};

/** Status and HTML of what stands in front of a service and answers in its place. */
export function faultPage(name: FaultPage): { status: number; contentType: string; body: string } {
  const [status, body] = pages[name];
  return { status, contentType: 'text/html; charset=utf-8', body };
}
