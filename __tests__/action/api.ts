import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerOf, type Comment, type ReviewComment } from './api-answers.ts';
import { type Call, operationOf, problemsOfAnswer, problemsOfCall } from './openapi.ts';
import type { Repository } from './repository.ts';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** How the API misbehaves, for calls of one operation. */
export interface Fault {
  /** `issues/create-comment` */
  readonly operation: string;
  /** how many of its calls; the later ones are answered as they should be */
  readonly times?: number;
  /** in place of the right answer */
  readonly answer?: Answer;
  /** before any answer, in milliseconds; without an end: none ever comes */
  readonly delay?: number;
}

/** A stand-in for GitHub's API, which keeps what is written, checks every call, and misbehaves as it is told. */
export interface Api {
  readonly url: string;
  /** every call, as it arrived */
  readonly calls: readonly Call[];
  /** where calls, or the stand-in's own answers, differ from what GitHub describes */
  readonly problems: readonly string[];
  readonly comments: Comment[];
  readonly reviewComments: ReviewComment[];
  close(): void;
}

/** @param repository null: one that has nothing */
export async function gitHubApi(repository: Repository | null, faults: readonly Fault[] = []): Promise<Api> {
  const calls: Call[] = [];
  const problems: string[] = [];
  const comments: Comment[] = [];
  const reviewComments: ReviewComment[] = [];
  const done = new Map<Fault, number>();

  async function respond(call: Call): Promise<Answer> {
    const matched = operationOf(call);
    if (!matched) {
      problems.push(`${call.method} ${call.url} is no operation that is described`);
      return { status: 404, body: { message: 'Not Found' } };
    }
    problems.push(...problemsOfCall(call, matched));
    const fault = faults.find(
      (one) => one.operation === matched.operation.id && (done.get(one) ?? 0) < (one.times ?? Infinity),
    );
    if (fault) {
      done.set(fault, (done.get(fault) ?? 0) + 1);
      if (fault.delay !== undefined) await new Promise((resolve) => setTimeout(resolve, fault.delay).unref());
      if (fault.answer) return fault.answer;
    }
    const answer = answerOf(matched, call, { repository, comments, reviewComments, url: url() });
    problems.push(...problemsOfAnswer(matched, answer.status, answer.body));
    return answer;
  }

  const server: Server = createServer(async (request, response) => {
    const call = { method: request.method ?? '', url: request.url ?? '', body: await bodyOf(request) };
    calls.push(call);
    const { status, body, headers } = await respond(call).catch((error: unknown): Answer => {
      problems.push(String(error));
      return { status: 500, body: { message: String(error) } };
    });
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
    response.end(body === null ? undefined : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = (): string => `http://127.0.0.1:${port}`;
  return {
    url: url(),
    calls,
    problems,
    comments,
    reviewComments,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString('utf8');
  return text === '' ? null : JSON.parse(text);
}
