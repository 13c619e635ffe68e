import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { journeyJsonSchema } from '../journey/json-schema.ts';
import { reportJsonSchema } from '../runner/report/schema.ts';

/** Writes the JSON Schemas of journeys and reports. Run it after a change of their models. */

const schemas: [path: string, schema: object][] = [
  ['../journey/journey.schema.json', journeyJsonSchema()],
  ['../runner/report/report.schema.json', reportJsonSchema()],
];
for (const [path, schema] of schemas) {
  const file = fileURLToPath(new URL(path, import.meta.url));
  const options = { ...(await resolveConfig(file)), filepath: file };
  await writeFile(file, await format(JSON.stringify(schema, null, 2), options));
}
