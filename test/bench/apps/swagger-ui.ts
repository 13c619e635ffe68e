import { Hono } from 'hono';
import type { App } from './app.ts';
import { servePage } from './pages.ts';

interface Pet {
  id: number;
  name: string;
  status: string;
}

const STATUS = `document.querySelector('.live-responses-table tbody .response-col_status')?.innerText ?? ''`;

/** The documentation of an API, from which it can be called; the API keeps pets. */
export const SWAGGER_UI: App = {
  name: 'swagger-ui',
  packages: { 'swagger-ui-dist': '5.35.0' },
  async start(folder) {
    const pets = new Map<number, Pet>();
    const reset = async (): Promise<void> => {
      pets.clear();
      pets.set(1, { id: 1, name: 'Rudolph', status: 'available' });
    };
    await reset();
    const api = new Hono();
    api.get('/openapi.json', (context) => context.json(OPENAPI));
    api.post('/pets', async (context) => {
      const { id, name, status }: Pet = await context.req.json();
      pets.set(id, { id, name, status });
      return context.json(pets.get(id), 201);
    });
    api.get('/pets', (context) => {
      const status = context.req.query('status');
      return context.json([...pets.values()].filter((pet) => status === undefined || pet.status === status));
    });
    api.delete('/pets/:id', (context) => {
      if (context.req.header('x-key') !== 'carrot') return context.json({ error: 'no key' }, 401);
      return pets.delete(Number(context.req.param('id'))) ? context.body(null, 204) : context.body(null, 404);
    });
    const running = await servePage(folder, PAGE, api);
    return { ...running, reset, state: async () => [...pets.values()] };
  },
  journeys: [
    {
      title: 'Add a pet',
      path: '/',
      state: STATUS,
      async act(hand) {
        await hand.click('#operations-pets-addPet .opblock-summary-control');
        await hand.click('#operations-pets-addPet .try-out__btn');
        await hand.click('#operations-pets-addPet textarea');
        await hand.press('Control+A');
        await hand.write('{ "id": 2, "name": "Dasher", "status": "sold" }');
        await hand.click('#operations-pets-addPet .execute');
        await hand.see('#operations-pets-addPet .live-responses-table');
      },
    },
    {
      title: 'Authorize and delete a pet',
      path: '/',
      state: STATUS,
      async act(hand) {
        await hand.click('.auth-wrapper .authorize');
        await hand.type('.auth-container input', 'carrot');
        await hand.click('.auth-btn-wrapper .authorize');
        await hand.click('.auth-btn-wrapper .btn-done');
        await hand.click('#operations-pets-deletePet .opblock-summary-control');
        await hand.click('#operations-pets-deletePet .try-out__btn');
        await hand.type('#operations-pets-deletePet input[placeholder=id]', '1');
        await hand.click('#operations-pets-deletePet .execute');
        await hand.see('#operations-pets-deletePet .live-responses-table');
      },
    },
  ],
};

const PAGE = `<title>Pets</title><link rel="stylesheet" href="/lib/swagger-ui-dist/swagger-ui.css"><div id="ui"></div>
  <script src="/lib/swagger-ui-dist/swagger-ui-bundle.js"></script>
  <script>SwaggerUIBundle({ url: '/openapi.json', dom_id: '#ui' })</script>`;

const PET = {
  type: 'object',
  properties: { id: { type: 'integer' }, name: { type: 'string' }, status: { type: 'string' } },
};

const OPENAPI = {
  openapi: '3.0.3',
  info: { title: 'Pets', version: '1.0.0' },
  components: {
    securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'x-key' } },
    schemas: { Pet: PET },
  },
  paths: {
    '/pets': {
      get: {
        tags: ['pets'],
        operationId: 'findPets',
        parameters: [
          { name: 'status', in: 'query', schema: { type: 'string', enum: ['available', 'sold'] } },
        ],
        responses: { 200: { description: 'The pets' } },
      },
      post: {
        tags: ['pets'],
        operationId: 'addPet',
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } },
        },
        responses: { 201: { description: 'Added' } },
      },
    },
    '/pets/{id}': {
      delete: {
        tags: ['pets'],
        operationId: 'deletePet',
        security: [{ key: [] }],
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
        responses: { 204: { description: 'Deleted' } },
      },
    },
  },
};
