import { ApplicationForm } from '../application-form.tsx';

export default function Page() {
  return (
    <main>
      <h1>Antrag</h1>
      <ApplicationForm />
    </main>
  );
}
