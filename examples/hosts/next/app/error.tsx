'use client';

export default function Failed() {
  return (
    <main>
      <h1>Das hat nicht geklappt</h1>
      <p>Bitte versuchen Sie es später noch einmal.</p>
    </main>
  );
}
