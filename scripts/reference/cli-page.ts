import { main } from '../../runner/cli.ts';

/** The command line as it tells of itself: the page docs/reference/cli.md. */
export async function cliPage(): Promise<string> {
  const all = await said('--help');
  const names = [...all.matchAll(/^ {2}waymark ([a-z]+) /gm)].map(([, name = '']) => name);
  const parts = [];
  for (const name of names) parts.push(`## ${name}\n\n${block(await said(name, '--help'))}`);
  return `# Command line\n\n${WRITTEN}\n\n${block(all)}\n\n${parts.join('\n\n')}\n`;
}

const WRITTEN =
  'What `npx waymark --help` and `npx waymark COMMAND --help` say; `npm run reference` writes it here. The options of ' +
  '`run` can also stand in a file or in the environment: [configuration](../configuration.md).';

function block(text: string): string {
  return `\`\`\`text\n${text.trimEnd()}\n\`\`\``;
}

/** What a command line prints. */
async function said(...args: string[]): Promise<string> {
  const { log } = console;
  let text = '';
  console.log = (line: unknown) => (text += `${String(line)}\n`);
  try {
    await main(args);
  } finally {
    console.log = log;
  }
  return text;
}
