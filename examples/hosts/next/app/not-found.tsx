export default function NotFound() {
  return (
    <main>
      <h1>Seite nicht gefunden</h1>
      <p>Diese Adresse gibt es hier nicht.</p>
    </main>
  );
}
