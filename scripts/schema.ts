import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { journeyJsonSchema } from '../journey/json-schema.ts';

/** Writes `journey/journey.schema.json`. Run it after a change of the journey model. */

const file = fileURLToPath(new URL('../journey/journey.schema.json', import.meta.url));
const options = { ...(await resolveConfig(file)), filepath: file };
await writeFile(file, await format(JSON.stringify(journeyJsonSchema(), null, 2), options));
