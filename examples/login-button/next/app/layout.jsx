import '@rathaus/ui-kit/styles.css';

export const metadata = { title: 'Anmelden' };

export default function Layout({ children }) {
  return (
    <html lang="de">
      <body>{children}</body>
    </html>
  );
}
