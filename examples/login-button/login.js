/** The same login in all three frameworks. */
export const login = {
  level: 'substanziell',
  providers: [
    { id: 'bundid', href: '/login/bundid' },
    { id: 'unternehmenskonto', href: '/login/muk' },
  ],
};
