/** What the bench asks of a walk, by its environment. */
export const asked = {
  url: need('BENCH_URL'),
  browser: need('BENCH_BROWSER'),
  times: Number(need('BENCH_TIMES')),
  workers: Number(need('BENCH_WORKERS')),
  /** The folder that pictures go to. */
  out: need('BENCH_OUT'),
  email: need('BENCH_EMAIL'),
  password: need('PASSWORD'),
};

function need(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is missing: “npm run bench -- runner” sets it.`);
  return value;
}
