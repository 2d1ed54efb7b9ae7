import { z } from 'zod';
import { place, value } from './schema-parts.ts';

const server = z.strictObject({
  name: z.string().describe('gunicorn, uvicorn, …'),
  app: value.describe('`module:attribute`, or the file that it runs'),
  settings: z.record(z.string(), value).describe("by the server's own names; every setting for gunicorn"),
});

const process = z.strictObject({
  program: z.string(),
  argv: z.array(z.string()).describe('without the program; an ellipsis stands for what is not known'),
  cwd: z.string(),
  background: z.boolean(),
  condition: z.string().optional().describe('it starts only then'),
  server: server.nullable().describe('null for a process that answers no requests'),
});

const writers = z
  .array(
    z.strictObject({
      value,
      by: z.strictObject(place),
      condition: z.string().optional().describe('it writes only then'),
    }),
  )
  .describe(
    'everything that writes it, in order: what is declared and no step deploys, then each run of a workflow or script. Runs of different workflows, and jobs of which none needs the other, have no order',
  );

const startup = z.strictObject({
  kind: z
    .enum(['custom', 'default', 'elsewhere', 'container'])
    .describe(
      "custom: a startup command; default: App Service's own launch; elsewhere: the site is not declared in the repository, and the processes are those that start if no command is set on it; container: an image of its own",
    ),
  command: value.describe('the startup command; its value is null where none is set'),
  writers,
  assumed: z.boolean().describe('it holds only if nothing outside of the repository says otherwise'),
  detected: z
    .enum(['Django', 'FastAPI', 'Flask', 'default page'])
    .nullable()
    .describe('what App Service finds in the folder, for its default launch'),
  assumptions: z.array(z.string()).describe('what had to be assumed on the way, a sentence each'),
  unknown: z.array(value).describe('why the launch, or a part of it, is not known'),
  refusal: z.strictObject({ by: z.string(), message: z.string() }).nullable().describe('why nothing would start'),
});

/** One app in one environment. */
export const deployment = z
  .strictObject({
    app: z.strictObject({
      name: value,
      slot: value.nullable(),
      root: z
        .string()
        .nullable()
        .describe('the folder that is deployed; empty for the folder that was checked, null where it is not known'),
      ...place,
    }),
    environment: z.string().nullable(),
    condition: z.string().optional().describe('the deployment exists only then'),
    plan: z.strictObject({ sku: value, vcpu: value, memoryGiB: value, instances: value, writers }),
    pythonVersion: value,
    startup,
    processes: z.array(process),
    capacity: z.strictObject({
      concurrency: value.describe('requests that one instance answers at once'),
      arithmetic: z.string().nullable().describe('the sum, as a person would write it'),
      cpu: z
        .strictObject({
          workers: z.number(),
          vcpu: z.number(),
          most: z
            .number()
            .nullable()
            .describe('workers past this many only take turns: 2 × vCPU + 1; null for event loops'),
        })
        .nullable()
        .describe('null where the workers or the plan are not known'),
      memory: z
        .strictObject({
          askedMiB: z.number().describe('what all apps of the plan ask for, at least'),
          leftMiB: z.number().describe('what the platform leaves on one instance'),
          arithmetic: z.string(),
        })
        .nullable()
        .describe('null where it cannot be worked out'),
    }),
    joins: z.array(z.string()).describe('how the parts were put together, where a reader might wonder'),
  })
  .meta({ id: 'Deployment', description: 'One app in one environment: what starts there, and on which plan.' });
