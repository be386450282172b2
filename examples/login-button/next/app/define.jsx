'use client';

import { useEffect } from 'react';

/** The content is complete without it; elements with behaviour are defined once the page is there. */
export function Define() {
  useEffect(() => {
    import('@rathaus/ui-kit/define/login');
  }, []);
  return null;
}
