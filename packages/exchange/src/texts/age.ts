import type { Language } from '@rathaus/client-core/texts';

/** An age by its two largest units: `1 h 25 min`, `3 Tage 4 h`. Below a minute `unter 1 min`. */
export function ageText(milliseconds: number, language: Language): string {
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < 1) return language === 'de' ? 'unter 1 min' : 'under 1 min';
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  if (days > 0) {
    const unit = language === 'de' ? (days === 1 ? 'Tag' : 'Tage') : days === 1 ? 'day' : 'days';
    return hours > 0 ? `${days} ${unit} ${hours} h` : `${days} ${unit}`;
  }
  const left = minutes % 60;
  if (hours === 0) return `${left} min`;
  return left > 0 ? `${hours} h ${left} min` : `${hours} h`;
}
