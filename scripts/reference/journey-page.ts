import { journeyJsonSchema } from '../../journey/json-schema.ts';

/** The journey file as its schema has it: the page docs/reference/journey.md. */
export function journeyPage(): string {
  const schema: Schema & { $defs: Record<string, Schema> } = JSON.parse(JSON.stringify(journeyJsonSchema()));
  const parts = Object.entries(schema.$defs).map(([name, one]) => `## ${name}\n\n${described(one)}`);
  return `${HEAD}\n\n## The whole\n\n${fieldsTable(schema)}\n\n${parts.join('\n\n')}\n`;
}

const HEAD = `# The journey file

\`NAME.journey.json\` says what was recorded; a replay needs no script beside it. It runs no code. What is not
named here is refused, with the place where it stands. [The JSON Schema](../../journey/journey.schema.json) comes with the
package as \`waymark/journey.schema.json\`; this page is made of it by \`npm run reference\`.`;

/** What is used of JSON Schema. */
interface Schema {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  $ref?: string;
  items?: Schema;
  oneOf?: Schema[];
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
}

function described(schema: Schema): string {
  const kinds = schema.oneOf ?? schema.anyOf ?? [];
  const key = ['kind', 'by'].find((name) => kinds.every(({ properties }) => properties?.[name]?.const));
  if (kinds.length > 0 && key !== undefined) return kindsTable(kinds, key);
  return schema.properties ? fieldsTable(schema) : `${worded(schema)}.`;
}

/** A row for each of several kinds, below what all of them have. */
function kindsTable(kinds: Schema[], key: string): string {
  const all = kinds.map((kind) => fieldsOf(kind).filter((field) => !field.startsWith(`\`${key}\``)));
  const shared = (all[0] ?? []).filter((field) => all.every((fields) => fields.includes(field)));
  const rows = kinds.map(({ properties }, at) => {
    const own = all[at]?.filter((field) => !shared.includes(field)) ?? [];
    return `| \`${String(properties?.[key]?.const)}\` | ${own.join('; ')} |`;
  });
  const told = shared.length > 0 ? `All have ${shared.join('; ')}. ` : '';
  return `${told}What is marked with ? may be left out.\n\n| ${key} | fields |\n| --- | --- |\n${rows.join('\n')}`;
}

function fieldsOf({ properties = {}, required = [] }: Schema): string[] {
  return Object.entries(properties).map(
    ([name, of]) => `\`${name}\`${required.includes(name) ? '' : '?'}: ${worded(of)}`,
  );
}

function fieldsTable({ properties = {}, required = [] }: Schema): string {
  const rows = Object.entries(properties).map(
    ([name, of]) => `| \`${name}\` | ${required.includes(name) ? 'yes' : ''} | ${worded(of)} |`,
  );
  return `| field | needed | what it is |\n| --- | --- | --- |\n${rows.join('\n')}`;
}

function worded(schema: Schema): string {
  const { $ref, items, properties, additionalProperties: others } = schema;
  const name = $ref?.split('/').at(-1);
  if (name !== undefined) return `[${name}](#${name})`;
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.enum) return schema.enum.map((value) => `\`${JSON.stringify(value)}\``).join(' or ');
  const either = schema.oneOf ?? schema.anyOf;
  if (either) return either.map(worded).join(' or ');
  if (items) return `list of ${worded(items)}`;
  if (properties) return `{ ${fieldsOf(schema).join(', ')} }`;
  if (typeof others === 'object') return `${worded(others)} by name`;
  return WORDS[schema.type ?? ''] ?? 'anything';
}

const WORDS: Record<string, string> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'true or false',
  null: '`null`',
};
