import type { Metadata } from 'next';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { Frame } from '@/pages';

export const metadata: Metadata = { title: 'Stadt Musterstadt' };

export default async function Layout({ children }: { children: ReactNode }) {
  // Made for each request: a page of the build would have no nonce for its scripts.
  await connection();
  return (
    <html lang="de">
      <body>
        <Frame>{children}</Frame>
      </body>
    </html>
  );
}
