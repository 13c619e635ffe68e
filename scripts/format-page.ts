import { format, resolveConfig } from 'prettier';

/** The text of a page of the documentation as it stands in its file, which code writes and a test holds to it. */
export async function formatPage(file: string, text: string): Promise<string> {
  return format(text, { ...(await resolveConfig(file)), parser: 'markdown' });
}
