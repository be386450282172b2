import { redirect } from 'next/navigation';
import { currentSession } from '@/visit';

export default async function Protected() {
  const session = await currentSession();
  // `proxy.ts` has led to the login whoever needs it. A page must not rely on that.
  if (!session?.atLeast('substanziell')) redirect('/');
  return (
    <main>
      <h1>Geschützt</h1>
      <p id="protected">
        Ihr Vertrauensniveau: <output id="level">{session.level}</output>
      </p>
    </main>
  );
}
