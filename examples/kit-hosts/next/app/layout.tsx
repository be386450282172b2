import '@rathaus/ui-kit/styles.css';
import type { Metadata } from 'next';
import { connection } from 'next/server';
import type { ReactNode } from 'react';

export const metadata: Metadata = { title: 'Antrag' };

export default async function Layout({ children }: { children: ReactNode }) {
  // Made for each request: a page of the build would have no nonce for its scripts.
  await connection();
  return (
    <html lang="de">
      <body>{children}</body>
    </html>
  );
}
