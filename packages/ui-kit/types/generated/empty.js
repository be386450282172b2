// The types beside this file have no run time.
export {};
